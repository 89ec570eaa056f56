using System.Globalization;

namespace Wardmote.Tests;

/// <summary>When a process is killed in the middle of its work.</summary>
internal static class Kills
{
    /// <summary>How often a test kills: WARDMOTE_TEST_KILLS, or 3; eng/kill-tests asks for fifty.</summary>
    public static readonly int Count = int.TryParse(
        Environment.GetEnvironmentVariable("WARDMOTE_TEST_KILLS"),
        CultureInfo.InvariantCulture,
        out var count
    )
        ? count
        : 3;

    /// <summary>
    /// One instant in each equal part of the work, so that a few reach all of it, and anywhere within its part, as the
    /// seed has it.
    /// </summary>
    /// <param name="length">How long the work takes when nobody kills it.</param>
    public static IReadOnlyList<TimeSpan> Spread(TimeSpan length, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, Count).Select(part => length * ((part + random.NextDouble()) / Count))];
    }
}
