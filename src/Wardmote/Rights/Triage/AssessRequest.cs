using NodaTime;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Rights.Triage;

/// <summary>
/// An officer decides whether a request is complex, excessive, a repetition or unfounded, and why. Nothing follows of
/// itself: more time, a fee or a refusal is a decision of its own.
/// </summary>
[UseCase]
public sealed class AssessRequest(Db db, Journal journal, RequestDesk desk, TriageReading reading, IClock clock)
{
    /// <exception cref="Refused">Who the person is has not been checked, nothing is decided, or no reason is given.</exception>
    public async Task RunAsync(
        Actor actor,
        Guid requestId,
        Quality? quality,
        bool? holds,
        string? because,
        CancellationToken stop
    )
    {
        var request = await desk.OpenAsync(actor, requestId, stop);
        var objections = new List<Objection>();
        if (quality is null)
            objections.Add(new("Choose what you decide about.", "Quality"));
        if (holds is null)
            objections.Add(new("Choose yes or no.", "Holds"));
        if (string.IsNullOrWhiteSpace(because) || because.Length > 2000)
            objections.Add(new("Say why, in at most 2,000 characters.", "Because"));
        if (objections.Count > 0)
            throw new Refused(objections);
        if (quality != Quality.Complex && request.Identity is not { IsVerified: true })
            throw new Refused(
                "Check first who the person is: another may have asked in their name, and that must not count against them."
            );
        var facts = await reading.OfAsync(request, stop);
        var now = clock.GetCurrentInstant();
        db.Add(
            new Assessment
            {
                Id = Ids.New(now),
                RequestId = request.Id,
                Quality = quality!.Value,
                Holds = holds!.Value,
                Because = because!.Trim(),
                Facts = string.Join('\n', facts.For(quality.Value, request)),
                At = now,
                DecidedBy = actor.Name,
            }
        );
        journal.WriteAbout(
            actor,
            request,
            "RequestAssessed",
            $"Decided that the request is {(holds.Value ? "" : "not ")}{quality.Value.InWords()}.",
            because.Trim()
        );
        await db.SaveChangesAsync(stop);
    }
}
