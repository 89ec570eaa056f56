using NodaTime;

namespace Wardmote.Organisation.Imports;

/// <summary>What a file brings in.</summary>
public enum ImportKind
{
    /// <summary>The tree of units (R1).</summary>
    Units,

    /// <summary>Who holds which office, from when until when.</summary>
    Offices,

    /// <summary>The authority's membership list of a unit and the units below it (R12, R72).</summary>
    Members,

    /// <summary>Who sits in which group, working party, council group or forum (R1, R13).</summary>
    Groups,

    /// <summary>Who may keep people’s data themselves, for which task and until when (R57, R58).</summary>
    Permits,

    /// <summary>Who agreed to what, when, and what they took back (R36, R110).</summary>
    Consents,

    /// <summary>Which members wanted off the notice list, or back (R14).</summary>
    NoticeChoices,

    /// <summary>Political opinions that were noted of members (R107).</summary>
    Opinions,
}

/// <summary>How far an import has come.</summary>
public enum ImportState
{
    /// <summary>Uploaded; its dry run is waiting or going on.</summary>
    Checking,

    /// <summary>The dry run is done; a person decides.</summary>
    Checked,

    /// <summary>A person has said yes; it is waiting or going on.</summary>
    Confirmed,

    /// <summary>Everything it brought is in force.</summary>
    Published,

    /// <summary>It brought nothing new.</summary>
    Unchanged,

    /// <summary>It was not taken; nothing changed.</summary>
    Refused,

    /// <summary>Wardmote stopped while it ran; nothing changed, and it can be run again.</summary>
    Interrupted,
}

/// <summary>
/// A file that was brought in. It appears with everything it brought or not at all; the journal entry about its
/// <see cref="Id"/> carries the hash and the counts, and <see cref="ImportChange"/> what became of each record.
/// </summary>
public sealed class Import
{
    public required Guid Id { get; init; }
    public required ImportKind Kind { get; init; }

    /// <summary>The unit whose subtree the file is authority for; null when it concerns the whole tree.</summary>
    public Guid? UnitId { get; init; }

    /// <summary>The file's name without its folder.</summary>
    public required string FileName { get; init; }

    /// <summary>SHA-256 of the file's bytes, 64 hexadecimal digits in lower case; empty until the file has been read.</summary>
    public required string Sha256 { get; set; }

    public required ImportState State { get; set; }

    /// <summary>When it was uploaded, or published from the command line.</summary>
    public required Instant At { get; init; }

    /// <summary>The account that brought it, if one did.</summary>
    public Guid? AuthorId { get; init; }

    /// <summary>Who brought it, as people call them.</summary>
    public required string By { get; init; }

    public required ImportCounts Counts { get; set; }

    /// <summary>The names of the known columns the file had, with commas: the next file must have them too.</summary>
    public string Columns { get; set; } = "";

    /// <summary>The uploaded file, sealed, until the import is over.</summary>
    public Guid? AttachmentId { get; set; }

    /// <summary>When a worker began with it; null while it waits. Two that begin at once cannot both succeed.</summary>
    public Instant? ClaimedAt { get; set; }

    /// <summary>Whether it is waiting for a worker, or a worker is busy with it.</summary>
    public bool IsUnderWay => State is ImportState.Checking or ImportState.Confirmed;

    /// <summary>Whether rows with errors are left out instead of refusing the file.</summary>
    public bool SkipBadRows { get; set; }

    /// <summary>The number of leavers that a person has confirmed.</summary>
    public int? ConfirmedLeavers { get; set; }

    /// <summary>The <see cref="ImportReport"/> of the last run, as JSON; null before the first.</summary>
    public string? Report { get; set; }
}

/// <summary>How many rows a file had and what they came to.</summary>
/// <param name="Rows">Rows under the header.</param>
/// <param name="Added">Records that were not there before: joiners, for members. Those who come back count here.</param>
/// <param name="Changed">Records that are now different.</param>
/// <param name="Left">Members that the file no longer has.</param>
/// <param name="Unchanged">Rows that told nothing new.</param>
/// <param name="Refused">Rows with an error.</param>
public sealed record ImportCounts(int Rows, int Added, int Changed, int Left, int Unchanged, int Refused)
{
    /// <summary>Whether anything would be different.</summary>
    public bool ChangesNothing => Added + Changed + Left == 0;
}

/// <summary>What became of a record.</summary>
public enum ImportChangeKind
{
    Added,
    Changed,
    Left,
    Returned,
}

/// <summary>What an import did to one record: the answer to "what changed for this member, and by which file".</summary>
/// <remarks>A member who joined has no row: <c>Member.ImportId</c> tells it.</remarks>
public sealed class ImportChange
{
    public required Guid ImportId { get; init; }

    /// <summary>The unit, appointment or member.</summary>
    public required Guid AboutId { get; init; }

    /// <summary>The line of the file that told it; 0 when the file told it by leaving the record out.</summary>
    public required int Line { get; init; }

    public required ImportChangeKind Kind { get; init; }

    /// <summary>The values that changed as JSON: <c>{"email":["old","new"]}</c>. Null when there are none to tell.</summary>
    public string? Fields { get; init; }
}
