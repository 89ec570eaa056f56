using Microsoft.EntityFrameworkCore;

namespace Wardmote.Store;

/// <summary>
/// Set-based statements for imports, in SQL that both databases understand. They run in the context's transaction, pass
/// by the change tracker, and so leave it to the caller to write the journal entry in the same transaction. Table and
/// column names come from the model, never from outside.
/// </summary>
public static class BulkStatements
{
    /// <summary>
    /// Waits for its turn among all nodes and keeps it until the transaction ends: what two imports must not do at once.
    /// </summary>
    /// <param name="what">The name of the turn: a row in the counters.</param>
    public static async Task TakeTurnAsync(this Db db, string what, CancellationToken stop) =>
        await db.NextAsync(what, stop);

    /// <summary>
    /// Takes the indexes off an empty table that is about to be filled: sorting half a million keys once takes a fraction
    /// of the time of putting each in its place. Others who look at the table wait until the transaction ends, and find
    /// the indexes there or, when it is undone, never gone.
    /// </summary>
    /// <returns>The statements that make them again.</returns>
    public static async Task<IReadOnlyList<string>> DropIndexesAsync(
        this Db db,
        IDatabaseEngine engine,
        BulkTable table,
        CancellationToken stop
    )
    {
        var indexes = await db.Database.SqlQueryRaw<IndexDefinition>(engine.IndexesOf, table.Name).ToListAsync(stop);
        foreach (var index in indexes)
            await RunAsync(db, index.Drop, stop);
        indexes.Reverse();
        return indexes.ConvertAll(i => i.Make);
    }

    /// <summary>Makes the indexes again that <see cref="DropIndexesAsync"/> took off.</summary>
    public static async Task MakeIndexesAsync(this Db db, IReadOnlyList<string> definitions, CancellationToken stop)
    {
        foreach (var definition in definitions)
            await RunAsync(db, definition, stop);
    }

    /// <summary>Makes an empty temporary table, with columns as in the original, on the context's connection.</summary>
    public static async Task StageAsync(this Db db, BulkTable staged, CancellationToken stop)
    {
        await RunAsync(db, $"drop table if exists {staged.Name}", stop);
        var like = $"select {staged.ColumnNames} from {staged.Original!.Name} limit 0";
        await RunAsync(db, $"create temporary table {staged.Name} as {like}", stop);
    }

    /// <summary>Puts the staged rows into the table they are like, and drops the staged table.</summary>
    public static async Task InsertFromAsync(this Db db, BulkTable staged, CancellationToken stop)
    {
        var (names, target) = (staged.ColumnNames, staged.Original!.Name);
        await RunAsync(db, $"insert into {target} ({names}) select {names} from {staged.Name}", stop);
        await RunAsync(db, $"drop table {staged.Name}", stop);
    }

    /// <summary>
    /// Gives the rows of <paramref name="target"/> the values of the staged rows with the same key, and drops the staged
    /// table.
    /// </summary>
    /// <param name="target">The table, with the key columns and those to set; all of them are staged.</param>
    /// <param name="staged">The staged rows.</param>
    /// <param name="keys">The names of the columns that make the key.</param>
    /// <returns>How many rows were changed.</returns>
    public static async Task<int> UpdateFromAsync(
        this Db db,
        BulkTable target,
        BulkTable staged,
        IReadOnlyCollection<string> keys,
        CancellationToken stop
    )
    {
        var names = target.Columns.Select(c => c.Name).ToList();
        var set = string.Join(", ", names.Except(keys).Select(name => $"\"{name}\" = s.\"{name}\""));
        var same = string.Join(" and ", keys.Select(name => $"{target.Name}.\"{name}\" = s.\"{name}\""));
        var changed = await RunAsync(db, $"update {target.Name} set {set} from {staged.Name} s where {same}", stop);
        await RunAsync(db, $"drop table {staged.Name}", stop);
        return changed;
    }

    /// <summary>Empties a table that is about to be filled anew in the same transaction.</summary>
    public static Task EmptyAsync(this Db db, BulkTable table, CancellationToken stop) =>
        RunAsync(db, $"delete from {table.Name}", stop);

    private sealed record IndexDefinition(string Drop, string Make);

    private static Task<int> RunAsync(Db db, string statement, CancellationToken stop) =>
        db.Database.ExecuteSqlRawAsync(statement, stop);
}
