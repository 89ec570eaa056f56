using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.App.SignIn;
using Wardmote.Clocks;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.App.Pages.Organisation.Holidays;

/// <summary>The public holidays of a year: those of the law, and those that were added.</summary>
[AnyOfficer]
public sealed class IndexModel(Db db, HolidayCalendar calendar, IClock clock) : StaffPage(db)
{
    /// <summary>This year, when none is asked for or it is not known.</summary>
    [BindProperty(SupportsGet = true), Display(Name = "Year")]
    public int Year { get; set; }

    /// <summary>Null for all three.</summary>
    [BindProperty(SupportsGet = true), Display(Name = "Nation")]
    public Nation? Nation { get; set; }

    public IReadOnlyList<HolidayOfYear> Days { get; private set; } = [];

    /// <summary>Those of the year that were added by mistake.</summary>
    public IReadOnlyList<Holiday> Removed { get; private set; } = [];

    /// <summary>Whether the officer may add and remove them.</summary>
    public bool MayChange { get; private set; }

    public string Caption =>
        $"{Year.ToString(CultureInfo.InvariantCulture)}, {(Nation is { } one ? one.InWords() : "all three nations")}";

    public IEnumerable<SelectListItem> Years =>
        Enumerable
            .Range(PublicHolidays.First.Year, PublicHolidays.Last.Year - PublicHolidays.First.Year + 1)
            .Select(year => year.ToString(CultureInfo.InvariantCulture))
            .Select(year => new SelectListItem(year, year));

    public IEnumerable<SelectListItem> Nations =>
        Enum.GetValues<Nation>().Select(nation => new SelectListItem(nation.InWords(), nation.ToString()));

    public async Task OnGetAsync(CancellationToken stop)
    {
        if (Year < PublicHolidays.First.Year || Year > PublicHolidays.Last.Year)
            Year = clock.Today().Year;
        Days = await calendar.OfYearAsync(Year, Nation, stop);
        var (first, last) = (new LocalDate(Year, 1, 1), new LocalDate(Year, 12, 31));
        Removed = await Db
            .Holidays.AsNoTracking()
            .Where(h => h.RemovedAt != null && h.On >= first && h.On <= last)
            .OrderBy(h => h.On)
            .ToListAsync(stop);
        MayChange = await Db.KeepsHolidaysAsync(Actor, stop);
    }
}
