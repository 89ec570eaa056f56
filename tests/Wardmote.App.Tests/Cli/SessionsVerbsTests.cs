using System.Text.Json;
using NodaTime;
using Shouldly;
using Wardmote.App.Tests.SignIn;
using Wardmote.Tests;
using Wardmote.Tests.Organisation;
using Xunit;

namespace Wardmote.App.Tests.Cli;

public class SessionsVerbsTests
{
    private const string Chair = "owen@example.org";

    [Theory, OnBothDatabases]
    public async Task A_lost_browser_is_signed_out_and_then_all_of_them(On on)
    {
        await using var site = await SiteAsync(on);
        var (account, secret) = await site.House.AccountAsync();
        var lost = await OpenAsync(site, account, secret);
        var kept = await OpenAsync(site, account, secret);
        var lostId = (await site.House.SeeAsync(lost))!.Id;

        (await JsonAsync(site, "list"))
            .EnumerateArray()
            .Select(s => s.GetProperty("id").GetGuid())
            .ShouldContain(lostId);
        (await TypeAsync(site, "list")).Output.ShouldContain("Firefox on Linux");
        var ended = await TypeAsync(
            site,
            "end",
            AccountHouse.Email,
            "--session",
            $"{lostId}",
            "--reason",
            "Left on a train"
        );
        (ended.Code, ended.Output.Trim()).ShouldBe((0, "Signed out of one browser."));
        (await site.House.SeeAsync(lost)).ShouldBeNull();
        (await site.House.SeeAsync(kept)).ShouldNotBeNull();
        (await TypeAsync(site, "end", AccountHouse.Email, "--session", $"{lostId}", "--reason", "Again"))
            .Error.Trim()
            .ShouldBe("That session has ended already, or is somebody else's.");

        await TypeAsync(site, "end", AccountHouse.Email, "--reason", "Phone stolen");
        (await site.House.SeeAsync(kept)).ShouldBeNull();
        (await TypeAsync(site, "list")).Output.Trim().ShouldBe("Nobody is signed in.");
        (await TypeAsync(site, "end", AccountHouse.Email, "--reason", "Phone stolen"))
            .Output.Trim()
            .ShouldBe("They were not signed in anywhere.");
    }

    [Theory, OnBothDatabases]
    [Trait("asvs", "V8.2.2")]
    public async Task An_officer_of_another_unit_neither_sees_nor_ends_a_session(On on)
    {
        await using var site = await SiteAsync(on);
        var (account, secret) = await site.House.AccountAsync();
        var token = await OpenAsync(site, account, secret);
        await site.House.DoAsync(s => AccountHouse.AppointAsync(s, Chair, "Owen Hughes", "chair", code: "C002"));
        await site.House.AccountAsync(Chair);

        (await JsonAsync(site, "list", "--as", Chair)).ToString().ShouldNotContain("Asha Patel");
        var refused = await TypeAsync(site, "end", AccountHouse.Email, "--reason", "Because", "--as", Chair);
        (refused.Code, refused.Error.Trim()).ShouldBe((2, "No open account in your units has that address."));
        (await site.House.SeeAsync(token)).ShouldNotBeNull();
        (await JsonAsync(site, "list", "--as", AccountHouse.Email)).ToString().ShouldContain("Asha Patel");
    }

    // The commands go by the true time.
    private static async Task<TestSite> SiteAsync(On on)
    {
        var site = await SigningIn.SiteAsync(on);
        site.Clock.Now = SystemClock.Instance.GetCurrentInstant() - Duration.FromMinutes(20);
        return site;
    }

    private static Task<string> OpenAsync(TestSite site, Guid account, byte[] secret)
    {
        site.Clock.Pass(Duration.FromMinutes(1));
        return site.House.OpenSessionAsync(account, site.House.Code(secret));
    }

    private static Task<Answered> TypeAsync(TestSite site, params string[] typed) =>
        TestCommand.RunAsync("/", ["sessions", .. typed, "--data", site.House.Folder.Root]);

    private static async Task<JsonElement> JsonAsync(TestSite site, params string[] typed)
    {
        var answered = await TypeAsync(site, [.. typed, "--json"]);
        answered.Code.ShouldBe(0, answered.Error);
        return JsonDocument.Parse(answered.Output).RootElement;
    }
}
