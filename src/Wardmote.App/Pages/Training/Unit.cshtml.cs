using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Organisation;
using Wardmote.Store;
using Wardmote.Training;

namespace Wardmote.App.Pages.Training;

/// <summary>The training of a unit: the next session, and where everyone who holds an office in it or below it stands.</summary>
public sealed class UnitModel(Db db, TrainingRoll roll, TrainingTerms terms, IClock clock) : TrainingPage(db)
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true), Display(Name = "Show")]
    public Standing? Standing { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Number { get; set; } = 1;

    /// <summary>Those shown: of one standing, and one page of them.</summary>
    public IReadOnlyList<Trained> People { get; private set; } = [];

    /// <summary>Whether there is a page after this one.</summary>
    public bool More { get; private set; }

    /// <summary>How many stand where.</summary>
    public IReadOnlyDictionary<Standing, int> Counts { get; private set; } = new Dictionary<Standing, int>();

    /// <summary>Sessions to come, of the unit and those above it, the next first.</summary>
    public IReadOnlyList<TrainingSession> Coming { get; private set; } = [];

    /// <summary>Sessions of the unit itself that have been held or were called off, the last first.</summary>
    public IReadOnlyList<TrainingSession> Past { get; private set; } = [];

    /// <summary>The last day for the next session by the policy; null when none is on record (R69).</summary>
    public LocalDate? NextBy { get; private set; }

    /// <summary>The unit's own term; null when it has none.</summary>
    public TrainingTerm? Term { get; private set; }

    public IReadOnlyList<Unit> Below { get; private set; } = [];

    /// <summary>"2 years".</summary>
    public string Policy => terms.Policy;

    public LocalDate Today => clock.Today();

    /// <summary>Whether a session is planned early enough.</summary>
    public bool IsPlanned => Coming.Count > 0 && Coming[0].On <= (NextBy ?? Today.PlusYears(1));

    public IEnumerable<SelectListItem> Standings =>
        Enum.GetValues<Standing>().Select(s => new SelectListItem(TrainingWords.Of(s), s.ToString()));

    protected override async Task<bool> LoadAsync(CancellationToken stop)
    {
        var everyone = await roll.OfAsync(Unit.Id, stop);
        Counts = Enum.GetValues<Standing>().ToDictionary(s => s, s => everyone.Count(p => p.Standing == s));
        var wanted = everyone.Where(p => Standing is null || p.Standing == Standing).ToList();
        (People, Number, More) = wanted.Page(Number, PageSize);
        await LoadSessionsAsync(stop);
        Term = await Db.TrainingTerms.AsNoTracking().SingleOrDefaultAsync(t => t.UnitId == Unit.Id, stop);
        Below = await Db.Units.AsNoTracking().Where(u => u.ParentId == Unit.Id).OrderBy(u => u.Name).ToListAsync(stop);
        return true;
    }

    // A session of a unit above is for the officers here too.
    private async Task LoadSessionsAsync(CancellationToken stop)
    {
        var today = Today;
        var above = Db.Set<UnitAbove>();
        var sessions = await Db
            .TrainingSessions.AsNoTracking()
            .Include(s => s.Unit)
            .Where(s => above.Any(a => a.UnitId == Unit.Id && a.AboveId == s.UnitId))
            .OrderBy(s => s.On)
            .ToListAsync(stop);
        Coming = [.. sessions.Where(s => s.On >= today && s.CancelledAt is null)];
        Past = [.. sessions.Where(s => s.UnitId == Unit.Id && !Coming.Contains(s)).Reverse()];
        var last = sessions.LastOrDefault(s => s.On < today && s.CancelledAt is null);
        NextBy = last is null ? null : terms.NextSessionBy(last.On);
    }
}
