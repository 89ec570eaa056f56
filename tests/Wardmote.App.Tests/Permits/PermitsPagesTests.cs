using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Wardmote.App.Tests.SignIn;
using Wardmote.Clocks;
using Wardmote.Organisation;
using Wardmote.Permits;
using Wardmote.Tests;
using Wardmote.Tests.Organisation;
using Wardmote.Tests.Organisation.Imports;
using Xunit;
using static Wardmote.Tests.Organisation.Imports.ImportTesting;

namespace Wardmote.App.Tests.Permits;

/// <summary>A storage permission as a secretary gives it and writes down its end.</summary>
public class PermitsPagesTests
{
    private const string Unit = "/permits/units/C001";

    private const string Offices =
        OfficesHeader
        + "C001,secretary,Alex Hill,alex@party.example,2024-01-01,\n"
        + "C001,membership officer,Priya Shah,priya@party.example,2024-01-01,\n"
        + "C002,secretary,Jo Reid,jo@party.example,2024-01-01,\n";

    [Theory, OnBothDatabases]
    public async Task A_permission_is_given_runs_past_its_day_and_is_ended(On on)
    {
        await using var site = await SiteAsync(on);
        const string Email = "alex@party.example";
        var (_, secret) = await site.House.AccountAsync(Email);
        var alex = site.Visit();
        await alex.SignInAsync(site, secret, Email);
        (await alex.GetAsync("/permits")).Words.ShouldContain("Nobody keeps data by permission");
        var form = await alex.GetAsync($"{Unit}/new");
        var half = await alex.SendAsync(form, ("Person", "Lee Marsh"));
        half.Errors.Count.ShouldBe(5);
        half.Html.ShouldContain("value=\"Lee Marsh\"");
        var today = site.House.Clock.Today();
        var until = today.PlusDays(10);

        var permit = await alex.FollowAsync(
            await alex.SendAsync(
                form,
                ("Person", "Lee Marsh"),
                ("Email", "lee@example.org"),
                ("Data", "Canvass returns"),
                ("Purpose", "By-election"),
                ("Place", "Paper"),
                ("Until.Day", $"{until.Day}"),
                ("Until.Month", $"{until.Month}"),
                ("Until.Year", $"{until.Year}")
            )
        );

        permit.Words.ShouldContain($"Kept until {until.PlusYears(6).DayMonthYear()}");
        (await alex.GetAsync("/permits")).Words.ShouldNotContain("Past their day Ask");
        site.House.Clock.Now += Duration.FromDays(11);
        await alex.SignInAsync(site, secret, Email);
        (await alex.GetAsync("/permits")).Words.ShouldContain("Ask each of these people to remove or return");
        (await alex.GetAsync(Unit)).Words.ShouldContain("Past its day");
        (await TypeAsync(site, "list")).Output.ShouldContain("Lee Marsh");

        var id = await site.House.ReadAsync(db => db.Permits.Select(p => p.Id).SingleAsync());
        var late = await alex.GetAsync($"{Unit}/{id}");
        (await alex.SendAsync(late, ("Time", "soon"))).Errors.ShouldContain(
            "Write the time as 14:30, or leave it empty."
        );
        var ended = await alex.FollowAsync(
            await alex.SendAsync(
                late,
                ("Fate", "Removed"),
                ("On.Day", $"{until.Day}"),
                ("On.Month", $"{until.Month}"),
                ("On.Year", $"{until.Year}"),
                ("Report", "Shredded; told me so")
            )
        );
        ended.Words.ShouldContain("Shredded; told me so");
        (await alex.GetAsync("/permits")).Words.ShouldContain("Nobody keeps data by permission");
        (await TypeAsync(site, "list", "--json")).Output.ShouldContain("\"fate\":");
        (await TypeAsync(site, "list", "--overdue")).Output.ShouldContain("No such permission is on record");
        (await TypeAsync(site, "list", "--unit", "none")).Code.ShouldBe(2);
    }

    [Theory, OnBothDatabases]
    public async Task Neither_a_stranger_nor_an_officer_without_the_duty_finds_a_page(On on)
    {
        await using var site = await SiteAsync(on);
        var jo = await site.SignedInAsync("jo@party.example");
        var priya = await site.SignedInAsync("priya@party.example");
        foreach (var page in new[] { "", "/new" })
        {
            (await jo.GetAsync(Unit + page)).Status.ShouldBe(HttpStatusCode.NotFound, page);
            (await priya.GetAsync(Unit + page)).Status.ShouldNotBe(HttpStatusCode.OK, page);
        }
    }

    private static Task<Answered> TypeAsync(TestSite site, params string[] typed) =>
        TestCommand.RunAsync("/", ["permits", .. typed, "--data", site.House.Folder.Root]);

    private static async Task<TestSite> SiteAsync(On on)
    {
        var site = await TestSite.OpenAsync(on, also: s => s.AddSingleton(new Passwords(iterations: 1000)));
        await site.House.ImportUnitsAsync(Tree);
        await site.House.ImportOfficesAsync(Offices);
        return site;
    }
}
