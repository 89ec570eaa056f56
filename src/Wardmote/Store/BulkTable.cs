using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using NodaTime;

namespace Wardmote.Store;

/// <summary>How a column is written in bulk.</summary>
public enum BulkType
{
    Text,
    Key,
    Day,
    Int,
    Long,
    Flag,
    Bytes,
}

/// <summary>One column of a <see cref="BulkTable"/>, by its name as stored.</summary>
public sealed record BulkColumn(string Name, BulkType Type);

/// <summary>A table and those of its columns that a bulk statement fills, in the order their values are written.</summary>
public sealed record BulkTable(string Name, IReadOnlyList<BulkColumn> Columns)
{
    /// <summary>The table of an entity, with the columns of the named properties, as the model knows them.</summary>
    /// <exception cref="ArgumentException">A property is not mapped, or is of a type that is not written in bulk.</exception>
    public static BulkTable Of<T>(Db db, params IReadOnlyList<string> properties)
        where T : class
    {
        var entity =
            db.Model.FindEntityType(typeof(T))
            ?? throw new ArgumentException($"{typeof(T)} is not mapped.", nameof(db));
        var table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
        return new(
            table.Name,
            [
                .. properties.Select(name =>
                {
                    var property =
                        entity.FindProperty(name)
                        ?? throw new ArgumentException($"{name} is not mapped.", nameof(properties));
                    return new BulkColumn(property.GetColumnName(table)!, TypeOf(property));
                }),
            ]
        );
    }

    /// <summary>A temporary table with the same columns, gone when its connection or transaction is.</summary>
    public BulkTable Staged(string name) => this with { Name = name, Original = this };

    /// <summary>The table that a staged one is like.</summary>
    public BulkTable? Original { get; private init; }

    /// <summary>The names of the columns, quoted, with commas: "from" and "until" are words of SQL.</summary>
    public string ColumnNames => string.Join(", ", Columns.Select(c => $"\"{c.Name}\""));

    /// <summary>The same columns without one.</summary>
    public BulkTable Without(string column) => this with { Columns = [.. Columns.Where(c => c.Name != column)] };

    private static BulkType TypeOf(IProperty property)
    {
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        return type switch
        {
            _ when type == typeof(string) || type.IsEnum => BulkType.Text,
            _ when type == typeof(Guid) => BulkType.Key,
            _ when type == typeof(LocalDate) => BulkType.Day,
            _ when type == typeof(int) => BulkType.Int,
            _ when type == typeof(long) => BulkType.Long,
            _ when type == typeof(bool) => BulkType.Flag,
            _ when type == typeof(byte[]) => BulkType.Bytes,
            _ => throw new ArgumentException(
                $"{property.Name} is a {type.Name}, which is not written in bulk.",
                nameof(property)
            ),
        };
    }
}
