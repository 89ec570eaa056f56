using System.Net;
using Shouldly;
using Wardmote.Tests;
using Xunit;

namespace Wardmote.App.Tests.Hosting;

/// <summary>Every answer carries the headers, whatever it is.</summary>
public class SecurityHeadersTests
{
    [Theory]
    [InlineData("/no-such-page", HttpStatusCode.NotFound)]
    [InlineData("/problem/500", HttpStatusCode.InternalServerError)]
    [InlineData("/healthz", HttpStatusCode.OK)]
    [InlineData("/readyz", HttpStatusCode.OK)]
    [InlineData("/wardmote.css", HttpStatusCode.OK)]
    public async Task An_answer_carries_the_strict_headers(string path, HttpStatusCode status)
    {
        await using var site = await TestSite.OpenAsync(On.Sqlite);
        using var answer = await site.Visit().Client.GetAsync(path);
        answer.StatusCode.ShouldBe(status);
        One(answer, "Content-Security-Policy")
            .ShouldBe(
                "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
            );
        One(answer, "X-Content-Type-Options").ShouldBe("nosniff");
        One(answer, "Referrer-Policy").ShouldBe("no-referrer");
        One(answer, "Cross-Origin-Opener-Policy").ShouldBe("same-origin");
        One(answer, "Cross-Origin-Resource-Policy").ShouldBe("same-origin");
        answer.Headers.Contains("Server").ShouldBeFalse();
        answer.Headers.Contains("Strict-Transport-Security").ShouldBeFalse();
        answer.Headers.CacheControl!.ToString().ShouldBe(path.EndsWith(".css") ? "public, no-cache" : "no-store");
    }

    [Fact]
    public async Task Over_https_the_browser_is_told_to_stay_there()
    {
        await using var site = await TestSite.OpenAsync(On.Sqlite, ["Wardmote:Address=https://data.example.org"]);
        using var answer = await site.Visit("https://data.example.org").Client.GetAsync("/problem/404");
        One(answer, "Strict-Transport-Security").ShouldBe("max-age=31536000");
    }

    [Fact]
    public async Task A_file_whose_address_carries_its_hash_is_kept_for_a_year()
    {
        await using var site = await TestSite.OpenAsync(On.Sqlite);
        var page = await site.Visit().GetAsync("/problem/404");
        var sheet = page.Document.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;
        using var answer = await site.Visit().Client.GetAsync(sheet);
        answer.Headers.CacheControl!.ToString().ShouldBe("public, max-age=31536000, immutable");
    }

    [Fact]
    public async Task Another_host_name_is_turned_away()
    {
        await using var site = await TestSite.OpenAsync(On.Sqlite, ["Wardmote:Address=https://data.example.org"]);
        using var answer = await site.Visit("https://evil.example.net").Client.GetAsync("/healthz");
        answer.StatusCode.ShouldBe(HttpStatusCode.MisdirectedRequest);
        One(answer, "X-Content-Type-Options").ShouldBe("nosniff");
    }

    private static string One(HttpResponseMessage answer, string name) => answer.Headers.GetValues(name).Single();
}
