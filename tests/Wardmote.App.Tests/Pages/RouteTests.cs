using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Wardmote.App.SignIn;
using Xunit;

namespace Wardmote.App.Tests.Pages;

/// <summary>What holds of every page, on one house full of cases.</summary>
public sealed class RouteTests(FullHouse house) : IClassFixture<FullHouse>
{
    private const string Token = "__RequestVerificationToken";

    private Served Served => house.Served;
    private Cases Cases => house.Cases;

    [Fact]
    public void Every_page_has_its_line_in_the_route_table() =>
        RouteTable.Known.Order(StringComparer.Ordinal).ShouldBe(RouteTable.Routes(Served.Services));

    [Fact]
    public async Task Every_page_can_be_looked_at()
    {
        foreach (var (_, look) in RouteTable.Looks())
        {
            var visit = Visit(look.Who);
            var path = look.Where(Cases);

            var page = await visit.GetAsync(path);

            page.Status.ShouldBe(look.Status, $"{look.Who} at {path}");
            (page.Errors.Count > 0).ShouldBe(look.Errors, $"{look.Who} at {path}");
        }
    }

    [Fact]
    public async Task An_officer_of_another_constituency_finds_no_page_of_a_request()
    {
        var stranger = Visit(Who.Stranger);
        var form = await stranger.GetAsync("/rights/new");
        var token = form.FormWith([Token]).Elements.OfType<IHtmlInputElement>().First(e => e.Name == Token).Value;
        var pages = Looks().Where(l => l.Route.StartsWith("rights/{reference}", StringComparison.Ordinal)).ToList();
        pages.Count.ShouldBeGreaterThan(20);
        foreach (var (_, path) in pages)
        {
            (await stranger.Client.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
            var sent = await stranger.Client.PostAsync(path, new FormUrlEncodedContent([new(Token, token)]));
            sent.StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        }
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_is_sent_to_sign_in()
    {
        var nobody = Visit(Who.Nobody);
        var closed = await ClosedRoutesAsync();
        foreach (var (route, path) in Looks().Where(l => closed.Contains(l.Route)))
        {
            var answer = await nobody.Client.GetAsync(path);
            answer.StatusCode.ShouldBe(HttpStatusCode.Found, route);
            answer.Headers.Location!.OriginalString.ShouldStartWith("/signin", customMessage: route);
        }
    }

    [Fact]
    public async Task Every_answer_carries_the_headers_that_protect_its_reader_and_looking_changes_nothing()
    {
        await LookEverywhereAsync(HttpMethod.Get);
        var before = await Served.StateAsync();
        await LookEverywhereAsync(HttpMethod.Head);
        await LookEverywhereAsync(HttpMethod.Get);
        (await Served.StateAsync()).ShouldBe(before);
        var nobody = Visit(Who.Nobody);
        RequireHeaders(await nobody.Client.GetAsync("/no-such-page"), "404");
        RequireHeaders(await nobody.Client.GetAsync("/desk"), "redirect");
    }

    [Fact]
    public async Task A_failure_of_ours_is_a_page_with_the_same_headers_and_nothing_of_the_failure()
    {
        var nobody = Visit(Who.Nobody);
        await RenameAsync("units", "units_away");
        try
        {
            var answer = await nobody.Client.GetAsync("/ask/C001");

            answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
            RequireHeaders(answer, "500");
            var text = await answer.Content.ReadAsStringAsync();
            text.ShouldContain("Something went wrong");
            text.ShouldNotContain("no such table");
        }
        finally
        {
            await RenameAsync("units_away", "units");
        }
    }

    private static void RequireHeaders(HttpResponseMessage answer, string what)
    {
        string Header(string name) =>
            answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";
        Header("Content-Security-Policy")
            .ShouldBe(
                "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'",
                what
            );
        Header("X-Content-Type-Options").ShouldBe("nosniff", what);
        Header("Referrer-Policy").ShouldBe("no-referrer", what);
        Header("Cross-Origin-Opener-Policy").ShouldBe("same-origin", what);
        Header("Cross-Origin-Resource-Policy").ShouldBe("same-origin", what);
        Header("Permissions-Policy").ShouldContain("camera=()", customMessage: what);
        Header("Cache-Control").ShouldContain("no-store", customMessage: what);
        Header("Server").ShouldBeEmpty(what);
        answer.Headers.TryGetValues("Set-Cookie", out var cookies);
        foreach (var cookie in cookies ?? [])
            cookie.ShouldContain("httponly", Case.Insensitive, what);
    }

    private async Task LookEverywhereAsync(HttpMethod method)
    {
        foreach (var (_, look) in RouteTable.Looks())
        {
            var path = look.Where(Cases);
            RequireHeaders(await Visit(look.Who).Client.SendAsync(new(method, path)), path);
        }
    }

    private async Task<HashSet<string>> ClosedRoutesAsync()
    {
        var loader = Served.Services.GetRequiredService<PageLoader>();
        var closed = new HashSet<string>(StringComparer.Ordinal);
        foreach (
            var page in Served
                .Services.GetRequiredService<IActionDescriptorCollectionProvider>()
                .ActionDescriptors.Items.OfType<PageActionDescriptor>()
        )
        {
            var model = (await loader.LoadAsync(page, EndpointMetadataCollection.Empty)).HandlerTypeInfo;
            if (!model.GetCustomAttributes(inherit: true).OfType<PublicAttribute>().Any())
                closed.Add(page.AttributeRouteInfo!.Template!.TrimStart('/'));
        }
        return closed;
    }

    private Task RenameAsync(string table, string to) =>
        Served.ReadAsync(db =>
            db.Database.ExecuteSqlRawAsync($"pragma legacy_alter_table=on; alter table {table} rename to {to}")
        );

    private IEnumerable<(string Route, string Path)> Looks() =>
        RouteTable.Looks().Select(l => (l.Route, l.Look.Where(Cases)));

    private TestVisit Visit(Who who) => Served.Visit(Cases.Cookie(who));
}
