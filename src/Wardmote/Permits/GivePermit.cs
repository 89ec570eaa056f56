using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Sheets;
using Wardmote.Store;

namespace Wardmote.Permits;

/// <summary>What is written down of a permission.</summary>
/// <param name="GivenOn">The day on which it was given in writing.</param>
public sealed record NewPermit(
    string? Person,
    string? Email,
    string? Data,
    string? Purpose,
    string? Place = null,
    LocalDate? Until = null,
    LocalDate? GivenOn = null
);

/// <summary>The secretary or chair gives somebody leave to keep people’s data themselves, and writes it down (R57, R58).</summary>
[UseCase]
public sealed class GivePermit(Db db, Journal journal, IClock clock)
{
    /// <exception cref="Refused">The unit is not the actor’s, or something is missing.</exception>
    public async Task<Permit> RunAsync(Actor actor, Guid unitId, NewPermit written, CancellationToken stop)
    {
        var unit =
            await db.UnitsVisibleTo(actor, Duty.PermitStorage)
                .AsNoTracking()
                .SingleOrDefaultAsync(u => u.Id == unitId, stop)
            ?? throw new Refused("You do not give permissions in that unit.");
        Check(written, clock.Today());
        var permit = new Permit
        {
            Id = Ids.New(clock),
            UnitId = unit.Id,
            PersonName = written.Person!.Trim(),
            Email = written.Email!.Trim(),
            EmailKey = Keys.Email(written.Email)!,
            Data = written.Data!.Trim(),
            Purpose = written.Purpose!.Trim(),
            Place = written.Place!.Trim(),
            Until = written.Until!.Value,
            GivenBy = actor.Name,
            GivenOn = written.GivenOn!.Value,
        };
        db.Add(permit);
        journal.Write(
            actor,
            new(
                "PermitGiven",
                permit.Id,
                unit.Id,
                $"Gave leave to keep “{permit.Data}” until {permit.Until.DayMonthYear()}.",
                permit.Purpose
            )
        );
        await db.SaveChangesAsync(stop);
        return permit;
    }

    private static void Check(NewPermit written, LocalDate today)
    {
        var (until, given) = (written.Until, written.GivenOn);
        new Objections()
            .Text(written.Person, "Person", "Enter the name of the person who keeps the data.", 200)
            .When(
                !CellEmail.IsAddress(written.Email?.Trim() ?? ""),
                "Enter the person’s e-mail address, so that they can be asked what they hold.",
                "Email"
            )
            .Text(written.Data, "Data", "Say what data they may keep.", 200)
            .When(
                $"{written.Person}{written.Data}".Any(char.IsControl),
                "Write the name, and what data it is, on one line each.",
                "Data"
            )
            .Text(written.Purpose, "Purpose", "Say which task they need it for.", PermitsTables.Longest)
            .Text(written.Place, "Place", "Say where they keep it.", 200)
            .PastDay(given, "GivenOn", "Enter the day on which it was given in writing.", today)
            .When(until is null, "Enter the last day on which they may have it.", "Until")
            .When(until < given, "The last day is before the day it was given. Correct one of the two.", "Until")
            .When(
                until > given?.PlusYears(Longest),
                $"A permission is for one task. Choose a last day within {PlainDates.Number(Longest)} years, and give another if the task goes on.",
                "Until"
            )
            .Refuse();
    }

    /// <summary>Years. Nobody agreed to a longer one; a mistyped year is more likely.</summary>
    internal const int Longest = 5;
}
