using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Training;

/// <summary>
/// A unit says that training counts for less time than the policy allows, for its officers and those of the units below,
/// or takes that back. It bites at once: certificates that are older count no more.
/// </summary>
[UseCase]
public sealed class SetTrainingTerm(Db db, Journal journal, TrainingTerms terms, IClock clock)
{
    /// <param name="months">1 to 120; null to do as the units above and the policy do.</param>
    /// <exception cref="Refused">The unit is not the actor's, the number cannot be, or no reason is given.</exception>
    /// <exception cref="CannotCompute">It is looser than the policy or a unit above; the sentence names both.</exception>
    public async Task RunAsync(Actor actor, Guid unitId, int? months, string? reason, CancellationToken stop)
    {
        var unit = await db.UnitToTrainAsync(actor, unitId, stop);
        if (months is < 1 or > 120)
            throw new Refused("Enter a number of months, 1 or more.", "Months");
        if (string.IsNullOrWhiteSpace(reason))
            throw new Refused("Say who decided this and when, for the record.", "Reason");
        if (reason.Trim().Length > 500)
            throw new Refused("Use at most 500 characters here.", "Reason");
        if (months is { } own)
            await terms.MustBeStricterAsync(unit, own, stop);
        var term = await db.TrainingTerms.SingleOrDefaultAsync(t => t.UnitId == unit.Id, stop);
        if (term?.Months == months)
            return;
        var now = clock.GetCurrentInstant();
        if (months is not { } asked)
            db.Remove(term!);
        else if (term is null)
            db.Add(
                new TrainingTerm
                {
                    UnitId = unit.Id,
                    Months = asked,
                    Because = reason.Trim(),
                    SetAt = now,
                }
            );
        else
            (term.Months, term.Because, term.SetAt) = (asked, reason.Trim(), now);
        journal.Write(
            actor,
            new(
                "TrainingTermSet",
                unit.Id,
                unit.Id,
                months is { } said
                    ? $"Training counts for {PlainDates.InMonths(said)} in {unit.Name} and below."
                    : $"Training counts in {unit.Name} for as long as the policy and the units above allow.",
                reason.Trim()
            )
        );
        await db.SaveChangesAsync(stop);
    }
}
