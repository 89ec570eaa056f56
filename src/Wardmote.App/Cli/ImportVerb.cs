using System.CommandLine;
using Wardmote.App.Pages.Organisation;
using Wardmote.Organisation.Imports;
using Wardmote.Store;

namespace Wardmote.App.Cli;

/// <summary>What every command that imports a file takes, and how it answers.</summary>
internal static class ImportVerb
{
    private const int ShownErrors = 20;

    private static readonly Argument<string> File = new("file")
    {
        Description = "A CSV file (UTF-8 or Windows-1252; comma, semicolon or tab) or an Excel workbook",
    };

    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Only show what would change" };

    private static readonly Option<bool> SkipBadRows = new("--skip-bad-rows")
    {
        Description = "Take the good rows and write the others to FILE.refused.csv",
    };

    /// <summary>A command that imports one file.</summary>
    /// <param name="importAsync">Runs the import.</param>
    public static Command Make(
        string name,
        string description,
        Func<CliRun, ImportOrder, Task<ImportReport>> importAsync,
        params IEnumerable<Option> options
    )
    {
        var command = new Command(name, description) { File, DryRun, SkipBadRows };
        foreach (var option in options)
            command.Add(option);
        return command.Does(run => RunAsync(run, importAsync));
    }

    private static async Task RunAsync(CliRun run, Func<CliRun, ImportOrder, Task<ImportReport>> importAsync)
    {
        var path = run.PathTo(run.Value(File));
        if (!System.IO.File.Exists(path))
            throw new Refused($"There is no file {path}. Check the name and the folder.");
        var refusedPath = path + ".refused.csv";
        ImportReport report;
        using (var line = run.Progress($"Reading {Path.GetFileName(path)}"))
        {
            var order = ImportOrder.Of(path) with
            {
                DryRun = run.Value(DryRun),
                SkipBadRows = run.Value(SkipBadRows),
                RefusedRows = run.Value(DryRun) ? null : () => System.IO.File.Create(refusedPath),
                Progress = new Share(line),
            };
            report = await importAsync(run, order);
        }
        run.Json(report);
        Show(run, report);
        if (report.Outcome == ImportOutcome.Refused)
            throw new Refused(report.Sentence + Hint(report));
        run.Say(report.Sentence + Hint(report));
        if (report.Outcome == ImportOutcome.Published && report.Counts.Refused > 0)
            run.Say($"The rows left out are in {refusedPath}.");
    }

    private static void Show(CliRun run, ImportReport report)
    {
        if (report.UnknownColumns.Count > 0)
            run.Say($"Columns left unread: {string.Join(", ", report.UnknownColumns)}.");
        foreach (var example in report.Outcome == ImportOutcome.Published ? [] : report.Examples)
            run.Say($"  {example}");
        if (report.KeptOutLines.Count > 0)
            run.Say($"Removed on request, and not brought back: {ImportWords.Lines(report.KeptOutLines)}.");
        if (report.Errors.Count == 0)
            return;
        run.Table(
            ["Line", "Column", "What to do"],
            report.Errors.Take(ShownErrors).Select(e => new[] { $"{e.Line}", e.Column, e.Sentence })
        );
        if (report.Errors.Count > ShownErrors)
            run.Say(
                $"  and more: {ImportRun.Count(report.Counts.Refused, "row", "rows")} in all. --json shows a thousand errors."
            );
    }

    private static string Hint(ImportReport report) =>
        report.LeaversToConfirm is { } leavers ? $" (--confirm-leavers {leavers})"
        : report is { Outcome: ImportOutcome.Refused, Counts.Refused: > 0 } ? " (--skip-bad-rows)"
        : "";

    /// <summary>Hands the share of the file read on to the terminal at once, on the thread that reads.</summary>
    private sealed class Share(IProgress<double> line) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => line.Report((double)value.Bytes / value.TotalBytes);
    }
}
