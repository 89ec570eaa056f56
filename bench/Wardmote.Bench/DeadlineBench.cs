using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using NodaTime;
using Wardmote.Clocks;

namespace Wardmote.Bench;

/// <summary>
/// Measures how long it takes to date every open case anew after a holiday was proclaimed, beside the least that any
/// reckoning of months can take: <see cref="LocalDate.PlusMonths"/> over the same cases. The reasons in words, and the
/// same cases as <c>wardmote deadline --batch</c> reads and answers them, are timed in the same rounds.
/// </summary>
internal static class DeadlineBench
{
    private const int WarmingUp = 5;
    private static readonly LocalDate Today = new(2026, 11, 22);
    private static readonly AddedHoliday Proclaimed = new(new(2026, 12, 21), "A bank holiday");

    public static int Run(string[] arguments)
    {
        var count = int.Parse(ImportBench.Option(arguments, "--cases") ?? "100000", CultureInfo.InvariantCulture);
        var rounds = int.Parse(ImportBench.Option(arguments, "--rounds") ?? "15", CultureInfo.InvariantCulture);
        var cases = OpenCases(count);
        var lines = string.Join('\n', cases.Select(Line));
        var rules = Rules.Load();
        var before = new DeadlineEngine(rules, new PublicHolidays());
        var after = new DeadlineEngine(rules, new PublicHolidays([Proclaimed]));
        var due = Array.ConvertAll(cases, period => before.For(period, Today).Due);

        (string What, Func<long> Work)[] measured =
        [
            ("PlusMonths alone", () => Months(cases)),
            ("dated anew", () => DatedAnew(after, cases, due)),
            ("with reasons in words", () => Explained(after, cases)),
            ("as a batch of JSON lines", () => Batch(after, lines)),
        ];
        var seconds = new double[measured.Length, rounds];
        for (var round = -WarmingUp; round < rounds; round++)
        for (var what = 0; what < measured.Length; what++)
        {
            var taken = Seconds(measured[what].Work);
            if (round >= 0)
                seconds[what, round] = taken;
        }

        Console.WriteLine($"{count:N0} open cases, {rounds} rounds, {DatedAnew(after, cases, due):N0} dates move");
        Console.WriteLine($"{"", -26} {"milliseconds", 12} {"a case", 10} {"ratio", 8}");
        for (var what = 0; what < measured.Length; what++)
        {
            var taken = ImportBench.Median(Enumerable.Range(0, rounds).Select(round => seconds[what, round]));
            var ratio = ImportBench.Median(
                Enumerable.Range(0, rounds).Select(round => seconds[what, round] / seconds[0, round])
            );
            Console.WriteLine(
                $"{measured[what].What, -26} {taken * 1e3, 12:N2} {taken * 1e9 / count, 7:N0} ns {ratio, 8:N1}"
            );
        }
        return 0;
    }

    private static long Months(RightsPeriod[] cases)
    {
        long sum = 0;
        foreach (var period in cases)
            sum += period.Received.PlusMonths(1).Day;
        return sum;
    }

    private static long DatedAnew(DeadlineEngine engine, RightsPeriod[] cases, LocalDate?[] due)
    {
        long moved = 0;
        for (var at = 0; at < cases.Length; at++)
            if (engine.For(cases[at], Today).Due != due[at])
                moved++;
        return moved;
    }

    private static long Explained(DeadlineEngine engine, RightsPeriod[] cases)
    {
        long letters = 0;
        foreach (var period in cases)
        {
            var deadline = engine.For(period, Today);
            letters += deadline.Explanation.Length;
            foreach (var layer in deadline.Layers)
                letters += layer.Explanation.Length;
        }
        return letters;
    }

    private static long Batch(DeadlineEngine engine, string lines)
    {
        using var answers = new StreamWriter(Stream.Null, Encoding.UTF8, 65_536);
        return DeadlineBatch.Answer(engine, new StringReader(lines), Today, answers);
    }

    // The mix an organisation may have: mostly access, some waits, pauses and extensions, in three nations.
    private static RightsPeriod[] OpenCases(int count)
    {
        var random = new Random(1);
        var kinds = Enum.GetValues<RightKind>();
        var nations = Enum.GetValues<Nation>();
        return [.. Enumerable.Range(0, count).Select(_ => OpenCase())];

        RightsPeriod OpenCase()
        {
            var received = Today.PlusDays(-random.Next(200));
            var kind = Chance(60) ? RightKind.Access : kinds[random.Next(kinds.Length)];
            var waits = kind != RightKind.StopNotice && Chance(25);
            var asked = kind == RightKind.Access && Chance(40) ? 1 + random.Next(2) : 0;
            return new(kind, received, nations[random.Next(nations.Length)])
            {
                IdentityRequested = waits ? received.PlusDays(2) : null,
                IdentityReceived = waits && Chance(80) ? received.PlusDays(2 + random.Next(20)) : null,
                Clarifications =
                [
                    .. Enumerable.Range(0, asked).Select(_ => Question(received.PlusDays(random.Next(25)))),
                ],
                Extended = kind != RightKind.StopNotice && Chance(30),
            };
        }

        Clarification Question(LocalDate asked) => new(asked, Chance(90) ? asked.PlusDays(random.Next(14)) : null);

        bool Chance(int percent) => random.Next(100) < percent;
    }

    private static string Line(RightsPeriod period) =>
        JsonSerializer.Serialize(
            new
            {
                kind = period.Kind.Text(),
                jurisdiction = period.Nation.Text(),
                received = Iso(period.Received),
                idRequested = Iso(period.IdentityRequested),
                idReceived = Iso(period.IdentityReceived),
                clarifications = period.Clarifications.Select(pair => new[] { Iso(pair.Asked), Iso(pair.Answered) }),
                extendedByTwoMonths = period.Extended,
            }
        );

    private static string? Iso(LocalDate? date) => date?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    private static double Seconds(Func<long> work)
    {
        GC.Collect();
        var from = Stopwatch.GetTimestamp();
        _ = work();
        return Stopwatch.GetElapsedTime(from).TotalSeconds;
    }
}
