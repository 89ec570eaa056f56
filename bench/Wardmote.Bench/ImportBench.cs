using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Npgsql;

namespace Wardmote.Bench;

/// <summary>
/// Measures how long a membership feed takes to import, all validation and evidence on, beside the least the database
/// needs for the same file: COPY on PostgreSQL, one prepared insert in one transaction on SQLite. Each measurement is a
/// process of its own, so that its peak memory is its own; measurements of one round follow each other.
/// </summary>
internal static class ImportBench
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        var people = int.Parse(Option(arguments, "--people") ?? "500000", CultureInfo.InvariantCulture);
        var rounds = int.Parse(Option(arguments, "--rounds") ?? "3", CultureInfo.InvariantCulture);
        var data = Option(arguments, "--data") ?? Path.Combine(Path.GetTempPath(), $"wardmote-people-{people}");
        var server = Option(arguments, "--postgres") ?? Environment.GetEnvironmentVariable("WARDMOTE_TEST_POSTGRES");
        MakePeople(data, people);
        Console.WriteLine(
            $"{people:N0} members of 20 columns, {new FileInfo(Path.Combine(data, "members.csv")).Length / 1e6:N1} MB, {Environment.ProcessorCount} cores"
        );
        await MeasureAsync("sqlite", data, rounds, server: null);
        if (server is null)
            Console.WriteLine("PostgreSQL: not measured. Give --postgres or set WARDMOTE_TEST_POSTGRES.");
        else
            await MeasureAsync("postgres", data, rounds, server);
        return 0;
    }

    private static async Task MeasureAsync(string on, string data, int rounds, string? server)
    {
        List<Dictionary<string, Measured>> measured = [];
        for (var round = 0; round < rounds; round++)
        {
            await using var place = await Place.MakeAsync(server);
            var results = new Dictionary<string, Measured>(StringComparer.Ordinal);
            foreach (var what in ImportOnce.Steps)
                results[what] = await MeasureOnceAsync(on, what, data, place.House);
            measured.Add(results);
        }
        Show(on, measured);
    }

    private static void Show(string on, List<Dictionary<string, Measured>> rounds)
    {
        Console.WriteLine();
        Console.WriteLine($"{on, -10} {"", -26} {"seconds", 10} {"ratio", 8} {"processor", 11} {"peak RSS", 10}");
        foreach (var what in ImportOnce.Steps)
        {
            var seconds = Median(rounds.Select(r => r[what].Seconds));
            var ratio = Median(rounds.Select(r => r[what].Seconds / r[ImportOnce.Steps[0]].Seconds));
            var core = Median(rounds.Select(r => r[what].CoreSeconds));
            var memory = rounds.Max(r => r[what].PeakMegabytes);
            Console.WriteLine($"{"", -10} {what, -26} {seconds, 10:N2} {ratio, 8:N2} {core, 9:N2} s {memory, 7:N0} MB");
        }
    }

    private static async Task<Measured> MeasureOnceAsync(string on, string what, string data, string house)
    {
        using var child =
            Process.Start(
                new ProcessStartInfo(Environment.ProcessPath!)
                {
                    ArgumentList = { "import-once", on, what, data, house },
                    RedirectStandardOutput = true,
                }
            ) ?? throw new InvalidOperationException("The measurement did not start.");
        var told = await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();
        return child.ExitCode == 0
            ? JsonSerializer.Deserialize<Measured>(told)!
            : throw new InvalidOperationException($"Measuring {what} on {on} failed.");
    }

    internal static double Median(IEnumerable<double> numbers)
    {
        var sorted = numbers.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    private static void MakePeople(string folder, int people)
    {
        if (File.Exists(Path.Combine(folder, "truth.csv")))
            return;
        var maker = Path.Combine(Root(), "tools", "make_people.py");
        using var python = Process.Start("python3", [maker, folder, "--people", $"{people}", "--seed", "1"]);
        python.WaitForExit();
        if (python.ExitCode != 0)
            throw new InvalidOperationException("tools/make_people.py failed.");
    }

    private static string Root()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "Wardmote.slnx")))
            at = at.Parent ?? throw new InvalidOperationException("Run the benchmark from a clone of the repository.");
        return at.FullName;
    }

    internal static string? Option(string[] arguments, string name) =>
        Array.IndexOf(arguments, name) is >= 0 and var at && at + 1 < arguments.Length ? arguments[at + 1] : null;
}

/// <summary>What one measurement came to.</summary>
/// <param name="CoreSeconds">Seconds of processor that this process took, on all cores together.</param>
internal sealed record Measured(double Seconds, double CoreSeconds, double PeakMegabytes);

/// <summary>A data folder or a database of one round, gone at its end.</summary>
internal sealed class Place(string house, string? server) : IAsyncDisposable
{
    /// <summary>A folder, or a connection string.</summary>
    public string House => house;

    public static async Task<Place> MakeAsync(string? server)
    {
        if (server is null)
            return new(Directory.CreateTempSubdirectory("wardmote-bench-").FullName, null);
        var name = $"wardmote_bench_{Environment.ProcessId}";
        await RunAsync(server, $"create database {name}");
        return new(
            new NpgsqlConnectionStringBuilder(server) { Database = name, Pooling = false }.ConnectionString,
            server
        );
    }

    public async ValueTask DisposeAsync()
    {
        if (server is null)
            Directory.Delete(house, recursive: true);
        else
            await RunAsync(server, $"drop database {new NpgsqlConnectionStringBuilder(house).Database} with (force)");
    }

    private static async Task RunAsync(string server, string statement)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }
}
