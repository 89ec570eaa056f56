using System.CommandLine;
using Wardmote.App.Demo;
using Wardmote.App.Hosting;
using Wardmote.Store;

namespace Wardmote.App.Cli;

/// <summary>Starts the demonstration: a fictional federation in a fresh folder, one address, one sign-in link.</summary>
internal static class DemoVerb
{
    private static readonly Option<string?> Urls = new("--urls")
    {
        Description = "Where to listen; else http://127.0.0.1:8080",
        HelpName = "address",
    };

    public static Command Make()
    {
        var demo = new Command("demo", "Show what Wardmote does, with fictional people in a fresh folder") { Urls };
        demo.SetAction(DemoAsync);
        return demo;
    }

    private static async Task<int> DemoAsync(ParseResult parsed, CancellationToken stop)
    {
        var caller = parsed.OwnCaller();
        var kept = parsed.GetValue(CommandLine.Data) is not null;
        var folder = kept
            ? parsed.Folder()
            : new DataFolder(Path.Combine(Path.GetTempPath(), $"wardmote-demo-{Environment.ProcessId}"));
        if (Directory.Exists(folder.Root) && Directory.EnumerateFileSystemEntries(folder.Root).Any())
            throw new Refused(
                $"The demonstration needs an empty folder, and {folder.Root} is not. Choose another with --data."
            );
        var urls = parsed.GetValue(Urls) ?? "http://127.0.0.1:8080";
        try
        {
            await Installation.MakeAsync(folder, stop);
            string[] settings = [$"--urls={urls}", $"--Wardmote:Address={urls}", "--Logging:LogLevel:Default=Warning"];
            var installation = Installation.Open(folder, settings);
            using var held = FolderLock.Take(folder);
            var clock = new DemoClock(Composition.RealClock);
            await using var app = Site.Build(installation, settings, clock);
            await installation.MigrateAsync(app.Services, stop);
            caller.Output.WriteLine("Making up a fictional federation…");
            var link = await new DemoFederation(app.Services, clock).FillAsync(stop);
            await app.StartAsync(stop);
            caller.Output.WriteLine(
                $"""

                Wardmote is at       {urls}
                Sign in as secretary {urls}{link}
                Letters are shown at {urls}/outbox

                Ctrl-C stops it{(kept ? "." : " and deletes it.")}
                """
            );
            await app.WaitForShutdownAsync(stop);
        }
        finally
        {
            if (!kept && Directory.Exists(folder.Root))
                Directory.Delete(folder.Root, recursive: true);
        }
        return CommandLine.Done;
    }
}
