using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Consent;

/// <summary>What is written down of a wording.</summary>
/// <param name="From">The first day on which it is or was shown.</param>
public sealed record NewWording(string? Purpose, string? Text, LocalDate? From);

/// <summary>Enters the words by which a unit asks for consent, or another version of them (R110).</summary>
[UseCase]
public sealed class WriteWording(Db db, Journal journal, IClock clock)
{
    /// <param name="purposeId">The purpose whose wording changes; null for a new purpose.</param>
    /// <param name="read">The number of the version that was on the page; 0 for a new purpose.</param>
    /// <returns>The new version.</returns>
    /// <exception cref="Refused">The unit is not the actor’s, something is missing, or somebody else changed it meanwhile.</exception>
    public async Task<ConsentWording> RunAsync(
        Actor actor,
        Guid unitId,
        Guid? purposeId,
        int read,
        NewWording written,
        CancellationToken stop
    )
    {
        var unit =
            await db.UnitsVisibleTo(actor, Duty.KeepMembership)
                .AsNoTracking()
                .SingleOrDefaultAsync(u => u.Id == unitId, stop)
            ?? throw new Refused("You do not keep the membership of that unit.");
        var asked = await db.ConsentWordings.AsNoTracking().Where(w => w.UnitId == unit.Id).Newest().ToListAsync(stop);
        var before = purposeId is null
            ? null
            : asked.Find(w => w.Id == purposeId) ?? throw new Refused("There is no such purpose in that unit.");
        if (before is not null && before.Number != read)
            throw ChangedMeanwhile;
        Check(written, asked, before);
        var wording = new ConsentWording
        {
            Id = before?.Id ?? Ids.New(clock),
            Number = read + 1,
            UnitId = unit.Id,
            Purpose = written.Purpose!.Trim(),
            Text = written.Text!.Trim(),
            From = written.From!.Value,
        };
        db.Add(wording);
        journal.Write(
            actor,
            new(
                "WordingWritten",
                wording.Id,
                unit.Id,
                $"Wrote version {wording.Number} of the words that ask for “{wording.Purpose}”, shown from {wording.From.DayMonthYear()}."
            )
        );
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException)
            when (db.ConsentWordings.AsNoTracking().Any(w => w.Id == wording.Id && w.Number == wording.Number))
        {
            throw ChangedMeanwhile;
        }
        return wording;
    }

    private static void Check(NewWording written, List<ConsentWording> asked, ConsentWording? before) =>
        new Objections()
            .Text(written.Purpose, "Purpose", "Say in a few words what people agree to.", 120)
            .When(
                asked.Exists(w => w.Id != before?.Id && Keys.Name(w.Purpose) == Keys.Name(written.Purpose)),
                "The unit asks for this already. Open it, and write another version of its words.",
                "Purpose"
            )
            .Text(written.Text, "Text", "Write the words that people read or hear before they agree.", 4000)
            .When(written.From is null, "Enter the first day on which these words are shown.", "From")
            .When(
                written.From <= before?.From,
                $"The version before is shown from {before?.From.DayMonthYear()}. Enter a later day.",
                "From"
            )
            .Refuse();

    private static Refused ChangedMeanwhile =>
        new("Somebody else changed these words while you were at it. Open them again beside this page.");
}
