using System.Net;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Wardmote.App.Tests.Pages;
using Wardmote.Tests;
using Xunit;

namespace Wardmote.App.Tests.Abuse;

/// <summary>Links and cookies, used for what they were not made for.</summary>
public sealed class LinkTests
{
    [Fact, Trait("abuse", "A1"), Trait("abuse", "B3")]
    public async Task A_link_opens_the_one_thing_it_was_made_for()
    {
        await using var served = await Served.OpenAsync(On.Sqlite, demonstration: true);
        var cases = await Cases.OpenAsync(served);
        var links = new (string Page, string Token)[]
        {
            ("answer", TokenOf(cases.AnswerLink(Federation.Chair))),
            ("collect", TokenOf(cases.CollectLink)),
            ("signin/new-password", cases.PasswordLink),
            ("signin/link", cases.SignInLink),
            ("welcome", cases.Invitation),
        };
        var visit = served.Visit();
        foreach (var (page, token) in links)
        {
            var real = (await visit.GetAsync($"/{page}/{token}")).Words;
            var none = (await visit.GetAsync($"/{page}/none")).Words;
            real.ShouldNotBe(none, page);
            foreach (var (_, others) in links.Where(l => l.Page != page))
                (await visit.GetAsync($"/{page}/{others}")).Words.ShouldBe(none, $"/{page} with another kind of link");
        }

        static string TokenOf(string link) => link[(link.LastIndexOf('/') + 1)..];
    }

    [Fact, Trait("abuse", "B17"), Trait("asvs", "V11.2.5")]
    public async Task A_cookie_with_one_letter_changed_is_no_cookie()
    {
        await using var served = await Served.OpenAsync(On.Sqlite);
        var cases = await Cases.OpenAsync(served);
        var (name, value) = cases.Cookie(Who.Halfway)!.Value;
        (await served.Visit((name, value)).GetAsync("/signin/code")).Status.ShouldBe(HttpStatusCode.OK);
        for (var i = 0; i < value.Length; i++)
        {
            // The last letter of base64url may carry bits that mean nothing.
            var changed = value[..i] + (value[i] == 'A' ? 'B' : 'A') + value[(i + 1)..];
            if (i == value.Length - 1)
                changed = value[..i];
            var answer = await served.Visit((name, changed)).GetAsync("/signin/code");
            answer.Status.ShouldBe(HttpStatusCode.Found, $"letter {i} of {value.Length}");
        }
    }

    [Theory, OnBothDatabases, Trait("abuse", "B12"), Trait("abuse", "B21"), Trait("asvs", "V4.1.3")]
    public async Task Whoever_floods_a_form_shuts_out_nobody_else_and_cannot_pass_for_another(On on)
    {
        await using var served = await Served.OpenAsync(on);
        var cases = await Cases.OpenAsync(served);
        (await SendAsync("127.0.0.1", null)).ShouldBe(HttpStatusCode.Found);
        await served.ReadAsync(db =>
            db.Database.ExecuteSqlAsync($"update rate_counters set used = 1000000 where used > 0")
        );
        var before = await RequestsAsync();
        (await SendAsync("127.0.0.1", null)).ShouldBe(HttpStatusCode.OK, "The form again, with a sentence.");
        (await SendAsync("127.0.0.1", "198.51.100.7")).ShouldBe(HttpStatusCode.OK);
        (await RequestsAsync()).ShouldBe(before);
        (await SendAsync("127.0.0.2", null)).ShouldBe(HttpStatusCode.Found);
        (await RequestsAsync()).ShouldBe(before + 1);

        Task<int> RequestsAsync() => served.ReadAsync(db => db.Set<Wardmote.Rights.Request>().CountAsync());

        async Task<HttpStatusCode> SendAsync(string from, string? forwarded)
        {
            var asker = await cases.AnotherAskerAsync();
            var visit = served.Visit(asker, IPAddress.Parse(from));
            if (forwarded is not null)
                visit.Client.DefaultRequestHeaders.Add("X-Forwarded-For", forwarded);
            var page = await visit.GetAsync("/ask/C001/check");
            page.Status.ShouldBe(HttpStatusCode.OK);
            return (await visit.SendAsync(page)).Status;
        }
    }
}
