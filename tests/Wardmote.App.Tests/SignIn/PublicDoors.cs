using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Wardmote.Organisation;
using Wardmote.Store;
using Wardmote.Tests;
using Wardmote.Tests.Organisation;

namespace Wardmote.App.Tests.SignIn;

/// <summary>A page that anybody may ask, and that must not tell who has an account (ASVS V6.3.8).</summary>
/// <param name="Known">What belongs to somebody, and opens nothing here; at least one.</param>
/// <param name="Unknown">What belongs to nobody; at least one.</param>
/// <param name="OpenAsync">Goes there in a browser of its own. What it returns asks with one of these.</param>
public sealed record Door(
    string Name,
    string[] Known,
    string[] Unknown,
    Func<Task<Func<string, Task<HttpResponseMessage>>>> OpenAsync
);

/// <summary>The doors of a site where somebody has an account and somebody was invited.</summary>
public static class PublicDoors
{
    private const string Invited = "invited@example.org";
    private const string Nobody = "nobody.here@example.org";

    /// <summary>Opens such a site.</summary>
    /// <param name="iterations">How strongly passwords are hashed.</param>
    public static async Task<TestSite> SiteAsync(On on, int iterations, Action<IServiceCollection>? also = null)
    {
        var site = await TestSite.OpenAsync(
            on,
            also: s =>
            {
                s.AddSingleton(new Passwords(iterations));
                also?.Invoke(s);
            }
        );
        await site.House.DoAsync(s => AccountHouse.AppointAsync(s));
        await site.House.DoAsync(s => AccountHouse.AppointAsync(s, Invited, "Ivo Invited"));
        await site.House.AccountAsync();
        // Whoever signs in is hashed anew, as strongly as the site does.
        await (await FormAsync(site, "/signin", ("Password", AccountHouse.Password)))(AccountHouse.Email);
        return site;
    }

    public static async Task<IReadOnlyList<Door>> OfAsync(TestSite site)
    {
        var lapsed = await site.House.InvitedAsync(Invited);
        var forgotten = await site.House.ForgottenAsync();
        site.Clock.Pass(Duration.FromDays(8));
        var (known, unknown) = (new[] { AccountHouse.Email, Invited }, new[] { Nobody, "not an address" });
        return
        [
            new("sign in", known, unknown, () => FormAsync(site, "/signin", ("Password", "not the right password"))),
            new("forgotten password", known, unknown, () => FormAsync(site, "/signin/forgotten")),
            new("public form", known, [Nobody], () => PublicFormAsync(site)),
            new("invitation", [lapsed], [Secret.NewToken()], () => LinkAsync(site, "/welcome/")),
            new("new password", [forgotten], [Secret.NewToken()], () => LinkAsync(site, "/signin/new-password/")),
        ];
    }

    private static async Task<Func<string, Task<HttpResponseMessage>>> FormAsync(
        TestSite site,
        string path,
        params (string Name, string Value)[] more
    )
    {
        var visit = site.Visit();
        return Send(visit, await visit.GetAsync(path), more);
    }

    private static async Task<Func<string, Task<HttpResponseMessage>>> PublicFormAsync(TestSite site)
    {
        var visit = site.Visit();
        var whose = await visit.GetAsync("/ask/C001/for");
        var name = await visit.FollowAsync(await visit.SendAsync(whose, ("Who", "self")));
        return Send(visit, await visit.FollowAsync(await visit.SendAsync(name, ("Name", "Asha Patel"))));
    }

    private static Task<Func<string, Task<HttpResponseMessage>>> LinkAsync(TestSite site, string path)
    {
        var visit = site.Visit();
        return Task.FromResult<Func<string, Task<HttpResponseMessage>>>(token => visit.Client.GetAsync(path + token));
    }

    // By hand, so that nothing of ours stands between the question and the answer when their time is taken.
    private static Func<string, Task<HttpResponseMessage>> Send(
        TestVisit visit,
        TestPage page,
        params (string Name, string Value)[] more
    )
    {
        const string Token = "__RequestVerificationToken";
        var token = page.Document.QuerySelector($"[name={Token}]")!.GetAttribute("value")!;
        return async email =>
        {
            using var form = new FormUrlEncodedContent([
                .. more.Select(f => KeyValuePair.Create(f.Name, f.Value)),
                KeyValuePair.Create("Email", email),
                KeyValuePair.Create(Token, token),
            ]);
            return await visit.Client.PostAsync(page.Path, form);
        };
    }
}
