using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Wardmote.App.Cli;

/// <summary>The command <c>wardmote</c>: what can be typed, and how it ends.</summary>
public static class CommandLine
{
    /// <summary>Ends well.</summary>
    public const int Done = 0;

    /// <summary>Something broke; nothing the caller typed was wrong.</summary>
    public const int Failed = 1;

    /// <summary>What was asked cannot be done; the sentence on the error stream says what to do instead.</summary>
    public const int Refused = 2;

    /// <summary>The folder of the installation, for every command.</summary>
    public static Option<string?> Data { get; } =
        new("--data")
        {
            Description = "The data folder; else WARDMOTE_DATA, else ./data",
            HelpName = "folder",
            Recursive = true,
        };

    /// <summary>Answers for programs rather than people, for every command.</summary>
    public static Option<bool> Json { get; } = new("--json") { Description = "Answer in JSON", Recursive = true };

    /// <summary>On whose account a command of a room acts.</summary>
    public static Option<string?> As { get; } =
        new("--as")
        {
            Description = "Act as the person with this account; else as the operator of this machine",
            HelpName = "email",
            Recursive = true,
        };

    // One line a room, in the order of the help.
    private static Command[] Rooms() =>
        [
            UnitsVerbs.Make(),
            OfficesVerbs.Make(),
            MembersVerbs.Make(),
            PeopleVerbs.Make(),
            SessionsVerbs.Make(),
            AccessVerbs.Make(),
            ProtectionVerbs.Make(),
            TrainingVerbs.Make(),
            RegistersVerbs.Make(),
            PermitsVerbs.Make(),
            ConsentVerbs.Make(),
            NoticesVerbs.Make(),
            HolidaysVerbs.Make(),
            RightsVerbs.Make(),
            OutboxVerbs.Make(),
            MaintainVerbs.Make(),
        ];

    /// <summary>Runs a command of this process, until it ends or is interrupted.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        CultureInfo.DefaultThreadCurrentCulture =
            CultureInfo.DefaultThreadCurrentUICulture =
            CultureInfo.CurrentCulture =
            CultureInfo.CurrentUICulture =
                CultureInfo.GetCultureInfo("en-GB");
        using var interrupted = new CancellationTokenSource();
        using var ctrlC = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
        using var term = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt);
        return await RunAsync(Caller.Here(arguments), interrupted.Token);

        void Interrupt(PosixSignalContext signal)
        {
            signal.Cancel = true;
            interrupted.Cancel();
        }
    }

    /// <summary>Runs a caller's command and returns its exit code.</summary>
    public static async Task<int> RunAsync(Caller caller, CancellationToken stop)
    {
        // Settings alone, as the test host gives them: --environment=Testing.
        var lenient = caller.Arguments.All(a => a.StartsWith("--", StringComparison.Ordinal) && a.Contains('='));
        var parsed = Root(lenient).Parse(caller.Arguments);
        if (parsed.Action is System.CommandLine.Invocation.ParseErrorAction)
            return Misunderstood(parsed, caller);
        return await Ending.OfAsync(caller, () => parsed.InvokeAsync(caller, stop), stop);
    }

    private static RootCommand Root(bool lenient)
    {
        var root = new RootCommand("Answers people's rights over their data on time, and proves it.")
        {
            HelpName = "wardmote",
            TreatUnmatchedTokensAsErrors = !lenient,
        };
        root.Add(Data);
        root.Add(Json);
        root.Add(ServeVerb.Make(root));
        root.Add(InitVerb.Make());
        root.Add(DemoVerb.Make());
        root.Add(DeadlineVerb.Make());
        foreach (var room in Rooms())
        {
            room.Add(As);
            root.Add(room);
        }
        foreach (var help in root.Options.OfType<HelpOption>())
            help.Description = "Show what a command takes";
        foreach (var version in root.Options.OfType<VersionOption>())
            version.Description = "Show the version";
        return root;
    }

    private static int Misunderstood(ParseResult parsed, Caller caller)
    {
        foreach (var error in parsed.Errors)
            caller.Error.WriteLine(error.Message);
        var names = new List<string>();
        for (
            SymbolResult? at = parsed.CommandResult;
            at is CommandResult { Command: not RootCommand } c;
            at = at.Parent
        )
            names.Insert(0, c.Command.Name);
        caller.Error.WriteLine($"Type {string.Join(' ', ["wardmote", .. names, "--help"])} to see what it takes.");
        return Refused;
    }
}
