using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Rights;

/// <summary>Finds the search behind a holder's link. The link alone shows nothing of it.</summary>
public sealed class HolderLinks(Db db)
{
    /// <summary>The holder whose link it is, if the request waits for answers and they are not excused; null otherwise.</summary>
    public async Task<Holder?> FindAsync(string token, CancellationToken stop)
    {
        var hash = Secret.Hash(token);
        var requests = db.Set<Request>();
        return await db
            .Holders.Include(h => h.Attestations)
            .FirstOrDefaultAsync(
                h =>
                    h.LinkHash == hash
                    && h.ExcusedAt == null
                    && requests.Any(r =>
                        r.Id == h.RequestId && r.Closure == null && r.Reply == null && r.Refusal == null
                    ),
                stop
            );
    }
}

/// <summary>Mails a holder the code that opens their search. It proves the mailbox, no more.</summary>
[UseCase]
public sealed class MailHolderCode(Db db, Journal journal, HolderLinks links, RequestLetters letters, IClock clock)
{
    private static readonly Duration BetweenCodes = Duration.FromMinutes(1);

    /// <exception cref="Refused">The link is no longer good, or a code went less than a minute ago.</exception>
    public async Task RunAsync(string token, CancellationToken stop)
    {
        var holder = await links.FindAsync(token, stop) ?? throw HolderSessions.Gone();
        var now = clock.GetCurrentInstant();
        if (holder.CodeGoodUntil is { } until && now < until - Duration.FromMinutes(10) + BetweenCodes)
            throw new Refused(
                "We sent you a code less than a minute ago. Look in your inbox and your spam folder first."
            );
        var request = await db.Requests.Include(r => r.Unit).FirstAsync(r => r.Id == holder.RequestId, stop);
        var code = Secret.NewCode();
        holder.GiveCode(Secret.HashCode(code), now);
        await letters.MailHolderCodeAsync(request, holder, code, stop);
        journal.Write(
            Author.System,
            new("CodeMailed", request.Id, request.UnitId, $"Mailed {holder.Name} a code to open the search.")
        );
        await db.SaveChangesAsync(stop);
    }
}

/// <summary>A holder types the code. The right one is used up; five wrong ones end it.</summary>
[UseCase]
public sealed class OpenSearch(Db db, Journal journal, HolderLinks links, IClock clock)
{
    /// <returns>The holder, who may now see the search asked for.</returns>
    /// <exception cref="Refused">The link is no longer good, or the code is wrong or over ten minutes old.</exception>
    public async Task<Holder> RunAsync(string token, string? code, CancellationToken stop)
    {
        var holder = await links.FindAsync(token, stop) ?? throw HolderSessions.Gone();
        var right = holder.TakeCode(Secret.HashCode(code ?? ""), clock.GetCurrentInstant());
        var unit = await db.Requests.Where(r => r.Id == holder.RequestId).Select(r => r.UnitId).FirstAsync(stop);
        journal.Write(
            Actor.Holder(holder.Id, holder.Name),
            new(
                right ? "SearchOpened" : "CodeRefused",
                holder.RequestId,
                unit,
                right ? $"{holder.Name} opened the search." : $"A wrong or old code was typed for {holder.Name}."
            )
        );
        await db.SaveChangesAsync(stop);
        return right
            ? holder
            : throw new Refused(
                "That code is not right, or it is more than ten minutes old. Check it, or ask for a new one.",
                "Code"
            );
    }
}

/// <summary>What a holder is told when their link opens nothing any more.</summary>
public static class HolderSessions
{
    /// <summary>The same sentence whether the link never was, was withdrawn, or its request is closed.</summary>
    public static Refused Gone() =>
        new(
            "This link is no longer in use. If you think you should still answer, write to the secretary who asked you."
        );
}

/// <summary>
/// A holder answers through the page behind their link (R23, R24): found, nothing, or not yet. The same form sent again
/// within a minute, however often and however much at once, is one answer.
/// </summary>
[UseCase]
public sealed class AnswerSearch(Db db, AnswerRecorder recorder, IClock clock)
{
    private static readonly Duration SentAgain = Duration.FromMinutes(1);

    // Others at the same row come first; each round one of them is done.
    private const int MostRounds = 200;

    /// <param name="holderId">From the session that <see cref="OpenSearch"/> began.</param>
    /// <exception cref="Refused">The request is closed, they were excused, or the answer lacks something.</exception>
    public async Task RunAsync(Guid holderId, Answer answer, CancellationToken stop)
    {
        if (answer.Outcome == Outcome.NoResponse)
            throw new Refused("Say what you found, that you hold nothing, or why you cannot look yet.", "Outcome");
        for (var round = 1; ; round++)
        {
            try
            {
                await TryAsync(holderId, answer, stop);
                return;
            }
            catch (DbUpdateConcurrencyException) when (round < MostRounds)
            {
                db.ChangeTracker.Clear();
                foreach (var file in answer.Files ?? [])
                    file.Content.Position = 0;
            }
        }
    }

    private async Task TryAsync(Guid holderId, Answer answer, CancellationToken stop)
    {
        var request =
            await db.Requests.Whole().FirstOrDefaultAsync(r => r.Holders.Any(h => h.Id == holderId), stop)
            ?? throw HolderSessions.Gone();
        var holder = request.Find(holderId);
        if (
            request.IsClosed
            || request.Reply is not null
            || request.Refusal is not null
            || holder.ExcusedAt is not null
        )
            throw HolderSessions.Gone();
        var since = clock.GetCurrentInstant() - SentAgain;
        if (
            holder.Attestations.Exists(a => a.At > since && answer.Says(a))
            && await IsGivenAsync(request, holder, answer, stop)
        )
            return;
        await recorder.RecordAsync(Actor.Holder(holder.Id, holder.Name), request, holder, answer, null, stop);
        await db.SaveChangesAsync(stop);
    }

    // Whether everything that comes with it has come already: a second file is never taken for the first.
    private static async Task<bool> IsGivenAsync(Request request, Holder holder, Answer answer, CancellationToken stop)
    {
        var known = request
            .Items.Where(i => i.HolderId == holder.Id)
            .Select(i => Convert.ToHexString(i.Attachment.Sha256))
            .ToHashSet();
        if (
            !string.IsNullOrWhiteSpace(answer.Text)
            && !known.Contains(Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(answer.Text))))
        )
            return false;
        foreach (var file in answer.Files ?? [])
        {
            var hash = await SHA256.HashDataAsync(file.Content, stop);
            file.Content.Position = 0;
            if (!known.Contains(Convert.ToHexString(hash)))
                return false;
        }
        return true;
    }
}

/// <summary>An officer writes down what a holder said by telephone, or that nothing came however they were chased.</summary>
[UseCase]
public sealed class RecordAnswer(Db db, RequestDesk desk, AnswerRecorder recorder)
{
    /// <exception cref="Refused">They were excused, or the answer lacks something.</exception>
    public async Task RunAsync(Actor actor, Guid requestId, Guid holderId, Answer answer, CancellationToken stop)
    {
        var request = await desk.OpenAsync(actor, requestId, stop);
        var holder = request.Find(holderId);
        if (holder.ExcusedAt is not null)
            throw new Refused($"{holder.Name} has been excused from answering.");
        await recorder.RecordAsync(actor, request, holder, answer, actor.Name, stop);
        await db.SaveChangesAsync(stop);
    }
}
