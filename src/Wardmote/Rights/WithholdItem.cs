using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Rights;

/// <summary>What is kept back, and why.</summary>
/// <param name="Note">How the balance was struck, for the record.</param>
/// <param name="Described">What the letter calls it.</param>
/// <param name="Replacement">The copy that goes instead, when only part is kept back and an officer made it.</param>
/// <param name="Redaction">What Wardmote blacks out, when only part is kept back and it makes the copy.</param>
/// <param name="ThirdParty">Asked only about information about someone else.</param>
/// <param name="Privilege">Asked only about legal privilege.</param>
public sealed record NewWithholding(
    Exemption? Exemption,
    string? Note,
    string? Described,
    GivenFile? Replacement = null,
    Redaction? Redaction = null,
    NewBalance? ThirdParty = null,
    NewPrivilege? Privilege = null
);

/// <summary>As <see cref="ThirdPartyBalance"/>, while it may still have gaps.</summary>
public sealed record NewBalance(string? Whose, ThirdPartyAnswer? Answer, string? Steps, string? Confidence);

/// <summary>As <see cref="Rights.Privilege"/>, while it may still have gaps.</summary>
public sealed record NewPrivilege(string? Whose, string? Adviser, string? Matter, LocalDate? On);

/// <summary>An officer keeps back an item, or part of it, for one of the law's reasons (R148, R149).</summary>
[UseCase]
public sealed class WithholdItem(Db db, Journal journal, RequestDesk desk, Vault vault, Redactor redactor, IClock clock)
{
    private const int MostWords = 2_000;

    /// <exception cref="Refused">
    /// There is no such item, it is kept back already, something is missing, the other person agreed, or what is to be blacked
    /// out cannot be found.
    /// </exception>
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
        var objections = Objections(decision, clock.Today()).ToList();
        if (objections.Count > 0)
            throw new Refused(objections);
        var replacement = await CopyAsync(request, item, decision, stop);
        db.Add(
            new Withholding
            {
                ItemId = item.Id,
                RequestId = request.Id,
                Exemption = decision.Exemption!.Value,
                Note = decision.Note!.Trim(),
                Described = decision.Described!.Trim(),
                ReplacementId = replacement?.Id,
                Redacted = decision.Redaction is not null,
                ThirdParty = BalanceOf(decision),
                Privilege = PrivilegeOf(decision),
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

    private async Task<Attachment?> CopyAsync(
        Request request,
        Item item,
        NewWithholding decision,
        CancellationToken stop
    )
    {
        if (decision.Redaction is { } redaction)
        {
            var made = await redactor.MakeAsync(item, redaction, stop);
            if (Redactor.Names(redaction, decision.Described!))
                throw new Refused(
                    "What the letter calls it says what you black out. Describe it without that.",
                    "Described"
                );
            return await vault.SealAsync(
                request.Id,
                made.Name,
                made.MediaType,
                new MemoryStream(made.Content),
                stop,
                Redactor.MostBytes
            );
        }
        return decision.Replacement is { } copy
            ? await vault.SealAsync(request.Id, copy.Name, copy.MediaType, copy.Content, stop)
            : null;
    }

    private static IEnumerable<Objection> Objections(NewWithholding decision, LocalDate today)
    {
        if (decision.Exemption is null)
            yield return new("Choose the reason the law gives.", "Exemption");
        if (decision.Exemption is Exemption.ThirdParty)
        {
            var balance = decision.ThirdParty;
            foreach (var objection in Asked(balance?.Whose, "Say whose information it is.", "Whose"))
                yield return objection;
            if (balance?.Answer is null)
                yield return new("Say whether they were asked, and what they said.", "Answer");
            if (balance?.Answer is ThirdPartyAnswer.Agreed)
                yield return new(
                    "They agreed, so the law does not let you keep it back for them. Let it go, or choose another reason.",
                    "Answer"
                );
            foreach (
                var objection in Asked(balance?.Steps, "Say what was done to ask them, or why nothing was.", "Steps")
            )
                yield return objection;
            foreach (
                var objection in Asked(
                    balance?.Confidence,
                    "Say what duty of confidence is owed to them, or write “none”.",
                    "Confidence"
                )
            )
                yield return objection;
        }
        if (decision.Exemption is Exemption.LegalPrivilege)
        {
            var privilege = decision.Privilege;
            foreach (var objection in Asked(privilege?.Whose, "Say whose privilege it is.", "PrivilegeOf"))
                yield return objection;
            foreach (var objection in Asked(privilege?.Adviser, "Name the legal adviser.", "Adviser"))
                yield return objection;
            foreach (
                var objection in Asked(privilege?.Matter, "Say which advice or proceedings it belongs to.", "Matter")
            )
                yield return objection;
            if (privilege?.On is not { } on || on > today)
                yield return new("Enter the day it was given or written, today or earlier.", "AdvisedOn");
        }
        if (string.IsNullOrWhiteSpace(decision.Described) || decision.Described.Length > 300)
            yield return new("Describe it for the letter, without giving away what is kept back.", "Described");
        foreach (
            var objection in Asked(
                decision.Note,
                "Write down how you weighed it. The person does not see this.",
                "Note"
            )
        )
            yield return objection;
        if (decision.Replacement?.Objection is { } wrong)
            yield return new(wrong, "Replacement");
    }

    private static IEnumerable<Objection> Asked(string? given, string sentence, string field)
    {
        if (string.IsNullOrWhiteSpace(given))
            yield return new(sentence, field);
        else if (given.Length > MostWords)
            yield return new("Use at most 2,000 characters here.", field);
    }

    private static ThirdPartyBalance? BalanceOf(NewWithholding decision) =>
        decision is { Exemption: Exemption.ThirdParty, ThirdParty: { } given }
            ? new()
            {
                Whose = given.Whose!.Trim(),
                Answer = given.Answer!.Value,
                Steps = given.Steps!.Trim(),
                Confidence = given.Confidence!.Trim(),
            }
            : null;

    private static Privilege? PrivilegeOf(NewWithholding decision) =>
        decision is { Exemption: Exemption.LegalPrivilege, Privilege: { } given }
            ? new()
            {
                Whose = given.Whose!.Trim(),
                Adviser = given.Adviser!.Trim(),
                Matter = given.Matter!.Trim(),
                On = given.On!.Value,
            }
            : null;
}
