using Microsoft.EntityFrameworkCore;
using Wardmote.Clocks;
using Wardmote.Correspondence;
using Wardmote.Evidence;
using Wardmote.Members;
using Wardmote.Rights;
using Wardmote.Store;

namespace Wardmote.App.Pages.Rights;

/// <summary>One request: what to do next, its dates with their reasons, and everything that happened.</summary>
public sealed class CaseModel(Db db, RequestClock clock) : CasePage(db, clock)
{
    private readonly RequestClock clock = clock;

    /// <summary>What happened, newest first.</summary>
    public IReadOnlyList<JournalEntry> Happened { get; private set; } = [];

    public IReadOnlyList<Letter> Letters { get; private set; } = [];
    public NextStep Next { get; private set; } = null!;

    /// <summary>As of today; null once it is closed, when the dates it had stand.</summary>
    public Deadline? Deadline { get; private set; }
    public StagePlan? Stages { get; private set; }

    /// <summary>Its dates in a picture; null once it is closed.</summary>
    public Timeline? Timeline { get; private set; }

    /// <summary>The membership number of whoever it was decided they are; null before.</summary>
    public string? MemberNumber { get; private set; }

    /// <summary>Whether a stage is behind it: the search may start before the identity is proved.</summary>
    public bool IsDone(RequestStage stage) =>
        stage < Next.Stage
        && (stage != RequestStage.Identity || Case.Identity is { IsVerified: true } || Case.IsClosed);

    protected override async Task LoadAsync(CancellationToken stop)
    {
        Next = NextStep.Of(Case);
        if (!Case.IsClosed)
        {
            Deadline = await clock.DeadlineOfAsync(Case, stop);
            Stages = await clock.StagesOfAsync(Case, stop);
            Timeline = await clock.TimelineOfAsync(Case, stop);
        }
        MemberNumber = await Db
            .Members.Where(m => Case.PersonId != null && m.PersonId == Case.PersonId)
            .OrderBy(m => m.Number)
            .Select(m => m.Number)
            .FirstOrDefaultAsync(stop);
        Happened = await Db
            .Journal.AsNoTracking()
            .Include(e => e.Particulars)
            .Where(e => e.AboutId == Case.Id)
            .OrderByDescending(e => e.Id)
            .ToListAsync(stop);
        Letters = await Db
            .Letters.AsNoTracking()
            .Include(l => l.Delivery)
            .Where(l => l.CaseId == Case.Id)
            .OrderByDescending(l => l.Id)
            .ToListAsync(stop);
    }
}
