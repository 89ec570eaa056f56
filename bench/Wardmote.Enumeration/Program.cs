using System.Diagnostics;
using System.Globalization;
using NodaTime;
using Wardmote.App.Tests;
using Wardmote.App.Tests.SignIn;
using Wardmote.Organisation;
using Wardmote.Tests;

namespace Wardmote.Enumeration;

/// <summary>
/// Whether the time an answer takes tells who has an account (ASVS V6.3.8): each door is asked in pairs, once by what it
/// knows and once by what it does not, in a random order, and the times are compared.
/// </summary>
internal static class Program
{
    private const int WarmingUp = 50;

    /// <summary>The most that the medians may lie apart, in milliseconds.</summary>
    private const double MostApart = 5;

    // Long enough for every limit to forget, and a visit so short that no draft of a form ends in it.
    private static readonly Duration BetweenTwo = Duration.FromMinutes(15);
    private const int PairsInVisit = 20;

    public static async Task<int> Main(string[] arguments)
    {
        var pairs = arguments is [var count] ? int.Parse(count, CultureInfo.InvariantCulture) : 2000;
        await using var site = await PublicDoors.SiteAsync(On.Sqlite, Passwords.Iterations);
        Console.WriteLine($"{pairs:N0} pairs each; medians in milliseconds");
        Console.WriteLine($"{"", -20} {"known", 10} {"unknown", 10} {"apart", 10} {"p", 8}");
        var tell = false;
        foreach (var door in await PublicDoors.OfAsync(site))
        {
            var (known, unknown) = await MeasureAsync(site, door, pairs);
            var apart = Math.Abs(Median(known) - Median(unknown));
            Console.WriteLine(
                $"{door.Name, -20} {Median(known), 10:N3} {Median(unknown), 10:N3} {apart, 10:N3} {MannWhitney(known, unknown), 8:N3}"
            );
            tell |= apart >= MostApart;
        }
        return tell ? 1 : 0;
    }

    private static async Task<(double[] Known, double[] Unknown)> MeasureAsync(TestSite site, Door door, int pairs)
    {
        var random = new Random(1);
        var (known, unknown) = (new double[pairs], new double[pairs]);
        Func<string, Task<HttpResponseMessage>> ask = null!;
        for (var pair = -WarmingUp; pair < pairs; pair++)
        {
            if ((pair + WarmingUp) % PairsInVisit == 0)
                ask = await door.OpenAsync();
            var first = random.Next(2) == 0;
            foreach (var isKnown in new[] { first, !first })
            {
                site.Clock.Pass(BetweenTwo);
                var with = (isKnown ? door.Known : door.Unknown)[0];
                var start = Stopwatch.GetTimestamp();
                using var answer = await ask(with);
                var taken = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                if ((int)answer.StatusCode is not (200 or 302))
                    throw new InvalidOperationException($"The answer was {answer.StatusCode}.");
                if (pair >= 0)
                    (isKnown ? known : unknown)[pair] = taken;
            }
        }
        return (known, unknown);
    }

    private static double Median(double[] times)
    {
        var ordered = times.Order().ToArray();
        return (ordered[(ordered.Length - 1) / 2] + ordered[ordered.Length / 2]) / 2;
    }

    /// <summary>
    /// How likely it is that two rows of times which are alike come out as different as these: the test of Mann and Whitney
    /// (1947), in its approximation for large samples.
    /// </summary>
    private static double MannWhitney(double[] one, double[] other)
    {
        var ranked = one.Select(t => (Time: t, IsOne: true)).Concat(other.Select(t => (Time: t, IsOne: false)));
        var ranks = ranked.OrderBy(t => t.Time).Select((t, i) => t.IsOne ? i + 1.0 : 0).Sum();
        double n = one.Length,
            m = other.Length;
        var u = ranks - n * (n + 1) / 2;
        var z = Math.Abs(u - n * m / 2) / Math.Sqrt(n * m * (n + m + 1) / 12);
        return Complement(z / Math.Sqrt(2));
    }

    /// <summary>The complementary error function (Abramowitz and Stegun 7.1.26), to seven places.</summary>
    private static double Complement(double x)
    {
        var t = 1 / (1 + 0.3275911 * x);
        var sum = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
        return sum * Math.Exp(-x * x);
    }
}
