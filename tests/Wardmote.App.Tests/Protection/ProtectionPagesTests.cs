using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Wardmote.App.Tests.SignIn;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Protection;
using Wardmote.Tests;
using Wardmote.Tests.Organisation.Imports;
using Xunit;
using static Wardmote.Tests.Organisation.Imports.ImportTesting;

namespace Wardmote.App.Tests.Protection;

/// <summary>The data-protection offices as their holders and their secretary meet them.</summary>
public class ProtectionPagesTests
{
    private const string Unit = "/protection/units/C001";

    private const string Offices =
        OfficesHeader
        + "C001,secretary,Alex Hill,alex@party.example,2024-01-01,\n"
        + "C001,data-protection officer,Dee Park,dee@party.example,2024-01-01,\n"
        + "C001,treasurer,Dee Park,dee@party.example,2024-01-01,\n"
        + "C001,membership officer,Priya Shah,priya@party.example,2024-01-01,\n"
        + "C002,secretary,Jo Reid,jo@party.example,2024-01-01,\n";

    [Theory, OnBothDatabases]
    public async Task What_is_missing_leads_to_where_it_is_done_until_nothing_is(On on)
    {
        await using var site = await SiteAsync(on);
        var alex = await site.SignedInAsync("alex@party.example");
        var start = await alex.GetAsync("/protection");
        start.Words.ShouldContain("Nobody is data controller’s officer.");
        start.Words.ShouldContain("It is not on record who designated Dee Park");
        start.Words.ShouldContain("Dee Park declares to be independent (it was due by 1 February 2024)");

        var office = await alex.GetAsync($"{Unit}/offices/data-protection%20officer");
        (await alex.SendAsync(office, ("By", ""))).Errors.ShouldBe([
            "Enter who decided it.",
            "Enter the day it was decided.",
            "Enter which document shows it.",
            "Choose where they come from.",
        ]);
        var done = await alex.FollowAsync(
            await alex.SendAsync(
                office,
                [("File", "minutes.pdf", "Item 7"u8.ToArray())],
                ("By", "The executive"),
                ("On.Day", "4"),
                ("On.Month", "1"),
                ("On.Year", "2024"),
                ("Document", "Minutes, item 7"),
                ("Origin", "Staff")
            )
        );
        done.Words.ShouldContain("The executive, on 4 January 2024");

        var kept = await alex.GetAsync($"{Unit}/offices/data-protection%20officer");
        (await alex.SendAsync(kept, kept.FormWith([]), [])).Html.ShouldBe("Item 7");

        var others = await alex.GetAsync($"{Unit}/declaration");
        others.Words.ShouldContain("Only Dee Park can declare this");
        others.Html.ShouldNotContain("name=\"Confirmed\"");

        var dee = await site.SignedInAsync("dee@party.example");
        var declaration = await dee.GetAsync($"{Unit}/declaration");
        declaration.Words.ShouldContain("decides what data is used for");
        (await dee.SendAsync(declaration, ("Because", ""))).Errors.ShouldBe([
            "Say why your other offices do not stand against it.",
            "Tick the box if you can declare this. If you cannot, tell the chair.",
        ]);
        var half = await dee.SendAsync(declaration, ("Because", "The chair decides about money."));
        half.Html.ShouldContain("The chair decides about money.</textarea>");
        await dee.SendAsync(half, ("Because", "The chair decides about money."), ("Confirmed", "true"));
        var contact = await dee.GetAsync($"{Unit}/contact");
        await dee.SendAsync(contact, ("Email", "dpo@party.example"));

        var end = await alex.GetAsync("/protection");
        end.Words.ShouldNotContain("Dee Park declares");
        end.Words.ShouldNotContain("who designated");
        (await site.Visit().GetAsync("/privacy/C001")).Words.ShouldContain("dpo@party.example");
        (await site.Visit().GetAsync("/privacy/C002")).Words.ShouldNotContain("dpo@party.example");
        var kinds = await site.House.ReadAsync(db => db.Journal.Select(e => e.Kind).ToListAsync());
        foreach (var kind in new[] { "OfficerDesignated", "IndependenceDeclared", "PublicContactSet" })
            kinds.ShouldContain(kind);
    }

    [Theory, OnBothDatabases]
    public async Task Advice_and_letters_are_written_down_answered_and_reported(On on)
    {
        await using var site = await SiteAsync(on);
        var dee = await site.SignedInAsync("dee@party.example");
        var today = site.Clock.GetCurrentInstant().InUtc().Date;
        (string, string?)[] Day(string field) =>
            [
                ($"{field}.Day", $"{today.Day}"),
                ($"{field}.Month", $"{today.Month}"),
                ($"{field}.Year", $"{today.Year}"),
            ];
        var advice = await dee.FollowAsync(
            await dee.SendAsync(
                await dee.GetAsync($"{Unit}/advice/new"),
                [.. Day("On"), ("To", "The executive"), ("About", "the printer"), ("Words", "Have an agreement.")]
            )
        );
        (await dee.SendAsync(advice, [.. Day("On"), ("By", "The executive"), ("Followed", "false")])).Errors.ShouldBe([
            "Say why the advice was not followed.",
        ]);
        await dee.SendAsync(
            advice,
            [.. Day("On"), ("By", "The executive"), ("Followed", "false"), ("Because", "Too dear.")]
        );
        var letters = await dee.FollowAsync(
            await dee.SendAsync(
                await dee.GetAsync($"{Unit}/regulator/new"),
                [.. Day("On"), .. Day("AnswerDue"), ("Way", "FromRegulator"), ("About", "Calls")]
            )
        );
        letters.Words.ShouldContain("Dee Park is the contact of the regulator.");
        (await dee.GetAsync("/protection")).Words.ShouldContain("An answer to the regulator is due by");
        var letter = letters.Document.QuerySelector("main td, main th a")!.GetAttribute("href")!;
        await dee.SendAsync(await dee.GetAsync(letter), [.. Day("On"), ("Answer", "We have stopped.")]);
        (await dee.GetAsync("/protection")).Words.ShouldNotContain("An answer to the regulator");

        var report = await dee.GetAsync($"{Unit}/report");
        report.Words.ShouldContain("Given: 1. Followed: 0. Not followed: 1. Not known yet: 0.");
        report.Words.ShouldContain("Not followed (The executive): Too dear.");
        report.Words.ShouldContain("from the regulator: Calls. Answered on");
        report.Document.QuerySelectorAll("button[data-print]").Length.ShouldBe(1);
    }

    [Fact]
    public async Task Whom_to_ask_is_a_list_and_a_file_and_nobody_elses()
    {
        await using var site = await SiteAsync(On.Sqlite);
        var alex = await site.SignedInAsync("alex@party.example");
        var list = await alex.GetAsync($"{Unit}/contacts");
        list.Words.ShouldContain("Alex Hill");
        var file = await alex.SendAsync(list);
        file.Html.ShouldContain("\"C001\"");
        file.Html.ShouldNotContain("C002");
        var jo = await site.SignedInAsync("jo@party.example");
        var priya = await site.SignedInAsync("priya@party.example");
        foreach (var page in new[] { "", "/contacts", "/advice", "/report", "/declaration" })
        {
            (await jo.GetAsync(Unit + page)).Status.ShouldBe(HttpStatusCode.NotFound, page);
            (await priya.GetAsync(Unit + page)).Status.ShouldNotBe(HttpStatusCode.OK, page);
        }
    }

    [Fact]
    public async Task The_command_line_lists_the_same()
    {
        await using var site = await SiteAsync(On.Sqlite);
        var list = await TypeAsync(site, "list");
        (list.Code, list.Error).ShouldBe((0, ""));
        list.Output.ShouldContain("Dee Park");
        list.Output.ShouldContain("C001: Nobody is data controller’s officer.");
        var json = await TypeAsync(site, "list", "--json");
        json.Output.ShouldContain("\"kind\":");
        (await TypeAsync(site, "contacts", "--unit", "C001")).Output.ShouldContain("Alex Hill");
        (await TypeAsync(site, "contacts", "--unit", "none")).Code.ShouldBe(2);
        (await TypeAsync(site, "remind")).Output.Trim().ShouldBe("1 letter written.");
        (await site.House.ReadAsync(db => db.DeclarationReminders.CountAsync())).ShouldBe(1);
    }

    private static Task<Answered> TypeAsync(TestSite site, params string[] typed) =>
        TestCommand.RunAsync("/", ["protection", .. typed, "--data", site.House.Folder.Root]);

    private static async Task<TestSite> SiteAsync(On on)
    {
        var site = await TestSite.OpenAsync(on, also: s => s.AddSingleton(new Passwords(iterations: 1000)));
        await site.House.ImportUnitsAsync(Tree);
        await site.House.ImportOfficesAsync(Offices);
        return site;
    }
}
