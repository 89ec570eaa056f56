using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Consent;

/// <summary>Writes down that somebody took their consent back, as easily as they gave it (UK GDPR Art 7(3)).</summary>
[UseCase]
public sealed class WithdrawConsent(Db db, Journal journal, IListMembers list, IClock clock)
{
    /// <param name="how">How they told the unit: "By e-mail".</param>
    /// <exception cref="Refused">It is not the actor’s, was taken back already, or something is missing.</exception>
    public async Task RunAsync(Actor actor, Guid consentId, LocalDate? on, string? how, CancellationToken stop)
    {
        var record =
            await db.VisibleTo<ConsentRecord>(actor, Duty.KeepMembership)
                .AsNoTracking()
                .Include(r => r.Withdrawal)
                .SingleOrDefaultAsync(r => r.Id == consentId, stop)
            ?? throw new Refused("There is no such consent in your units.");
        if (record.Withdrawal is not null)
            throw TakenBack;
        new Objections()
            .PastDay(on, "On", "Enter the day on which they took it back.", clock.Today())
            .When(
                on < record.GivenOn,
                $"They agreed on {record.GivenOn.DayMonthYear()}. Enter a day from then on.",
                "On"
            )
            .Text(how, "How", "Say how they told you, for the record.", 500)
            .Refuse();
        db.Add(
            new ConsentWithdrawal
            {
                ConsentId = record.Id,
                On = on!.Value,
                How = how!.Trim(),
                RecordedBy = actor.Name,
                RecordedAt = clock.GetCurrentInstant(),
            }
        );
        var people = await list.VisibleTo(Actor.Wardmote, clock.Today())
            .Where(m => m.Id == record.MemberId && m.PersonId != null)
            .Select(m => m.PersonId!.Value)
            .ToListAsync(stop);
        journal.Write(
            actor,
            new(
                "ConsentWithdrawn",
                record.Id,
                record.UnitId,
                $"Wrote down that they took it back on {on.Value.DayMonthYear()}.",
                how.Trim(),
                People: people
            )
        );
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException) when (db.Set<ConsentWithdrawal>().AsNoTracking().Any(w => w.ConsentId == consentId))
        {
            throw TakenBack;
        }
    }

    private static Refused TakenBack => new("This consent was taken back already. Open it again to see when.");
}
