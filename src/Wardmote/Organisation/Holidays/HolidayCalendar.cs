using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Store;

namespace Wardmote.Organisation;

/// <summary>
/// The public holidays, with those that administrators have added. They are read afresh in every scope, so that what was
/// added on one node counts on all of them at the next request; the engine is made anew only when they have changed.
/// </summary>
public sealed class HolidayCalendar(Db db, HolidayShelf shelf)
{
    // A row of the counters: whoever works out dates to keep, or changes the holidays, has it until they have saved.
    private const string Turn = "holidays";

    private KnownHolidays? known;

    /// <summary>The holidays as they stood when this scope first asked, or began to <see cref="HoldAsync"/> them.</summary>
    public async Task<KnownHolidays> KnownAsync(CancellationToken stop) => known ??= await ReadAsync(stop);

    /// <summary>
    /// Begins the transaction in which dates are worked out and saved. Until it ends no holiday is added or removed, and
    /// whoever changes them next finds what was saved: no case keeps a date that was worked out with holidays gone by.
    /// </summary>
    public async Task<IDbContextTransaction> HoldAsync(CancellationToken stop)
    {
        var whole = await db.Database.BeginTransactionAsync(stop);
        try
        {
            await TakeTurnAsync(stop);
            return whole;
        }
        catch
        {
            await whole.DisposeAsync();
            throw;
        }
    }

    /// <summary>The same within a transaction that has begun.</summary>
    public async Task TakeTurnAsync(CancellationToken stop)
    {
        await db.TakeTurnAsync(Turn, stop);
        known = null;
    }

    /// <summary>The holidays of a year in order, in every nation or those of one.</summary>
    /// <exception cref="CannotCompute">The year is outside those that Wardmote knows.</exception>
    public async Task<IReadOnlyList<HolidayOfYear>> OfYearAsync(int year, Nation? nation, CancellationToken stop)
    {
        var table = (await KnownAsync(stop)).Table;
        var added = await db.Holidays.AsNoTracking().Where(h => h.RemovedAt == null).ToListAsync(stop);
        var days =
            from place in Enum.GetValues<Nation>()
            from day in table.In(year, place)
            let own = added.Find(h =>
                h.AsAdded() == new AddedHoliday(day.Date, day.Name, h.Nation) && h.CountsIn(place)
            )
            group place by (day.Date, day.InWords, Own: own) into same
            orderby same.Key.Date
            select new HolidayOfYear(same.Key.Date, same.Key.InWords, [.. same], same.Key.Own);
        return [.. days.Where(day => nation is not { } one || day.Nations.Contains(one))];
    }

    private async Task<KnownHolidays> ReadAsync(CancellationToken stop)
    {
        var rows = await db.Holidays.AsNoTracking().OrderBy(h => h.Id).ToListAsync(stop);
        return shelf.With(
            [.. rows.Where(h => h.RemovedAt is null).Select(h => h.AsAdded())],
            rows.Count + rows.Count(h => h.RemovedAt is not null)
        );
    }
}

/// <summary>A public holiday and the nations that have it.</summary>
/// <param name="Name">"Good Friday", "the Spring bank holiday", "the substitute day for Boxing Day".</param>
/// <param name="Added">Who added it and why; null for one that Wardmote has always known.</param>
public sealed record HolidayOfYear(LocalDate On, string Name, IReadOnlyList<Nation> Nations, Holiday? Added)
{
    /// <summary>"All three nations", "England and Wales; Northern Ireland", "Scotland".</summary>
    public string Where =>
        Nations.Count == Enum.GetValues<Nation>().Length
            ? "All three nations"
            : string.Join("; ", Nations.Select(nation => nation.InWords()));
}

/// <summary>Keeps what was made for the holidays last known, because making it anew takes longer than a request should.</summary>
public sealed class HolidayShelf(Rules rules)
{
    private volatile KnownHolidays last = new(rules, [], 0);

    internal KnownHolidays With(IReadOnlyList<AddedHoliday> added, int changes)
    {
        var kept = last;
        if (kept.Changes == changes && kept.Added.SequenceEqual(added))
            return kept;
        return last = new(rules, added, changes);
    }
}

/// <summary>Who adds and removes public holidays: they count for every unit, so the officers of the one at the top.</summary>
public static class HolidayKeeping
{
    /// <summary>Whether the actor carries <see cref="Duty.KeepHolidays"/> for the whole organisation.</summary>
    public static async Task<bool> KeepsHolidaysAsync(this Db db, Actor actor, CancellationToken stop) =>
        actor.Everywhere || await db.UnitsVisibleTo(actor, Duty.KeepHolidays).AnyAsync(u => u.ParentId == null, stop);

    /// <exception cref="Refused">The actor does not carry the duty for the whole organisation.</exception>
    public static async Task RequireKeeperAsync(this Db db, Actor actor, CancellationToken stop)
    {
        if (!await db.KeepsHolidaysAsync(actor, stop))
            throw new Refused("Public holidays count for every unit. Ask the national secretary to change them.");
    }
}
