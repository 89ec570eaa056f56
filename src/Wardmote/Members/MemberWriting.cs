using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Organisation;
using Wardmote.Organisation.Imports;
using Wardmote.Store;

namespace Wardmote.Members;

/// <summary>Writes what a feed brings, batch by batch, into the import's transaction.</summary>
/// <param name="codes">The codes of the units the feed is authority for.</param>
internal sealed class MemberWriting(
    Db db,
    IDatabaseEngine engine,
    ImportRun run,
    Guid importId,
    IReadOnlyDictionary<Guid, string> codes
)
{
    private readonly BulkTable table = MemberFeed.Table(db);
    private readonly ImportChanges changes = new(db, importId);
    private BulkTable? staged;
    private IReadOnlyList<string> indexes = [];

    /// <summary>Prepares for the first members of all.</summary>
    internal async Task BeginAsync(CancellationToken stop) => indexes = await db.DropIndexesAsync(engine, table, stop);

    /// <summary>Writes a batch, or only shows it.</summary>
    internal async Task WriteAsync(MemberBatch batch, bool showOnly, CancellationToken stop)
    {
        if (batch.Changed is not null)
            await ChangeAsync(batch.Rows, batch.Changed, showOnly, stop);
        else if (!showOnly)
            await engine.CopyInAsync(db, batch.Rows, stop);
    }

    /// <summary>Puts the changes in force, and lets the leavers leave.</summary>
    internal async Task FinishAsync(IReadOnlyList<Guid> leavers, LocalDate today, CancellationToken stop)
    {
        await db.MakeIndexesAsync(indexes, stop);
        if (staged is not null)
            await db.UpdateFromAsync(table.Without("import_id"), staged, ["id"], stop);
        foreach (var id in leavers)
        {
            changes.Add(id, 0, ImportChangeKind.Left);
            await WriteChangesAsync(1000, stop);
        }
        await WriteChangesAsync(1, stop);
        await LeaveAsync(leavers, today, stop);
    }

    private async Task ChangeAsync(
        BulkRows rows,
        IReadOnlyList<ChangedMember> changed,
        bool showOnly,
        CancellationToken stop
    )
    {
        if (showOnly && !run.Wants("Changes"))
            return;
        var ids = changed.Select(c => c.Id).ToList();
        var members = db.Members;
        var before = await members.AsNoTracking().Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, stop);
        foreach (var (member, compared) in changed.Zip(Compare(rows, changed, before)))
        {
            var fields = FieldChange.Among(compared);
            run.Show(
                member.Returns ? "Returns" : "Changes",
                member.Line,
                fields.Count == 0 ? member.Number : $"{member.Number}: {string.Join(", ", fields.Select(f => f.Name))}"
            );
            changes.Add(
                member.Id,
                member.Line,
                member.Returns ? ImportChangeKind.Returned : ImportChangeKind.Changed,
                fields
            );
        }
        if (showOnly)
            return;
        if (staged is null)
            await db.StageAsync(staged = table.Staged("staged_members"), stop);
        await engine.CopyInAsync(db, rows.Into(staged), stop);
        await WriteChangesAsync(1, stop);
    }

    /// <summary>The values the feed tells, in the order in which they are packed, by the feed's names for them.</summary>
    private readonly (string Column, Func<Member, string?> Value)[] told =
    [
        ("membership_number", m => m.Number),
        ("unit", m => codes.GetValueOrDefault(m.UnitId)),
        ("branch", m => m.BranchId is { } branch ? codes.GetValueOrDefault(branch) : null),
        ("title", m => m.Title),
        ("first_name", m => m.FirstName),
        ("middle_names", m => m.MiddleNames),
        ("last_name", m => m.LastName),
        ("preferred_name", m => m.PreferredName),
        ("date_of_birth", m => FieldChange.Iso(m.BornOn)),
        ("gender", m => m.Gender),
        ("email", m => m.Email),
        ("mobile", m => m.Mobile),
        ("landline", m => m.Landline),
        ("address_1", m => m.Address1),
        ("address_2", m => m.Address2),
        ("town", m => m.Town),
        ("postcode", m => m.Postcode),
        ("joined_on", m => FieldChange.Iso(m.JoinedOn)),
        ("status", m => m.Status),
        ("payment", m => m.Payment),
    ];

    private List<FieldChange[]> Compare(
        BulkRows rows,
        IReadOnlyList<ChangedMember> changed,
        Dictionary<Guid, Member> before
    )
    {
        List<FieldChange[]> compared = [];
        var reader = rows.Read();
        while (reader.NextRow())
        {
            var member = before[changed[compared.Count].Id];
            var fields = new FieldChange[told.Length];
            for (var i = 0; i < table.Columns.Count; i++)
            {
                var isThere = reader.NextField(out var value);
                if (i < told.Length)
                    fields[i] = new(
                        told[i].Column,
                        told[i].Value(member),
                        isThere ? AsText(table.Columns[i].Type, value) : null
                    );
            }
            compared.Add(fields);
        }
        return compared;
    }

    private string? AsText(BulkType type, ReadOnlySpan<byte> value) =>
        type switch
        {
            BulkType.Key => codes.GetValueOrDefault(new Guid(value, bigEndian: true)),
            BulkType.Day => FieldChange.Iso(BulkRows.DayFrom(value)),
            _ => Encoding.UTF8.GetString(value),
        };

    private async Task LeaveAsync(IReadOnlyList<Guid> leavers, LocalDate today, CancellationToken stop)
    {
        if (leavers.Count == 0)
            return;
        var leaving = new BulkRows(
            BulkTable.Of<Member>(db, nameof(Member.Id), nameof(Member.LeftOn)).Staged("staged_leavers")
        );
        foreach (var id in leavers)
        {
            leaving.Key(id);
            leaving.Day(today);
            leaving.EndRow();
        }
        await db.StageAsync(leaving.Table, stop);
        await engine.CopyInAsync(db, leaving, stop);
        await db.UpdateFromAsync(leaving.Table.Original!, leaving.Table, ["id"], stop);
    }

    private async Task WriteChangesAsync(int atLeast, CancellationToken stop)
    {
        if (changes.Rows.Count < atLeast)
            return;
        await engine.CopyInAsync(db, changes.Rows, stop);
        changes.Rows.Clear();
    }
}
