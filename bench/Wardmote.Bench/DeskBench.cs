using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Postgres;
using Wardmote.Rights;
using Wardmote.Sqlite;
using Wardmote.Store;

namespace Wardmote.Bench;

/// <summary>
/// Measures what the list of requests asks of the database (its first page, with all that says what comes next; the counts;
/// what is late) over many open requests, beside the least it could ask: one ordered select of the same page and one group
/// by of the same rows, typed by hand.
/// </summary>
internal static class DeskBench
{
    private static readonly LocalDate Today = new(2026, 11, 22);
    private static readonly Guid UnitId = Guid.CreateVersion7();

    public static async Task<int> RunAsync(string[] arguments)
    {
        var count = int.Parse(ImportBench.Option(arguments, "--requests") ?? "20000", CultureInfo.InvariantCulture);
        var rounds = int.Parse(ImportBench.Option(arguments, "--rounds") ?? "21", CultureInfo.InvariantCulture);
        var server =
            ImportBench.Option(arguments, "--postgres") ?? Environment.GetEnvironmentVariable("WARDMOTE_TEST_POSTGRES");
        await MeasureAsync("sqlite", count, rounds, server: null);
        if (server is null)
            Console.WriteLine("PostgreSQL: not measured. Give --postgres or set WARDMOTE_TEST_POSTGRES.");
        else
            await MeasureAsync("postgres", count, rounds, server);
        return 0;
    }

    private static async Task MeasureAsync(string on, int count, int rounds, string? server)
    {
        await using var place = await Place.MakeAsync(server);
        IDatabaseEngine engine = server is null
            ? new SqliteEngine(Path.Combine(place.House, "wardmote.db"))
            : new PostgresEngine(
                place.House.Replace("Pooling=False", "Pooling=True", StringComparison.OrdinalIgnoreCase)
            );
        await FillAsync(engine, count);
        var actor = Actor.SignedIn(
            Guid.CreateVersion7(),
            "Bench",
            Enum.GetValues<Duty>().ToDictionary(d => d, _ => new[] { UnitId })
        );
        var (bare, ours) = (new List<double>(), new List<double>());
        for (var round = -3; round < rounds; round++)
        {
            var least = await SecondsAsync(engine, BareAsync);
            var desk = await SecondsAsync(engine, db => DeskAsync(db, actor));
            if (round < 0)
                continue;
            bare.Add(least);
            ours.Add(desk);
        }
        var ratio = ImportBench.Median(bare.Zip(ours, (b, o) => o / b));
        Console.WriteLine(
            $"{on, -10} {count:N0} open requests, {rounds} rounds: bare {ImportBench.Median(bare) * 1e3:N1} ms, the list {ImportBench.Median(ours) * 1e3:N1} ms, ratio {ratio:N2}"
        );
    }

    // As the page does it: a fresh context, the counts, and the first page with everything that says what comes next.
    private static async Task DeskAsync(Db db, Actor actor)
    {
        db.Sight = actor.Sight;
        var counts = await db.CountRequestsAsync(actor, Today, default);
        var keys = await db.SeenBy(actor, RequestView.Open, Today).Select(r => r.Id).Take(51).ToListAsync();
        var page = await db.ForNextStepAsync(actor, keys, default);
        if (counts.Open == 0 || page.Select(NextStep.Of).Any(n => n.Title.Length == 0))
            throw new InvalidOperationException("There is nothing to measure.");
    }

    private static async Task BareAsync(Db db)
    {
        await ReadAsync(
            db,
            $"""
            select r.* from rights_requests r where r.closure_at is null
            order by r.due_on is null, r.due_on, r.id limit 51
            """
        );
        await ReadAsync(
            db,
            $"""
            select r.closure_at is null, r.due_on < '2026-11-22', r.waits_for, count(*)
            from rights_requests r group by 1, 2, 3
            """
        );
    }

    private static async Task ReadAsync(Db db, string sql)
    {
        await db.Database.OpenConnectionAsync();
        await using DbCommand command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var values = new object[reader.FieldCount];
        while (await reader.ReadAsync())
            reader.GetValues(values);
    }

    private static async Task<double> SecondsAsync(IDatabaseEngine engine, Func<Db, Task> workAsync)
    {
        await using var db = Open(engine);
        var watch = Stopwatch.StartNew();
        await workAsync(db);
        return watch.Elapsed.TotalSeconds;
    }

    private static Db Open(IDatabaseEngine engine)
    {
        var options = new DbContextOptionsBuilder<Db>();
        engine.Configure(options);
        return new(options.Options);
    }

    // Each with an identity check, two officers asked, one of whom has answered, and two things found.
    private static async Task FillAsync(IDatabaseEngine engine, int count)
    {
        await using (var db = Open(engine))
        {
            await engine.MigrateAsync(db, default);
            db.Add(
                new Unit
                {
                    Id = UnitId,
                    Code = "C001",
                    Name = "Northbury",
                    Kind = UnitKind.Constituency,
                    Nation = Nation.EnglandAndWales,
                    IsController = true,
                    Above =
                    {
                        new()
                        {
                            UnitId = UnitId,
                            AboveId = UnitId,
                            Steps = 0,
                        },
                    },
                }
            );
            await db.SaveChangesAsync();
        }
        for (var made = 0; made < count; made += 500)
        {
            await using var db = Open(engine);
            for (var number = made; number < Math.Min(made + 500, count); number++)
                db.Add(Made(db, number));
            await db.SaveChangesAsync();
        }
        await using var done = Open(engine);
        await done.Database.ExecuteSqlRawAsync("analyze");
    }

    private static Request Made(Db db, int number)
    {
        var id = Guid.CreateVersion7();
        var now = Instant.FromUtc(2026, 11, 1, 9, 0);
        var request = new Request
        {
            Id = id,
            Reference = $"R-2026-{number:00000}",
            UnitId = UnitId,
            WishKey = number % 3 == 0 ? "erasure" : "access",
            Channel = Channel.WebForm,
            ReceivedOn = Today.PlusDays(-number % 40),
            RecordedAt = now,
            Subject = new() { Name = $"Person {number}", Email = $"person{number}@example.org" },
            Identity = new()
            {
                RequestId = id,
                CheckedAt = now,
                CheckedBy = "Bench",
            },
            SearchedAt = now,
        };
        var due = Today.PlusDays(31 - (number % 40));
        db.Entry(request).Property(r => r.DueOn).CurrentValue = due;
        db.Entry(request).Property(r => r.TargetOn).CurrentValue = due;
        foreach (var officer in new[] { 0, 1 })
        {
            var holder = Guid.CreateVersion7();
            request.Holders.Add(
                new()
                {
                    Id = holder,
                    RequestId = id,
                    Name = $"Officer {officer}",
                    Email = $"officer{officer}@party.example",
                    Capacities = "Secretary, Northbury",
                    AskedAt = now,
                    DueOn = Today.PlusDays(7),
                    LinkHash = Secret.Hash(holder.ToString()),
                    Attestations =
                        officer == 0
                            ?
                            [
                                new()
                                {
                                    Id = Guid.CreateVersion7(),
                                    HolderId = holder,
                                    RequestId = id,
                                    Outcome = Outcome.Nothing,
                                    Wording = "I have looked.",
                                    At = now,
                                    Late = false,
                                },
                            ]
                            : [],
                }
            );
            var file = new Attachment
            {
                Id = Guid.CreateVersion7(),
                CaseId = id,
                Name = "record.json",
                MediaType = "application/json",
                At = now,
            };
            db.Add(file);
            request.Items.Add(
                new()
                {
                    Id = Guid.CreateVersion7(),
                    RequestId = id,
                    Source = "Membership records",
                    RecordKey = $"{number}-{officer}",
                    Title = "Member",
                    AttachmentId = file.Id,
                    FoundAt = now,
                    IsTheirs = true,
                }
            );
        }
        return request;
    }
}
