using System.Net;
using NodaTime;
using Shouldly;
using Wardmote.Tests;
using Wardmote.Tests.Organisation;
using Xunit;

namespace Wardmote.App.Tests.SignIn;

/// <summary>The day the phone is lost, and what a browser left open cannot do.</summary>
public class SecondFactorTests
{
    [Theory, OnBothDatabases]
    public async Task Codes_made_one_day_let_their_owner_in_on_the_day_the_phone_is_lost(On on)
    {
        await using var site = await SigningIn.SiteAsync(on);
        var (_, secret) = await site.House.AccountAsync();
        var visit = site.Visit();
        await visit.SignInAsync(site, secret);
        var shown = await visit.FollowAsync(await visit.SendAsync(await visit.GetAsync("/account/codes")));
        var codes = shown.Document.QuerySelectorAll(".wm-code").Select(c => c.TextContent).ToList();
        codes.Count.ShouldBe(10);
        (await visit.GetAsync("/account/codes")).Words.ShouldContain("10 codes are left");

        var elsewhere = site.Visit();
        var page = await elsewhere.ToCodeAsync();
        (await elsewhere.SendAsync(page, ("Code", "WRNG-CODE"))).Errors.ShouldBe([
            "That recovery code is not right, or has been used already. Check each letter, or use the next one.",
        ]);
        var entered = await elsewhere.SendAsync(page, ("Code", codes[0].ToLowerInvariant()));
        entered.Location.ShouldBe("/account/codes");
        (await elsewhere.FollowAsync(entered)).Words.ShouldContain("9 codes are left");

        var setUp = await elsewhere.GetAsync("/account/authenticator");
        var fresh = Base32(setUp.Document.QuerySelector(".wm-code")!.TextContent);
        var changed = await elsewhere.SendAsync(setUp, ("Code", site.House.Code(fresh)));
        changed.Location.ShouldBe("/account");
        (await visit.GetAsync("/account")).Location.ShouldStartWith("/signin");
    }

    [Theory, OnBothDatabases]
    public async Task A_browser_left_open_must_show_again_who_sits_there(On on)
    {
        await using var site = await SigningIn.SiteAsync(on);
        var (_, secret) = await site.House.AccountAsync();
        var visit = site.Visit();
        await visit.SignInAsync(site, secret);
        var open = await visit.GetAsync("/account/codes");
        site.Clock.Pass(Duration.FromMinutes(6));

        foreach (var path in new[] { "/account/codes", "/account/authenticator" })
            (await visit.GetAsync(path)).Location.ShouldBe($"/signin/again?from={Uri.EscapeDataString(path)}");
        (await visit.SendAsync(open)).Heading.ShouldBe("Show that it is you");

        var again = await visit.GetAsync("/signin/again?from=%2Faccount%2Fcodes");
        (await visit.SendAsync(again, ("Code", "000000"))).Errors.Count.ShouldBe(1);
        (await visit.SendAsync(again, ("Code", site.House.Code(secret)))).Location.ShouldBe("/account/codes");
        (await visit.GetAsync("/account/codes")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, OnBothDatabases]
    public async Task Codes_made_at_the_last_moment_are_shown_all_the_same(On on)
    {
        await using var site = await SigningIn.SiteAsync(on);
        var (_, secret) = await site.House.AccountAsync();
        var visit = site.Visit();
        await visit.SignInAsync(site, secret);
        var page = await visit.GetAsync("/account/codes");
        site.Clock.Pass(Duration.FromSeconds(299));
        var made = await visit.SendAsync(page);
        site.Clock.Pass(Duration.FromMinutes(2));

        (await visit.FollowAsync(made)).Document.QuerySelectorAll(".wm-code").Length.ShouldBe(10);
        // Once.
        (await visit.FollowAsync(made)).Location.ShouldBe("/account/codes");
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("https://evil.example/")]
    [InlineData("/\\evil.example")]
    public async Task Proving_again_leads_nowhere_else(string from)
    {
        await using var site = await SigningIn.SiteAsync(On.Sqlite);
        var (_, secret) = await site.House.AccountAsync();
        var visit = site.Visit();
        await visit.SignInAsync(site, secret);
        site.Clock.Pass(Duration.FromMinutes(6));
        var page = await visit.GetAsync($"/signin/again?from={Uri.EscapeDataString(from)}");
        (await visit.SendAsync(page, ("Code", site.House.Code(secret)))).Location.ShouldBe("/account");
    }

    internal static byte[] Base32(string words)
    {
        var bits = string.Concat(
            words
                .Where(char.IsAsciiLetterOrDigit)
                .Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c), 2).PadLeft(5, '0'))
        );
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }
}
