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

    /// <summary>
    /// A query for what slows down filling the table {0}, its indexes above all, in the order in which it can be taken off:
    /// "Drop" and "Make", the statements that take one off and make it again.
    /// </summary>
    string IndexesOf { get; }

    /// <summary>Points a context at this database.</summary>
    void Configure(DbContextOptionsBuilder options);

    /// <summary>
    /// Brings the schema up to date, once, however many processes start together; a schema newer than this program is
    /// refused.
    /// </summary>
    Task MigrateAsync(Db db, CancellationToken stop);

    /// <summary>
    /// Copies packed rows into their table as fast as the database can, with no string made of them on the way: in the
    /// context's current transaction, or in one of their own.
    /// </summary>
    Task CopyInAsync(Db db, BulkRows rows, CancellationToken stop);

    /// <summary>
    /// Empties the log of what was written, as far as that costs nobody time: what was deleted is then in no file of
    /// SQLite’s. On PostgreSQL the server keeps its log, and <see cref="ScrubAsync"/> does this.
    /// </summary>
    Task EmptyLogAsync(Db db, CancellationToken stop);

    /// <summary>
    /// Writes every table anew and empties the log, so that what was deleted is in no file any more. Nobody else can work
    /// meanwhile.
    /// </summary>
    /// <exception cref="Refused">The login may not; the sentence says what to ask the keeper of the server for.</exception>
    Task ScrubAsync(Db db, CancellationToken stop);
}
