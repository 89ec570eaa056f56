using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Wardmote.Clocks;
using Wardmote.Correspondence;
using Wardmote.Rights;
using Wardmote.Store;
using Xunit;

namespace Wardmote.Tests.Rights;

public class FeeTests
{
    private const string Because = "You have asked for the same four times since June.";

    [Theory, OnBothDatabases]
    public async Task Nothing_is_done_until_it_is_paid_and_the_time_starts_on_that_day(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var request = await northbury.SamAsksAsync();
        await QuoteAsync(northbury, request);
        var waiting = await northbury.ReadAsync(request.Id);
        (waiting.DueOn, waiting.WaitsFor).ShouldBe((null, WaitingFor.Fee));
        var letter = await northbury.House.ReadAsync(db =>
            db.Letters.SingleAsync(l => l.Template == LetterTemplates.FeeQuoted)
        );
        letter.Text.ShouldContain("£12.50");
        letter.Text.ShouldContain(Because);
        letter.Text.ShouldContain("You can ask for less");
        (await RefusedAsync(() => SearchAsync(northbury, request))).ShouldContain("The fee of £12.50 is not paid");

        northbury.House.Clock.GoTo(new LocalDate(2026, 12, 1));
        await northbury.UseAsync<RecordPayment>(u => u.RunAsync(northbury.Secretary, request.Id, null, default));
        (await northbury.ReadAsync(request.Id)).DueOn.ShouldBe(new LocalDate(2027, 1, 4));
        await SearchAsync(northbury, request);
        (await northbury.HappenedAsync(request.Id)).ShouldContain("FeePaid");
    }

    [Theory, OnBothDatabases]
    public async Task Taken_back_it_never_was_and_another_may_be_told(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var request = await northbury.SamAsksAsync();
        var due = (await northbury.ReadAsync(request.Id)).DueOn;
        await QuoteAsync(northbury, request);
        (await RefusedAsync(() => QuoteAsync(northbury, request))).ShouldContain("Write down what came of it");
        (await RefusedAsync(() => WithdrawAsync(northbury, request, " "))).ShouldContain("Say why");
        await WithdrawAsync(northbury, request, "They ask for the last year alone");
        (await northbury.ReadAsync(request.Id)).DueOn.ShouldBe(due);
        await QuoteAsync(northbury, request, 4);
        var kept = await northbury.ReadAsync(request.Id);
        kept.Fee!.Amount.ShouldBe("£4.00");
        kept.Fees.Count.ShouldBe(2);
    }

    [Theory, OnBothDatabases]
    public async Task After_the_search_or_thirty_days_and_without_a_reason_there_is_none(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var (searched, late) = (await northbury.SamAsksAsync(), await northbury.SamAsksAsync());
        foreach (var pounds in new decimal?[] { null, 0, -1, 1.005m, 1_000_000 })
            (await RefusedAsync(() => QuoteAsync(northbury, late, pounds))).ShouldContain("pounds and pence");
        (await RefusedAsync(() => QuoteAsync(northbury, late, because: ""))).ShouldContain("Say why there is a fee");
        (await RefusedAsync(() => QuoteAsync(northbury, late, basis: ""))).ShouldContain("made of");
        await SearchAsync(northbury, searched);
        (await RefusedAsync(() => QuoteAsync(northbury, searched))).ShouldContain("The search has begun");
        northbury.House.Clock.GoTo(late.ReceivedOn.PlusDays(31));
        (await RefusedAsync(() => QuoteAsync(northbury, late))).ShouldContain("within 30 days");
        (
            await northbury.House.ReadAsync(db => db.Letters.CountAsync(l => l.Template == LetterTemplates.FeeQuoted))
        ).ShouldBe(0);
    }

    [Theory, OnBothDatabases]
    public async Task It_is_paid_between_the_letter_and_today(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var request = await northbury.SamAsksAsync();
        (await RefusedAsync(() => PaidAsync(northbury, request, 0))).ShouldBe("No fee is awaited.");
        await QuoteAsync(northbury, request);
        (await RefusedAsync(() => PaidAsync(northbury, request, 1))).ShouldContain("after today");
        (await RefusedAsync(() => PaidAsync(northbury, request, -1))).ShouldContain("before the person was told");
        await PaidAsync(northbury, request, 0);
    }

    private static Task QuoteAsync(
        Northbury northbury,
        Request request,
        decimal? pounds = 12.5m,
        string basis = "Printing 250 pages at 5p each.",
        string because = Because
    ) =>
        northbury.UseAsync<QuoteFee>(u =>
            u.RunAsync(northbury.Secretary, request.Id, FeeGround.Excessive, pounds, basis, because, default)
        );

    private static Task WithdrawAsync(Northbury northbury, Request request, string reason) =>
        northbury.UseAsync<WithdrawFee>(u => u.RunAsync(northbury.Secretary, request.Id, reason, default));

    private static Task PaidAsync(Northbury northbury, Request request, int days) =>
        northbury.UseAsync<RecordPayment>(u =>
            u.RunAsync(northbury.Secretary, request.Id, northbury.House.Clock.Today().PlusDays(days), default)
        );

    private static Task SearchAsync(Northbury northbury, Request request) =>
        northbury.UseAsync<StartSearch>(u => u.RunAsync(northbury.Secretary, request.Id, default));

    private static async Task<string> RefusedAsync(Func<Task> work) => (await Should.ThrowAsync<Refused>(work)).Message;
}
