using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Wardmote.App.SignIn;
using Wardmote.Correspondence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.App.Pages.Letters;

/// <summary>Every letter of the officer's units, the newest first, and those that someone must look at.</summary>
[Carries(Duty.KeepLetters)]
public sealed class IndexModel(Db db) : StaffPage(db)
{
    private const int PageSize = 50;

    /// <summary>"parked", "to-post", or all.</summary>
    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    // From the query alone: "page" is also the framework's own name for where a page's file is.
    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    public IReadOnlyList<Letter> Letters { get; private set; } = [];
    public int Parked { get; private set; }
    public int ToPost { get; private set; }
    public int Waiting { get; private set; }
    public bool More { get; private set; }

    public async Task OnGetAsync(CancellationToken stop)
    {
        var mine = Db.VisibleTo<Letter>(Actor, Duty.KeepLetters).AsNoTracking().Include(l => l.Delivery);
        var parked = mine.Where(l => l.Delivery!.State == DeliveryState.Parked);
        var toPost = mine.Where(l => l.Medium == Medium.Post && l.PostedAt == null);
        Parked = await parked.CountAsync(stop);
        ToPost = await toPost.CountAsync(stop);
        Waiting = await mine.CountAsync(
            l => l.Delivery!.State == DeliveryState.Waiting || l.Delivery!.State == DeliveryState.Leased,
            stop
        );
        var shown = State switch
        {
            "parked" => parked,
            "to-post" => toPost,
            _ => mine,
        };
        (Letters, Number, More) = await shown.OrderByDescending(l => l.Id).PageAsync(Number, PageSize, stop);
    }
}
