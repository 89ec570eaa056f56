using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Rights;

/// <summary>A public holiday as someone gives it.</summary>
/// <param name="Nation">Where it is one; null in all three nations.</param>
/// <param name="Because">Why it is added: where it was proclaimed.</param>
public sealed record NewHoliday(LocalDate On, string? Name, Nation? Nation, string? Because);

/// <summary>Adds a public holiday that was proclaimed, and moves the dates of open requests with it.</summary>
[UseCase]
public sealed class AddHoliday(Db db, Journal journal, HolidayCalendar calendar, Redating redating, IClock clock)
{
    /// <param name="dryRun">Only says which requests would move.</param>
    /// <returns>The requests that move, the next due first.</returns>
    /// <exception cref="Refused">The actor may not, something is missing, or the day is free already.</exception>
    /// <exception cref="CannotCompute">The day is outside the years that Wardmote knows.</exception>
    public async Task<IReadOnlyList<Move>> RunAsync(
        Actor actor,
        NewHoliday proclaimed,
        bool dryRun,
        CancellationToken stop
    )
    {
        await db.RequireKeeperAsync(actor, stop);
        await using var whole = dryRun ? null : await calendar.HoldAsync(stop);
        var before = await calendar.KnownAsync(stop);
        Check(proclaimed, before.Table);
        var now = clock.GetCurrentInstant();
        var holiday = new Holiday
        {
            Id = Ids.New(now),
            On = proclaimed.On,
            Name = proclaimed.Name!.Trim(),
            Nation = proclaimed.Nation,
            Because = proclaimed.Because!.Trim(),
            AddedAt = now,
            AddedBy = actor.Name,
        };
        var after = before.With(holiday);
        var moves = await redating.MovesAsync(before, after, toMake: !dryRun, stop);
        if (whole is null)
            return moves;
        db.Add(holiday);
        journal.Write(
            actor,
            new(
                "HolidayAdded",
                holiday.Id,
                null,
                $"Added {holiday.On.Full()} as a public holiday{holiday.Where}: {holiday.Name}.",
                holiday.Because
            )
        );
        redating.Make(
            moves,
            after,
            actor,
            $"{holiday.On.Full()} is now a public holiday{holiday.Where} ({holiday.Name})"
        );
        await db.SaveChangesAsync(stop);
        await whole.CommitAsync(stop);
        return moves;
    }

    private static void Check(NewHoliday proclaimed, PublicHolidays table)
    {
        var objections = Objections(proclaimed, table).ToList();
        if (objections.Count > 0)
            throw new Refused(objections);
    }

    private static IEnumerable<Objection> Objections(NewHoliday proclaimed, PublicHolidays table)
    {
        if (DayObjection(proclaimed, table) is { } day)
            yield return new(day, nameof(proclaimed.On));
        if (string.IsNullOrWhiteSpace(proclaimed.Name))
            yield return new("Enter what the holiday is called, as it was proclaimed.", nameof(proclaimed.Name));
        else if (proclaimed.Name.Trim().Length > 120 || proclaimed.Name.Any(char.IsControl))
            yield return new("Write the name on one line, in at most 120 characters.", nameof(proclaimed.Name));
        if (string.IsNullOrWhiteSpace(proclaimed.Because))
            yield return new("Say where it was proclaimed, for the record.", nameof(proclaimed.Because));
        else if (proclaimed.Because.Trim().Length > 500)
            yield return new("Use at most 500 characters here.", nameof(proclaimed.Because));
    }

    private static string? DayObjection(NewHoliday proclaimed, PublicHolidays table)
    {
        var (day, full) = (proclaimed.On, proclaimed.On.Full());
        if (!PublicHolidays.Knows(day))
            return PublicHolidays.Outside(day).Message;
        if (PublicHolidays.IsWeekend(day))
            return $"{full} is not a working day anyway, so a holiday on it moves no deadline. If another day was proclaimed in its place, add that one.";
        var nations = proclaimed.Nation is { } one ? [one] : Enum.GetValues<Nation>();
        var there = nations.Select(nation => table.On(day, nation)).ToList();
        return there.Contains(null)
            ? null
            : $"{full} is already a public holiday there: {there[0]!.InWords}. Check the day.";
    }
}
