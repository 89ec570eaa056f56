using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Rights.Own;

/// <summary>Finds a request by what its acknowledgement told whoever asked: the reference and a code.</summary>
public sealed class OwnRequests(Db db)
{
    /// <summary>Said alike whatever was wrong: nothing is learnt from it.</summary>
    public const string NotThese =
        "No request has this reference and this code together. Look at both again in the letter we sent when your request came.";

    /// <summary>The request's key; null when the two do not belong together.</summary>
    public async Task<Guid?> FindAsync(string? reference, string? code, CancellationToken stop)
    {
        using var beyond = db.SeeEverything();
        var named = (reference ?? "").Trim().ToUpperInvariant();
        var found = await db
            .Requests.AsNoTracking()
            .Where(r => r.Reference == named)
            .Select(r => new { r.Id, r.OwnCodeHash })
            .FirstOrDefaultAsync(stop);
        // Compared in any case, so that an unknown reference takes as long as a wrong code.
        var right = Secret.Same(found?.OwnCodeHash ?? new byte[32], Secret.HashCode(code ?? ""));
        return right ? found?.Id : null;
    }

    /// <summary>The request, whole, for reading; whoever shows it shows no more than where it stands.</summary>
    public Task<Request?> ReadAsync(Guid id, CancellationToken stop) =>
        db.Requests.AsNoTracking().Whole().FirstOrDefaultAsync(r => r.Id == id, stop);

    /// <summary>The open request, tracked, for whoever asked to do something about it.</summary>
    /// <exception cref="Refused">It is closed.</exception>
    internal async Task<Request> OpenAsync(Guid id, CancellationToken stop)
    {
        var request = await db.Requests.Whole().FirstAsync(r => r.Id == id, stop);
        request.RequireOpen();
        request.Step();
        return request;
    }

    /// <summary>Whoever asked, as the journal names them.</summary>
    internal static Actor Asker(Request request) => Actor.Public(request.Representative?.Name ?? request.Subject.Name);
}

/// <summary>What whoever asked is told of where it stands: in words, and never anything that was found.</summary>
public sealed record OwnStanding(string Title, string Explanation)
{
    public static OwnStanding Of(Request request, Instant now)
    {
        if (request.Packs.MaxBy(p => p.BuiltAt)?.Release is { Way: ReleaseWay.Link } link && link.IsGood(now))
            return new("Your copy is ready", $"You can download it until {link.ExpiresAt.UkDate().Full()}.");
        if (request.Closure is { } closure)
            return request.IsAnswered
                ? new("We have answered", $"The request was closed on {closure.At.UkDate().Full()}.")
                : new("The request is closed", $"It was closed on {closure.At.UkDate().Full()}.");
        if (request.IsAnswered)
            return new("We have answered", "Our answer is on its way to you, or with you already.");
        if (request.AwaitedFee is { } fee)
            return new(
                "We wait for the fee",
                $"We told you of a fee of {fee.Amount} on {fee.ChargedOn.Full()}. Ask for less if you like: below."
            );
        if (request.Identity is { AskedOn: { } asked, IsVerified: false })
            return new("We wait for proof of who you are", $"We asked you for it on {asked.Full()}.");
        if (request.OpenQuestion is { } question)
            return new("We wait for your answer", $"We asked you on {question.AskedOn.Full()}: {question.Asks}");
        if (request.SearchedAt is null)
            return new("An officer looks at your request", "Next, every officer who may hold something is asked.");
        var waiting = request.Holders.Count(h => !h.IsSettled);
        return waiting > 0
            ? new(
                "Officers are looking",
                $"{Words.Count(request.Holders.Count - waiting, "officer")} of {PlainDates.Figure(request.Holders.Count)} have answered."
            )
            : new("We put the answer together", "Every officer has answered.");
    }
}

/// <summary>Whoever asked answers the question they were put. The clock runs again.</summary>
[UseCase]
public sealed class AnswerOwnQuestion(
    Db db,
    Journal journal,
    OwnRequests own,
    RequestClock requestClock,
    RequestLetters letters
)
{
    /// <exception cref="Refused">No question is open, or nothing is written.</exception>
    public async Task RunAsync(Guid requestId, string? answer, CancellationToken stop)
    {
        var request = await own.OpenAsync(requestId, stop);
        var question = request.OpenQuestion ?? throw new Refused("We are not waiting for an answer from you.");
        if (string.IsNullOrWhiteSpace(answer) || answer.Length > 5000)
            throw new Refused("Write your answer, in at most 5,000 characters.", "Answer");
        (question.AnsweredOn, question.Answer) = (requestClock.Today, answer.Trim());
        await using var dating = await requestClock.DateAsync(request, stop);
        journal.WriteAbout(
            OwnRequests.Asker(request),
            request,
            "QuestionAnswered",
            $"The person answered on their own page: {question.Answer}"
        );
        await letters.TellOfNewsAsync(request, "The person has answered our question.", stop);
        await db.SaveChangesAsync(stop);
        await dating.CommitAsync(stop);
    }
}

/// <summary>Whoever asked asks for less, to have it sooner or without a fee (R144).</summary>
[UseCase]
public sealed class NarrowRequest(Db db, Journal journal, OwnRequests own, RequestLetters letters)
{
    /// <exception cref="Refused">It is answered already, or nothing is written.</exception>
    public async Task RunAsync(Guid requestId, string? scope, CancellationToken stop)
    {
        var request = await own.OpenAsync(requestId, stop);
        if (request.IsAnswered || request.Packs.Count > 0)
            throw new Refused("Our answer is ready. If you want less of it, take what you need.");
        if (string.IsNullOrWhiteSpace(scope) || scope.Length > 5000)
            throw new Refused("Say what matters most to you, in at most 5,000 characters.", "Scope");
        var before = request.Scope;
        request.Scope = scope.Trim();
        journal.WriteAbout(
            OwnRequests.Asker(request),
            request,
            "RequestNarrowed",
            $"The person asks for less: {request.Scope}. Before: {before ?? "everything"}."
        );
        await letters.TellOfNewsAsync(
            request,
            "The person asks for less than before. Look at the fee, if there is one.",
            stop
        );
        await db.SaveChangesAsync(stop);
    }
}

/// <summary>Whoever asked takes the request back. It is closed, and nobody need look any more.</summary>
[UseCase]
public sealed class WithdrawRequest(Db db, Journal journal, OwnRequests own, RequestLetters letters, IClock clock)
{
    /// <exception cref="Refused">It is closed already, or removal has begun.</exception>
    public async Task RunAsync(Guid requestId, CancellationToken stop)
    {
        var request = await own.OpenAsync(requestId, stop);
        if (request.Carrying is not null)
            throw new Refused("We have begun to do what you asked, so it cannot be taken back here. Write to us.");
        request.Closure = new()
        {
            At = clock.GetCurrentInstant(),
            ClosedBy = OwnRequests.Asker(request).Name,
            Because = "The person took it back on their own page.",
        };
        foreach (var holder in request.Holders.Where(h => !h.IsSettled))
            await db.EndSearchAsync(holder, clock, stop);
        journal.WriteAbout(
            OwnRequests.Asker(request),
            request,
            "RequestWithdrawn",
            "The person took the request back."
        );
        await letters.TellOfNewsAsync(request, "The person took the request back. It is closed.", stop);
        await db.SaveChangesAsync(stop);
    }
}
