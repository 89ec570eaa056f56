using NodaTime;
using Wardmote.Clocks;

namespace Wardmote.Rights;

/// <summary>The stages a request passes through, as its page draws them.</summary>
public enum RequestStage
{
    Received,
    Identity,
    Search,
    Review,

    /// <summary>Making and giving the pack; or doing what was decided.</summary>
    Act,

    /// <summary>The person has their answer.</summary>
    Answered,
    Closed,
}

/// <summary>The one thing to do now about a request: what every officer is shown first.</summary>
/// <param name="Stage">Where the request stands.</param>
/// <param name="Title">What it waits for, as a heading.</param>
/// <param name="Explanation">Why, or how, in a sentence or two.</param>
/// <param name="Button">What the button says; null when there is nothing to press but to wait.</param>
/// <param name="Path">The page of the request that does it, after its own address: "identity".</param>
/// <param name="On">The day that counts for this step, if one does.</param>
public sealed record NextStep(
    RequestStage Stage,
    string Title,
    string Explanation,
    string? Button,
    string Path,
    LocalDate? On = null
)
{
    /// <summary>The stages of a request that asks this, as its page draws them.</summary>
    public static IReadOnlyList<(RequestStage Stage, string Name)> Stages(Wish wish) =>
        wish.Deed switch
        {
            Deed.Explain =>
            [
                (RequestStage.Received, "Received"),
                (RequestStage.Act, "Answer"),
                (RequestStage.Answered, "Told"),
            ],
            Deed.Copy =>
            [
                (RequestStage.Received, "Received"),
                (RequestStage.Identity, "Identity"),
                (RequestStage.Search, "Search"),
                (RequestStage.Review, "Review"),
                (RequestStage.Act, "Pack"),
                (RequestStage.Answered, "Delivered"),
            ],
            _ =>
            [
                (RequestStage.Received, "Received"),
                (RequestStage.Identity, "Identity"),
                (RequestStage.Search, "Officers"),
                (RequestStage.Review, "Decide"),
                (
                    RequestStage.Act,
                    wish.Deed switch
                    {
                        Deed.Remove => "Remove",
                        Deed.Correct => "Correct",
                        _ => "Stop",
                    }
                ),
                (RequestStage.Answered, "Told"),
            ],
        };

    /// <summary>Works it out from what has happened. The request must be whole (<see cref="RequestQueries.Whole"/>).</summary>
    public static NextStep Of(Request request)
    {
        if (request.IsClosed)
            return new(RequestStage.Closed, "Closed", "Nothing more to do. The record stays as evidence.", null, "");
        if (request.Reply is not null || request.Refusal is not null)
            return new(
                RequestStage.Answered,
                request.Refusal is null ? "The person has their answer" : "The person has been told why not",
                "Close the request when nothing more is to come.",
                "Close the request",
                "closure"
            );
        if (request.AwaitedFee is { } fee)
            return new(
                RequestStage.Search,
                "Waiting for the fee",
                $"You told the person of {fee.Amount} on {fee.ChargedOn.Full()}. Nothing is done until it is paid or taken back.",
                "Write down what came of it",
                "fee"
            );
        if (request.Wish.Deed == Deed.Explain)
            return new(
                RequestStage.Act,
                "Tell them how their data is used",
                "The letter comes from the register, and tells of nobody. Read it through, then send it.",
                "See the letter",
                "explanation"
            );
        if (Identity(request) is { } identity)
            return identity;
        if (request.Wish.Deed == Deed.Correct && Correcting(request) is { } correcting)
            return correcting;
        return Searching(request) ?? (request.Wish.IsChange ? Changing(request) : Copying(request));
    }

    // Whoever was asked for proof may be searched for meanwhile.
    private static NextStep? Identity(Request request) =>
        request.Identity is { IsVerified: true } || request.Identity?.AskedOn is not null
            ? null
            : new(
                RequestStage.Identity,
                "Are you satisfied who this is?",
                $"Ask for proof only if you are in doubt. {(request.IdentityWaits ? "If you ask, the clock waits until it comes" : "The time runs on meanwhile")}.",
                "Check identity",
                "identity"
            );

    private static NextStep? Correcting(Request request) =>
        request.SearchedAt is not null || request.Corrections.Exists(c => c.Accepted) ? null
        : request.Corrections.Count == 0
            ? new(
                RequestStage.Search,
                "What is to be corrected?",
                "Weigh what they show, and write down what is wrong and what is right. Then every officer is told.",
                "Decide what is corrected",
                "corrections"
            )
        : Told("You decided that nothing is to be corrected. Tell the person, and why.");

    private static NextStep? Searching(Request request)
    {
        var waiting = request.Holders.Where(h => !h.IsSettled).ToList();
        if (request.SearchedAt is null)
            return request.Wish.IsChange
                ? new(
                    RequestStage.Search,
                    "Ask every officer",
                    $"Wardmote looks in its own records, and asks every officer who may hold something to {request.Wish.ToOfficers}.",
                    "Ask them",
                    "search"
                )
                : new(
                    RequestStage.Search,
                    "Start the search",
                    "Wardmote searches its own records and writes to every officer who may hold something.",
                    "Start the search",
                    "search"
                );
        if (waiting.Count > 0 && (!request.Wish.IsChange || !HasWork(request)))
            return new(
                RequestStage.Search,
                $"Waiting for {Words.Count(waiting.Count, "officer")}",
                $"{PlainDates.List(Named([.. waiting.Select(h => h.Name)]))} "
                    + $"{(waiting.Count == 1 ? "has" : "have")} still to {(request.Wish.IsChange ? "answer" : "say what they hold")}. Wardmote reminds them.",
                "See who was asked",
                "holders",
                waiting.Min(h => h.DueOn)
            );
        if (request.Identity is not { IsVerified: true })
            return new(
                RequestStage.Identity,
                "Waiting for proof of who they are",
                $"It was asked for on {request.Identity!.AskedOn!.Value.Full()}. Nothing may be {(request.Wish.IsChange ? "changed" : "sent")} before it is checked.",
                "Record the proof",
                "identity"
            );
        if (request.Items.Count(i => i.NeedsDecision) is > 0 and var undecided)
            return new(
                RequestStage.Review,
                $"{Words.Count(undecided, "record")} may be theirs",
                "Someone with the same name or address may be someone else. Look at each, and decide.",
                "Look through what was found",
                "items"
            );
        return null;
    }

    // Of a change, our own records need not wait for the last officer.
    private static bool HasWork(Request request) =>
        request.Identity is { IsVerified: true }
        && (
            request.Items.Exists(i => i.NeedsDecision || i.NeedsRuling)
            || request.Items.Exists(i => i is { HolderId: null, Ruling.IsOpen: true })
        );

    private static NextStep Changing(Request request)
    {
        if (request.Items.Count(i => i.NeedsRuling) is > 0 and var open)
            return new(
                RequestStage.Review,
                $"Decide about {Words.Count(open, "thing")} that {(open == 1 ? "was" : "were")} found",
                request.Wish.Deed == Deed.Remove
                    ? "All of it goes, unless the law has a ground to keep it. Say which."
                    : "It is done to all of it, unless the law has a ground against it. Say which.",
                "Look through what was found",
                "items"
            );
        if (request.Carrying is { FinishedAt: null })
            return new(
                RequestStage.Act,
                "Wardmote is doing what was decided",
                $"{Words.Count(request.Items.Count(i => i.Ruling is { Granted: true, DoneAt: not null }), "thing")} done, "
                    + $"{Words.Count(request.Items.Count(i => i.Ruling is { IsOpen: true }), "thing")} to go. It goes on by itself; load the page again to see.",
                null,
                ""
            );
        if (request.Items.Exists(i => i.Ruling is { IsOpen: true, ByHandBecause: null }) || request.Carrying is null)
            return new(
                RequestStage.Act,
                request.Wish.Deed switch
                {
                    Deed.Remove => "Remove what you decided to remove",
                    Deed.Correct => "Correct what you decided to correct",
                    _ => "Stop using it",
                },
                request.Wish.Deed == Deed.Remove
                    ? "Wardmote removes its own records one by one. What is gone cannot be brought back."
                    : "Wardmote does its own records by itself.",
                "Do it now",
                "carrying"
            );
        if (
            request.Items.Find(i => i.Ruling is { IsOpen: true, ByHandBecause: not null } && i.HolderId is null)
            is not null
        )
            return new(
                RequestStage.Act,
                "Something is left for you to do",
                "Wardmote could not do it by itself. Do it where it is kept, and say how.",
                "See what is left",
                "items"
            );
        return Told("Everything that was decided is done. Read the letter through, and send it.");
    }

    private static NextStep Told(string why) =>
        new(RequestStage.Act, "Tell the person what was done", why, "See the letter", "reply");

    private static NextStep Copying(Request request)
    {
        var pack = request.Packs.MaxBy(p => p.BuiltAt);
        if (pack is null && request.OpenQuestion is { } question)
            return new(
                RequestStage.Review,
                "Waiting for the person to answer",
                $"You asked what they are looking for on {question.AskedOn.Full()}. The days until they answer do not count.",
                "Write the answer down",
                "question"
            );
        if (pack is null)
            return new(
                RequestStage.Review,
                "Read it through, then make the pack",
                $"{Words.Count(request.Items.Count(i => i.IsTheirs && i.Ruling is not { Granted: false }), "item")} will go. Keep back only what the law lets you.",
                "Review and make the pack",
                "items"
            );
        if (pack.Release is null or { WithdrawnAt: not null } or { IsDead: true })
            return new(
                RequestStage.Act,
                "Give the pack to the person",
                "Send a link, with a code another way, or hand over an encrypted file.",
                "Give it to them",
                "pack"
            );
        if (pack.DeliveredAt is null)
            return new(
                RequestStage.Act,
                "Waiting for the person to open it",
                $"The link works until {pack.Release.ExpiresAt.UkDate().Full()}.",
                "See the pack",
                "pack"
            );
        return new(
            RequestStage.Answered,
            "The person has their pack",
            "Close the request when nothing more is to come.",
            "Close the request",
            "closure"
        );
    }

    // All of them when they are few, else the first and how many more.
    private static IReadOnlyList<string> Named(IReadOnlyList<string> names) =>
        names.Count <= 4 ? names : [.. names.Take(3), $"{names.Count - 3} more"];
}
