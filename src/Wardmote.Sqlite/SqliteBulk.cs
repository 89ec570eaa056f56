using System.Buffers.Binary;
using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using Wardmote.Store;

namespace Wardmote.Sqlite;

/// <summary>
/// Inserts packed rows with one prepared statement whose values are bound as UTF-8, without a parameter object or a
/// string for each. What is stored equals what EF Core stores: keys as upper-case text, days as 2026-06-30.
/// </summary>
internal static class SqliteBulk
{
    public static void Insert(SqliteConnection connection, BulkRows rows)
    {
        var columns = rows.Table.Columns;
        var marks = string.Join(", ", Enumerable.Repeat("?", columns.Count));
        var sql = $"insert into {rows.Table.Name} ({rows.Table.ColumnNames}) values ({marks})";
        Check(connection, raw.sqlite3_prepare_v2(connection.Handle, sql, out var statement));
        using (statement)
        {
            var reader = rows.Read();
            while (reader.NextRow())
            {
                for (var i = 0; i < columns.Count; i++)
                {
                    var bound = reader.NextField(out var value)
                        ? Bind(statement, i + 1, columns[i].Type, value)
                        : raw.sqlite3_bind_null(statement, i + 1);
                    Check(connection, bound);
                }
                Check(connection, raw.sqlite3_step(statement));
                Check(connection, raw.sqlite3_reset(statement));
            }
        }
    }

    private static int Bind(sqlite3_stmt statement, int place, BulkType type, ReadOnlySpan<byte> value)
    {
        Span<byte> text = stackalloc byte[36];
        switch (type)
        {
            // An empty span has no address, which SQLite would take for null.
            case BulkType.Text:
                return value.IsEmpty
                    ? raw.sqlite3_bind_text(statement, place, "")
                    : raw.sqlite3_bind_text(statement, place, value);
            case BulkType.Bytes:
                return raw.sqlite3_bind_blob(statement, place, value);
            case BulkType.Key:
                new Guid(value, bigEndian: true).TryFormat(text, out _, "D");
                System.Text.Ascii.ToUpperInPlace(text, out _);
                return raw.sqlite3_bind_text(statement, place, text);
            case BulkType.Day:
                BulkRows.DayFrom(value).ToDateOnly().TryFormat(text, out var length, "O", CultureInfo.InvariantCulture);
                return raw.sqlite3_bind_text(statement, place, text[..length]);
            case BulkType.Int:
                return raw.sqlite3_bind_int(statement, place, BinaryPrimitives.ReadInt32BigEndian(value));
            case BulkType.Long:
                return raw.sqlite3_bind_int64(statement, place, BinaryPrimitives.ReadInt64BigEndian(value));
            default:
                return raw.sqlite3_bind_int(statement, place, value[0]);
        }
    }

    private static void Check(SqliteConnection connection, int result)
    {
        if (result is not (raw.SQLITE_OK or raw.SQLITE_DONE))
            SqliteException.ThrowExceptionForRC(result, connection.Handle);
    }
}
