using System.CommandLine;
using NodaTime;
using Wardmote.App.Hosting;
using Wardmote.Store;

namespace Wardmote.App.Cli;

/// <summary>Runs the web application and the worker until it is stopped. Also what no verb at all means.</summary>
internal static class ServeVerb
{
    private static readonly Option<string?> Urls = new("--urls")
    {
        Description = "Where to listen, for instance http://127.0.0.1:8080; else what wardmote.json says",
        HelpName = "addresses",
    };

    public static Command Make(RootCommand root)
    {
        var serve = new Command(
            "serve",
            "Run the web application and the worker (what wardmote does without a command)"
        );
        serve.Add(Urls);
        serve.SetAction(
            (parsed, stop) => ServeAsync(parsed, parsed.GetValue(Urls) is { } urls ? [$"--urls={urls}"] : [], stop)
        );
        root.SetAction((parsed, stop) => ServeAsync(parsed, [.. parsed.UnmatchedTokens], stop));
        return serve;
    }

    private static async Task<int> ServeAsync(ParseResult parsed, string[] settings, CancellationToken stop)
    {
        _ = parsed.OwnCaller();
        var installation = Installation.Open(parsed.Folder(), settings);
        using var held = installation.OwnsFolder ? FolderLock.Take(installation.Folder) : null;
        await RunAsync(installation, settings, null, stop);
        return CommandLine.Done;
    }

    /// <summary>Runs the server of a folder that this process holds.</summary>
    /// <param name="started">Called once it answers.</param>
    internal static async Task RunAsync(
        Installation installation,
        string[] settings,
        Action? started,
        CancellationToken stop
    )
    {
        await using var app = Site.Build(installation, settings);
        ArrivingFiles.Prepare(installation, app.Services.GetRequiredService<IClock>().GetCurrentInstant());
        await installation.MigrateAsync(app.Services, stop);
        if (started is not null)
            app.Lifetime.ApplicationStarted.Register(started);
        await app.RunAsync(stop);
    }
}
