using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace Wardmote.Store;

/// <summary>How values are kept, alike in both databases: NodaTime as the nearest plain type, enums as words.</summary>
internal static class Conventions
{
    public static void Configure(ModelConfigurationBuilder builder)
    {
        builder.Properties<Instant>().HaveConversion<InstantConverter>();
        builder.Properties<LocalDate>().HaveConversion<LocalDateConverter>();
        builder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(60);
    }

    /// <summary>Columns are named alike everywhere (rooms name their tables), so that set-based statements need no quoting.</summary>
    public static void NameInSnakeCase(ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes())
        {
            if (StoreObjectIdentifier.Create(entity, StoreObjectType.Table) is not { } table)
                continue;
            foreach (var property in entity.GetProperties())
                property.SetColumnName(SnakeCase(property.GetColumnName(table) ?? property.Name));
            foreach (var key in entity.GetKeys())
                key.SetName(SnakeCase(key.GetName() ?? ""));
            foreach (var key in entity.GetForeignKeys())
                key.SetConstraintName(SnakeCase(key.GetConstraintName() ?? ""));
            foreach (var index in entity.GetIndexes())
                index.SetDatabaseName(SnakeCase(index.GetDatabaseName() ?? ""));
        }
    }

    private static string SnakeCase(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && i > 0 && name[i - 1] != '_' && !char.IsUpper(name[i - 1]))
                text.Append('_');
            text.Append(char.ToLowerInvariant(name[i]));
        }
        return text.ToString();
    }

    /// <summary>PostgreSQL keeps microseconds: cut on write, so that what is read is what was written.</summary>
    private sealed class InstantConverter()
        : ValueConverter<Instant, DateTime>(
            at => Instant.FromUnixTimeTicks(at.ToUnixTimeTicks() / 10 * 10).ToDateTimeUtc(),
            at => Instant.FromDateTimeUtc(DateTime.SpecifyKind(at, DateTimeKind.Utc))
        );

    private sealed class LocalDateConverter()
        : ValueConverter<LocalDate, DateOnly>(date => date.ToDateOnly(), date => LocalDate.FromDateOnly(date));
}
