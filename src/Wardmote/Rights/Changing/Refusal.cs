using NodaTime;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Rights.Changing;

/// <summary>Why a request is not answered at all. Each is decided for one request alone, by a person (UK GDPR Art 12(5)).</summary>
public enum RefusalGround
{
    /// <summary>It is plain that the person does not mean to use the right, or means harm.</summary>
    ManifestlyUnfounded,

    /// <summary>It goes clearly beyond what is reasonable.</summary>
    Excessive,

    /// <summary>It largely repeats an earlier one before a reasonable time has passed (R146).</summary>
    Repeats,

    /// <summary>Other rights outweigh it; only after legal advice (R147).</summary>
    Exceptional,
}

/// <summary>That a request is not answered, why, and what stood behind the decision (R146, R147; UK GDPR Art 12(4)).</summary>
public sealed class Refusal : IEvidenced
{
    public required Guid RequestId { get; init; }
    public required RefusalGround Ground { get; init; }

    /// <summary>Why, as the letter says it to the person.</summary>
    public required string Because { get; init; }

    /// <summary>Who gave the legal advice, when, and what it came to; needed for <see cref="RefusalGround.Exceptional"/>.</summary>
    public string? LegalAdvice { get; init; }

    /// <summary>For <see cref="RefusalGround.Repeats"/>: the earlier request.</summary>
    public string? Earlier { get; init; }

    public required Instant At { get; init; }
    public required string DecidedBy { get; init; }

    Guid IEvidenced.EvidenceId => RequestId;

    /// <summary>As a sentence of the letter.</summary>
    public string InWords =>
        Ground switch
        {
            RefusalGround.ManifestlyUnfounded => "We find that this request is manifestly unfounded.",
            RefusalGround.Excessive => "We find that this request is excessive.",
            RefusalGround.Repeats =>
                $"It largely repeats your request {Earlier}, and not enough time has passed since.",
            _ => "We find that other people’s rights, or duties the law lays on us, outweigh it.",
        };
}

/// <summary>What an officer decides, and on what.</summary>
public sealed record NewRefusal(
    RefusalGround? Ground,
    string? Because,
    string? LegalAdvice = null,
    string? Earlier = null
);

/// <summary>
/// Refuses a request, with reasons and both ways to complain in the letter. A person decides, and only about someone they
/// know to be the one who asks: whoever files first in another’s name stops nobody.
/// </summary>
[UseCase]
public sealed class RefuseRequest(Db db, Journal journal, RequestDesk desk, RequestLetters letters, IClock clock)
{
    /// <exception cref="Refused">Who they are has not been checked, it is answered already, or something is missing.</exception>
    public async Task RunAsync(Actor actor, Guid requestId, NewRefusal decision, CancellationToken stop)
    {
        var request = await desk.OpenAsync(actor, requestId, stop);
        if (request.Identity is not { IsVerified: true })
            throw new Refused(
                "Record first how you made sure who the person is: a refusal tells them things, and another may have asked in their name."
            );
        if (request.IsAnswered || request.Carrying is not null)
            throw new Refused("It is too late to refuse: the person has their answer, or what they ask is being done.");
        var objections = Objections(decision).ToList();
        if (objections.Count > 0)
            throw new Refused(objections);
        var refusal = new Refusal
        {
            RequestId = request.Id,
            Ground = decision.Ground!.Value,
            Because = decision.Because!.Trim(),
            LegalAdvice = Given(decision.LegalAdvice),
            Earlier = Given(decision.Earlier),
            At = clock.GetCurrentInstant(),
            DecidedBy = actor.Name,
        };
        db.Add(refusal);
        foreach (var holder in request.Holders.Where(h => !h.IsSettled))
            await db.EndSearchAsync(holder, clock, stop);
        journal.WriteAbout(
            actor,
            request,
            "RequestRefused",
            $"Refused the request. {refusal.InWords}",
            refusal.Because
        );
        await letters.RefuseAsync(request, refusal, stop);
        await db.SaveChangesAsync(stop);
    }

    private static IEnumerable<Objection> Objections(NewRefusal decision)
    {
        if (decision.Ground is null)
            yield return new("Choose the law’s ground.", "Ground");
        if (string.IsNullOrWhiteSpace(decision.Because))
            yield return new(
                "Say why, as the person will read it: the law wants the reasons in the letter.",
                "Because"
            );
        if (decision.Ground == RefusalGround.Exceptional && string.IsNullOrWhiteSpace(decision.LegalAdvice))
            yield return new(
                "Take legal advice first, and write down who gave it, on which day, and what it came to (R147).",
                "LegalAdvice"
            );
        if (decision.Ground == RefusalGround.Repeats && string.IsNullOrWhiteSpace(decision.Earlier))
            yield return new("Name the earlier request: R-2026-0014.", "Earlier");
        foreach (var (text, field) in new[] { (decision.Because, "Because"), (decision.LegalAdvice, "LegalAdvice") })
            if (text?.Length > 2000)
                yield return new("Use at most 2,000 characters here.", field);
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
