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
    Pack,
    Delivered,
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
    /// <summary>Works it out from what has happened. The request must be whole (<see cref="RequestQueries.Whole"/>).</summary>
    public static NextStep Of(Request request)
    {
        var identity = request.Identity;
        var waiting = request.Holders.Where(h => !h.IsSettled).ToList();
        var undecided = request.Items.Count(i => i.NeedsDecision);
        var pack = request.Packs.MaxBy(p => p.BuiltAt);
        if (request.IsClosed)
            return new(RequestStage.Closed, "Closed", "Nothing more to do. The record stays as evidence.", null, "");
        if (request.AwaitedFee is { } fee)
            return new(
                RequestStage.Search,
                "Waiting for the fee",
                $"You told the person of {fee.Amount} on {fee.ChargedOn.Full()}. Nothing is done until it is paid or taken back.",
                "Write down what came of it",
                "fee"
            );
        if (identity is not { IsVerified: true } && identity?.AskedOn is null)
            return new(
                RequestStage.Identity,
                "Are you satisfied who this is?",
                "Ask for proof only if you are in doubt. If you ask, the clock waits until it comes.",
                "Check identity",
                "identity"
            );
        if (request.SearchedAt is null)
            return new(
                RequestStage.Search,
                "Start the search",
                "Wardmote searches its own records and writes to every officer who may hold something.",
                "Start the search",
                "search"
            );
        if (waiting.Count > 0)
            return new(
                RequestStage.Search,
                $"Waiting for {Words.Count(waiting.Count, "officer")}",
                $"{PlainDates.List(Named([.. waiting.Select(h => h.Name)]))} "
                    + $"{(waiting.Count == 1 ? "has" : "have")} still to say what they hold. Wardmote reminds them.",
                "See who was asked",
                "holders",
                waiting.Min(h => h.DueOn)
            );
        if (identity is not { IsVerified: true })
            return new(
                RequestStage.Identity,
                "Waiting for proof of who they are",
                $"It was asked for on {identity!.AskedOn!.Value.Full()}. Nothing may be sent before it is checked.",
                "Record the proof",
                "identity"
            );
        if (undecided > 0)
            return new(
                RequestStage.Review,
                $"{Words.Count(undecided, "record")} may be theirs",
                "Someone with the same name or address may be someone else. Look at each, and decide.",
                "Look through what was found",
                "items"
            );
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
                $"{Words.Count(request.Items.Count(i => i.IsTheirs), "item")} will go. Keep back only what the law lets you.",
                "Review and make the pack",
                "items"
            );
        if (pack.Release is null or { WithdrawnAt: not null } or { IsDead: true })
            return new(
                RequestStage.Pack,
                "Give the pack to the person",
                "Send a link, with a code another way, or hand over an encrypted file.",
                "Give it to them",
                "pack"
            );
        if (pack.DeliveredAt is null)
            return new(
                RequestStage.Pack,
                "Waiting for the person to open it",
                $"The link works until {pack.Release.ExpiresAt.UkDate().Full()}.",
                "See the pack",
                "pack"
            );
        return new(
            RequestStage.Delivered,
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
