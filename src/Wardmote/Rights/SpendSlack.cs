using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Rights;

/// <summary>Gives days of the policy's slack to a stage, with a reason (R26). The law's date does not move.</summary>
[UseCase]
public sealed class SpendSlack(Db db, Journal journal, RequestDesk desk, RequestClock requestClock, IClock clock)
{
    /// <param name="stage">"ask", "copies" or "reply".</param>
    /// <exception cref="Refused">There is not so much slack left, or no reason is given.</exception>
    public async Task RunAsync(
        Actor actor,
        Guid requestId,
        string stage,
        int days,
        string? reason,
        CancellationToken stop
    )
    {
        var request = await desk.OpenAsync(actor, requestId, stop);
        if (string.IsNullOrWhiteSpace(reason))
            throw new Refused("Say what the days are for: a holiday, an illness.", "Reason");
        if (days < 1)
            throw new Refused("Enter how many days, 1 or more.", "Days");
        request.Slack.Add(
            new Slack
            {
                Id = Ids.New(clock),
                RequestId = request.Id,
                Stage = stage,
                Days = days,
                Because = reason.Trim(),
                At = clock.GetCurrentInstant(),
            }
        );
        _ =
            await requestClock.StagesOfAsync(request, stop)
            ?? throw new Refused("The stages have not started yet, because the clock waits.");
        journal.Write(
            actor,
            new(
                "SlackSpent",
                request.Id,
                request.UnitId,
                $"Gave {PlainDates.InDays(days)} of slack to the stage “{stage}”.",
                reason.Trim()
            )
        );
        await db.SaveChangesAsync(stop);
    }
}
