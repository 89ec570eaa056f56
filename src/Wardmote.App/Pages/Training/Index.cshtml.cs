using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.App.SignIn;
using Wardmote.Clocks;
using Wardmote.Organisation;
using Wardmote.Store;
using Wardmote.Training;

namespace Wardmote.App.Pages.Training;

/// <summary>One's own training: what is missing, what to accept, the course, and every certificate.</summary>
[BeforeTraining]
public sealed class IndexModel(Db db, Course course, Undertakings undertakings, TrainingRoll roll, IClock clock)
    : StaffPage(db)
{
    public Course Course => course;

    /// <summary>Each text with the day its present version was accepted; null when it was not.</summary>
    public IReadOnlyList<(Undertaking Text, LocalDate? AcceptedOn)> Texts { get; private set; } = [];

    /// <summary>How many sections of the course have been read.</summary>
    public int Read { get; private set; }

    /// <summary>Where the course goes on.</summary>
    public string GoOn { get; private set; } = "";

    /// <summary>How many times the test was tried.</summary>
    public int Tries { get; private set; }

    /// <summary>The newest first.</summary>
    public IReadOnlyList<Certificate> Certificates { get; private set; } = [];

    /// <summary>The last day each counts.</summary>
    public IReadOnlyDictionary<Guid, LocalDate> LastDays { get; private set; } = new Dictionary<Guid, LocalDate>();

    /// <summary>The units whose training they look after.</summary>
    public IReadOnlyList<Unit> Units { get; private set; } = [];

    public LocalDate Today => clock.Today();

    public async Task OnGetAsync(CancellationToken stop)
    {
        var accepted = await Db
            .Acceptances.AsNoTracking()
            .Where(a => a.AccountId == Actor.Id)
            .ToDictionaryAsync(a => (a.Undertaking, a.Version), a => a.At.UkDate(), stop);
        Texts =
        [
            .. undertakings.All.Select(t =>
                (t, accepted.TryGetValue((t.Key, t.Version), out var on) ? on : (LocalDate?)null)
            ),
        ];
        var read = await Db.SectionsReadAsync(Actor, course, stop);
        Read = course.Sections.Count(s => read.Contains(s.Key));
        GoOn = $"/training/course/{course.NextAfter(read)?.Key ?? "test"}";
        Tries = await Db.NextTryAsync(Actor, course, stop) - 1;
        Certificates = await Db.CertificatesOf(Actor)
            .AsNoTracking()
            .OrderByDescending(c => c.TakenOn)
            .ThenByDescending(c => c.GivenAt)
            .ToListAsync(stop);
        LastDays = await roll.LastDaysAsync(await EmailKeyAsync(), Certificates, stop);
        var reach = Actor.Reach(Duty.KeepTraining);
        Units = await Db.Units.AsNoTracking().Where(u => reach.Contains(u.Id)).OrderBy(u => u.Name).ToListAsync(stop);
    }
}
