using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Wardmote.App.Tests.SignIn;
using Wardmote.Consent;
using Wardmote.Members;
using Wardmote.Organisation;
using Wardmote.Tests;
using Wardmote.Tests.Organisation.Imports;
using Xunit;
using static Wardmote.Tests.Organisation.Imports.ImportTesting;

namespace Wardmote.App.Tests.Consent;

/// <summary>Consent as a membership officer writes it down.</summary>
public class ConsentPagesTests
{
    private const string Unit = "/consent/units/C001";

    private const string Offices =
        OfficesHeader
        + "C001,membership officer,Priya Shah,priya@party.example,2024-01-01,\n"
        + "C001,treasurer,Lee Cole,lee@party.example,2024-01-01,\n"
        + "C002,secretary,Jo Reid,jo@party.example,2024-01-01,\n";

    [Theory, OnBothDatabases]
    public async Task A_member_agrees_to_words_and_takes_it_back(On on)
    {
        await using var site = await SiteAsync(on);
        var priya = await site.SignedInAsync("priya@party.example");
        (await priya.GetAsync(Unit)).Words.ShouldContain("This unit asks for nothing yet");
        var form = await priya.GetAsync($"{Unit}/wording");
        var half = await priya.SendAsync(form, ("Purpose", "newsletter by e-mail"));
        half.Errors.ShouldBe(["Write the words that people read or hear before they agree."]);
        half.Html.ShouldContain("value=\"newsletter by e-mail\"");
        var purpose = await priya.FollowAsync(
            await priya.SendAsync(form, ("Purpose", "newsletter by e-mail"), ("Text", "Yes, send it."))
        );
        purpose.Words.ShouldContain("Yes, send it.");
        purpose.Words.ShouldContain("Nobody on record.");

        var id = await site.House.ReadAsync(db => db.ConsentWordings.Select(w => w.Id).SingleAsync());
        var day = await site.House.ReadAsync(db => db.ConsentWordings.Select(w => w.From).SingleAsync());
        var record = await priya.GetAsync($"{Unit}/new?member=A1");
        (await priya.SendAsync(record)).Errors.ShouldBe(["Choose the words that they were shown."]);
        var given = await priya.FollowAsync(
            await priya.SendAsync(
                record,
                ("Wording", $"{id}/1"),
                ("Channel", "Paper"),
                ("CollectedBy", "Kit Moss"),
                ("GivenOn.Day", $"{day.Day}"),
                ("GivenOn.Month", $"{day.Month}"),
                ("GivenOn.Year", $"{day.Year}")
            )
        );
        given.Words.ShouldContain("A1, Siân O’Brien");
        (await priya.GetAsync(Unit)).Words.ShouldContain("Members not asked");

        var member = await priya.GetAsync("/members/A1");
        member = await priya.FollowAsync(await priya.SendAsync(member, ("For", AccessTask.Usual[0])));
        (await priya.SendAsync(given)).Errors.Count.ShouldBe(2);
        var back = await priya.FollowAsync(
            await priya.SendAsync(
                given,
                ("On.Day", $"{day.Day}"),
                ("On.Month", $"{day.Month}"),
                ("On.Year", $"{day.Year}"),
                ("How", "By e-mail")
            )
        );
        back.Words.ShouldContain("Taken back");
        (await TypeAsync(site, "list")).Output.ShouldContain("taken back");
        (await TypeAsync(site, "wordings", "--json")).Output.ShouldContain("Yes, send it.");
        (await TypeAsync(site, "list", "--unit", "none")).Code.ShouldBe(2);
    }

    [Theory, OnBothDatabases]
    public async Task Neither_a_stranger_nor_an_officer_without_the_duty_finds_a_page(On on)
    {
        await using var site = await SiteAsync(on);
        var jo = await site.SignedInAsync("jo@party.example");
        var lee = await site.SignedInAsync("lee@party.example");
        foreach (var page in new[] { "", "/new", "/wording" })
        {
            (await jo.GetAsync(Unit + page)).Status.ShouldBe(HttpStatusCode.NotFound, page);
            (await lee.GetAsync(Unit + page)).Status.ShouldNotBe(HttpStatusCode.OK, page);
        }
    }

    private static Task<Answered> TypeAsync(TestSite site, params string[] typed) =>
        TestCommand.RunAsync("/", ["consent", .. typed, "--data", site.House.Folder.Root]);

    private static async Task<TestSite> SiteAsync(On on)
    {
        var site = await TestSite.OpenAsync(on, also: s => s.AddSingleton(new Passwords(iterations: 1000)));
        await site.House.ImportUnitsAsync(Tree);
        await site.House.ImportOfficesAsync(Offices);
        await site.House.ImportMembersAsync("C001", MembersHeader + Member("A1"));
        return site;
    }
}
