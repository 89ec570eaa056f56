using System.Collections.Concurrent;
using System.Threading.Channels;
using NodaTime;
using Wardmote.App.Hosting;
using Wardmote.Clocks;
using Wardmote.Organisation;
using Wardmote.Organisation.Imports;
using Wardmote.Store;

namespace Wardmote.App.Worker;

/// <summary>Checks and publishes uploaded files, one at a time, in the background of the server.</summary>
public sealed class ImportWorker(IServiceScopeFactory scopes, Installation installation, ILogger<ImportWorker> log)
    : BackgroundService
{
    // Where several nodes share a database, another may be busy with an import that this one finds at start-up.
    private static readonly Duration Longest = Duration.FromMinutes(30);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(15);

    private readonly Channel<bool> woken = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );
    private readonly ConcurrentDictionary<Guid, ImportProgress> progress = [];

    /// <summary>Looks for waiting imports at once.</summary>
    public void Wake() => woken.Writer.TryWrite(true);

    /// <summary>How far the reading has come of an import that this node is busy with; null for any other.</summary>
    public ImportProgress? ProgressOf(Guid importId) => progress.GetValueOrDefault(importId);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await DoAsync(s =>
            s.GetRequiredService<InterruptImports>()
                .RunAsync(installation.OwnsFolder ? Duration.Zero : Longest, stoppingToken)
        );
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await DoAsync(s => s.GetRequiredService<ClaimImport>().RunAsync(stoppingToken)) is { } import)
                    await RunAsync(import, stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogError(failure, "The import worker failed and looks again later.");
            }
            await WaitAsync(stoppingToken);
        }
    }

    private async Task RunAsync(Import import, CancellationToken stop)
    {
        ImportReport report;
        try
        {
            report = await DoAsync(s => RunAsync(s, import, stop));
        }
        catch (Refused refused)
        {
            report = Refusal(refused.Message);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogError(failure, "Import {Import} failed.", import.Id);
            report = Refusal(
                "Nothing was imported: Wardmote failed while it read the file. Try again, and if it fails again tell whoever runs this server."
            );
        }
        finally
        {
            progress.TryRemove(import.Id, out _);
        }
        if (report.Outcome is ImportOutcome.Checked or ImportOutcome.Refused)
            await DoAsync(async s =>
            {
                await s.GetRequiredService<NoteImport>().RunAsync(import.Id, report, stop);
                return true;
            });
    }

    private async Task<ImportReport> RunAsync(IServiceProvider services, Import import, CancellationToken stop)
    {
        var today = services.GetRequiredService<IClock>().Today();
        var actor =
            await services.GetRequiredService<Acting>().ActorAsync(import.AuthorId ?? Guid.Empty, today, stop)
            ?? throw new Refused("Whoever uploaded this file holds no office any more. Upload it again yourself.");
        if (actor.IsKeptOut)
            throw new Refused(
                "Whoever uploaded this file must see to their training first. Upload it again after that."
            );
        return await services.RunUploadAsync(
            actor,
            import,
            order =>
                order with
                {
                    DryRun = import.State == ImportState.Checking,
                    SkipBadRows = import.SkipBadRows,
                    ConfirmedLeavers = import.ConfirmedLeavers,
                    ImportId = import.Id,
                    Progress = new Noted(at => progress[import.Id] = at),
                },
            stop
        );
    }

    private async Task WaitAsync(CancellationToken stop)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(stop);
        enough.CancelAfter(BetweenLooks);
        try
        {
            await woken.Reader.ReadAsync(enough.Token);
        }
        catch (OperationCanceledException)
        {
            // Time for another look: another node may have left something.
        }
    }

    private async Task<T> DoAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    private static ImportReport Refusal(string sentence) =>
        new(ImportOutcome.Refused, sentence, new(0, 0, 0, 0, 0, 0), [], [], []);

    private sealed class Noted(Action<ImportProgress> note) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => note(value);
    }
}
