using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Rights.Changing;

/// <summary>What the letter about a change says, each part a text of its own; null where there is nothing to say.</summary>
/// <param name="Asked">"You asked us to remove what we hold about you."</param>
/// <param name="Outcome">How far it was done, in a sentence.</param>
/// <param name="Done">What was done where, one place to a line.</param>
/// <param name="Kept">What was not done, on which ground and why, one to a line.</param>
/// <param name="Told">Who else was told of it.</param>
/// <param name="Next">What comes of it from now on.</param>
public sealed record ReplyWords(
    Extent Extent,
    string Asked,
    string Outcome,
    string? Done,
    string? Kept,
    string? Told,
    string Next
)
{
    /// <summary>Worked out from what was decided and done (R154, R155, R159).</summary>
    public static ReplyWords Of(Request request, LocalDate today)
    {
        var extent = ExtentOf(request);
        return new(
            extent,
            $"You asked {request.Wish.Yours}.",
            extent switch
            {
                Extent.Whole => "We have done what you asked.",
                Extent.Part => "We have done what you asked in part. What we have not done, and why, stands below.",
                _ => "We have not done what you asked. Why stands below.",
            },
            Lines(WhatWasDone(request)),
            Lines(WhatWasNot(request)),
            request.RecipientsTold.Count == 0
                ? null
                : $"We have told {PlainDates.List([.. request.RecipientsTold.Select(t => t.Name).Distinct()])} of it, because they had the data from us.",
            Afterwards(request, extent, today)
        );
    }

    /// <summary>Why the person cannot be told yet that it is done; null when they can.</summary>
    public static string? Obstacle(Request request)
    {
        if (!request.Wish.IsChange)
            return "This request asks for a copy, which goes with a letter of its own.";
        if (request.Identity is not { IsVerified: true })
            return "Record how you made sure who the person is. Nothing may be sent before that.";
        if (request.Reply is not null)
            return $"They were told on {request.Reply.At.UkDate().Full()}.";
        if (
            request.Wish.Deed == Deed.Correct
            && request.Corrections.Count > 0
            && !request.Corrections.Exists(c => c.Accepted)
        )
            return null;
        if (request.SearchedAt is null)
            return "Search first, so that our own records are found and every officer is asked.";
        if (request.Holders.Count(h => !h.IsSettled) is > 0 and var waiting)
            return $"{Words.Count(waiting, "officer has", "officers have")} not answered yet. It is not done before they have, or you record what came of them.";
        if (request.Items.Exists(i => i.NeedsDecision || i.NeedsRuling))
            return "Decide about everything that was found first.";
        if (request.Carrying?.FinishedAt is null || request.Items.Exists(i => i.Ruling is { IsOpen: true }))
            return "Not everything that was decided is done yet.";
        return null;
    }

    private static Extent ExtentOf(Request request)
    {
        var denied =
            request.Items.Exists(i => i.Ruling is { Granted: false }) || request.Corrections.Exists(c => !c.Accepted);
        var granted =
            request.Items.Exists(i => i.Ruling is { Granted: true })
            || request.Corrections.Exists(c => c.Accepted)
            || request.Holders.Exists(h => h.Answer is { Outcome: Rights.Outcome.Done or Rights.Outcome.DoneInPart });
        return !denied ? Extent.Whole
            : granted ? Extent.Part
            : Extent.None;
    }

    private static IEnumerable<string> WhatWasDone(Request request)
    {
        foreach (var correction in request.Corrections.Where(c => c.Accepted))
            yield return correction.InWords;
        foreach (
            var source in request
                .Items.Where(i => i is { HolderId: null, Ruling.Granted: true })
                .GroupBy(i => i.Source, StringComparer.Ordinal)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
        )
            yield return $"{source.Key}: {Words.Count(source.Count(), "record")}";
        var did = request.Holders.Count(h => h.Answer is { Outcome: Rights.Outcome.Done or Rights.Outcome.DoneInPart });
        if (did > 0)
            yield return $"{Words.Count(did, "officer")} of ours: what they held themselves";
        var nothing = request.Holders.Count(h => h.Answer is { Outcome: Rights.Outcome.Nothing });
        if (nothing > 0)
            yield return $"{Words.Count(nothing, "officer")} of ours looked and held nothing";
        if (request.SearchedAt is not null && request.Items.Count == 0 && did + nothing == 0)
            yield return "We looked, and hold nothing about you but this request";
    }

    private static IEnumerable<string> WhatWasNot(Request request)
    {
        foreach (var correction in request.Corrections.Where(c => !c.Accepted))
            yield return $"{correction.InWords}. We have not changed this: {correction.Because}";
        foreach (var item in request.Items.Where(i => i.Ruling is { Granted: false }))
        {
            var ground = GroundText.Of(item.Ruling!.Ground!.Value);
            yield return $"{item.Source}: {Words.InLine(item.Title)}, because {ground.Name} ({ground.Provision}). {item.Ruling.Because}";
        }
    }

    private static string Afterwards(Request request, Extent extent, LocalDate today) =>
        request.Wish.Deed switch
        {
            Deed.Remove when extent == Extent.Whole =>
                "We keep the record of your request itself, which the law asks us to be able to show. Copies that we keep against accidents run out, and if we ever had to go back to one, you would be removed from it again.",
            Deed.Remove =>
                "What we keep we look at again every year, and remove as soon as the ground for it is gone. Copies that we keep against accidents run out, and if we ever had to go back to one, what was removed would be removed again.",
            Deed.Restrict when request.Wish.Use == Finding.RestrictedUse.Everything =>
                $"Since {today.DayMonthYear()} it is kept and not used, in every unit of ours. We will tell you before that ends.",
            Deed.Restrict => $"This holds since {today.DayMonthYear()}, in every unit of ours.",
            _ => "If you see the mistake again anywhere, tell us.",
        };

    private static string? Lines(IEnumerable<string> lines) =>
        string.Join('\n', lines) is { Length: > 0 } text ? text : null;
}

/// <summary>
/// Writes to the person what was done and what was not, once everybody has answered and nothing that was decided is left
/// (R30, R154, R155, R159).
/// </summary>
[UseCase]
public sealed class SendReply(
    Db db,
    Journal journal,
    RequestDesk desk,
    RequestLetters letters,
    RequestClock requestClock,
    IClock clock
)
{
    /// <param name="recipients">Those outside who had the data from us and were told of the change, one to a line (Art 19).</param>
    /// <exception cref="Refused">Something that was decided is not done, someone has not answered, or it was sent already.</exception>
    public async Task RunAsync(Actor actor, Guid requestId, string? recipients, CancellationToken stop)
    {
        var request = await desk.OpenAsync(actor, requestId, stop);
        if (ReplyWords.Obstacle(request) is { } obstacle)
            throw new Refused(obstacle);
        var now = clock.GetCurrentInstant();
        foreach (var name in Words.Lines(recipients).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            var told = new RecipientTold
            {
                Id = Ids.New(now),
                RequestId = request.Id,
                Name = name,
                On = requestClock.Today,
            };
            db.Add(told);
        }
        var words = ReplyWords.Of(request, requestClock.Today);
        var letter = await letters.ReplyAsync(request, words, stop);
        db.Add(
            new Reply
            {
                RequestId = request.Id,
                Extent = words.Extent,
                LetterId = letter.Id,
                At = now,
                SentBy = actor.Name,
            }
        );
        journal.WriteAbout(actor, request, "ReplySent", $"Told the person what was done. {words.Outcome}");
        await db.SaveChangesAsync(stop);
    }
}
