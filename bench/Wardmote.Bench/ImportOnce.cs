using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;
using Wardmote.Evidence;
using Wardmote.Members;
using Wardmote.Organisation;
using Wardmote.Organisation.Imports;
using Wardmote.Postgres;
using Wardmote.Sheets;
using Wardmote.Sqlite;
using Wardmote.Store;

namespace Wardmote.Bench;

/// <summary>One measurement, in a process of its own.</summary>
internal static class ImportOnce
{
    /// <summary>What is measured in each round, in this order; the first is what the others are compared with.</summary>
    public static readonly string[] Steps =
    [
        "the least",
        "reading alone",
        "dry run",
        "first import",
        "the same file again",
        "a month later",
    ];

    private static readonly string[] Columns =
    [
        .. (
            "membership_number,title,first_name,middle_names,last_name,preferred_name,date_of_birth,gender,email,mobile,landline,"
            + "address_1,address_2,town,postcode,unit,branch,joined_on,status,payment"
        ).Split(','),
    ];

    public static async Task<int> RunAsync(string on, string what, string data, string place)
    {
        var isPostgres = string.Equals(on, "postgres", StringComparison.Ordinal);
        var file = Path.Combine(data, what == Steps[^1] ? "members-next.csv" : "members.csv");
        var taken =
            what == Steps[1] ? Read(file)
            : what != Steps[0] ? await ImportAsync(isPostgres, data, file, place, dryRun: what == Steps[2])
            : isPostgres ? await CopyAsync(file, place)
            : await InsertAsync(file, place);
        Console.WriteLine(JsonSerializer.Serialize(new Measured(taken.Seconds, taken.CoreSeconds, PeakMegabytes())));
        return 0;
    }

    private static async Task<Taken> ImportAsync(bool isPostgres, string data, string file, string place, bool dryRun)
    {
        IDatabaseEngine engine = isPostgres
            ? new PostgresEngine(place)
            : new SqliteEngine(Path.Combine(place, "wardmote.db"));
        var services = new ServiceCollection();
        services.AddLogging();
        var key = Path.Combine(isPostgres ? Path.GetTempPath() : place, "bench-master.key");
        services.AddWardmote(engine, SystemClock.Instance, MasterKey.FromFile(key));
        await using var house = services.BuildServiceProvider();
        await using (var scope = house.CreateAsyncScope())
        {
            await engine.MigrateAsync(scope.ServiceProvider.GetRequiredService<Db>(), default);
            await scope
                .ServiceProvider.GetRequiredService<ImportUnits>()
                .RunAsync(Actor.Operator, ImportOrder.Of(Path.Combine(data, "units.csv")), default);
        }
        await using (var scope = house.CreateAsyncScope())
        {
            var watch = new Watch();
            var report = await scope
                .ServiceProvider.GetRequiredService<ImportMembers>()
                .RunAsync(Actor.Operator, "UK", ImportOrder.Of(file) with { DryRun = dryRun }, default);
            var taken = watch.Taken;
            Console.Error.WriteLine($"  {taken.Seconds:N2} s: {report.Sentence}");
            return report.Outcome == ImportOutcome.Refused
                ? throw new InvalidOperationException(report.Sentence)
                : taken;
        }
    }

    /// <summary>Every row of the file read and nothing done with it.</summary>
    private static Taken Read(string file)
    {
        var watch = new Watch();
        using var sheet = SheetReader.Open(file);
        while (sheet.Read())
            continue;
        return watch.Taken;
    }

    /// <summary>COPY of the file, as it is, into a table of its columns: psql reads it and PostgreSQL does the rest.</summary>
    private static async Task<Taken> CopyAsync(string file, string place)
    {
        await using var connection = new NpgsqlConnection(place);
        await connection.OpenAsync();
        var columns = Columns.Select(c => $"{c} {(IsDate(c) ? "date" : "text")}");
        await using (var create = new NpgsqlCommand($"create table least ({string.Join(", ", columns)})", connection))
            await create.ExecuteNonQueryAsync();
        var at = new NpgsqlConnectionStringBuilder(place);
        var psql = new ProcessStartInfo("psql")
        {
            ArgumentList =
            {
                "-q",
                "-h",
                at.Host!,
                "-p",
                at.Port.ToString(CultureInfo.InvariantCulture),
                "-U",
                at.Username!,
                "-d",
                at.Database!,
                "-c",
                $"\\copy least from '{file}' (format csv, header)",
            },
            Environment = { ["PGPASSWORD"] = at.Password ?? "" },
        };
        var watch = new Watch();
        using var copying = Process.Start(psql)!;
        await copying.WaitForExitAsync();
        var taken = watch.Taken;
        await using var drop = new NpgsqlCommand("drop table least", connection);
        await drop.ExecuteNonQueryAsync();
        return copying.ExitCode == 0 ? taken : throw new InvalidOperationException("COPY failed.");
    }

    /// <summary>One prepared insert, run for every row of the file in one transaction, into a table of its columns.</summary>
    private static async Task<Taken> InsertAsync(string file, string place)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(place, "least.db")}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText =
            $"pragma journal_mode = wal; pragma synchronous = full; create table least ({string.Join(", ", Columns.Select(c => $"{c} text"))})";
        await command.ExecuteNonQueryAsync();
        var watch = new Watch();
        using var sheet = SheetReader.Open(file);
        await using var whole = connection.BeginTransaction();
        await using var insert = connection.CreateCommand();
        insert.Transaction = whole;
        insert.CommandText = $"insert into least values ({string.Join(", ", Columns.Select((_, i) => $"$p{i}"))})";
        var values = Columns.Select((_, i) => insert.Parameters.Add($"$p{i}", SqliteType.Text)).ToArray();
        insert.Prepare();
        while (sheet.Read())
        {
            for (var i = 0; i < values.Length; i++)
                values[i].Value = sheet.Text(i) is { Length: > 0 } text ? text : DBNull.Value;
            insert.ExecuteNonQuery();
        }
        await whole.CommitAsync();
        return watch.Taken;
    }

    private static bool IsDate(string column) => column is "date_of_birth" or "joined_on";

    private sealed record Taken(double Seconds, double CoreSeconds);

    private sealed class Watch
    {
        private readonly long began = Stopwatch.GetTimestamp();
        private readonly TimeSpan usedBefore = Environment.CpuUsage.TotalTime;

        public Taken Taken =>
            new(
                Stopwatch.GetElapsedTime(began).TotalSeconds,
                (Environment.CpuUsage.TotalTime - usedBefore).TotalSeconds
            );
    }

    /// <summary>The most memory this process has held, in millions of bytes, as Linux tells it.</summary>
    private static double PeakMegabytes()
    {
        var line = File.ReadLines("/proc/self/status").First(l => l.StartsWith("VmHWM", StringComparison.Ordinal));
        return long.Parse(
                line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1],
                CultureInfo.InvariantCulture
            )
            * 1024
            / 1e6;
    }
}
