using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Organisation.Imports;
using Wardmote.Store;

namespace Wardmote.Consent;

/// <summary>
/// What a file of consents brings, gathered while it is read and then written in one go. What was taken back is written with
/// an entry of its own in the journal, as it is on a page.
/// </summary>
internal sealed class ConsentWriting(Db db, Journal journal, Actor actor, Guid importId, IClock clock)
{
    private readonly ImportChanges changes = new(db, importId);

    private readonly BulkRows records = new(
        BulkTable.Of<ConsentRecord>(
            db,
            nameof(ConsentRecord.Id),
            nameof(ConsentRecord.UnitId),
            nameof(ConsentRecord.PurposeId),
            nameof(ConsentRecord.WordingNumber),
            nameof(ConsentRecord.MemberId),
            nameof(ConsentRecord.PersonName),
            nameof(ConsentRecord.Email),
            nameof(ConsentRecord.NameKey),
            nameof(ConsentRecord.EmailKey),
            nameof(ConsentRecord.Channel),
            nameof(ConsentRecord.CollectedBy),
            nameof(ConsentRecord.GivenOn)
        )
    );

    private readonly List<(Guid Id, ConsentRow Row)> takenBack = [];

    /// <summary>A consent, taken back since or not.</summary>
    internal void Add(ConsentRow row, int line)
    {
        var id = Ids.New(clock);
        records.Key(id);
        records.Key(row.Wording!.UnitId);
        records.Key(row.Wording.Id);
        records.Int(row.Wording.Number);
        records.Key(row.MemberId);
        records.Text(row.MemberId is null ? row.Name : null);
        records.Text(row.MemberId is null ? row.Email : null);
        records.Text(row.NameKey);
        records.Text(row.EmailKey);
        records.Text(row.Channel.ToString());
        records.Text(row.CollectedBy);
        records.Day(row.GivenOn);
        records.EndRow();
        changes.Add(id, line, ImportChangeKind.Added);
        if (row.WithdrawnOn is not null)
            takenBack.Add((id, row));
    }

    /// <summary>A consent that is on record was taken back.</summary>
    internal void Withdraw(Guid id, ConsentRow row, int line)
    {
        takenBack.Add((id, row));
        changes.Add(
            id,
            line,
            ImportChangeKind.Changed,
            [new("withdrawn_on", FieldChange.Iso(null), FieldChange.Iso(row.WithdrawnOn))]
        );
    }

    /// <summary>Writes the consents within the import's transaction, and adds what was taken back to the current save.</summary>
    internal async Task WriteAsync(IDatabaseEngine engine, CancellationToken stop)
    {
        await engine.CopyInAsync(db, records, stop);
        await engine.CopyInAsync(db, changes.Rows, stop);
        foreach (var (id, row) in takenBack)
        {
            db.Add(
                new ConsentWithdrawal
                {
                    ConsentId = id,
                    On = row.WithdrawnOn!.Value,
                    How = row.WithdrawnHow,
                    RecordedBy = actor.Name,
                    RecordedAt = clock.GetCurrentInstant(),
                }
            );
            journal.Write(
                actor,
                new(
                    "ConsentWithdrawn",
                    id,
                    row.Wording!.UnitId,
                    $"A file says that they took it back on {row.WithdrawnOn.Value.DayMonthYear()}.",
                    row.WithdrawnHow
                )
            );
        }
    }
}
