using Wardmote.Sheets;

namespace Wardmote.Organisation.Imports;

/// <summary>A file to import, and how.</summary>
/// <param name="FileName">The file's name without its folder, for the record.</param>
/// <param name="Open">Opens the file from its start, as a stream that can seek. It may be called twice.</param>
public sealed record ImportOrder(string FileName, Func<Stream> Open)
{
    /// <summary>Only tell what would change; save nothing.</summary>
    public bool DryRun { get; init; }

    /// <summary>Leave out rows with errors and take the rest; otherwise one such row refuses the file.</summary>
    public bool SkipBadRows { get; init; }

    /// <summary>The number of leavers a person has seen and confirmed; null when nobody has.</summary>
    public int? ConfirmedLeavers { get; init; }

    /// <summary>The import that was uploaded and checked before, if it was.</summary>
    public Guid? ImportId { get; init; }

    /// <summary>Makes the file for the rows that are left out; it is called only if there are any.</summary>
    public Func<Stream>? RefusedRows { get; init; }

    /// <summary>Told every few thousand rows how far the reading has come.</summary>
    public IProgress<ImportProgress>? Progress { get; init; }

    /// <summary>A file on disk.</summary>
    public static ImportOrder Of(string path) =>
        new(
            Path.GetFileName(path),
            () =>
                new FileStream(
                    path,
                    FileMode.Open,
                    FileAccess.Read,
                    FileShare.Read,
                    bufferSize: 0,
                    FileOptions.SequentialScan
                )
        );
}

/// <summary>How far the reading of a file has come.</summary>
/// <param name="Rows">Rows read.</param>
/// <param name="Bytes">Bytes of the file read.</param>
/// <param name="TotalBytes">Bytes in the file.</param>
public sealed record ImportProgress(int Rows, long Bytes, long TotalBytes);

/// <summary>How a run ended.</summary>
public enum ImportOutcome
{
    /// <summary>A dry run that found nothing in the way.</summary>
    Checked,
    Published,

    /// <summary>Everything in the file is so already.</summary>
    Unchanged,

    /// <summary>Nothing was imported; <see cref="ImportReport.Sentence"/> says what to do.</summary>
    Refused,
}

/// <summary>What a run came to, as the page and the command line show it.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Sentence">The same in a sentence.</param>
/// <param name="Counts">What the rows came to, or would.</param>
/// <param name="Errors">The first thousand errors, in the order of the file.</param>
/// <param name="Examples">The first few changes, a sentence each, without personal data but the membership number.</param>
/// <param name="UnknownColumns">Columns of the file that were left unread.</param>
/// <param name="LeaversToConfirm">How many leavers a person must confirm before it can be published, if so.</param>
public sealed record ImportReport(
    ImportOutcome Outcome,
    string Sentence,
    ImportCounts Counts,
    IReadOnlyList<RowError> Errors,
    IReadOnlyList<string> Examples,
    IReadOnlyList<string> UnknownColumns,
    int? LeaversToConfirm = null
)
{
    /// <summary>The lines, a thousand at most, of people who were removed on request and are not brought back (UK GDPR Art 17).</summary>
    public IReadOnlyList<int> KeptOutLines { get; init; } = [];
}
