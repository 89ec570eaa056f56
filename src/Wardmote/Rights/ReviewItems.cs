using NodaTime;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Rights;

/// <summary>An officer says whether a record that only may be the person's is theirs.</summary>
[UseCase]
public sealed class DecideItem(Db db, Journal journal, RequestDesk desk, IClock clock)
{
    /// <param name="reason">How they know.</param>
    /// <exception cref="Refused">There is no such item, or no reason is given.</exception>
    public async Task RunAsync(
        Actor actor,
        Guid requestId,
        Guid itemId,
        bool theirs,
        string? reason,
        CancellationToken stop
    )
    {
        var request = await desk.OpenAsync(actor, requestId, stop);
        var item = request.FindItem(itemId);
        if (string.IsNullOrWhiteSpace(reason))
            throw new Refused("Say how you know.", "Reason");
        item.IsTheirs = theirs;
        item.NotTheirsAt = theirs ? null : clock.GetCurrentInstant();
        journal.Write(
            actor,
            new(
                theirs ? "ItemFoundTheirs" : "ItemFoundNotTheirs",
                request.Id,
                request.UnitId,
                theirs
                    ? $"Decided that “{item.Title}” is about this person."
                    : $"Decided that “{item.Title}” is about someone else.",
                reason.Trim()
            )
        );
        await db.SaveChangesAsync(stop);
    }
}

/// <summary>What is kept back, and why.</summary>
/// <param name="Note">How the balance was struck, for the record.</param>
/// <param name="Described">What the letter calls it.</param>
/// <param name="Replacement">The copy that goes instead, when only part is kept back.</param>
public sealed record NewWithholding(
    Exemption? Exemption,
    string? Note,
    string? Described,
    GivenFile? Replacement = null
);

/// <summary>An officer keeps back an item, or part of it, for one of the law's reasons (R148, R149).</summary>
[UseCase]
public sealed class WithholdItem(Db db, Journal journal, RequestDesk desk, Vault vault, IClock clock)
{
    /// <exception cref="Refused">There is no such item, it is kept back already, or something is missing.</exception>
    public async Task RunAsync(
        Actor actor,
        Guid requestId,
        Guid itemId,
        NewWithholding decision,
        CancellationToken stop
    )
    {
        var request = await desk.OpenAsync(actor, requestId, stop);
        var item = request.FindItem(itemId);
        if (item.Withholding is not null)
            throw new Refused("This is already kept back. Put it back first, then decide again.");
        var objections = new List<Objection>();
        if (decision.Exemption is null)
            objections.Add(new("Choose the reason the law gives.", "Exemption"));
        if (string.IsNullOrWhiteSpace(decision.Described) || decision.Described.Length > 300)
            objections.Add(new("Describe it for the letter, without giving away what is kept back.", "Described"));
        if (string.IsNullOrWhiteSpace(decision.Note))
            objections.Add(new("Write down how you weighed it. The person does not see this.", "Note"));
        if (decision.Replacement?.Objection is { } wrong)
            objections.Add(new(wrong, "Replacement"));
        if (objections.Count > 0)
            throw new Refused(objections);
        var replacement = decision.Replacement is { } copy
            ? await vault.SealAsync(request.Id, copy.Name, copy.MediaType, copy.Content, stop)
            : null;
        db.Add(
            new Withholding
            {
                ItemId = item.Id,
                RequestId = request.Id,
                Exemption = decision.Exemption!.Value,
                Note = decision.Note!.Trim(),
                Described = decision.Described!.Trim(),
                ReplacementId = replacement?.Id,
                At = clock.GetCurrentInstant(),
                DecidedBy = actor.Name,
            }
        );
        var text = ExemptionText.Of(decision.Exemption.Value);
        journal.Write(
            actor,
            new(
                "ItemWithheld",
                request.Id,
                request.UnitId,
                $"Kept back {(replacement is null ? "" : "part of ")}“{item.Title}”: {text.Name} ({text.Provision}).",
                decision.Note.Trim()
            )
        );
        await db.SaveChangesAsync(stop);
    }
}

/// <summary>An officer thinks again and puts an item back.</summary>
[UseCase]
public sealed class PutBackItem(Db db, Journal journal, RequestDesk desk)
{
    /// <exception cref="Refused">It is not kept back, or no reason is given.</exception>
    public async Task RunAsync(Actor actor, Guid requestId, Guid itemId, string? reason, CancellationToken stop)
    {
        var request = await desk.OpenAsync(actor, requestId, stop);
        var item = request.FindItem(itemId);
        if (item.Withholding is not { } withholding)
            throw new Refused("This is not kept back.");
        if (string.IsNullOrWhiteSpace(reason))
            throw new Refused("Say why it goes to the person after all.", "Reason");
        db.Remove(withholding);
        journal.Write(
            actor,
            new(
                "ItemPutBack",
                request.Id,
                request.UnitId,
                $"Put “{item.Title}” back among what is given.",
                reason.Trim()
            )
        );
        await db.SaveChangesAsync(stop);
    }
}

internal static class ItemSteps
{
    /// <summary>The item of that key on this request.</summary>
    public static Item FindItem(this Request request, Guid itemId) =>
        request.Items.FirstOrDefault(i => i.Id == itemId)
        ?? throw new Refused("There is no such item on this request.");
}
