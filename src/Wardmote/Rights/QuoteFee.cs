using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Rights;

/// <summary>
/// Tells the person of a fee before any work is done, what it is made of, and that they may ask for less (R142 to R145). An
/// officer decides it, with a reason, each time.
/// </summary>
[UseCase]
public sealed class QuoteFee(
    Db db,
    Journal journal,
    RequestDesk desk,
    RequestClock requestClock,
    RequestLetters letters,
    IClock clock
)
{
    private const decimal Most = 10_000;

    /// <param name="pounds">The whole fee.</param>
    /// <param name="basis">What it is made of, as the letter says it.</param>
    /// <param name="because">Why, as the letter says it.</param>
    /// <exception cref="Refused">It is too late, one is awaited, or something is missing.</exception>
    public async Task RunAsync(
        Actor actor,
        Guid requestId,
        FeeGround ground,
        decimal? pounds,
        string? basis,
        string? because,
        CancellationToken stop
    )
    {
        var request = await desk.OpenAsync(actor, requestId, stop);
        if (Fee.Objection(request, requestClock.Today) is { } objection)
            throw new Refused(objection);
        if (pounds is not (> 0 and <= Most) || decimal.Round(pounds.Value, 2) != pounds)
            throw new Refused("Enter the whole fee in pounds and pence, such as 12.50.", "Pounds");
        if (string.IsNullOrWhiteSpace(basis))
            throw new Refused("Say what the fee is made of, as the person will read it.", "Basis");
        if (string.IsNullOrWhiteSpace(because))
            throw new Refused("Say why there is a fee, as the person will read it.", "Because");
        var fee = new Fee
        {
            Id = Ids.New(clock),
            RequestId = request.Id,
            Ground = ground,
            Because = because.Trim(),
            Pence = (int)(pounds.Value * 100),
            Basis = basis.Trim(),
            ChargedOn = requestClock.Today,
            DecidedBy = actor.Name,
        };
        request.Fees.Add(fee);
        await using var dating = await requestClock.DateAsync(request, stop);
        journal.Write(
            actor,
            new(
                "FeeQuoted",
                request.Id,
                request.UnitId,
                $"Told the person of a fee of {fee.Amount}, because {fee.InWords}: {fee.Basis}. The clock waits for it.",
                fee.Because
            )
        );
        await letters.QuoteFeeAsync(request, fee, stop);
        await db.SaveChangesAsync(stop);
        await dating.CommitAsync(stop);
    }
}

/// <summary>Writes down that the fee was paid. The time to answer starts on that day.</summary>
[UseCase]
public sealed class RecordPayment(Db db, Journal journal, RequestDesk desk, RequestClock requestClock)
{
    /// <param name="on">The day it was paid; today when null.</param>
    /// <exception cref="Refused">No fee is awaited, or the day cannot be.</exception>
    public async Task RunAsync(Actor actor, Guid requestId, LocalDate? on, CancellationToken stop)
    {
        var request = await desk.OpenAsync(actor, requestId, stop);
        var fee = request.AwaitedFee ?? throw new Refused("No fee is awaited.");
        var day = on ?? requestClock.Today;
        if (day > requestClock.Today)
            throw new Refused("The day it was paid cannot be after today.", "PaidOn");
        if (day < fee.ChargedOn)
            throw new Refused(
                $"It cannot have been paid before the person was told of it, on {fee.ChargedOn.Full()}.",
                "PaidOn"
            );
        fee.PaidOn = day;
        await using var dating = await requestClock.DateAsync(request, stop);
        journal.Write(
            actor,
            new("FeePaid", request.Id, request.UnitId, $"The fee of {fee.Amount} was paid on {day.DayMonthYear()}.")
        );
        await db.SaveChangesAsync(stop);
        await dating.CommitAsync(stop);
    }
}

/// <summary>
/// Takes a fee back: the person asks for less now, or it was a mistake. The clock runs as if there had been none; another may be
/// quoted for what is left (R144).
/// </summary>
[UseCase]
public sealed class WithdrawFee(Db db, Journal journal, RequestDesk desk, RequestClock requestClock)
{
    /// <exception cref="Refused">No fee is awaited, or no reason is given.</exception>
    public async Task RunAsync(Actor actor, Guid requestId, string? reason, CancellationToken stop)
    {
        var request = await desk.OpenAsync(actor, requestId, stop);
        var fee = request.AwaitedFee ?? throw new Refused("No fee is awaited.");
        if (string.IsNullOrWhiteSpace(reason))
            throw new Refused("Say why: what the person asks for now, for example.", "Reason");
        (fee.WithdrawnOn, fee.WithdrawnBecause) = (requestClock.Today, reason.Trim());
        await using var dating = await requestClock.DateAsync(request, stop);
        journal.Write(
            actor,
            new(
                "FeeWithdrawn",
                request.Id,
                request.UnitId,
                $"Took back the fee of {fee.Amount}. The clock runs as if there had been none.",
                reason.Trim()
            )
        );
        await db.SaveChangesAsync(stop);
        await dating.CommitAsync(stop);
    }
}
