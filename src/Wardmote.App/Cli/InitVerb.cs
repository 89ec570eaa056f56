using System.CommandLine;
using Wardmote.App.Hosting;

namespace Wardmote.App.Cli;

/// <summary>Makes a data folder: settings, master key and database.</summary>
internal static class InitVerb
{
    public static Command Make()
    {
        var init = new Command("init", "Make the data folder: settings, master key and database");
        init.SetAction(InitAsync);
        return init;
    }

    private static async Task<int> InitAsync(ParseResult parsed, CancellationToken stop)
    {
        var caller = parsed.OwnCaller();
        var folder = parsed.Folder();
        var made = await Installation.MakeAsync(folder, stop);
        var data = parsed.GetValue(CommandLine.Data) is null ? "" : $" --data {folder.Root}";
        caller.Output.WriteLine(
            $"""
            {(made ? "Made" : "Nothing to do: Wardmote is already in")} {folder.Root}
              wardmote.json  the settings of this installation
              master.key     opens every file of every case: keep a copy away from this machine

            Next:
              wardmote serve{data}
            """
        );
        return CommandLine.Done;
    }
}
