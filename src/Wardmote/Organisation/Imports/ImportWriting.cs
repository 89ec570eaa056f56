using Wardmote.Store;

namespace Wardmote.Organisation.Imports;

/// <summary>
/// What an import adds to one table and changes in it, gathered while the file is read and then written in one go with
/// what became of each record.
/// </summary>
/// <param name="table">The table, with every column that the file tells.</param>
/// <param name="keys">The names of the columns by which a changed row finds the one it replaces.</param>
internal sealed class ImportWriting(Db db, Guid importId, BulkTable table, params IReadOnlyCollection<string> keys)
{
    public BulkRows Added { get; } = new(table);
    public BulkRows Changed { get; } = new(table.Staged($"staged_{table.Name}"));
    public ImportChanges Changes { get; } = new(db, importId);

    /// <summary>Writes it all, within the import's transaction.</summary>
    public async Task WriteAsync(IDatabaseEngine engine, CancellationToken stop)
    {
        await engine.CopyInAsync(db, Added, stop);
        if (Changed.Count > 0)
        {
            await db.StageAsync(Changed.Table, stop);
            await engine.CopyInAsync(db, Changed, stop);
            await db.UpdateFromAsync(table, Changed.Table, keys, stop);
        }
        await engine.CopyInAsync(db, Changes.Rows, stop);
    }
}
