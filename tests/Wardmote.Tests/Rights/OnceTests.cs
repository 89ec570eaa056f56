using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Wardmote.Clocks;
using Wardmote.Organisation;
using Wardmote.Rights;
using Wardmote.Store;
using Xunit;

namespace Wardmote.Tests.Rights;

/// <summary>A form sent sixty-four times at once has one effect.</summary>
public sealed class OnceTests
{
    [Theory, OnBothDatabases, Trait("abuse", "A19")]
    public async Task A_public_form_makes_one_request(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var (token, _) = await northbury.UseAsync<KeepDraft, (string, Instant)>(k =>
            k.RunAsync(northbury.Constituency.Id, null, a => a with { Name = "Sam Patel" }, default)
        );
        var draft = (
            await northbury.UseAsync<Drafts, (Draft Draft, DraftAnswers)?>(d =>
                d.FindAsync(token, northbury.Constituency.Id, default)
            )
        )!
            .Value
            .Draft
            .Id;
        var asked = new NewRequest(
            northbury.Constituency.Id,
            Channel.WebForm,
            northbury.House.Clock.Today(),
            new Subject { Name = "Sam Patel", Email = "sam.patel@example.org" },
            DraftId: draft
        );
        (
            await AtOnceAsync(() =>
                northbury.UseAsync<RecordRequest>(r => r.RunAsync(Actor.Public("Sam Patel"), asked, default))
            )
        ).ShouldBe(1);
        (await northbury.House.ReadAsync(db => db.Requests.CountAsync())).ShouldBe(1);
    }

    [Theory, OnBothDatabases, Trait("abuse", "A19")]
    public async Task A_payment_is_written_down_once_and_an_answer_too(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var request = await northbury.SamAsksAsync();
        await northbury.UseAsync<QuoteFee>(q =>
            q.RunAsync(northbury.Secretary, request.Id, FeeGround.Excessive, 5, "Postage", "It repeats.", default)
        );
        (
            await AtOnceAsync(() =>
                northbury.UseAsync<RecordPayment>(p => p.RunAsync(northbury.Secretary, request.Id, null, default))
            )
        ).ShouldBe(1);
        (await northbury.HappenedAsync(request.Id)).Count(kind => kind == "FeePaid").ShouldBe(1);

        await northbury.UseAsync<StartSearch>(s => s.RunAsync(northbury.Secretary, request.Id, default));
        var holder = (await northbury.ReadAsync(request.Id)).Holders[0].Id;
        await AtOnceAsync(() =>
            northbury.UseAsync<AnswerSearch>(a =>
                a.RunAsync(holder, new(Outcome.Found, "E-mail", Text: "Sam called in May."), default)
            )
        );
        var whole = await northbury.ReadAsync(request.Id);
        whole.Holders.Single(h => h.Id == holder).Attestations.Count.ShouldBe(1);
        whole.Items.Count(i => i.HolderId == holder).ShouldBe(1);
    }

    // How many of sixty-four came through; the others are refused, or told that another was first.
    private static async Task<int> AtOnceAsync(Func<Task> act)
    {
        var through = 0;
        await Parallel.ForEachAsync(
            Enumerable.Range(0, 64),
            new ParallelOptions { MaxDegreeOfParallelism = 64 },
            async (_, _) =>
            {
                try
                {
                    await act();
                    Interlocked.Increment(ref through);
                }
                catch (Exception late) when (late is Refused or DbUpdateException)
                {
                    // Another was first.
                }
            }
        );
        return through;
    }
}
