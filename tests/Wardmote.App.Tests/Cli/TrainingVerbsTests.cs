using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Shouldly;
using Wardmote.App.Tests.SignIn;
using Wardmote.Clocks;
using Wardmote.Tests;
using Wardmote.Tests.Organisation;
using Xunit;

namespace Wardmote.App.Tests.Cli;

/// <summary>Training as it is kept from the command line.</summary>
public class TrainingVerbsTests
{
    private const string Chair = "owen@example.org";

    [Theory, OnBothDatabases]
    public async Task Training_is_listed_written_down_and_taken_back(On on)
    {
        await using var site = await SiteAsync(on);
        (await ListAsync(site)).ShouldBe([("Asha Patel", "Missing"), ("Owen Hughes", "Missing")]);
        var proof = Path.Combine(site.House.Folder.Root, "proof.txt");
        await File.WriteAllTextAsync(proof, "Owen Hughes took part.");

        var recorded = await JsonAsync(
            site,
            ["record", Chair, "--course", "A course", "--provider", "The region", "--on", Day(-30), "--proof", proof]
        );

        var number = recorded.GetProperty("number").GetString()!;
        (await ListAsync(site)).ShouldBe([("Asha Patel", "Missing"), ("Owen Hughes", "Valid")]);
        (await ListAsync(site, "--standing", "Valid")).ShouldBe([("Owen Hughes", "Valid")]);
        (await RefusedAsync(site, "record", Chair, "--course", "A", "--provider", "B", "--on", "soon")).ShouldContain(
            "2026-11-20"
        );
        await JsonAsync(site, "withdraw", number, "--reason", "Another Owen Hughes");
        (await ListAsync(site, "--unit", "C001")).ShouldBe([("Asha Patel", "Missing"), ("Owen Hughes", "Missing")]);
        (await RefusedAsync(site, "withdraw", number, "--reason", "Again")).ShouldContain("already");
    }

    [Theory, OnBothDatabases]
    public async Task A_session_is_planned_attended_and_called_off(On on)
    {
        await using var site = await SiteAsync(on);
        var held = await PlanAsync(Day(-2));
        var coming = await PlanAsync(Day(30));

        (await JsonAsync(site, "session", "attend", held, "--came", Chair, AccountHouse.Email))
            .GetArrayLength()
            .ShouldBe(2);
        (await RefusedAsync(site, "session", "attend", coming, "--came", Chair)).ShouldContain("once it has been held");
        await JsonAsync(site, "session", "cancel", coming, "--reason", "The hall was taken");

        var sessions = await JsonAsync(site, "session", "list");
        sessions.EnumerateArray().Select(s => s.GetProperty("cancelled").GetBoolean()).ShouldBe([false, true]);
        (await ListAsync(site)).ShouldBe([("Asha Patel", "Valid"), ("Owen Hughes", "Valid")]);

        async Task<string> PlanAsync(string day) =>
            (await JsonAsync(site, "session", "plan", "C001", day, "--place", "The Yards", "--trainer", "The region"))
                .GetProperty("id")
                .GetString()!;
    }

    [Theory, OnBothDatabases]
    public async Task A_unit_asks_for_less_and_whoever_is_behind_is_kept_out_and_reminded_before(On on)
    {
        await using var site = await SiteAsync(on);
        await site.House.AccountAsync();
        await JsonAsync(site, "record", Chair, "--course", "A", "--provider", "B", "--on", Day(-340));
        (await JsonAsync(site, "remind")).GetProperty("reminded").GetInt32().ShouldBe(0);

        (await RefusedAsync(site, "term", "C001", "30", "--reason", "The executive")).ShouldContain("National policy");
        await JsonAsync(site, "term", "C001", "12", "--reason", "The executive", "--as", AccountHouse.Email);

        (await ListAsync(site)).ShouldBe([("Owen Hughes", "DueSoon"), ("Asha Patel", "Valid")]);
        (await JsonAsync(site, "remind")).GetProperty("reminded").GetInt32().ShouldBe(1);
        (await JsonAsync(site, "remind")).GetProperty("reminded").GetInt32().ShouldBe(0);
        await JsonAsync(site, "term", "C001", "--reason", "The executive");
        (await ListAsync(site)).ShouldBe([("Asha Patel", "Valid"), ("Owen Hughes", "Valid")]);
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_is_kept_out_is_told_why_and_accepts_for_themselves(On on)
    {
        await using var site = await SiteAsync(on);
        await site.House.UntrainedAsync();

        (await RefusedAsync(site, "list", "--as", AccountHouse.Email)).ShouldContain(
            "Read and accept the code of conduct."
        );
        (await RefusedAsync(site, "accept", "code-of-conduct", "--version-read", "1")).ShouldContain(
            "each for themselves"
        );
        (await JsonAsync(site, "accept", "code-of-conduct", "--as", AccountHouse.Email))
            .GetProperty("words")
            .GetString()!
            .ShouldContain("I keep no private copy");
        await JsonAsync(site, "accept", "code-of-conduct", "--version-read", "1", "--as", AccountHouse.Email);
        (await RefusedAsync(site, "list", "--as", AccountHouse.Email)).ShouldNotContain("code of conduct");
    }

    // The commands go by the true time.
    private static async Task<TestSite> SiteAsync(On on)
    {
        var site = await SigningIn.SiteAsync(on);
        site.Clock.Now = SystemClock.Instance.GetCurrentInstant() - Duration.FromMinutes(20);
        await site.House.DoAsync(s => AccountHouse.AppointAsync(s, Chair, "Owen Hughes", "chair"));
        return site;
    }

    private static string Day(int days) =>
        LocalDatePattern.Iso.Format(SystemClock.Instance.GetCurrentInstant().UkDate().PlusDays(days));

    private static async Task<(string, string)[]> ListAsync(TestSite site, params string[] typed) =>
        [
            .. (await JsonAsync(site, ["list", .. typed]))
                .EnumerateArray()
                .Select(p => (p.GetProperty("personName").GetString()!, p.GetProperty("standing").GetString()!)),
        ];

    private static Task<Answered> TypeAsync(TestSite site, string[] typed) =>
        TestCommand.RunAsync("/", ["training", .. typed, "--data", site.House.Folder.Root]);

    private static async Task<JsonElement> JsonAsync(TestSite site, params string[] typed)
    {
        var answered = await TypeAsync(site, [.. typed, "--json"]);
        answered.Code.ShouldBe(0, answered.Error);
        return JsonDocument.Parse(answered.Output).RootElement;
    }

    private static async Task<string> RefusedAsync(TestSite site, params string[] typed)
    {
        var answered = await TypeAsync(site, typed);
        answered.Code.ShouldBe(2, answered.Output);
        return answered.Error;
    }
}
