using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Rights;
using Wardmote.Store;
using Wardmote.Tests.Training;
using Xunit;

namespace Wardmote.Tests.Rights;

/// <summary>
/// What one person must do by when. Sam asks on 20 November 2026: due on 21 December by the law, and earlier by the
/// policy.
/// </summary>
public class OwnDeadlinesTests
{
    private const string Alex = "alex.hill@party.example";
    private const string Kit = "kit.moss@party.example";
    private const string Jo = "jo.reid@party.example";

    [Theory, OnBothDatabases]
    public async Task A_request_has_the_laws_day_and_the_policys_for_who_handles_it_and_for_nobody_else(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var request = await northbury.SamAsksAsync();
        request.TargetOn.ShouldNotBe(request.DueOn);

        (await OfAsync(northbury, Alex)).ShouldBe([
            new(
                $"law-{request.Id:n}",
                $"Answer {request.Reference}: the law’s last day",
                new LocalDate(2026, 12, 21),
                null,
                request.Reference
            ),
            new(
                $"policy-{request.Id:n}",
                $"Answer {request.Reference}: the policy’s day",
                request.TargetOn,
                null,
                request.Reference
            ),
        ]);
        (await OfAsync(northbury, Jo)).ShouldBeEmpty();
        (await OfAsync(northbury, Kit)).ShouldBeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task A_search_is_due_to_whoever_was_asked_until_they_have_answered(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var request = await SearchedAsync(northbury);
        var holders = (await northbury.ReadAsync(request.Id)).Holders;
        var kit = holders.Single(h => h.Email == Kit);

        var due = (await OfAsync(northbury, Kit)).ShouldHaveSingleItem();
        due.ShouldBe(new(due.Key, $"Say what you hold for {request.Reference}", kit.DueOn, null, null));
        // Alex was asked too, and may open the request.
        (await OfAsync(northbury, Alex))
            .Single(d => d.Key.StartsWith("task-", StringComparison.Ordinal))
            .Reference.ShouldBe(request.Reference);

        await northbury.UseAsync<RecordAnswer>(u =>
            u.RunAsync(northbury.Secretary, request.Id, kit.Id, new(Outcome.Nothing, "E-mail"), default)
        );
        (await OfAsync(northbury, Kit)).ShouldBeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task Nothing_is_due_while_the_clock_waits_or_once_it_is_over(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var (waiting, closed) = (await northbury.SamAsksAsync(), await SearchedAsync(northbury));
        await northbury.UseAsync<AskForIdentity>(u =>
            u.RunAsync(northbury.Secretary, waiting.Id, "a letter", "No record matches", default)
        );
        await northbury.UseAsync<CloseRequest>(u => u.RunAsync(northbury.Secretary, closed.Id, "Withdrawn", default));

        (await OfAsync(northbury, Alex)).ShouldBeEmpty();
        (await OfAsync(northbury, Kit)).ShouldBeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task It_names_nobody(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        await SearchedAsync(northbury);

        var words = string.Join('\n', (await OfAsync(northbury, Alex)).Concat(await OfAsync(northbury, Kit)));

        foreach (var name in new[] { "Sam", "Patel", "Kit", "Moss", "Alex", "@" })
            words.ShouldNotContain(name, Case.Sensitive);
    }

    private static async Task<Request> SearchedAsync(Northbury northbury)
    {
        var request = await northbury.SamAsksAsync();
        await northbury.UseAsync<DecidePerson>(u =>
            u.RunAsync(northbury.Secretary, request.Id, northbury.Sam.Id, "Same address", default)
        );
        await northbury.UseAsync<StartSearch>(u => u.RunAsync(northbury.Secretary, request.Id, default));
        return request;
    }

    // As the calendar of the officer's account asks.
    private static Task<IReadOnlyList<OwnDeadline>> OfAsync(Northbury northbury, string email) =>
        northbury.House.DoAsync(async s =>
        {
            var (db, clock) = (s.GetRequiredService<Db>(), northbury.House.Clock);
            var (account, _) = await db.AccountOfOfficerAsync(Actor.Operator, email, clock.Now, default);
            if (db.Entry(account).State == EntityState.Added)
                s.GetRequiredService<Journal>().Write(Actor.Operator, new("AccountMade", account.Id, null, "."));
            await db.SaveChangesAsync();
            await GettingTrained.TrainAsync(s, email);
            var actor = await s.GetRequiredService<Acting>().ActorAsync(account.Id, clock.Today(), default);
            return await s.GetRequiredService<OwnDeadlines>().OfAsync(actor!, default);
        });
}
