using NodaTime;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Rights.Changing;

/// <summary>Something the person says is wrong, what shows it, and what is decided.</summary>
public sealed record NewCorrection(
    string? What,
    string? Before,
    string? After,
    string? Evidence,
    bool? Accepted,
    string? Because = null
);

/// <summary>
/// An officer weighs what the person shows, and decides whether something is put right (R27, R157, R158). Every officer
/// who may hold it is asked only after that.
/// </summary>
[UseCase]
public sealed class RecordCorrection(Db db, Journal journal, RequestDesk desk, IClock clock)
{
    /// <exception cref="Refused">The request asks for something else, the officers have been asked, or something is missing.</exception>
    public async Task RunAsync(Actor actor, Guid requestId, NewCorrection asked, CancellationToken stop)
    {
        var request = await desk.OpenAsync(actor, requestId, stop);
        if (request.Wish.Deed != Deed.Correct)
            throw new Refused("This request does not ask for anything to be corrected.");
        if (request.SearchedAt is not null)
            throw new Refused(
                "The officers have been asked to correct what was decided. Record a new request for anything more."
            );
        var objections = Objections(asked).ToList();
        if (objections.Count > 0)
            throw new Refused(objections);
        var now = clock.GetCurrentInstant();
        var correction = new Correction
        {
            Id = Ids.New(now),
            RequestId = request.Id,
            What = asked.What!.Trim(),
            Before = Given(asked.Before),
            After = Given(asked.After),
            Evidence = asked.Evidence!.Trim(),
            Accepted = asked.Accepted!.Value,
            Because = asked.Accepted == true ? null : asked.Because!.Trim(),
            At = now,
            DecidedBy = actor.Name,
        };
        db.Add(correction);
        journal.WriteAbout(
            actor,
            request,
            correction.Accepted ? "CorrectionAccepted" : "CorrectionDeclined",
            $"{(correction.Accepted ? "Accepted" : "Declined")} a correction. {correction.InWords}.",
            correction.Because ?? correction.Evidence
        );
        await db.SaveChangesAsync(stop);
    }

    private static IEnumerable<Objection> Objections(NewCorrection asked)
    {
        if (string.IsNullOrWhiteSpace(asked.What))
            yield return new("Say what is wrong, as the record calls it: Last name, Postcode.", "What");
        if (Given(asked.Before) == Given(asked.After))
            yield return new("Write what stands there now, and what is to stand there.", "After");
        if (string.IsNullOrWhiteSpace(asked.Evidence))
            yield return new("Note what shows it, without copying it.", "Evidence");
        if (asked.Accepted is null)
            yield return new("Choose what is decided.", "Accepted");
        if (asked.Accepted == false && string.IsNullOrWhiteSpace(asked.Because))
            yield return new("Say why not, as the person will read it.", "Because");
        foreach (
            var (text, field) in new[]
            {
                (asked.What, "What"),
                (asked.Before, "Before"),
                (asked.After, "After"),
                (asked.Evidence, "Evidence"),
                (asked.Because, "Because"),
            }
        )
            if (text?.Length > 500)
                yield return new("Use at most 500 characters here.", field);
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
