using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Rights;

/// <summary>
/// Asks for proof of who someone is, where there is doubt. From now on the clock waits, and says so (UK GDPR Art 12(6);
/// R160, R161).
/// </summary>
[UseCase]
public sealed class AskForIdentity(
    Db db,
    Journal journal,
    RequestDesk desk,
    RequestClock requestClock,
    RequestLetters letters
)
{
    /// <param name="wanted">What would do, as the letter says it: "a copy of a bill with your name and address".</param>
    /// <param name="reason">Why there is doubt. Asking must be reasonable.</param>
    /// <exception cref="Refused">It has been asked or checked already, or something is missing.</exception>
    public async Task RunAsync(Actor actor, Guid requestId, string? wanted, string? reason, CancellationToken stop)
    {
        var request = await desk.OpenAsync(actor, requestId, stop);
        if (request.Identity is { IsVerified: true })
            throw new Refused("Who this is has already been checked.");
        if (request.Identity?.AskedOn is { } asked)
            throw new Refused($"Proof of identity was already asked for on {asked.Full()}.");
        if (string.IsNullOrWhiteSpace(wanted))
            throw new Refused("Say what the person can show, so that the letter can ask for it.", "Wanted");
        if (string.IsNullOrWhiteSpace(reason))
            throw new Refused("Say why you are in doubt about who this is. Ask only where you are.", "Reason");
        request.Identity ??= new IdentityCheck { RequestId = request.Id };
        request.Identity.AskedOn = requestClock.Today;
        await using var dating = await requestClock.DateAsync(request, stop);
        journal.Write(
            actor,
            new(
                "IdentityAskedFor",
                request.Id,
                request.UnitId,
                $"Asked for proof of who they are: {wanted.Trim()}. The clock {(request.IdentityWaits ? "waits for it" : "runs on meanwhile")}.",
                reason.Trim()
            )
        );
        await letters.AskForIdentityAsync(request, wanted.Trim(), stop);
        await db.SaveChangesAsync(stop);
        await dating.CommitAsync(stop);
    }
}

/// <summary>
/// An officer says that the person is who they say, and how they know. What was shown is noted, never stored. If proof
/// had been asked for, the clock starts from the day it came.
/// </summary>
[UseCase]
public sealed class VerifyIdentity(Db db, Journal journal, RequestDesk desk, RequestClock requestClock, IClock clock)
{
    /// <param name="receivedOn">The day the proof came; today when null.</param>
    /// <param name="note">What was shown or known, in words; never a number or a copy.</param>
    /// <exception cref="Refused">It is checked already, the day cannot be, or the note is missing.</exception>
    public async Task RunAsync(
        Actor actor,
        Guid requestId,
        IdentityMethod method,
        LocalDate? receivedOn,
        string? note,
        CancellationToken stop
    )
    {
        var request = await desk.OpenAsync(actor, requestId, stop);
        var check = request.Identity ??= new IdentityCheck { RequestId = request.Id };
        var day = receivedOn ?? requestClock.Today;
        if (check.IsVerified)
            throw new Refused("Who this is has already been checked.");
        if (day > requestClock.Today)
            throw new Refused("The day the proof came cannot be after today.", "ReceivedOn");
        if (check.AskedOn is { } asked && day < asked)
            throw new Refused($"The proof cannot have come before you asked for it, on {asked.Full()}.", "ReceivedOn");
        if (method == IdentityMethod.CodeToKnownAddress && check.CodeConfirmedAt is null)
            throw new Refused(
                "No code sent to their address has been confirmed. Choose how you know who this is.",
                "Method"
            );
        if (string.IsNullOrWhiteSpace(note))
            throw new Refused("Note what was shown, or how you know, without copying it.", "Note");
        check.Method = method;
        check.ReceivedOn = day;
        check.Note = note.Trim();
        check.CheckedAt = clock.GetCurrentInstant();
        check.CheckedBy = actor.Name;
        await using var dating = await requestClock.DateAsync(request, stop);
        journal.Write(
            actor,
            new(
                "IdentityVerified",
                request.Id,
                request.UnitId,
                $"Satisfied about who this is: {RequestSentences.Of(method)}.",
                note.Trim()
            )
        );
        await db.SaveChangesAsync(stop);
        await dating.CommitAsync(stop);
    }
}
