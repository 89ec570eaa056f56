namespace Wardmote.Store;

/// <summary>
/// A row that belongs to one unit, and is seen by whoever carries the duty there or above. Where the database can, it
/// hides the row from everybody else by itself, and with it whatever hangs from it (<see cref="Sight"/>).
/// </summary>
public interface IBelongToUnit
{
    Guid UnitId { get; }
}

/// <summary>What a unit has settled for itself, which those below it read too: it tells of nobody.</summary>
public interface ISettledByUnit : IBelongToUnit;

/// <summary>When a row is within a <see cref="Sight"/>, where its unit alone does not say.</summary>
/// <param name="rule">A condition in PostgreSQL’s SQL, with {0} where the set of units in sight belongs.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SeenWhereAttribute(string rule) : Attribute
{
    public string Rule { get; } = rule;
}

/// <summary>Rows that hang from one that belongs to a unit, and are seen by everybody, because they name nobody.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SeenByAllAttribute : Attribute;

/// <summary>Rows that are added and never changed or deleted, which PostgreSQL sees to (ASVS V13.2.2, V16.4.2).</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeverChangedAttribute : Attribute;
