using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Wardmote.App.Tests.SignIn;
using Wardmote.Clocks;
using Wardmote.Organisation;
using Wardmote.Rights;
using Wardmote.Tests;
using Wardmote.Tests.Organisation.Imports;
using Xunit;
using static Wardmote.Tests.Organisation.Imports.ImportTesting;

namespace Wardmote.App.Tests.Organisation;

/// <summary>
/// A public holiday is added and removed, on its pages and on the command line. Someone asked on Friday 20 November
/// 2026, so the answer is due on Monday 21 December.
/// </summary>
public class HolidayTests
{
    private const string Offices =
        OfficesHeader
        + "UK,secretary,Dana Frost,dana@party.example,2024-01-01,\n"
        + "C001,secretary,Alex Hill,alex@party.example,2024-01-01,\n";

    private const string Calculator = "/deadlines?Kind=Access&Received=2026-11-20";

    [Theory, OnBothDatabases]
    public async Task A_holiday_is_added_once_it_has_been_seen_what_it_moves_and_removed_again(On on)
    {
        await using var site = await SiteAsync(on);
        var reference = await AskAsync(site);
        var dana = await site.SignedInAsync("dana@party.example");
        var list = await dana.GetAsync("/organisation/holidays?year=2026");
        list.Html.ShouldContain("href=\"/organisation/holidays/new\"");
        list.Words.ShouldContain("Monday 30 November St Andrew's Day Scotland");

        var form = await dana.GetAsync("/organisation/holidays/new");
        var preview = await dana.SendAsync(form, Coronation);

        preview.Heading.ShouldBe("Add Monday 21 December 2026?");
        preview.Words.ShouldContain("1 open request would move");
        preview
            .Document.QuerySelectorAll("main tbody tr > *")
            .Select(cell => cell.TextContent)
            .ShouldBe([
                $"{reference}Northbury Constituency Party",
                "Monday 21 December 2026",
                "Tuesday 22 December 2026",
            ]);
        (await DueAsync(site)).ShouldBe(new(2026, 12, 21));

        var changed = await dana.SendAsync(preview, ("Step", "change"));
        changed.Document.QuerySelector("input[name='On.Day']")!.GetAttribute("value").ShouldBe("21");
        changed.Document.QuerySelector("input[name=Name]")!.GetAttribute("value").ShouldBe("Coronation Day");

        var added = await dana.FollowAsync(await dana.SendAsync(preview, ("Step", "add")));
        added.Words.ShouldContain("Monday 21 December 2026 is a public holiday now. The date of 1 request has moved.");
        added.Words.ShouldContain("Coronation Day Added By Dana Frost on 20 November 2026: London Gazette");
        (await DueAsync(site)).ShouldBe(new(2026, 12, 22));
        var calculated = await site.Visit().GetAsync(Calculator);
        calculated.Words.ShouldContain("21 December is Coronation Day");

        var one = await dana.GetAsync(
            added.Document.QuerySelector("td a[href^='/organisation/holidays/']")!.GetAttribute("href")!
        );
        one.Words.ShouldContain("1 open request would move");
        (await dana.SendAsync(one, ("Because", ""))).Errors.ShouldBe(["Say why it is removed, for the record."]);
        var removed = await dana.FollowAsync(await dana.SendAsync(one, ("Because", "Another year")));
        removed.Words.ShouldContain("is no public holiday any more. The date of 1 request has moved.");
        removed.Words.ShouldContain("Removed by Dana Frost on 20 November 2026: Another year");
        (await DueAsync(site)).ShouldBe(new(2026, 12, 21));
    }

    [Fact]
    public async Task A_refusal_comes_at_its_field_with_what_was_typed()
    {
        await using var site = await SiteAsync(On.Sqlite);
        var dana = await site.SignedInAsync("dana@party.example");
        var form = await dana.GetAsync("/organisation/holidays/new");

        var weekend = await dana.SendAsync(form, [.. Coronation.Where(f => f.Name != "On.Day"), ("On.Day", "20")]);

        weekend.Errors.ShouldHaveSingleItem().ShouldStartWith("Sunday 20 December 2026 is not a working day anyway");
        weekend.Document.QuerySelector(".govuk-error-summary__list a")!.GetAttribute("href").ShouldBe("#On-day");
        weekend.Document.QuerySelector("textarea")!.TextContent.ShouldBe("London Gazette");
        var past = await dana.SendAsync(form, [.. Coronation.Where(f => f.Name != "On.Month"), ("On.Month", "9")]);
        past.Words.ShouldContain("This day has passed. Open requests are re-dated all the same; closed ones stay");
        past.Words.ShouldContain("No open request has a date that this would move.");
    }

    [Fact]
    public async Task Others_see_the_holidays_and_change_none()
    {
        await using var site = await SiteAsync(On.Sqlite);
        await TypeAsync(site, "add", "2026-12-21", "Coronation Day", "--reason", "London Gazette");
        var id = await site.House.ReadAsync(db => db.Holidays.Select(h => h.Id).SingleAsync());
        var alex = await site.SignedInAsync("alex@party.example");
        var list = await alex.GetAsync("/organisation/holidays?year=2026");
        list.Words.ShouldContain("Coronation Day Added");
        list.Words.ShouldContain("Tell the officers of the national body");
        list.Html.ShouldNotContain("/organisation/holidays/new");
        (await alex.GetAsync("/organisation/holidays/new")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await alex.GetAsync($"/organisation/holidays/{id}")).Document.QuerySelector("main form").ShouldBeNull();
    }

    [Fact]
    public async Task What_one_node_adds_counts_on_the_other_at_once()
    {
        Assert.SkipWhen(TestSite.HasNoPostgres, "No PostgreSQL: ./test starts one.");
        await using var one = await SiteAsync(On.Postgres);
        await using var other = one.AnotherNode();
        (await other.Visit().GetAsync(Calculator)).Words.ShouldContain("Due by the end of Monday 21 December 2026");
        var dana = await one.SignedInAsync("dana@party.example");
        var preview = await dana.SendAsync(await dana.GetAsync("/organisation/holidays/new"), Coronation);

        await dana.SendAsync(preview, ("Step", "add"));

        (await other.Visit().GetAsync(Calculator)).Words.ShouldContain("Due by the end of Tuesday 22 December 2026");
        await AskAsync(other);
        (await DueAsync(one)).ShouldBe(new(2026, 12, 22));
    }

    [Theory, OnBothDatabases]
    public async Task The_command_line_does_the_same(On on)
    {
        await using var site = await SiteAsync(on);
        var reference = await AskAsync(site);
        string[] add = ["add", "2026-12-21", "Coronation Day", "--reason", "London Gazette"];

        var dry = await TypeAsync(site, [.. add, "--dry-run"]);
        (dry.Code, dry.Error).ShouldBe((0, ""));
        dry.Output.ShouldStartWith("Nothing was added. The date of 1 request would move:");
        (await DueAsync(site)).ShouldBe(new(2026, 12, 21));

        var added = await TypeAsync(site, [.. add, "--json"]);
        added.Code.ShouldBe(0, added.Error);
        var moved = JsonDocument.Parse(added.Output).RootElement.GetProperty("moved")[0];
        moved.GetProperty("reference").GetString().ShouldBe(reference);
        moved.GetProperty("from").GetString().ShouldBe("2026-12-21");
        moved.GetProperty("to").GetString().ShouldBe("2026-12-22");
        (await DueAsync(site)).ShouldBe(new(2026, 12, 22));
        (await TypeAsync(site, add)).ShouldBe(
            new(
                2,
                "",
                $"Monday 21 December 2026 is already a public holiday there: Coronation Day. Check the day.{Environment.NewLine}"
            )
        );

        var listed = await TypeAsync(site, "list", "--year", "2026", "--nation", "scotland", "--json");
        var days = JsonDocument.Parse(listed.Output).RootElement.EnumerateArray().ToList();
        days.Count.ShouldBe(11);
        var own = days.Single(d => d.GetProperty("added").ValueKind != JsonValueKind.Null);
        own.GetProperty("on").GetString().ShouldBe("2026-12-21");
        own.GetProperty("added").GetProperty("because").GetString().ShouldBe("London Gazette");
        (await TypeAsync(site, "list", "--year", "2026")).Output.ShouldContain("Coronation Day");

        (await TypeAsync(site, "remove", "2026-12-21", "--nation", "scotland", "--reason", "None")).Code.ShouldBe(2);
        var removed = await TypeAsync(site, "remove", "2026-12-21", "--reason", "Another year");
        removed.Output.ShouldStartWith("Removed. The date of 1 request has moved:", customMessage: removed.Error);
        (await DueAsync(site)).ShouldBe(new(2026, 12, 21));
    }

    [Theory, OnBothDatabases]
    public async Task A_deadline_counts_the_holidays_of_a_folder_that_is_named_and_of_no_other(On on)
    {
        await using var site = await SiteAsync(on);
        var folder = site.House.Folder.Root;
        await TypeAsync(site, "add", "2026-12-21", "Coronation Day", "--reason", "London Gazette");
        string[] ask = ["deadline", "--kind", "access", "--received", "2026-11-20", "--json"];

        var alone = await TestCommand.RunAsync(folder, ask);
        var named = await TestCommand.RunAsync("/", [.. ask, "--data", folder]);
        site.Start();
        var beside = await TestCommand.RunAsync("/", [.. ask, "--data", folder]);

        Due(alone).ShouldBe("2026-12-21");
        Due(named).ShouldBe("2026-12-22");
        beside.ShouldBe(named);
        var wrong = await TestCommand.RunAsync("/", "deadline", "--received", "2040-01-01", "--data", folder);
        (wrong.Code, wrong.Output).ShouldBe((2, ""));

        static string? Due(Answered answered) =>
            JsonDocument.Parse(answered.Output).RootElement.GetProperty("due").GetString();
    }

    private static (string Name, string? Value)[] Coronation =>
        [
            ("On.Day", "21"),
            ("On.Month", "12"),
            ("On.Year", "2026"),
            ("Name", "Coronation Day"),
            ("Where", "everywhere"),
            ("Because", "London Gazette"),
        ];

    private static Task<Answered> TypeAsync(TestSite site, params string[] typed) =>
        TestCommand.RunAsync("/", ["holidays", .. typed, "--data", site.House.Folder.Root]);

    private static Task<LocalDate?> DueAsync(TestSite site) =>
        site.House.ReadAsync(db => db.Requests.Select(r => r.DueOn).SingleAsync());

    private static Task<string> AskAsync(TestSite site) =>
        site.House.DoAsync(async s =>
        {
            var unit = await s.GetRequiredService<Wardmote.Store.Db>().Units.SingleAsync(u => u.Code == "C001");
            var request = await s.GetRequiredService<RecordRequest>()
                .RunAsync(
                    Actor.Public("Sam Patel"),
                    new NewRequest(
                        unit.Id,
                        Channel.WebForm,
                        site.Clock.Today(),
                        new Subject { Name = "Sam Patel", Email = "sam@example.org" }
                    ),
                    default
                );
            return request.Reference;
        });

    private static async Task<TestSite> SiteAsync(On on)
    {
        var site = await TestSite.OpenAsync(on);
        await site.House.ImportUnitsAsync(Tree);
        await site.House.ImportOfficesAsync(Offices);
        return site;
    }
}
