using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Wardmote.Finding;
using Wardmote.Members;
using Wardmote.Organisation.Imports;
using Wardmote.Store;
using Wardmote.Tests.Rights;
using Xunit;

namespace Wardmote.Tests.Members;

/// <summary>What was noted of members’ political opinions, and the notice that stops it.</summary>
public class OpinionTests
{
    [Theory, OnBothDatabases]
    public async Task An_opinion_is_noted_in_an_open_record_and_with_how_they_were_told(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        (await Should.ThrowAsync<Refused>(() => NoteAsync(northbury))).Message.ShouldStartWith(
            "Open the member’s record"
        );
        await OpenAsync(northbury);
        var refused = await Should.ThrowAsync<Refused>(() => NoteAsync(northbury, new(" ", null, null, null, null)));
        refused.Objections.Select(o => o.Field).ShouldBe(["Text", "Source", "CollectedBy", "On", "ToldHow"]);

        await NoteAsync(northbury);
        var opinion = await northbury.House.ReadAsync(db => db.Opinions.SingleAsync());
        (opinion.MemberId, opinion.UnitId).ShouldBe((northbury.Sam.Id, northbury.Constituency.Id));
        (await northbury.HappenedAsync(opinion.Id)).ShouldBe(["OpinionNoted"]);
    }

    [Theory, OnBothDatabases]
    public async Task A_stop_notice_keeps_any_other_from_being_noted_and_the_right_of_access_still_reaches_it(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        await OpenAsync(northbury);
        await NoteAsync(northbury);
        await northbury.RestrictSamAsync(RestrictedUse.PoliticalOpinions);
        (await Should.ThrowAsync<Refused>(() => NoteAsync(northbury))).Message.ShouldContain("gave notice");

        await northbury.House.DoAsync(async s =>
        {
            var room = s.GetServices<IHoldPersonalData>().OfType<OpinionsHeld>().Single();
            var sought = new Sought(northbury.Constituency.Id, null, "Sam Patel", ["sam.patel@example.org"], []);
            var record = (await room.FindAsync(sought, default)).Single();
            record.Fields.Single(f => f.Name == "Opinion").Value.ShouldBe("Will vote for us");
            (await room.FindAsync(sought with { UnitId = northbury.Eastwick.Id }, default)).ShouldBeEmpty();
            await room.EraseAsync(record.Key, new(Guid.CreateVersion7(), "R-2026-0001"), default);
            await s.GetRequiredService<Db>().SaveChangesAsync();
        });
        (await northbury.House.ReadAsync(db => db.Opinions.AnyAsync())).ShouldBeFalse();
    }

    [Theory, OnBothDatabases]
    public async Task Opinions_of_before_come_in_but_not_of_whoever_gave_notice(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        await northbury.RestrictSamAsync(RestrictedUse.PoliticalOpinions);
        const string Header = "membership_number,opinion,source,collected_by,on,told_how\n";
        var bad = await ImportAsync(Header + "A1,For us,Survey,Kit,2026-01-02,Card\nA2,,Survey,Kit,2099-01-02,\n");
        bad.Errors.Select(e => (e.Line, e.Column))
            .ShouldBe([(2, "membership_number"), (3, "opinion"), (3, "on"), (3, "told_how")], ignoreOrder: true);
        bad.Errors[0].Sentence.ShouldContain("gave notice");

        const string Row = Header + "A2,For us,Survey,Kit,2026-01-02,Card\n";
        (await ImportAsync(Row)).Counts.Added.ShouldBe(1);
        (await ImportAsync(Row)).Counts.Unchanged.ShouldBe(1);
        (await northbury.House.ReadAsync(db => db.Opinions.SingleAsync())).MemberId.ShouldBe(northbury.Other.Id);

        Task<ImportReport> ImportAsync(string file) =>
            northbury.UseAsync<ImportOpinions, ImportReport>(u =>
                u.RunAsync(
                    northbury.Secretary,
                    new("opinions.csv", () => new MemoryStream(Encoding.UTF8.GetBytes(file))),
                    default
                )
            );
    }

    private static async Task OpenAsync(Northbury northbury)
    {
        await northbury.UseAsync<OpenMember>(u => u.RunAsync(northbury.Secretary, "A1", AccessTask.Usual[0], default));
        await northbury.UseAsync<UnmaskMember>(u => u.RunAsync(northbury.Secretary, "A1", "To note it.", default));
    }

    private static Task NoteAsync(Northbury northbury, NewOpinion? noted = null) =>
        northbury.UseAsync<NoteOpinion>(u =>
            u.RunAsync(
                northbury.Secretary,
                "A1",
                noted
                    ?? new(
                        "Will vote for us",
                        "At the door",
                        "Kit Moss",
                        northbury.House.Clock.GetCurrentInstant().InUtc().Date,
                        "The canvass card"
                    ),
                default
            )
        );
}
