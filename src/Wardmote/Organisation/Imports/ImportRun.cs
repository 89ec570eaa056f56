using System.Globalization;
using Wardmote.Sheets;
using Wardmote.Store;

namespace Wardmote.Organisation.Imports;

/// <summary>
/// One run over a file, whatever it brings: reads the rows, counts what they come to, and keeps what is wrong with them
/// by line.
/// </summary>
public sealed class ImportRun : IDisposable
{
    private const int KeptErrors = 1000;

    /// <summary>How many examples of each kind of change are kept.</summary>
    public const int KeptExamples = 5;

    private const int RowsBetweenReports = 4096;

    private readonly ImportOrder order;
    private readonly SheetReader sheet;
    private readonly Dictionary<int, List<RowError>> refusedLines = [];
    private readonly List<RowError> errors = [];
    private readonly List<int> keptOutLines = [];
    private readonly List<string> examples = [];
    private readonly Dictionary<string, int> shown = new(StringComparer.Ordinal);

    /// <summary>Opens the file and finds its columns.</summary>
    /// <exception cref="Refused">The file cannot be read, or lacks a column.</exception>
    public ImportRun(ImportOrder order, Columns columns)
    {
        this.order = order;
        sheet = Readable(() => SheetReader.Open(order.Open()));
        try
        {
            Rows = Readable(() => columns.Bind(sheet));
        }
        catch
        {
            sheet.Dispose();
            throw;
        }
        ColumnsFound = [.. columns.All.Where(Rows.Has).Select(c => c.Name)];
    }

    /// <summary>The rows, read by column.</summary>
    public SheetRows Rows { get; }

    /// <summary>SHA-256 of the file, in lower-case hexadecimal.</summary>
    public string Sha256 => sheet.Sha256;

    /// <summary>The known columns that the file has.</summary>
    public IReadOnlyList<string> ColumnsFound { get; }

    public int Added { get; set; }
    public int Changed { get; set; }
    public int Left { get; set; }
    public int Unchanged { get; set; }

    /// <summary>Rows about people who were removed on request, and are not brought back.</summary>
    public int KeptOut { get; private set; }

    public int RefusedRows => refusedLines.Count + uncounted;
    private int uncounted;

    /// <summary>Whether the file is already known to be refused, so that nothing need be written any more.</summary>
    public bool IsLost => RefusedRows > 0 && !order.SkipBadRows;

    public ImportCounts Counts => new(sheet.RowsRead, Added, Changed, Left, Unchanged, RefusedRows);

    /// <summary>Moves to the next row; false at the end.</summary>
    /// <exception cref="Refused">The rest of the file cannot be read.</exception>
    public bool Read(CancellationToken stop)
    {
        if (sheet.RowsRead % RowsBetweenReports == 0)
        {
            stop.ThrowIfCancellationRequested();
            order.Progress?.Report(new(sheet.RowsRead, sheet.BytesRead, sheet.TotalBytes));
        }
        return Readable(Rows.Read);
    }

    /// <summary>Whether the current row has errors; if so they are kept and the row counts as refused.</summary>
    public bool RefusesRow()
    {
        if (Rows.Errors.Count == 0)
            return false;
        Refuse(Rows.Errors);
        return true;
    }

    /// <summary>
    /// Keeps out whoever a row would bring back who was removed on request. It is no error: nobody can correct it, so it
    /// refuses no file, and is shown by line whatever becomes of the rest.
    /// </summary>
    public void KeepOut(int line)
    {
        KeptOut++;
        if (keptOutLines.Count < KeptErrors)
            keptOutLines.Add(line);
    }

    /// <summary>Refuses a row that was read before, or the current one.</summary>
    public void Refuse(int line, Column column, string sentence) => Refuse([new(line, column.Name, sentence)]);

    /// <summary>
    /// Keeps an example of what the file brings, if there are not enough of its kind yet. The reading and the writing may
    /// call it at once.
    /// </summary>
    /// <param name="verb">"Joins", "Changes".</param>
    /// <param name="line">The line that tells it; 0 when the file tells it by leaving the record out.</param>
    /// <param name="what">The record, without personal data.</param>
    public void Show(string verb, int line, string what)
    {
        lock (examples)
        {
            var count = shown.GetValueOrDefault(verb);
            if (count == KeptExamples)
                return;
            shown[verb] = count + 1;
            examples.Add(
                line == 0
                    ? $"{verb}: {what}"
                    : string.Create(CultureInfo.InvariantCulture, $"{verb} (line {line}): {what}")
            );
        }
    }

    /// <summary>Whether there are still too few examples of a kind.</summary>
    public bool Wants(string verb)
    {
        lock (examples)
            return shown.GetValueOrDefault(verb) < KeptExamples;
    }

    /// <summary>
    /// The reason why nothing is to be published, if there is one: the file is refused, or this is a dry run. Writes the
    /// file of refused rows when rows are left out.
    /// </summary>
    public ImportReport? Ends()
    {
        order.Progress?.Report(new(sheet.RowsRead, sheet.TotalBytes, sheet.TotalBytes));
        if (IsLost)
            return Report(
                ImportOutcome.Refused,
                $"Nothing was imported: {Count(RefusedRows, "row needs", "rows need")} correcting. Correct {(RefusedRows == 1 ? "it" : "them")} and import the file again, or choose to leave {(RefusedRows == 1 ? "it" : "them")} out."
            );
        WriteRefusedRows();
        if (order.DryRun)
            return Report(
                ImportOutcome.Checked,
                Counts.ChangesNothing && KeptOut == 0
                    ? "The file would change nothing: everything in it is so already."
                    : $"Nothing has been imported yet. It would come to {InWords}."
            );
        return null;
    }

    /// <summary>The report of a run that ends in this way.</summary>
    public ImportReport Report(ImportOutcome outcome, string sentence, int? leaversToConfirm = null) =>
        new(
            outcome,
            sentence,
            Counts,
            [.. errors.OrderBy(e => e.Line)],
            examples,
            Rows.UnknownColumns,
            leaversToConfirm
        )
        {
            KeptOutLines = keptOutLines,
        };

    /// <summary>The counts in words: "12 added, 3 changed, 1 left, 480 unchanged".</summary>
    public string InWords =>
        string.Join(
            ", ",
            new[]
            {
                (Added, "added"),
                (Changed, "changed"),
                (Left, "left"),
                (Unchanged, "unchanged"),
                (RefusedRows, "refused"),
                (KeptOut, "kept out, because they asked to be removed"),
            }
                .Where(c => c.Item1 > 0)
                .Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Item1:N0} {c.Item2}"))
        );

    /// <summary>"1 row", "1,024 rows".</summary>
    public static string Count(int count, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : many)}");

    public void Dispose() => sheet.Dispose();

    private void Refuse(IReadOnlyList<RowError> found)
    {
        var line = found[0].Line;
        foreach (var error in found.Take(KeptErrors - errors.Count))
            errors.Add(error);
        if (refusedLines.TryGetValue(line, out var before))
            before.AddRange(found);
        else if (order.SkipBadRows || refusedLines.Count < KeptErrors)
            refusedLines.Add(line, [.. found]);
        else
            uncounted++;
    }

    private void WriteRefusedRows()
    {
        if (refusedLines.Count == 0 || order.RefusedRows is null)
            return;
        using var again = SheetReader.Open(order.Open());
        using var file = new RefusedRows(order.RefusedRows(), again);
        while (again.Read())
        {
            if (refusedLines.TryGetValue(again.Line, out var found))
                file.Write(found);
        }
    }

    private static T Readable<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (SheetProblem problem)
        {
            throw new Refused(problem.Message, "File");
        }
    }
}
