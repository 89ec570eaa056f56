using NodaTime;

namespace Wardmote.Clocks;

/// <summary>A day on which nobody has to act. <paramref name="Substitute"/>: it stands for a holiday that fell on a weekend.</summary>
public sealed record PublicHoliday(LocalDate Date, string Name, bool Substitute)
{
    /// <summary>"Good Friday", "the Spring bank holiday", "the substitute day for Boxing Day".</summary>
    public string InWords =>
        Substitute ? $"the substitute day for {Name}"
        : Name.Contains("bank holiday", StringComparison.OrdinalIgnoreCase) ? $"the {Name}"
        : Name;
}

/// <summary>A holiday proclaimed after this table was made, in one nation or, when <paramref name="Nation"/> is null, in all.</summary>
public sealed record AddedHoliday(LocalDate Date, string Name, Nation? Nation = null);

/// <summary>
/// The public holidays and working days of the three nations, 2019 to 2036. A date outside those years is refused:
/// a guess at a holiday is a missed deadline.
/// </summary>
public sealed class PublicHolidays
{
    /// <summary>The first day the table knows.</summary>
    public static readonly LocalDate First = new(2019, 1, 1);

    /// <summary>The last day the table knows.</summary>
    public static readonly LocalDate Last = new(2036, 12, 31);

    private const byte BeyondTheTable = byte.MaxValue;
    private static readonly Nation[] EveryNation = Enum.GetValues<Nation>();
    private readonly Dictionary<LocalDate, PublicHoliday>[] _named;
    private readonly byte[][] _daysToWorkingDay;

    /// <summary>The table, with what has been proclaimed since it was made.</summary>
    /// <param name="added">Holidays proclaimed since; one on a day that is already a holiday changes nothing.</param>
    /// <exception cref="CannotCompute">An added holiday lies outside the table.</exception>
    public PublicHolidays(IEnumerable<AddedHoliday>? added = null)
    {
        var extra = (added ?? []).ToList();
        foreach (var day in extra)
            MustKnow(day.Date);
        _named = [.. EveryNation.Select(nation => Table(nation, extra))];
        _daysToWorkingDay = [.. EveryNation.Select(Steps)];
    }

    /// <summary>The holiday on that day, or null on any other day.</summary>
    /// <exception cref="CannotCompute">The date is outside the table.</exception>
    public PublicHoliday? On(LocalDate date, Nation nation)
    {
        MustKnow(date);
        return _named[(int)nation].GetValueOrDefault(date);
    }

    /// <summary>Every holiday of a nation in a year, in order.</summary>
    /// <exception cref="CannotCompute">The year is outside the table.</exception>
    public IReadOnlyList<PublicHoliday> In(int year, Nation nation)
    {
        MustKnow(new LocalDate(Math.Clamp(year, 1, 9999), 1, 1));
        return [.. _named[(int)nation].Values.Where(day => day.Date.Year == year).OrderBy(day => day.Date)];
    }

    /// <summary>Neither a Saturday, nor a Sunday, nor a public holiday there.</summary>
    /// <exception cref="CannotCompute">The date is outside the table.</exception>
    public bool IsWorkingDay(LocalDate date, Nation nation) => _daysToWorkingDay[(int)nation][Known(date)] == 0;

    /// <summary>The date itself when it is a working day, else the next one (Regulation 1182/71 Art 3(4)).</summary>
    /// <exception cref="CannotCompute">The date, or the working day after it, is outside the table.</exception>
    public LocalDate Roll(LocalDate date, Nation nation)
    {
        var days = _daysToWorkingDay[(int)nation][Known(date)];
        if (days == BeyondTheTable)
            throw Outside(date);
        return date.PlusDays(days);
    }

    /// <summary>The earliest of the working days that <see cref="Roll"/> gives over several nations.</summary>
    /// <exception cref="CannotCompute">The date, or a working day after it, is outside the table.</exception>
    internal LastDay Earliest(LocalDate date, Nation nation, IReadOnlyList<Nation> alsoIn)
    {
        var earliest = new LastDay(Roll(date, nation), nation, false);
        for (var index = 0; index < alsoIn.Count; index++)
        {
            var other = Roll(date, alsoIn[index]);
            if (other < earliest.Date)
                earliest = new(other, alsoIn[index], true);
            else if (other > earliest.Date)
                earliest = earliest with { NotEverywhere = true };
        }

        return earliest;
    }

    /// <summary>Refuses a date the table does not know.</summary>
    /// <exception cref="CannotCompute">The date is outside the table; the sentence gives its range.</exception>
    public static void MustKnow(LocalDate date)
    {
        if (!Knows(date))
            throw Outside(date);
    }

    // A place for each day of 31-day months: cheaper to find than a count of days.
    private static int Place(LocalDate date) => (((date.Year - First.Year) * 12) + date.Month - 1) * 31 + date.Day - 1;

    private static int Known(LocalDate date)
    {
        MustKnow(date);
        return Place(date);
    }

    internal static bool Knows(LocalDate date) => date >= First && date <= Last;

    /// <param name="field">The property that holds the date.</param>
    internal static CannotCompute Outside(LocalDate date, string? field = null) =>
        new(
            $"{date.Full()} is outside the public holidays Wardmote knows, "
                + $"which run from {First.DayMonthYear()} to {Last.DayMonthYear()}: check the date.",
            field
        );

    private static Dictionary<LocalDate, PublicHoliday> Table(Nation nation, List<AddedHoliday> added)
    {
        var table = Enumerable
            .Range(First.Year, Last.Year - First.Year + 1)
            .SelectMany(year => HolidayRules.Of(nation, year))
            .ToDictionary(day => day.Date);
        foreach (var day in added.Where(day => day.Nation is null || day.Nation == nation))
            table.TryAdd(day.Date, new(day.Date, day.Name, false));
        return table;
    }

    private byte[] Steps(Nation nation)
    {
        var steps = new byte[Place(Last) + 1];
        var next = BeyondTheTable;
        for (var date = Last; date >= First; date = date.PlusDays(-1))
        {
            var free = IsWeekend(date) || _named[(int)nation].ContainsKey(date);
            next = (free, next) switch
            {
                (false, _) => 0,
                (true, >= BeyondTheTable - 1) => BeyondTheTable,
                _ => (byte)(next + 1),
            };
            steps[Place(date)] = next;
        }

        return steps;
    }

    internal static bool IsWeekend(LocalDate date) => date.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday;
}
