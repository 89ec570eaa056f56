using Wardmote.Clocks;
using Wardmote.Store;

namespace Wardmote.Rights;

/// <summary>What must be settled before a pack is made.</summary>
internal static class PackReadiness
{
    /// <summary>Refuses with everything that is still open, in the order an officer would settle it.</summary>
    /// <param name="unansweredBecause">Why the pack is made while someone has not answered; null when nobody said.</param>
    public static void Require(Request request, string? unansweredBecause)
    {
        request.RequireOpen();
        var objections = Objections(request, unansweredBecause).ToList();
        if (objections.Count > 0)
            throw new Refused(objections);
    }

    private static IEnumerable<Objection> Objections(Request request, string? unansweredBecause)
    {
        if (request.Wish.Deed != Deed.Copy)
            yield return new("A pack answers a request for a copy. Answer this one with a letter, then close it.");
        if (request.Identity is not { IsVerified: true })
            yield return new("Record how you made sure who the person is. Nothing may be sent before that.");
        if (request.SearchedAt is null)
            yield return new("Start the search first, so that our own records and every officer are asked.");
        var undecided = request.Items.Where(i => i.NeedsDecision).ToList();
        if (undecided.Count > 0)
            yield return new(
                $"Say first whether these are about the person: {PlainDates.List([.. BySource(undecided)])}.",
                "Items"
            );
        var waiting = request.Holders.Count(h => !h.IsSettled);
        if (waiting > 0 && string.IsNullOrWhiteSpace(unansweredBecause))
            yield return new(
                $"{Words.Count(waiting, "officer has", "officers have")} not answered yet. Wait for them, record what they "
                    + "say, or say why the pack is made without them.",
                "UnansweredBecause"
            );
        if (unansweredBecause?.Length > 2000)
            yield return new("Use at most 2,000 characters for the reason.", "UnansweredBecause");
    }

    private static IEnumerable<string> BySource(IEnumerable<Item> items) =>
        items
            .GroupBy(i => i.Source, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => $"{Words.Count(g.Count(), "item")} in {g.Key}");
}
