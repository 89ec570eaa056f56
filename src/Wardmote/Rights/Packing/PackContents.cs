using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Rights;

/// <summary>Everything a pack says and holds, gathered and decided: the pages, the data and the letter are drawn from this.</summary>
internal sealed record PackContents
{
    public required string Reference { get; init; }
    public required RightKind Kind { get; init; }
    public required LocalDate ReceivedOn { get; init; }
    public required Instant MadeAt { get; init; }

    /// <summary>The officer who signs the letter.</summary>
    public required string MadeBy { get; init; }

    /// <summary>The unit that answers.</summary>
    public required Party Controller { get; init; }

    public required Party Subject { get; init; }

    /// <summary>Who asked for them, and by what authority, when it was someone else.</summary>
    public Party? Representative { get; init; }

    public string? Authority { get; init; }

    /// <summary>What was asked for, in their words; null for everything.</summary>
    public string? Scope { get; init; }

    /// <summary>The names of our own stores that were searched.</summary>
    public required IReadOnlyList<string> Stores { get; init; }

    public required LocalDate StoresSearchedOn { get; init; }

    /// <summary>Everyone who was asked, and what came of it.</summary>
    public required IReadOnlyList<Search> Searches { get; init; }

    /// <summary>The records of our own stores, by store.</summary>
    public required IReadOnlyList<FoundRecords> Records { get; init; }

    /// <summary>Files and texts, numbered from 1 as the pack names them.</summary>
    public required IReadOnlyList<FoundFile> Files { get; init; }

    public required IReadOnlyList<KeptBack> KeptBack { get; init; }

    /// <summary>What was found and does not go because the right does not reach it, each with the ground (UK GDPR Art 20(1)).</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    /// <summary>Whom the letter goes to.</summary>
    public Party Addressee => Representative ?? Subject;

    public LocalDate MadeOn => MadeAt.UkDate();

    public bool IsEmpty => Records.Count == 0 && Files.Count == 0;
}

/// <summary>Someone and where to reach them.</summary>
internal sealed record Party(string Name, string? Email, string? PostalAddress);

/// <summary>Someone who was asked to search.</summary>
/// <param name="Capacities">Each capacity they were asked in.</param>
/// <param name="Result">What they did, in the past: "looked and held nothing".</param>
/// <param name="Places">Where they looked, as they told it; null when they have not.</param>
internal sealed record Search(
    string Name,
    IReadOnlyList<string> Capacities,
    LocalDate AskedOn,
    LocalDate? AnsweredOn,
    string Result,
    string? Places
);

/// <summary>The records found in one of our own stores.</summary>
/// <param name="Path">The CSV file they are in.</param>
internal sealed record FoundRecords(string Source, string Path, IReadOnlyList<HeldRecord> Records)
{
    /// <summary>Every field name of the records, in the order they first come.</summary>
    public IReadOnlyList<string> FieldNames { get; } =
    [.. Records.SelectMany(r => r.Fields).Select(f => f.Name).Distinct(StringComparer.Ordinal)];
}

/// <summary>A file or text that is in the pack.</summary>
/// <param name="Source">Who gave it.</param>
/// <param name="Words">The text itself, when it is short enough to show on the page.</param>
/// <param name="InPart">Whether it is a copy from which something was taken out.</param>
internal sealed record FoundFile(
    string Path,
    string Title,
    string Source,
    Attachment Attachment,
    string? Words,
    bool InPart
);

/// <summary>Something kept back: what it is called, how much of it, and the law's reason.</summary>
internal sealed record KeptBack(string Described, bool InPart, ExemptionText Reason);
