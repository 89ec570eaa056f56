using System.Data;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Wardmote.Store;

namespace Wardmote.App.Tests.Pages;

/// <summary>What a database holds, as one hash a table: two of them tell whether anything changed between.</summary>
public static class DatabaseState
{
    // The technical tables that a GET may write (design: access log, last seen, rate counters).
    private static readonly string[] Technical = ["last_seen", "rate_counters", "access_log"];

    /// <summary>The hash of every table but the technical ones, by the table's name.</summary>
    public static Task<SortedDictionary<string, string>> StateAsync(this Served served) =>
        served.ReadAsync(async db =>
        {
            var tables = db
                .Model.GetEntityTypes()
                .Select(e => e.GetTableName())
                .OfType<string>()
                .Distinct()
                .Except(Technical);
            var state = new SortedDictionary<string, string>(StringComparer.Ordinal);
            await db.Database.OpenConnectionAsync();
            foreach (var table in tables)
                state[table] = await HashAsync(db, table);
            return state;
        });

    private static async Task<string> HashAsync(Db db, string table)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"select * from {table}";
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess);
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            var row = new StringBuilder();
            for (var i = 0; i < reader.FieldCount; i++)
                row.Append(Word(reader.GetValue(i))).Append('|');
            rows.Add(row.ToString());
        }
        // In no order of the database's own.
        rows.Sort(StringComparer.Ordinal);
        return $"{rows.Count} rows, {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', rows))))}";
    }

    private static string? Word(object value) =>
        value is byte[] bytes ? Convert.ToBase64String(bytes) : Convert.ToString(value, CultureInfo.InvariantCulture);
}
