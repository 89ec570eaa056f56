using Microsoft.EntityFrameworkCore;

namespace Wardmote.Store;

/// <summary>What differs between SQLite and PostgreSQL, apart from SQL that both understand.</summary>
public interface IDatabaseEngine
{
    /// <summary>"SQLite" or "PostgreSQL", for people.</summary>
    string Name { get; }

    /// <summary>
    /// Ends a select that looks for work to take: passes over rows another worker is taking at this moment. Empty where
    /// only one can write at a time.
    /// </summary>
    string PassingOverTaken { get; }

    /// <summary>Points a context at this database.</summary>
    void Configure(DbContextOptionsBuilder options);

    /// <summary>
    /// Brings the schema up to date, once, however many processes start together; a schema newer than this program is
    /// refused.
    /// </summary>
    Task MigrateAsync(Db db, CancellationToken stop);

    /// <summary>
    /// Copies rows into a table as fast as the database can, in the context's current transaction if it has one.
    /// </summary>
    /// <param name="db">Whose connection is used.</param>
    /// <param name="table">The table's name as stored, snake_case.</param>
    /// <param name="columns">The columns' names as stored, in the order of each row's values.</param>
    /// <param name="rows">
    /// One array a row, each value already in its stored form (text, long, double, byte[], Guid, DateOnly, DateTime in
    /// UTC, bool, or null). The array may be used again for the next row.
    /// </param>
    /// <returns>How many rows were written.</returns>
    Task<long> CopyInAsync(
        Db db,
        string table,
        IReadOnlyList<string> columns,
        IEnumerable<object?[]> rows,
        CancellationToken stop
    );

    /// <summary>
    /// Copies packed rows into their table, with no string made of them on the way, in the context's current transaction
    /// if it has one.
    /// </summary>
    Task CopyInAsync(Db db, BulkRows rows, CancellationToken stop);
}
