using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Wardmote.Organisation;
using Wardmote.Tests;
using Wardmote.Tests.Organisation;

namespace Wardmote.App.Tests.SignIn;

/// <summary>Short cuts through sign-in for tests of pages.</summary>
public static class SigningIn
{
    /// <summary>A site with one constituency and its secretary, where hashing costs little.</summary>
    public static async Task<TestSite> SiteAsync(On on, string[]? settings = null, bool demonstration = false)
    {
        var site = await TestSite.OpenAsync(
            on,
            settings,
            s =>
            {
                s.AddSingleton(new Passwords(iterations: 1000));
                s.AddSingleton(new Demonstration(demonstration));
            }
        );
        await site.House.DoAsync(s => AccountHouse.AppointAsync(s));
        return site;
    }

    /// <summary>A visit by the holder of an office, signed in as anyone signs in: password, then code.</summary>
    public static async Task<TestVisit> SignedInAsync(this TestSite site, string email = AccountHouse.Email)
    {
        var (_, secret) = await site.House.AccountAsync(email);
        var visit = site.Visit();
        await visit.SignInAsync(site, secret, email);
        return visit;
    }

    /// <summary>Signs a visit in with a code that has not been used yet.</summary>
    public static async Task<TestPage> SignInAsync(
        this TestVisit visit,
        TestSite site,
        byte[] secret,
        string email = AccountHouse.Email,
        string path = "/signin"
    )
    {
        site.Clock.Pass(Duration.FromSeconds(30));
        var code = await visit.ToCodeAsync(email, path);
        return await visit.SendAsync(code, ("Code", site.House.Code(secret)));
    }

    /// <summary>The page that asks for the code, in a browser where the password has been proved.</summary>
    public static async Task<TestPage> ToCodeAsync(
        this TestVisit visit,
        string email = AccountHouse.Email,
        string path = "/signin"
    )
    {
        var proved = await visit.PasswordAsync(email, AccountHouse.Password, path);
        return await visit.FollowAsync(proved);
    }

    /// <summary>The answer to an address and a password.</summary>
    public static async Task<TestPage> PasswordAsync(
        this TestVisit visit,
        string email,
        string password,
        string path = "/signin"
    )
    {
        var page = await visit.GetAsync(path);
        return await visit.SendAsync(page, ("Email", email), ("Password", password));
    }

    /// <summary>A browser that holds the token of a session and nothing else.</summary>
    public static TestVisit Holding(this TestSite site, string token)
    {
        var visit = site.Visit();
        visit.Client.DefaultRequestHeaders.Add("Cookie", $"wardmote-session={token}");
        return visit;
    }
}
