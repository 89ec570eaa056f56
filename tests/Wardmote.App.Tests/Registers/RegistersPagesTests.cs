using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Wardmote.App.Tests.SignIn;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Tests;
using Wardmote.Tests.Organisation.Imports;
using Xunit;
using static Wardmote.Tests.Organisation.Imports.ImportTesting;

namespace Wardmote.App.Tests.Registers;

/// <summary>The register of information assets as a secretary writes it.</summary>
public class RegistersPagesTests
{
    private const string Unit = "/registers/units/C001";

    private const string Offices =
        OfficesHeader
        + "C001,secretary,Alex Hill,alex@party.example,2024-01-01,\n"
        + "C001,membership officer,Priya Shah,priya@party.example,2024-01-01,\n"
        + "C002,secretary,Jo Reid,jo@party.example,2024-01-01,\n";

    [Theory, OnBothDatabases]
    public async Task A_task_is_blocked_on_every_page_until_what_allows_it_is_chosen(On on)
    {
        await using var site = await SiteAsync(on);
        var alex = await site.SignedInAsync("alex@party.example");
        (await alex.GetAsync("/registers")).Words.ShouldContain("Nothing is on record.");

        var entry = await alex.GetAsync($"{Unit}/entry");
        (await alex.SendAsync(entry, ("What", "Paper"))).Errors.ShouldBe([
            "Enter what it is called.",
            "Choose the office that answers for it.",
        ]);
        var asset = await alex.FollowAsync(
            await alex.SendAsync(entry, ("Name", "Canvass sheets"), ("Owner", "secretary"))
        );
        asset.Words.ShouldContain("Alex Hill");

        var form = await alex.GetAsync($"{Unit}/assets/{await IdAsync(site, "AssetEntered")}/task");
        var half = await alex.SendAsync(form, ("Form.People", "Electors"));
        half.Errors.ShouldBe(["Say what it is done for."]);
        half.Html.ShouldContain("value=\"Electors\"");
        var task = await alex.FollowAsync(
            await alex.SendAsync(
                form,
                ("Form.Purpose", "Canvassing"),
                ("Form.People", "Electors"),
                ("Form.PoliticalData", "Answers at the door")
            )
        );
        task.Words.ShouldContain("Blocked: do not use people’s data for this yet");
        task.Words.ShouldContain("There is no lawful basis.");
        foreach (var page in new[] { "/registers", Unit })
            (await alex.GetAsync(page)).Words.ShouldContain("There is no lawful basis.", customMessage: page);

        var id = await IdAsync(site, "TaskEntered");
        var change = await alex.GetAsync($"{Unit}/assets/{await IdAsync(site, "AssetEntered")}/task/{id}");
        change.Html.ShouldContain("value=\"Canvassing\"");
        (string, string?)[] allowed =
        [
            ("Form.Basis", "PublicTask"),
            ("Form.SpecialCondition", "SubstantialPublicInterest"),
            ("Form.SpecialSchedule", "PoliticalParties"),
        ];
        (await alex.SendAsync(change, allowed)).Errors.ShouldBe(["Say why it changes, for the record."]);
        var open = await alex.FollowAsync(
            await alex.SendAsync(change, [.. allowed, ("Because", "The executive chose it")])
        );
        open.Words.ShouldContain("What is missing");
        open.Words.ShouldNotContain("Blocked: do not use");
        open.Words.ShouldContain("The executive chose it");
        open.Words.ShouldContain("Political parties: Schedule 1, paragraph 22");
        (await alex.GetAsync("/registers")).Words.ShouldNotContain("There is no lawful basis.");
        (await alex.GetAsync($"{Unit}/tasks/{id}?version=1")).Words.ShouldContain("There is no lawful basis.");

        var stale = await alex.SendAsync(change, [.. allowed, ("Because", "Once more")]);
        stale.Errors.Single().ShouldStartWith("Somebody else changed this");
        await alex.SendAsync(open, ("Because", "No more canvassing"));
        (await alex.GetAsync($"{Unit}/assets/{await IdAsync(site, "AssetEntered")}")).Words.ShouldContain(
            "Nothing is on record."
        );
    }

    [Theory, OnBothDatabases]
    public async Task Neither_a_stranger_nor_an_officer_without_the_duty_finds_a_page(On on)
    {
        await using var site = await SiteAsync(on);
        var jo = await site.SignedInAsync("jo@party.example");
        var priya = await site.SignedInAsync("priya@party.example");
        foreach (var page in new[] { "", "/entry" })
        {
            (await jo.GetAsync(Unit + page)).Status.ShouldBe(HttpStatusCode.NotFound, page);
            (await priya.GetAsync(Unit + page)).Status.ShouldNotBe(HttpStatusCode.OK, page);
        }
    }

    [Fact]
    public async Task The_command_line_lists_the_same()
    {
        await using var site = await SiteAsync(On.Sqlite);
        (await TypeAsync(site, "list")).Output.ShouldContain("Nothing is on record");
        var gaps = await TypeAsync(site, "gaps", "--unit", "C001");
        (gaps.Code, gaps.Error).ShouldBe((0, ""));
        gaps.Output.ShouldContain("C001: Nothing is on record.");
        gaps.Output.ShouldContain("1 thing is missing.");
        (await TypeAsync(site, "gaps", "--json")).Output.ShouldContain("\"blocks\":");
        (await TypeAsync(site, "list", "--unit", "none")).Code.ShouldBe(2);
    }

    private static Task<Guid> IdAsync(TestSite site, string kind) =>
        site.House.ReadAsync(db => db.Journal.Where(e => e.Kind == kind).Select(e => e.AboutId).SingleAsync());

    private static Task<Answered> TypeAsync(TestSite site, params string[] typed) =>
        TestCommand.RunAsync("/", ["registers", .. typed, "--data", site.House.Folder.Root]);

    private static async Task<TestSite> SiteAsync(On on)
    {
        var site = await TestSite.OpenAsync(on, also: s => s.AddSingleton(new Passwords(iterations: 1000)));
        await site.House.ImportUnitsAsync(Tree);
        await site.House.ImportOfficesAsync(Offices);
        return site;
    }
}
