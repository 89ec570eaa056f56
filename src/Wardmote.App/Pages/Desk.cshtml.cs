using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.App.SignIn;
using Wardmote.Correspondence;
using Wardmote.Organisation;
using Wardmote.Rights;
using Wardmote.Store;

namespace Wardmote.App.Pages;

/// <summary>What is due, from whom, and what to press: the first page an officer sees.</summary>
[AnyOfficer]
public sealed class DeskModel(Db db, RequestClock clock) : StaffPage(db)
{
    private const int Most = 100;

    /// <summary>Open requests with the one thing to do about each, the most pressing first.</summary>
    public IReadOnlyList<(Request Request, NextStep Next)> Work { get; private set; } = [];

    /// <summary>Requests where only others can move: officers asked, the person.</summary>
    public IReadOnlyList<(Request Request, NextStep Next)> Waiting { get; private set; } = [];

    public int Late { get; private set; }
    public int ThisWeek { get; private set; }
    public int Open { get; private set; }

    /// <summary>Letters that could not be sent: someone must look.</summary>
    public int Parked { get; private set; }

    /// <summary>Letters to be printed and posted.</summary>
    public int ToPost { get; private set; }

    public LocalDate Today => clock.Today;

    public async Task OnGetAsync(CancellationToken stop)
    {
        var counts = await Db.CountRequestsAsync(Actor, Today, stop);
        (Open, Late, ThisWeek) = (counts.Open, counts.Late, counts.Soon);
        var next = await Db.OpenTo(Actor).Select(r => r.Id).Take(Most).ToListAsync(stop);
        var requests = await Db.ForNextStepAsync(Actor, next, stop);
        var all = requests.Select(r => (Request: r, Next: NextStep.Of(r))).ToList();
        Waiting = [.. all.Where(w => IsWaiting(w.Next))];
        Work = [.. all.Where(w => !IsWaiting(w.Next))];
        var letters = Db.VisibleTo<Letter>(Actor, Duty.KeepLetters);
        Parked = await letters.CountAsync(l => l.Delivery!.State == DeliveryState.Parked, stop);
        ToPost = await letters.CountAsync(l => l.Medium == Medium.Post && l.PostedAt == null, stop);
    }

    // Someone else's day has not come yet; once it has, the officer must chase.
    private bool IsWaiting(NextStep next) => next.On is { } on && on >= Today;
}
