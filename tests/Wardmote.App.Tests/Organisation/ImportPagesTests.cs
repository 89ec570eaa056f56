using System.Net;
using System.Text;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Wardmote.Evidence;
using Wardmote.Members;
using Wardmote.Organisation;
using Wardmote.Organisation.Imports;
using Wardmote.Store;
using Wardmote.Tests;
using Wardmote.Tests.Organisation.Imports;
using Wardmote.Tests.Training;
using Xunit;
using static Wardmote.Tests.Organisation.Imports.ImportTesting;

namespace Wardmote.App.Tests.Organisation;

public class ImportPagesTests
{
    private const string Offices =
        OfficesHeader
        + "C001,secretary,Alex Hill,alex@party.example,2024-01-01,\nC002,secretary,Jo Reid,jo@party.example,2024-01-01,\n";

    [Theory, OnBothDatabases]
    public async Task A_list_is_checked_first_and_brought_in_when_its_officer_says_so(On on)
    {
        await using var site = await SiteAsync(on);
        var alex = await SignInAsync(site, "alex@party.example");
        var checkedFile = await UploadAsync(site, alex, MembersHeader + Member("A1") + Member("A2"));
        checkedFile.Said().ShouldContain("Nothing has been imported yet. It would come to 2 added.");
        checkedFile.Said().ShouldContain("Joins (line 2): A1");
        (await site.House.ReadAsync(db => db.Members.CountAsync())).ShouldBe(0);
        var done = await DecideAsync(site, alex, checkedFile);
        done.Said().ShouldContain("Imported members.csv: 2 added.");
        (await site.House.ReadAsync(db => db.Members.CountAsync())).ShouldBe(2);
        var import = await site.House.ReadAsync(db => db.Imports.SingleAsync(i => i.Kind == ImportKind.Members));
        (import.State, import.By, import.AttachmentId).ShouldBe((ImportState.Published, "Alex Hill", null));
        (await site.House.ReadAsync(db => db.Set<AttachmentChunk>().CountAsync())).ShouldBe(0);
        (
            await site.House.ReadAsync(db =>
                db.Journal.CountAsync(e => e.AboutId == import.Id && e.AuthorId == import.AuthorId)
            )
        ).ShouldBe(1);
        (await alex.GetAsync("/organisation/imports")).Said().ShouldContain("members.csv Membership list");
    }

    [Theory, OnBothDatabases]
    public async Task Rows_with_errors_are_shown_offered_for_download_and_left_out_when_asked(On on)
    {
        await using var site = await SiteAsync(on);
        var alex = await SignInAsync(site, "alex@party.example");
        var page = await UploadAsync(site, alex, MembersHeader + Member("A1") + Member("A2", email: "nonsense"));
        page.Said().ShouldContain("3 email Write one e-mail address, such as name@example.org.");
        (await alex.SendAsync(page, ("SkipBadRows", null))).Errors.ShouldBe([
            "Correct the rows with errors and upload the file again, or choose to leave them out.",
        ]);
        var refused = await alex.Client.PostAsync(
            $"{page.Path}?handler=Refused",
            new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", Token(page))])
        );
        (await refused.Content.ReadAsStringAsync()).ShouldContain("\"3\",\"email: Write one e-mail address");
        (await DecideAsync(site, alex, page, ("SkipBadRows", "true"))).Said().ShouldContain("1 added, 1 refused");
    }

    [Theory, OnBothDatabases]
    public async Task Many_leavers_must_be_confirmed_by_their_number(On on)
    {
        await using var site = await SiteAsync(on);
        var alex = await SignInAsync(site, "alex@party.example");
        await DecideAsync(site, alex, await UploadAsync(site, alex, MembersHeader + Member("A1") + Member("A2")));
        var page = await UploadAsync(site, alex, MembersHeader + Member("A1"));
        page.Said().ShouldContain("1 of the 2 members of C001 is not in the file and would leave");
        (await alex.SendAsync(page, ("ConfirmedLeavers", ""))).Errors.ShouldBe([
            "Confirm that 1 member has left, by writing that number.",
        ]);
        (await DecideAsync(site, alex, page, ("ConfirmedLeavers", "1"))).Said().ShouldContain("1 left, 1 unchanged");
    }

    [Theory, OnBothDatabases]
    public async Task An_interrupted_import_says_so_and_is_checked_again(On on)
    {
        await using var site = await SiteAsync(on);
        var alex = await SignInAsync(site, "alex@party.example");
        var page = await UploadAsync(site, alex, MembersHeader + Member("A1"));
        await site.House.DoAsync(async s =>
        {
            // As a server leaves it that is killed while it is busy.
            var db = s.GetRequiredService<Db>();
            var import = await db.Imports.SingleAsync(i => i.Kind == ImportKind.Members);
            (import.State, import.ClaimedAt) = (ImportState.Confirmed, site.Clock.Now);
            await db.SaveChangesAsync();
            await s.GetRequiredService<InterruptImports>().RunAsync(NodaTime.Duration.Zero, default);
        });
        var interrupted = await alex.GetAsync(page.Path);
        interrupted.Said().ShouldContain("Wardmote stopped while it was busy with this file Nothing was changed.");
        await alex.Client.PostAsync(
            $"{page.Path}?handler=Again",
            new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", Token(interrupted))])
        );
        (await SettledAsync(alex, page.Path)).Said().ShouldContain("It would come to 1 added.");
    }

    [Theory, OnBothDatabases]
    public async Task A_stranger_gets_404_of_units_members_and_imports(On on)
    {
        await using var site = await SiteAsync(on);
        var alex = await SignInAsync(site, "alex@party.example");
        var jo = await SignInAsync(site, "jo@party.example");
        var import = await UploadAsync(site, alex, MembersHeader + Member("A1", email: "sian@example.org"));
        await DecideAsync(site, alex, import);
        foreach (
            var path in new[] { import.Path, "/organisation/C001", "/members/A1", "/members/A9", "/organisation/none" }
        )
        {
            (await jo.GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound, path);
            (await site.Visit().GetAsync(path)).Status.ShouldNotBe(HttpStatusCode.OK, path);
        }
        var shut = await alex.GetAsync("/members/A1");
        shut.Html.ShouldNotContain("sian@example.org");
        var masked = await alex.FollowAsync(await alex.SendAsync(shut, ("For", AccessTask.Usual[0])));
        masked.Said().ShouldContain("s…@example.org");
        var full = await alex.FollowAsync(await alex.SendAsync(masked, ("Reason", "They asked to be rung.")));
        full.Said().ShouldContain("sian@example.org");
        (await jo.GetAsync("/members")).Said().ShouldContain("No members yet");
    }

    [Theory, OnBothDatabases]
    public async Task Members_are_found_by_number_name_and_address_with_masked_particulars(On on)
    {
        await using var site = await SiteAsync(on);
        var alex = await SignInAsync(site, "alex@party.example");
        await site.House.ImportMembersAsync(
            "C001",
            MembersHeader
                + Member("A1", email: "sian@example.org", mobile: "07700 900123")
                + Member("A2", first: "Jo", last: "Lee")
        );
        var search = await alex.GetAsync("/members");
        search.Said().ShouldContain("2 members in the units you look after.");
        foreach (var query in new[] { "A1", "obrien", "O'Brien Sian", "SIAN@example.org" })
        {
            var found = await alex.SendAsync(search, ("Query", query));
            found
                .Said()
                .ShouldContain(
                    "A1 Siân O’Brien Northbury Constituency Party s…@example.org …123",
                    customMessage: query
                );
            found.Said().ShouldNotContain("Lee");
        }
        (await alex.SendAsync(search, ("Query", "nobody"))).Said().ShouldContain("Nobody found");
        (await alex.SendAsync(search, ("Query", ""))).Errors.ShouldBe([
            "Enter a name, membership number or e-mail address",
        ]);
    }

    [Theory, OnBothDatabases]
    public async Task A_unit_shows_its_officers_its_vacancies_and_who_stands_in(On on)
    {
        await using var site = await SiteAsync(on);
        var alex = await SignInAsync(site, "alex@party.example");
        var tree = await alex.GetAsync("/organisation");
        tree.Said().ShouldContain("Northbury Constituency Party constituency, C001 No chair");
        tree.Said().ShouldNotContain("Eastwick");
        var unit = await alex.GetAsync("/organisation/C001");
        unit.Said().ShouldContain("secretary Alex Hill alex@party.example 1 January 2024 Goes on");
        unit.Said().ShouldContain("/ask/C001");
        var branch = await alex.GetAsync("/organisation/C001-N");
        branch
            .Said()
            .ShouldContain(
                "There is no secretary and no chair. Until there is, Alex Hill (secretary of the unit above) acts for it."
            );
        branch.Said().ShouldContain("Answers for its data Northbury Constituency Party");
    }

    [Fact]
    public async Task An_empty_form_says_what_is_missing()
    {
        await using var site = await SiteAsync(On.Sqlite);
        var alex = await SignInAsync(site, "alex@party.example");
        var form = await alex.GetAsync("/organisation/imports");
        (await alex.SendAsync(form, ("UnitId", ""))).Errors.ShouldBe(["Choose what the file brings", "Choose a file"]);
        (await alex.SendAsync(form, ("Kind", "Members"), ("UnitId", ""))).Errors.ShouldContain(
            "Choose the unit that the list is for"
        );
    }

    private static async Task<TestSite> SiteAsync(On on)
    {
        var site = await TestSite.OpenAsync(on);
        await site.House.ImportUnitsAsync(Tree);
        await site.House.ImportOfficesAsync(Offices);
        return site;
    }

    private static async Task<TestVisit> SignInAsync(TestSite site, string email)
    {
        var token = await site.House.DoAsync(async s =>
        {
            var db = s.GetRequiredService<Db>();
            var (account, appointment) = await db.AccountOfOfficerAsync(Actor.Operator, email, site.Clock.Now, default);
            var (session, token) = Session.Open(account.Id, "a test", site.Clock.Now);
            db.Add(session);
            s.GetRequiredService<Journal>()
                .Write(Author.System, new("SessionOpened", account.Id, appointment.UnitId, "Signed in."));
            await db.SaveChangesAsync();
            await GettingTrained.TrainAsync(s, email);
            return token;
        });
        var visit = site.Visit();
        visit.Client.DefaultRequestHeaders.Add("Cookie", $"wardmote-session={token}");
        return visit;
    }

    private static async Task<TestPage> UploadAsync(TestSite site, TestVisit visit, string file)
    {
        var unit = await site.House.ReadAsync(db =>
            db.Units.Where(u => u.Code == "C001").Select(u => u.Id).SingleAsync()
        );
        var form = await visit.GetAsync("/organisation/imports");
        var sent = await visit.SendAsync(
            form,
            [("File", "members.csv", Encoding.UTF8.GetBytes(file))],
            ("Kind", "Members"),
            ("UnitId", unit.ToString())
        );
        return await SettledAsync(
            visit,
            sent.Location ?? throw new InvalidOperationException(string.Join(" ", sent.Errors))
        );
    }

    private static async Task<TestPage> DecideAsync(
        TestSite site,
        TestVisit visit,
        TestPage page,
        params (string, string?)[] values
    )
    {
        site.Clock.Pass(NodaTime.Duration.FromSeconds(1));
        var sent = await visit.SendAsync(page, values);
        return await SettledAsync(
            visit,
            sent.Location ?? throw new InvalidOperationException(string.Join(" ", sent.Errors))
        );
    }

    /// <summary>The page, once no worker is busy with it: until then it asks the browser to come again.</summary>
    private static async Task<TestPage> SettledAsync(TestVisit visit, string path)
    {
        for (var tries = 0; tries < 600; tries++)
        {
            var page = await visit.GetAsync(path);
            if (!page.Words.Contains("looks again by itself", StringComparison.Ordinal))
                return page;
            await Task.Delay(50);
        }
        throw new TimeoutException("The worker did not finish.");
    }

    private static string Token(TestPage page) =>
        page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
}

internal static class Saying
{
    /// <summary>The words of the page's main part, with a space between one element and the next.</summary>
    internal static string Said(this TestPage page)
    {
        var texts = page.Document.QuerySelector("main")!.Descendants<AngleSharp.Dom.IText>().Select(t => t.Data);
        return string.Join(' ', string.Join(' ', texts).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
