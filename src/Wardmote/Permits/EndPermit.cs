using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Permits;

/// <summary>What the holder reports of the end of a permission.</summary>
/// <param name="Time">"14:30", in London; null or empty when nobody remembers.</param>
public sealed record NewPermitEnd(Fate? Fate, LocalDate? On, string? Time, string? Report);

/// <summary>Writes down that somebody has removed or returned what they kept, as they report it (R59).</summary>
[UseCase]
public sealed class EndPermit(Db db, Journal journal, IClock clock)
{
    /// <exception cref="Refused">It is not the actor’s, it has ended already, or something is missing.</exception>
    public async Task RunAsync(Actor actor, Guid permitId, NewPermitEnd reported, CancellationToken stop)
    {
        var permit =
            await db.VisibleTo<Permit>(actor, Duty.PermitStorage)
                .AsNoTracking()
                .Include(p => p.End)
                .SingleOrDefaultAsync(p => p.Id == permitId, stop)
            ?? throw new Refused("There is no such permission in your units.");
        if (permit.End is not null)
            throw HasEnded;
        var minute = MinuteOf(reported.Time);
        new Objections()
            .When(reported.Fate is null, "Choose what they did with the data.", "Fate")
            .PastDay(reported.On, "On", "Enter the day on which they did it.", clock.Today())
            .When(
                reported.On < permit.GivenOn,
                $"The permission was given on {permit.GivenOn.DayMonthYear()}. Enter a day from then on.",
                "On"
            )
            .When(
                minute is null && !string.IsNullOrWhiteSpace(reported.Time),
                "Write the time as 14:30, or leave it empty.",
                "Time"
            )
            .Text(
                reported.Report,
                "Report",
                "Say how they did it and how they told you, for the record.",
                PermitsTables.Longest
            )
            .Refuse();
        db.Add(
            new PermitEnd
            {
                PermitId = permit.Id,
                Fate = reported.Fate!.Value,
                On = reported.On!.Value,
                Minute = minute,
                Report = reported.Report!.Trim(),
                RecordedBy = actor.Name,
                RecordedAt = clock.GetCurrentInstant(),
            }
        );
        journal.Write(
            actor,
            new(
                "PermitEnded",
                permit.Id,
                permit.UnitId,
                $"Wrote down that “{permit.Data}” was {reported.Fate.Value.InWords()} on {reported.On.Value.DayMonthYear()}.",
                reported.Report.Trim()
            )
        );
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException) when (db.Set<PermitEnd>().AsNoTracking().Any(e => e.PermitId == permitId))
        {
            throw HasEnded;
        }
    }

    private static int? MinuteOf(string? time) =>
        TimeOnly.TryParseExact(
            time?.Trim().Replace('.', ':'),
            ["H:mm", "HH:mm"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var at
        )
            ? (int)at.ToTimeSpan().TotalMinutes
            : null;

    private static Refused HasEnded =>
        new("This permission has ended already. Open it again to see what was written down.");
}

public static class Fates
{
    /// <summary>"removed", "returned".</summary>
    public static string InWords(this Fate fate) => fate == Fate.Removed ? "removed" : "returned";

    /// <summary>"4 May 2026 at 2:30 pm".</summary>
    public static string Moment(this PermitEnd end) =>
        end.Minute is { } minute
            ? $"{end.On.DayMonthYear()} at {LocalTime.FromMinutesSinceMidnight(minute).Plain()}"
            : end.On.DayMonthYear();
}
