using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using Wardmote.Organisation;

namespace Wardmote.App.Cli;

/// <summary>
/// One run of a room's verb: a scope of services, who acts, what was typed, and the ways to answer. <see cref="Say"/>
/// and <see cref="Table"/> speak to people and are silent under --json; <see cref="Json"/> the other way about, so a
/// verb simply calls both.
/// </summary>
public sealed class CliRun(
    ParseResult parsed,
    Caller caller,
    IServiceProvider services,
    Actor actor,
    CancellationToken stop
)
{
    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(), new PlainTime() },
    };

    private readonly bool json = parsed.GetValue(CommandLine.Json);

    /// <summary>Who acts: the account of --as, else the operator of this machine.</summary>
    public Actor Actor { get; } = actor;

    /// <summary>Set when the caller interrupts the command or goes away.</summary>
    public CancellationToken Stop { get; } = stop;

    /// <summary>A service of this run's scope: the database, a use case.</summary>
    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>What was given for an option; its default when nothing was.</summary>
    public T? Value<T>(Option<T> option) => parsed.GetValue(option);

    /// <summary>What was given for an argument that may be left out; null when it was.</summary>
    public T? Given<T>(Argument<T> argument) => parsed.GetValue(argument);

    /// <summary>What was given for an argument.</summary>
    public T Value<T>(Argument<T> argument) => parsed.GetRequiredValue(argument);

    /// <summary>A file or folder as the caller means it: a relative path starts where the caller stands.</summary>
    public string PathTo(string given) => Path.GetFullPath(given, caller.Folder);

    /// <summary>One line, or several, for people.</summary>
    public void Say(string text)
    {
        if (!json)
            caller.Output.WriteLine(Terminal.Safe(text));
    }

    /// <summary>Rows under headings, for people. Every row has as many cells as there are headings.</summary>
    public void Table(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string?>> rows)
    {
        if (!json)
            Terminal.WriteTable(caller, headings, rows);
    }

    /// <summary>The whole answer, for programs: names in camelCase, enums as words, dates and instants in ISO 8601.</summary>
    public void Json(object answer)
    {
        if (json)
            caller.Output.WriteLine(JsonSerializer.Serialize(answer, Written));
    }

    /// <summary>
    /// Shows how far a long job has come: report the share done, from 0 to 1. Drawn on the caller's terminal, silent
    /// everywhere else. Dispose it when the job ends.
    /// </summary>
    public ProgressLine Progress(string doing) => new(doing, json ? null : caller);
}
