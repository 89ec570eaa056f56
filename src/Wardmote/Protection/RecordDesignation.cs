using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Protection;

/// <summary>How somebody was put into one of the <see cref="ProtectionOffices"/>, as it is written down.</summary>
/// <param name="By">Who decided it: "The national executive".</param>
/// <param name="Document">Which document shows it, and where it is kept.</param>
/// <param name="File">The document itself; null to leave what is there, or none.</param>
public sealed record NewDesignation(
    string? By,
    LocalDate? On,
    string? Document,
    Origin? Origin,
    GivenDocument? File = null
);

/// <summary>A document as a file.</summary>
public sealed record GivenDocument(string Name, string MediaType, Stream Content);

/// <summary>Writes down how the holder of an office was designated (R96, R102), or puts right what was written.</summary>
[UseCase]
public sealed class RecordDesignation(Db db, Journal journal, Vault vault, IClock clock)
{
    /// <param name="office">One of <see cref="ProtectionOffices"/>.</param>
    /// <exception cref="Refused">
    /// The unit is not the actor's or answers for no data, nobody holds the office, it is the actor's own, or something is
    /// missing; each objection names its field.
    /// </exception>
    public async Task RunAsync(
        Actor actor,
        Guid unitId,
        string office,
        NewDesignation designated,
        CancellationToken stop
    )
    {
        var unit = await db.ControllerToProtectAsync(actor, unitId, stop);
        var today = clock.Today();
        var held =
            office is ProtectionOffices.Officer or ProtectionOffices.Dpo
            && await db.HolderAsync(unit.Id, office, today, stop) is { } holder
                ? holder
                : throw new Refused(
                    "Nobody holds this office here today. Bring in the appointment with an offices file."
                );
        if (held.EmailKey == await db.EmailKeyOfAsync(actor, stop))
            throw new Refused("Nobody writes down their own designation. Ask another officer of the unit to.");
        new Objections()
            .Text(designated.By, "By", "Enter who decided it.", 200)
            .PastDay(designated.On, "On", "Enter the day it was decided.", today)
            .Text(designated.Document, "Document", "Enter which document shows it.", 500)
            .When(designated.Origin is null, "Choose where they come from.", "Origin")
            .Refuse();
        var now = clock.GetCurrentInstant();
        var file = designated.File is { } given
            ? await vault.SealAsync(held.Id, given.Name, given.MediaType, given.Content, stop)
            : null;
        if (await db.Designations.FindAsync([held.Id], stop) is not { } designation)
            db.Add(
                new Designation
                {
                    AppointmentId = held.Id,
                    UnitId = unit.Id,
                    By = designated.By!.Trim(),
                    On = designated.On!.Value,
                    Document = designated.Document!.Trim(),
                    FileId = file?.Id,
                    Origin = designated.Origin!.Value,
                    RecordedAt = now,
                }
            );
        else
        {
            (designation.By, designation.On) = (designated.By!.Trim(), designated.On!.Value);
            (designation.Document, designation.Origin) = (designated.Document!.Trim(), designated.Origin!.Value);
            (designation.FileId, designation.RecordedAt) = (file?.Id ?? designation.FileId, now);
        }
        journal.Write(
            actor,
            new(
                "OfficerDesignated",
                held.Id,
                unit.Id,
                $"Wrote down that {held.PersonName} was designated {office} of {unit.Name} on {designated.On!.Value.DayMonthYear()} by {designated.By!.Trim()} ({designated.Document!.Trim()})."
            )
        );
        await db.SaveChangesAsync(stop);
    }
}
