using NodaTime;
using Npgsql;
using Quartz;
using Wardmote.App.Hosting;
using Wardmote.Correspondence;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Protection;
using Wardmote.Rights;
using Wardmote.Rights.Changing;
using Wardmote.Store;
using Wardmote.Training;

namespace Wardmote.App.Worker;

/// <summary>
/// What Wardmote does by itself. A job may run twice, or on two nodes one after the other, and does no harm by it: each
/// asks the database what is due. On PostgreSQL the nodes share one timetable; whoever comes first takes a turn.
/// </summary>
internal static class Timers
{
    public static IServiceCollection AddTimers(this IServiceCollection services, Installation installation)
    {
        if (!installation.RunsTimers)
            return services;
        services.AddSingleton<CarryingOut>();
        services.AddQuartz(quartz =>
        {
            quartz.Share(installation);
            quartz.Every<Postman>(Duration.FromSeconds(5), (postman, stop) => postman.SendDueAsync(stop));
            quartz.Every<AnswerForgottenPasswords>(Duration.FromSeconds(5), (answer, stop) => answer.RunAsync(stop));
            quartz.Every<SweepUnfinished>(Duration.FromHours(1), (sweep, stop) => sweep.RunAsync(stop));
            quartz.Every<SweepDrafts>(Duration.FromHours(1), (sweep, stop) => sweep.RunAsync(stop));
            quartz.Every<RateLimits>(Duration.FromHours(1), (limits, stop) => limits.SweepAsync(stop));
            quartz.Every<SweepSessions>(Duration.FromDays(1), (sweep, stop) => sweep.RunAsync(stop));
            quartz.Every<RemindTraining>(Duration.FromHours(6), (remind, stop) => remind.RunAsync(stop));
            quartz.Every<RemindDeclarations>(Duration.FromHours(6), (remind, stop) => remind.RunAsync(stop));
            quartz.Every<CarryingOut>(Duration.FromSeconds(5), (carrying, stop) => carrying.RunAsync(stop));
            quartz.Every<Scrubber>(Duration.FromMinutes(10), (scrubber, stop) => scrubber.EmptyLogAsync(stop));
            quartz.Every<SweepOutbox>(Duration.FromMinutes(10), (sweep, stop) => sweep.RunAsync(stop));
            quartz.Every<LiftRestrictions>(Duration.FromHours(1), (lift, stop) => lift.RunAsync(stop));
            quartz.Every<ChaseHolders>(Duration.FromMinutes(10), (chase, stop) => chase.RunAsync(stop));
        });
        return services.AddQuartzHostedService(host => host.WaitForJobsToComplete = true);
    }

    private static void Share(this IQuartzBuilder quartz, Installation installation)
    {
        if (installation.PostgresConnection is not { } connection)
        {
            quartz.UseInMemoryStore();
            return;
        }
        quartz.UsePersistentStore(store =>
        {
            store.UsePostgres(NpgsqlFactory.Instance, connection);
            store.UseClustering();
            store.ProvisionSchema();
        });
    }

    /// <summary>Runs something from a fresh scope again and again, never twice at once.</summary>
    private static void Every<T>(this IQuartzBuilder quartz, Duration pause, Func<T, CancellationToken, Task> workAsync)
        where T : notnull
    {
        var name = typeof(T).Name;
        quartz.AddJob(
            name,
            async (T work, CancellationToken stop) => await workAsync(work, stop),
            job => job.DisallowConcurrentExecution()
        );
        quartz.AddTrigger(trigger =>
            trigger.WithIdentity(name).ForJob(name).StartNow().WithSimpleSchedule(pause.ToTimeSpan())
        );
    }
}
