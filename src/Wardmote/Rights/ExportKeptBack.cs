using NodaTime.Text;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Sheets;
using Wardmote.Store;

namespace Wardmote.Rights;

/// <summary>
/// Writes all that is kept back from one request into a file for a spreadsheet: the schedule, the balance of each item and the
/// privilege log (R148, R149). Taking it out is on record.
/// </summary>
[UseCase]
public sealed class ExportKeptBack(Db db, Journal journal, RequestDesk desk)
{
    private static readonly string[] Header =
    [
        "item",
        "from",
        "described",
        "how_much",
        "code",
        "provision",
        "disapplies",
        "weighed",
        "whose_information",
        "their_answer",
        "steps_taken",
        "duty_of_confidence",
        "whose_privilege",
        "adviser",
        "advice_or_proceedings",
        "advised_on",
        "decided_by",
        "decided_on",
    ];

    /// <returns>The file: CSV in UTF-8, safe to open in a spreadsheet.</returns>
    /// <exception cref="Refused">The request is not among those the actor handles.</exception>
    public async Task<byte[]> RunAsync(Actor actor, Guid requestId, CancellationToken stop)
    {
        var request = await desk.FindAsync(actor, requestId, stop);
        var file = SheetWriter.ForSpreadsheets(Header, request.KeptBack().Select(Row));
        journal.Write(
            actor,
            new("KeptBackExported", request.Id, request.UnitId, "Took out the list of what is kept back.")
        );
        await db.SaveChangesAsync(stop);
        return file;
    }

    private static string?[] Row(Item item)
    {
        var kept = item.Withholding!;
        var law = ExemptionText.Of(kept.Exemption);
        return
        [
            item.Title,
            item.Source,
            kept.Described,
            kept.ReplacementId is null ? "all of it" : "a part",
            law.Code,
            law.Provision,
            law.DisappliesInWords,
            kept.Note,
            kept.ThirdParty?.Whose,
            kept.ThirdParty?.Answer.InWords(),
            kept.ThirdParty?.Steps,
            kept.ThirdParty?.Confidence,
            kept.Privilege?.Whose,
            kept.Privilege?.Adviser,
            kept.Privilege?.Matter,
            kept.Privilege is { } privilege ? LocalDatePattern.Iso.Format(privilege.On) : null,
            kept.DecidedBy,
            LocalDatePattern.Iso.Format(kept.At.UkDate()),
        ];
    }
}

public static class KeptBackWords
{
    /// <summary>"not asked", "asked, no answer", "asked, and refused", "cannot say", "agreed".</summary>
    public static string InWords(this ThirdPartyAnswer answer) =>
        answer switch
        {
            ThirdPartyAnswer.NotAsked => "not asked",
            ThirdPartyAnswer.NoAnswer => "asked, no answer",
            ThirdPartyAnswer.Refused => "asked, and refused",
            ThirdPartyAnswer.CannotSay => "cannot say, a child for instance",
            _ => "agreed",
        };

    /// <summary>What is kept back from the person, in the order it was decided. What is about someone else is no part of it.</summary>
    public static IEnumerable<Item> KeptBack(this Request request) =>
        request
            .Items.Where(i => i.Withholding is not null && i.NotTheirsAt is null)
            .OrderBy(i => i.Withholding!.At)
            .ThenBy(i => i.Id);
}
