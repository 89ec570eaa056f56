using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Wardmote.Consent;
using Wardmote.Finding;
using Wardmote.Organisation;
using Wardmote.Organisation.Imports;
using Wardmote.Store;
using Wardmote.Tests.Organisation;
using Wardmote.Tests.Rights;
using Xunit;

namespace Wardmote.Tests.Consent;

/// <summary>Who agreed to what, to which words, and what they took back.</summary>
public class ConsentTests
{
    private static readonly LocalDate First = new(2024, 1, 1);
    private static readonly LocalDate Second = new(2026, 1, 1);

    [Theory, OnBothDatabases]
    public async Task Who_was_never_asked_has_neither_agreed_nor_taken_back(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var purpose = await NewsletterAsync(northbury);
        (await CountsAsync(northbury)).ShouldBe((0, 0, 2));

        var given = await AgreeAsync(northbury, purpose, 2, "A1", new(2026, 2, 1));
        (await CountsAsync(northbury)).ShouldBe((1, 0, 1));
        (await StateAsync(northbury)).ShouldBe((ConsentState.Given, new LocalDate(2026, 2, 1)));

        await WithdrawAsync(northbury, given.Id, new(2026, 3, 1));
        (await CountsAsync(northbury)).ShouldBe((0, 1, 1));
        (await StateAsync(northbury)).ShouldBe((ConsentState.Withdrawn, new LocalDate(2026, 3, 1)));
        (await northbury.HappenedAsync(given.Id)).ShouldBe(["ConsentGiven", "ConsentWithdrawn"], ignoreOrder: true);

        // An older consent that is entered late brings nothing back; a newer one does.
        await AgreeAsync(northbury, purpose, 1, "A1", new(2024, 2, 1));
        (await StateAsync(northbury)).State.ShouldBe(ConsentState.Withdrawn);
        (await CountsAsync(northbury)).ShouldBe((0, 1, 1));
        await AgreeAsync(northbury, purpose, 2, "A1", new(2026, 4, 1));
        (await StateAsync(northbury)).ShouldBe((ConsentState.Given, new LocalDate(2026, 4, 1)));
        (await CountsAsync(northbury)).ShouldBe((1, 0, 1));

        // Somebody who is no member counts among those who agreed, and not among the members.
        var toni = new NewConsent(
            purpose,
            2,
            null,
            "Toni Vale",
            "toni@example.org",
            ConsentChannel.Website,
            "Form",
            Second
        );
        await northbury.UseAsync<RecordConsent, ConsentRecord>(u => u.RunAsync(northbury.Secretary, toni, default));
        (await CountsAsync(northbury)).ShouldBe((2, 0, 1));
        (await RefusedAsync(northbury, toni)).ShouldBe(["GivenOn"]);
    }

    [Theory, OnBothDatabases]
    public async Task Words_that_were_shown_stay_and_a_change_is_another_version(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var purpose = await NewsletterAsync(northbury);
        var words = await northbury.House.ReadAsync(db => db.ConsentWordings.OrderBy(w => w.Number).ToListAsync());
        words.Select(w => (w.Number, w.Text)).ShouldBe([(1, "Send it to me."), (2, "E-mail it to me.")]);
        (await FieldsAsync(() => WriteAsync(northbury, purpose, 2, new("Newsletter", "Yes", Second)))).ShouldBe([
            "From",
        ]);
        (await FieldsAsync(() => WriteAsync(northbury, null, 0, new("NEWSLETTER", "Yes", Second)))).ShouldBe([
            "Purpose",
        ]);
        (await FieldsAsync(() => WriteAsync(northbury, null, 0, new(" ", null, null)))).ShouldBe([
            "Purpose",
            "Text",
            "From",
        ]);
        (
            await Should.ThrowAsync<Refused>(() => WriteAsync(northbury, purpose, 1, new("Newsletter", "Yes", Second)))
        ).Message.ShouldContain("Somebody else changed");
        await Should.ThrowAsync<Refused>(() =>
            northbury.UseAsync<WriteWording>(u =>
                u.RunAsync(northbury.Stranger, northbury.Constituency.Id, purpose, 2, new("N", "Y", Second), default)
            )
        );
    }

    [Theory, OnBothDatabases]
    public async Task Nothing_is_on_record_without_what_shows_it_twice_or_from_next_door(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var purpose = await NewsletterAsync(northbury);
        var good = new NewConsent(purpose, 2, "A1", null, null, ConsentChannel.Paper, "Kit Moss", Second);

        (await RefusedAsync(northbury, good with { Wording = 3 })).ShouldBe(["Wording"]);
        (await RefusedAsync(northbury, good with { Member = "A9" })).ShouldBe(["Member"]);
        (await RefusedAsync(northbury, new(purpose, 2, null, null, null, null, null, null))).ShouldBe([
            "Member",
            "Email",
            "Channel",
            "CollectedBy",
            "GivenOn",
        ]);
        (await RefusedAsync(northbury, good with { GivenOn = Second.PlusDays(-1) })).ShouldBe(["GivenOn"]);
        (await RefusedAsync(northbury, good, northbury.Stranger)).ShouldBe(["Wording"]);
        var (done, refused) = await AccountHouse.AtOnceAsync(
            8,
            () => northbury.UseAsync<RecordConsent>(u => u.RunAsync(northbury.Secretary, good, default))
        );
        (done, refused).ShouldBe((1, 7));
        var id = await northbury.House.ReadAsync(db => db.ConsentRecords.Select(r => r.Id).SingleAsync());
        (await FieldsAsync(() => WithdrawAsync(northbury, id, Second.PlusDays(-1)))).ShouldBe(["On"]);
        await Should.ThrowAsync<Refused>(() => WithdrawAsync(northbury, id, Second, northbury.Stranger));
        (done, refused) = await AccountHouse.AtOnceAsync(8, () => WithdrawAsync(northbury, id, Second));
        (done, refused).ShouldBe((1, 7));
    }

    [Theory, OnBothDatabases]
    public async Task A_member_who_asked_that_nothing_be_used_is_in_no_list_and_no_count(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var purpose = await NewsletterAsync(northbury);
        await AgreeAsync(northbury, purpose, 2, "A1", Second);
        (await ListAsync(northbury)).ShouldBe(["A1, Sam Patel"]);
        await northbury.RestrictSamAsync(RestrictedUse.Everything);

        (await ListAsync(northbury)).ShouldBeEmpty();
        (await CountsAsync(northbury)).NotAsked.ShouldBe(1);
        (
            await RefusedAsync(
                northbury,
                new(purpose, 2, "A1", null, null, ConsentChannel.Paper, "Kit", new(2026, 2, 1))
            )
        ).ShouldBe(["Member"]);
    }

    [Theory, OnBothDatabases]
    public async Task It_is_found_for_whoever_gave_it_and_goes_with_what_was_taken_back(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var purpose = await NewsletterAsync(northbury);
        var given = await AgreeAsync(northbury, purpose, 1, "A1", First);
        await WithdrawAsync(northbury, given.Id, Second);
        await northbury.House.DoAsync(async s =>
        {
            var room = s.GetServices<IHoldPersonalData>().OfType<ConsentsHeld>().Single();
            var sought = new Sought(northbury.Constituency.Id, null, "Sam Patel", ["sam.patel@example.org"], []);
            var record = (await room.FindAsync(sought, default)).Single();
            record.Fields.Single(f => f.Name == "Words shown, version 1").Value.ShouldBe("Send it to me.");
            record.Fields.Single(f => f.Name == "Taken back on").Value.ShouldBe("2026-01-01");
            (await room.FindAsync(sought with { UnitId = northbury.Eastwick.Id }, default)).ShouldBeEmpty();
            (await room.FindAsync(sought with { Name = "Lee Marsh", Emails = [] }, default)).ShouldBeEmpty();
            await room.EraseAsync(record.Key, new(Guid.CreateVersion7(), "R-2026-0001"), default);
            await s.GetRequiredService<Db>().SaveChangesAsync();
            await room.EraseAsync(record.Key, new(Guid.CreateVersion7(), "R-2026-0001"), default);
        });
        (await northbury.House.ReadAsync(db => db.ConsentRecords.AnyAsync())).ShouldBeFalse();
        (await northbury.House.ReadAsync(db => db.Set<ConsentWithdrawal>().AnyAsync())).ShouldBeFalse();
        (await northbury.HappenedAsync(given.Id)).ShouldContain("ConsentErased");
    }

    [Theory, OnBothDatabases]
    public async Task Consents_of_before_come_in_with_their_true_days_and_the_words_of_those_days(On on)
    {
        const string Header =
            "unit,purpose,membership_number,name,email,channel,collected_by,given_on,withdrawn_on,withdrawn_how\n";
        const string Rows =
            "C001,newsletter,A1,,,paper,Kit Moss,2024-05-03,,\n"
            + "C001,Newsletter,,Toni Vale,toni@example.org,website,Form,2026-05-03,2026-06-01,By e-mail\n";
        await using var northbury = await Northbury.OpenAsync(on);
        await NewsletterAsync(northbury);

        var bad = await ImportAsync(
            Header
                + "C002,newsletter,A1,,,paper,Kit,2024-05-03,,\n"
                + "C001,leaflets,A1,,,paper,Kit,2024-05-03,,\n"
                + "C001,newsletter,A9,,,paper,Kit,2024-05-03,,\n"
                + "C001,newsletter,,,,paper,Kit,2024-05-03,,\n"
                + "C001,newsletter,A1,,,smoke,Kit,2023-05-03,,\n"
                + "C001,newsletter,A1,,,paper,Kit,2024-05-03,2024-05-02,\n"
        );
        bad.Errors.Select(e => (e.Line, e.Column))
            .ShouldBe(
                [
                    (2, "unit"),
                    (3, "purpose"),
                    (4, "membership_number"),
                    (5, "name"),
                    (5, "email"),
                    (6, "given_on"),
                    (6, "channel"),
                    (7, "withdrawn_on"),
                    (7, "withdrawn_how"),
                ],
                ignoreOrder: true
            );

        (await ImportAsync(Header + Rows, dryRun: true)).Counts.Added.ShouldBe(2);
        (await northbury.House.ReadAsync(db => db.ConsentRecords.AnyAsync())).ShouldBeFalse();
        (await ImportAsync(Header + Rows)).Counts.Added.ShouldBe(2);
        (await ImportAsync(Header + Rows)).Counts.Unchanged.ShouldBe(2);
        var again = await ImportAsync(
            Header + "C001,newsletter,A1,,,paper,Kit Moss,2024-05-03,2025-01-01,Told the chair\n"
        );
        (again.Counts.Changed, again.Counts.Added).ShouldBe((1, 0));

        var records = await northbury.House.ReadAsync(db =>
            db.ConsentRecords.Include(r => r.Withdrawal).OrderBy(r => r.GivenOn).ToListAsync()
        );
        records
            .Select(r => (r.WordingNumber, r.MemberId, r.PersonName, r.Withdrawal!.On))
            .ShouldBe([
                (1, northbury.Sam.Id, null, new LocalDate(2025, 1, 1)),
                (2, null, "Toni Vale", new LocalDate(2026, 6, 1)),
            ]);
        (await northbury.HappenedAsync(records[0].Id)).ShouldBe(["ConsentWithdrawn"]);
        (await CountsAsync(northbury)).ShouldBe((0, 2, 1));

        Task<ImportReport> ImportAsync(string file, bool dryRun = false) =>
            northbury.UseAsync<ImportConsents, ImportReport>(u =>
                u.RunAsync(
                    northbury.Secretary,
                    new("consents.csv", () => new MemoryStream(Encoding.UTF8.GetBytes(file))) { DryRun = dryRun },
                    default
                )
            );
    }

    private static async Task<Guid> NewsletterAsync(Northbury northbury)
    {
        var purpose = await WriteAsync(northbury, null, 0, new("Newsletter", "Send it to me.", First));
        return await WriteAsync(northbury, purpose, 1, new("Newsletter", "E-mail it to me.", Second));
    }

    private static async Task<Guid> WriteAsync(Northbury northbury, Guid? id, int read, NewWording wording) =>
        (
            await northbury.UseAsync<WriteWording, ConsentWording>(u =>
                u.RunAsync(northbury.Secretary, northbury.Constituency.Id, id, read, wording, default)
            )
        ).Id;

    private static Task<ConsentRecord> AgreeAsync(
        Northbury northbury,
        Guid purpose,
        int wording,
        string member,
        LocalDate day
    ) =>
        northbury.UseAsync<RecordConsent, ConsentRecord>(u =>
            u.RunAsync(
                northbury.Secretary,
                new(purpose, wording, member, null, null, ConsentChannel.InPerson, "Kit Moss", day),
                default
            )
        );

    private static Task WithdrawAsync(Northbury northbury, Guid id, LocalDate day, Actor? actor = null) =>
        northbury.UseAsync<WithdrawConsent>(u =>
            u.RunAsync(actor ?? northbury.Secretary, id, day, "By e-mail", default)
        );

    private static Task<List<string?>> RefusedAsync(Northbury northbury, NewConsent consent, Actor? actor = null) =>
        FieldsAsync(() =>
            northbury.UseAsync<RecordConsent>(u => u.RunAsync(actor ?? northbury.Secretary, consent, default))
        );

    private static async Task<List<string?>> FieldsAsync(Func<Task> act) =>
        [.. (await Should.ThrowAsync<Refused>(act)).Objections.Select(o => o.Field)];

    private static async Task<(int Given, int Withdrawn, int NotAsked)> CountsAsync(Northbury northbury)
    {
        var purposes = await northbury.UseAsync<Consents, IReadOnlyList<PurposeOnRecord>>(c =>
            c.OfUnitAsync(northbury.Secretary, northbury.Constituency.Id, default)
        );
        var one = purposes.Single();
        return (one.Given, one.Withdrawn, one.NotAsked);
    }

    private static async Task<(ConsentState State, LocalDate? On)> StateAsync(Northbury northbury)
    {
        var all = await northbury.UseAsync<Consents, IReadOnlyList<MemberConsent>>(c =>
            c.OfMemberAsync(northbury.Secretary, northbury.Sam.Id, [northbury.Constituency.Id], default)
        );
        return (all.Single().State, all.Single().On);
    }

    private static Task<List<string>> ListAsync(Northbury northbury) =>
        northbury.UseAsync<Consents, List<string>>(async c =>
        {
            var records = await c.RecordsOf(northbury.Secretary, northbury.Constituency.Id, null).ToListAsync();
            return [.. (await c.TellAsync(northbury.Secretary, records, default)).Select(l => l.Who)];
        });
}
