using NodaTime;
using Wardmote.Clocks;
using Wardmote.Store;

namespace Wardmote.Organisation.Imports;

/// <summary>What a units file changes, gathered and then written in one go.</summary>
internal sealed class UnitWriting
{
    private readonly Db db;
    private readonly UnitTree tree;
    private readonly Dictionary<string, Guid> ids;
    private readonly ImportWriting writing;

    /// <summary>Compares every row with what is here, and counts.</summary>
    internal UnitWriting(
        Db db,
        Guid importId,
        IClock clock,
        ImportRun run,
        IReadOnlyCollection<UnitRow> rows,
        Dictionary<string, Unit> units
    )
    {
        this.db = db;
        tree = TreeOf(rows, units.Values);
        ids = units.ToDictionary(u => u.Key, u => u.Value.Id, StringComparer.OrdinalIgnoreCase);
        foreach (var row in rows)
            ids.TryAdd(row.Code, Ids.New(clock));
        writing = new(
            db,
            importId,
            BulkTable.Of<Unit>(
                db,
                nameof(Unit.Id),
                nameof(Unit.Code),
                nameof(Unit.Name),
                nameof(Unit.Kind),
                nameof(Unit.ParentId),
                nameof(Unit.Nation),
                nameof(Unit.IsController),
                nameof(Unit.Email),
                nameof(Unit.PostalAddress)
            ),
            "id"
        );
        var codes = units.Values.ToDictionary(u => u.Id, u => u.Code);
        foreach (var row in rows.OrderBy(r => tree.StepsToTop(r.Code)).ThenBy(r => r.Line))
            Take(run, row, units, codes);
    }

    /// <summary>The tree as it would be with these rows.</summary>
    internal static UnitTree TreeOf(IEnumerable<UnitRow> rows, IReadOnlyCollection<Unit> units)
    {
        var codes = units.ToDictionary(u => u.Id, u => u.Code);
        var all = new Dictionary<string, Branching>(StringComparer.OrdinalIgnoreCase);
        foreach (var unit in units)
            all[unit.Code] = new(unit.Code, unit.Kind, unit.ParentId is { } parent ? codes[parent] : null);
        foreach (var row in rows)
            all[row.Code] = new(row.Code, row.Kind, row.Parent);
        return new(all.Values);
    }

    /// <summary>Writes units, what became of each, and, when the tree is another, all of its closure.</summary>
    internal async Task WriteAsync(IDatabaseEngine engine, CancellationToken stop)
    {
        await writing.WriteAsync(engine, stop);
        var closure = new BulkRows(
            BulkTable.Of<UnitAbove>(db, nameof(UnitAbove.UnitId), nameof(UnitAbove.AboveId), nameof(UnitAbove.Steps))
        );
        foreach (var (code, above, steps) in tree.Closure())
        {
            closure.Key(ids[code]);
            closure.Key(ids[above]);
            closure.Int(steps);
            closure.EndRow();
        }
        await db.EmptyAsync(closure.Table, stop);
        await engine.CopyInAsync(db, closure, stop);
    }

    private void Take(ImportRun run, UnitRow row, Dictionary<string, Unit> units, Dictionary<Guid, string> codes)
    {
        if (!units.TryGetValue(row.Code, out var unit))
        {
            run.Added++;
            run.Show("Added", row.Line, $"{row.Code}, {row.Name}");
            Write(writing.Added, row, ids[row.Code], row.Code);
            writing.Changes.Add(ids[row.Code], row.Line, ImportChangeKind.Added);
            return;
        }
        var fields = FieldChange.Among(
            new("name", unit.Name, row.Name),
            new("kind", unit.Kind.InWords(), row.Kind.InWords()),
            new(
                "parent",
                unit.ParentId is { } p ? codes[p] : null,
                row.Parent is { } above ? CodeOf(above, units) : null
            ),
            new("nation", unit.Nation.Text(), row.Nation.Text()),
            new("controller", YesNo(unit.IsController), YesNo(row.IsController)),
            new("email", unit.Email, row.Email),
            new("address", unit.PostalAddress, row.PostalAddress)
        );
        if (fields.Count == 0)
        {
            run.Unchanged++;
            return;
        }
        run.Changed++;
        run.Show("Changed", row.Line, $"{unit.Code}: {string.Join(", ", fields.Select(f => f.Name))}");
        Write(writing.Changed, row, unit.Id, unit.Code);
        writing.Changes.Add(unit.Id, row.Line, ImportChangeKind.Changed, fields);
    }

    private void Write(BulkRows rows, UnitRow row, Guid id, string code)
    {
        rows.Key(id);
        rows.Text(code);
        rows.Text(row.Name);
        rows.Text(row.Kind.ToString());
        rows.Key(row.Parent is null ? null : ids[row.Parent]);
        rows.Text(row.Nation.ToString());
        rows.Flag(row.IsController);
        rows.Text(row.Email);
        rows.Text(row.PostalAddress);
        rows.EndRow();
    }

    private static string CodeOf(string code, Dictionary<string, Unit> units) =>
        units.TryGetValue(code, out var unit) ? unit.Code : code;

    private static string YesNo(bool yes) => yes ? "yes" : "no";
}
