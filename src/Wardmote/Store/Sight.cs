namespace Wardmote.Store;

/// <summary>
/// The units whose rows the database itself lets a <see cref="Db"/> see: a second wall behind the scope of every query,
/// for the day when one forgets it. PostgreSQL hides the other rows (row-level security); SQLite has no such wall.
/// </summary>
/// <param name="Units">With all that is below them; null for every unit there is.</param>
public sealed record Sight(IReadOnlyCollection<Guid>? Units)
{
    /// <summary>Wardmote itself, the operator, and whoever holds a link to one thing alone.</summary>
    public static Sight Everything { get; } = new((IReadOnlyCollection<Guid>?)null);
}
