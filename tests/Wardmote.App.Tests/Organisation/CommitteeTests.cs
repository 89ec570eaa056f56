using System.Net;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Wardmote.App.Tests.SignIn;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Tests;
using Wardmote.Tests.Organisation.Imports;
using Xunit;
using static Wardmote.Tests.Organisation.Imports.ImportTesting;

namespace Wardmote.App.Tests.Organisation;

/// <summary>A unit says which of its offices are not on the committee, on its page and on the command line.</summary>
public class CommitteeTests
{
    private const string Offices =
        OfficesHeader
        + "C001,secretary,Alex Hill,alex@party.example,2024-01-01,\n"
        + "C001,minutes secretary,Kim Lee,kim@party.example,2024-01-01,\n"
        + "C001,membership officer,Priya Shah,priya@party.example,2024-01-01,\n"
        + "C002,secretary,Jo Reid,jo@party.example,2024-01-01,\n";

    private const string Page = "/organisation/C001/offices/minutes%20secretary";

    [Theory, OnBothDatabases]
    public async Task An_office_is_taken_off_with_a_reason_and_put_back(On on)
    {
        await using var site = await SiteAsync(on);
        var alex = await site.SignedInAsync("alex@party.example");
        var unit = await alex.GetAsync("/organisation/C001");
        unit.Html.ShouldContain($"href=\"{Page}\"");
        var page = await alex.GetAsync(Page);
        (await alex.SendAsync(page)).Errors.ShouldBe(["Say why this office is not on the committee."]);
        (await CountAsync(site)).ShouldBe(0);
        var done = await alex.FollowAsync(await alex.SendAsync(page, ("Because", "A paid post that keeps nothing")));
        done.Words.ShouldContain("Taken off the committee.");
        done.Words.ShouldContain("No: A paid post that keeps nothing");
        (await CountAsync(site)).ShouldBe(1);

        page = await alex.GetAsync(Page);
        page.Words.ShouldContain("The reason given: A paid post that keeps nothing");
        (await alex.FollowAsync(await alex.SendAsync(page))).Words.ShouldContain("Back on the committee.");
        (await CountAsync(site)).ShouldBe(0);
        var journal = await site.House.ReadAsync(db => db.Journal.CountAsync(e => e.Kind == "CommitteeChanged"));
        journal.ShouldBe(2);
    }

    [Fact]
    public async Task Strangers_and_officers_without_the_duty_find_no_such_page()
    {
        await using var site = await SiteAsync(On.Sqlite);
        var jo = await site.SignedInAsync("jo@party.example");
        var priya = await site.SignedInAsync("priya@party.example");
        var alex = await site.SignedInAsync("alex@party.example");
        (await jo.GetAsync(Page)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await priya.GetAsync(Page)).Status.ShouldNotBe(HttpStatusCode.OK);
        (await priya.GetAsync("/organisation/C001")).Html.ShouldNotContain(Page);
        (await alex.GetAsync("/organisation/C001/offices/jester")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_command_line_does_the_same()
    {
        await using var site = await SiteAsync(On.Sqlite);
        var off = await TypeAsync(site, "off-committee", "C001", "Minutes Secretary", "--reason", "A paid post");
        (off.Code, off.Output.Trim()).ShouldBe((0, "Taken off the committee."), off.Error);
        (await CountAsync(site)).ShouldBe(1);
        (await TypeAsync(site, "on-committee", "C001", "minutes secretary")).Code.ShouldBe(0);
        (await CountAsync(site)).ShouldBe(0);
        var typo = await TypeAsync(site, "off-committee", "C001", "jester", "--reason", "None");
        (typo.Code, typo.Error.Trim()).ShouldBe(
            (2, "Nobody holds or has held this office here. Write it as in the offices file.")
        );
        (await TypeAsync(site, "on-committee", "C999", "secretary")).Code.ShouldBe(2);
    }

    private static Task<Answered> TypeAsync(TestSite site, params string[] typed) =>
        TestCommand.RunAsync("/", ["offices", .. typed, "--data", site.House.Folder.Root]);

    private static Task<int> CountAsync(TestSite site) =>
        site.House.ReadAsync(db => db.Set<OffCommittee>().CountAsync());

    private static async Task<TestSite> SiteAsync(On on)
    {
        var site = await TestSite.OpenAsync(on);
        await site.House.ImportUnitsAsync(Tree);
        await site.House.ImportOfficesAsync(Offices);
        return site;
    }
}
