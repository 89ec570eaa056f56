using System.CommandLine;
using NodaTime;
using NodaTime.Text;
using Wardmote.App.Hosting;
using Wardmote.Clocks;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.App.Cli;

/// <summary>How a room's verb gets its house: the running server's, or one opened for this command alone.</summary>
public static class Verbs
{
    /// <summary>Says what a verb of a room does, in a scope of services and for an actor.</summary>
    public static Command Does(this Command command, Func<CliRun, Task> workAsync) =>
        command.DoesBeforeTraining(run =>
            run.Actor.IsKeptOut
                ? throw new Refused([.. run.Actor.Missing.Select(sentence => new Objection(sentence))])
                : workAsync(run)
        );

    /// <summary>The same for a verb that is open even to someone whose training or promises are missing.</summary>
    public static Command DoesBeforeTraining(this Command command, Func<CliRun, Task> workAsync)
    {
        command.SetAction((parsed, stop) => parsed.RunAsync(workAsync, stop));
        return command;
    }

    /// <summary>A day as it was typed for an option or an argument.</summary>
    /// <param name="which">"after --received", "of the holiday".</param>
    internal static LocalDate Day(string text, string which) =>
        LocalDatePattern.Iso.Parse(text) is { Success: true } day
            ? day.Value
            : throw new Refused($"Write the day {which} as 2026-11-20.");

    /// <summary>The data folder a command means.</summary>
    internal static DataFolder Folder(this ParseResult parsed)
    {
        var caller = (Caller)parsed.InvocationConfiguration;
        return new(Path.GetFullPath(Given(parsed) ?? "data", caller.Folder));
    }

    /// <summary>Whether a data folder was named, on the command line or in the environment.</summary>
    internal static bool NamesFolder(this ParseResult parsed) => Given(parsed) is not null;

    /// <summary>The caller of a command that runs in its own process only, never in a server.</summary>
    internal static Caller OwnCaller(this ParseResult parsed) =>
        (Caller)parsed.InvocationConfiguration is { Server: null } caller
            ? caller
            : throw new Refused("This command cannot be sent to a running server.");

    /// <summary>Runs what was typed where its house is, and returns how it ended.</summary>
    internal static async Task<int> RunAsync(
        this ParseResult parsed,
        Func<CliRun, Task> workAsync,
        CancellationToken stop
    )
    {
        var caller = (Caller)parsed.InvocationConfiguration;
        if (caller.Server is not null)
            return await RunInAsync(caller.Server, parsed, caller, workAsync, stop);
        var installation = Installation.Open(parsed.Folder());
        if (!installation.OwnsFolder)
            return await RunHereAsync(installation, parsed, caller, workAsync, stop);
        var (held, answered) = await RelayClient.TakeOrAskAsync(installation.Folder, caller, stop);
        using (held)
            return held is null ? answered : await RunHereAsync(installation, parsed, caller, workAsync, stop);
    }

    private static string? Given(ParseResult parsed)
    {
        var given = parsed.GetValue(CommandLine.Data) ?? Environment.GetEnvironmentVariable("WARDMOTE_DATA");
        return string.IsNullOrWhiteSpace(given) ? null : given;
    }

    private static async Task<int> RunHereAsync(
        Installation installation,
        ParseResult parsed,
        Caller caller,
        Func<CliRun, Task> workAsync,
        CancellationToken stop
    )
    {
        await using var house = installation.BuildHouse();
        await installation.MigrateAsync(house, stop);
        return await RunInAsync(house, parsed, caller, workAsync, stop);
    }

    private static async Task<int> RunInAsync(
        IServiceProvider house,
        ParseResult parsed,
        Caller caller,
        Func<CliRun, Task> workAsync,
        CancellationToken stop
    )
    {
        await using var scope = house.CreateAsyncScope();
        var actor = await ActorAsync(scope.ServiceProvider, parsed.GetValue(CommandLine.As), stop);
        await workAsync(new(parsed, caller, scope.ServiceProvider, actor, stop));
        return CommandLine.Done;
    }

    private static async Task<Actor> ActorAsync(IServiceProvider services, string? email, CancellationToken stop)
    {
        if (email is null)
            return Actor.Operator;
        var today = services.GetRequiredService<NodaTime.IClock>().Today();
        var actor =
            await services.GetRequiredService<Acting>().ActorAsync(email, today, stop)
            ?? throw new Refused(
                "No account has the address given with --as. Invite that person first, or leave --as out."
            );
        services.GetRequiredService<Db>().Sight = actor.Sight;
        return actor;
    }
}
