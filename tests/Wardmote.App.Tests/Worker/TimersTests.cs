using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Quartz;
using Shouldly;
using Wardmote.Tests;
using Xunit;

namespace Wardmote.App.Tests.Worker;

public class TimersTests
{
    private static readonly string[] Timed = ["Wardmote:Timers=true"];

    [Theory, OnBothDatabases]
    public async Task Every_job_has_its_turn_in_the_timetable(On on)
    {
        await using var site = await TestSite.OpenAsync(on, Timed);
        var scheduler = await site.Services.GetRequiredService<ISchedulerFactory>().GetScheduler();
        var jobs = await scheduler.GetJobKeys(GroupMatcher<JobKey>.AnyGroup());
        jobs.Select(j => j.Name)
            .ShouldBe(
                [
                    "AnswerForgottenPasswords",
                    "CarryingOut",
                    "ChaseHolders",
                    "LiftRestrictions",
                    "Postman",
                    "RateLimits",
                    "RemindDeclarations",
                    "RemindTraining",
                    "Scrubber",
                    "SweepDrafts",
                    "SweepOutbox",
                    "SweepSessions",
                    "SweepUnfinished",
                ],
                ignoreOrder: true
            );
    }

    [Fact]
    public async Task Nodes_on_PostgreSQL_share_one_timetable()
    {
        Assert.SkipWhen(TestSite.HasNoPostgres, "No PostgreSQL: ./test starts one.");
        await using var one = await TestSite.OpenAsync(On.Postgres, Timed);
        one.Start();
        await using var other = one.AnotherNode(Timed);
        other.Start();
        await using var connection = new NpgsqlConnection(one.House.Connection);
        await connection.OpenAsync();
        await CountAsync(connection, "qrtz_scheduler_state", 2);
        await CountAsync(connection, "qrtz_job_details", 13);
    }

    // The timetable is written in the background, once the application answers.
    private static async Task CountAsync(NpgsqlConnection connection, string table, long expected)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await using var count = new NpgsqlCommand($"select count(*) from {table}", connection);
        while (await TryCountAsync(count) != expected)
            await Task.Delay(100, late.Token);
    }

    private static async Task<long?> TryCountAsync(NpgsqlCommand count)
    {
        try
        {
            return (long?)await count.ExecuteScalarAsync();
        }
        catch (PostgresException notYetMade) when (notYetMade.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            return null;
        }
    }

    [Fact]
    public async Task A_node_told_not_to_has_no_timers()
    {
        await using var site = await TestSite.OpenAsync(On.Sqlite);
        site.Services.GetService<ISchedulerFactory>().ShouldBeNull();
    }
}
