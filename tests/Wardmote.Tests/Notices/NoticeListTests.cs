using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Finding;
using Wardmote.Members;
using Wardmote.Notices;
using Wardmote.Organisation;
using Wardmote.Organisation.Imports;
using Wardmote.Store;
using Wardmote.Tests.Rights;
using Xunit;

namespace Wardmote.Tests.Notices;

/// <summary>The one list of all members: who is on it, and what it may be used for.</summary>
public class NoticeListTests
{
    [Theory, OnBothDatabases]
    public async Task Every_member_is_on_it_until_they_leave_take_themself_off_or_ask_that_nothing_be_used(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        (await NumbersAsync(northbury)).ShouldBe(["A1", "A2"]);

        await ChooseAsync(northbury, "A2", wants: false);
        (await NumbersAsync(northbury)).ShouldBe(["A1"]);
        northbury.House.Clock.Pass(Duration.FromMinutes(1));
        await ChooseAsync(northbury, "A2", wants: true);
        (await NumbersAsync(northbury)).ShouldBe(["A1", "A2"]);

        await northbury.RestrictSamAsync(RestrictedUse.DirectMarketing);
        (await NumbersAsync(northbury)).ShouldBe(["A1", "A2"], "a notice that the rules promise promotes nothing");
        await northbury.RestrictSamAsync(RestrictedUse.Everything);
        (await NumbersAsync(northbury)).ShouldBe(["A2"]);

        await northbury.House.DoAsync(async s =>
        {
            var db = s.GetRequiredService<Db>();
            (await db.Members.SingleAsync(m => m.Number == "A2")).LeftOn = northbury.House.Clock.Today();
            s.GetRequiredService<Journal>()
                .Write(Author.System, new("Left", northbury.Other.Id, null, "Set up for a test."));
            await db.SaveChangesAsync();
        });
        (await NumbersAsync(northbury)).ShouldBeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task It_goes_out_for_one_of_three_notices_and_that_is_on_record(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        await Should.ThrowAsync<Refused>(() => ExportAsync(northbury, northbury.Secretary, null));
        await Should.ThrowAsync<Refused>(() => ExportAsync(northbury, northbury.Secretary, (NoticePurpose)7));
        await Should.ThrowAsync<Refused>(() =>
            ExportAsync(northbury, northbury.Stranger, NoticePurpose.AllMemberMeeting)
        );

        var file = await ExportAsync(northbury, northbury.Secretary, NoticePurpose.CandidateSelection);
        Encoding
            .UTF8.GetString(file)
            .Replace("\"", "", StringComparison.Ordinal)
            .TrimStart('\uFEFF')
            .Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
            .ShouldBe(["first_name,last_name,membership_number", "Sam,Patel,A1", "Sam,Patel,A2"]);
        (await northbury.HappenedAsync(northbury.Constituency.Id)).ShouldContain("NoticesExported");
    }

    [Theory, OnBothDatabases]
    public async Task A_choice_needs_its_member_day_and_way_is_found_and_goes(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var refused = await Should.ThrowAsync<Refused>(() =>
            northbury.UseAsync<ChooseNotices>(u =>
                u.RunAsync(northbury.Secretary, northbury.Constituency.Id, "A9", null, null, " ", default)
            )
        );
        refused.Objections.Select(o => o.Field).ShouldBe(["Member", "Wants", "On", "How"]);
        await ChooseAsync(northbury, "A1", wants: false);
        (await Should.ThrowAsync<Refused>(() => ChooseAsync(northbury, "A1", wants: false))).Message.ShouldBe(
            "They are off the list already."
        );

        await northbury.House.DoAsync(async s =>
        {
            var room = s.GetServices<IHoldPersonalData>().OfType<NoticeChoicesHeld>().Single();
            var sought = new Sought(northbury.Constituency.Id, null, "Sam Patel", ["sam.patel@example.org"], []);
            var record = (await room.FindAsync(sought, default)).Single();
            record.Fields.Single(f => f.Name == "Wants notices").Value.ShouldBe("no");
            await room.EraseAsync(record.Key, new(Guid.CreateVersion7(), "R-2026-0001"), default);
            await s.GetRequiredService<Db>().SaveChangesAsync();
        });
        (await NumbersAsync(northbury)).ShouldBe(["A1", "A2"]);
    }

    [Theory, OnBothDatabases]
    public async Task Choices_of_before_come_in_and_the_latest_day_counts(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        const string Header = "membership_number,wants_notices,on,how\n";
        var bad = await ImportAsync(Header + "A9,no,2026-01-02,Letter\nA1,perhaps,2099-01-01,\n");
        bad.Errors.Select(e => (e.Line, e.Column))
            .ShouldBe([(2, "membership_number"), (3, "wants_notices"), (3, "on"), (3, "how")], ignoreOrder: true);

        const string Rows = Header + "A1,no,2026-01-02,By letter\nA2,no,2025-01-02,By letter\nA2,yes,2025-06-02,Rang\n";
        (await ImportAsync(Rows)).Counts.Added.ShouldBe(3);
        (await NumbersAsync(northbury)).ShouldBe(["A2"]);
        (await ImportAsync(Rows)).Counts.ShouldBe(new(3, 0, 0, 0, 3, 0));

        Task<ImportReport> ImportAsync(string file) =>
            northbury.UseAsync<ImportNoticeChoices, ImportReport>(u =>
                u.RunAsync(
                    northbury.Secretary,
                    new("choices.csv", () => new MemoryStream(Encoding.UTF8.GetBytes(file))),
                    default
                )
            );
    }

    private static Task<List<string>> NumbersAsync(Northbury northbury) =>
        northbury.UseAsync<NoticeList, List<string>>(l =>
            l.Of(northbury.Secretary, northbury.Constituency.Id).Select(m => m.Number).OrderBy(n => n).ToListAsync()
        );

    private static Task ChooseAsync(Northbury northbury, string number, bool wants) =>
        northbury.UseAsync<ChooseNotices>(u =>
            u.RunAsync(
                northbury.Secretary,
                northbury.Constituency.Id,
                number,
                wants,
                northbury.House.Clock.Today(),
                "By e-mail",
                default
            )
        );

    private static Task<byte[]> ExportAsync(Northbury northbury, Actor actor, NoticePurpose? purpose) =>
        northbury.UseAsync<ExportNotices, byte[]>(u => u.RunAsync(actor, northbury.Constituency.Id, purpose, default));
}
