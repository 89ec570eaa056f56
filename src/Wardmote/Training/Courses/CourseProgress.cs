using System.Globalization;
using NodaTime;
using Wardmote.Evidence;

namespace Wardmote.Training;

/// <summary>
/// How far somebody has come in a course, so that they go on where they left off. It proves nothing and decides nothing, so
/// no entry in the journal goes with it.
/// </summary>
public sealed class SectionRead
{
    public required Guid AccountId { get; init; }
    public required string Course { get; init; }

    /// <summary>Of the course: what was read of an older one does not count.</summary>
    public required int Version { get; init; }

    public required string Section { get; init; }

    /// <summary>When it was read last: after the test has been passed it is to be read again before the next.</summary>
    public required Instant At { get; set; }
}

/// <summary>One try at the test of a course, passed or not.</summary>
public sealed class CourseTry : IEvidenced
{
    public required Guid Id { get; init; }
    public required Guid AccountId { get; init; }
    public required string Course { get; init; }

    /// <summary>Of the course.</summary>
    public required int Version { get; init; }

    /// <summary>From 1; no two tries of a person have the same.</summary>
    public required int Number { get; init; }

    public required Instant At { get; init; }
    public required bool Passed { get; init; }

    /// <summary>How many answers were right.</summary>
    public required int Right { get; init; }

    /// <summary>The answer chosen for each question, by its place in the course's text, where 0 is the right one: "0,2,0".</summary>
    public required string Chosen { get; init; }

    Guid IEvidenced.EvidenceId => AccountId;

    /// <summary><see cref="Chosen"/> as numbers.</summary>
    public IReadOnlyList<int> Answers => [.. Chosen.Split(',').Select(a => int.Parse(a, CultureInfo.InvariantCulture))];
}
