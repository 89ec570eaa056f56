using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Wardmote.Notices;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.App.Pages.Notices;

/// <summary>The notice list of a constituency: first name, last name and number, and nothing more (R14).</summary>
public sealed class UnitModel(Db db, NoticeList notices) : NoticesPage(db)
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public int Number { get; set; } = 1;

    public IReadOnlyList<ListedMember> Members { get; private set; } = [];
    public bool More { get; private set; }
    public int Count { get; private set; }

    /// <summary>How many took themself off it.</summary>
    public int Off { get; private set; }

    protected override async Task<bool> LoadAsync(CancellationToken stop)
    {
        if (!await base.LoadAsync(stop))
            return false;
        var members = notices.Of(Actor, Unit.Id);
        Count = await members.CountAsync(stop);
        Off = await notices.OffIt(Actor, Unit.Id).CountAsync(stop);
        (Members, Number, More) = await members
            .OrderBy(m => m.NameKey)
            .ThenBy(m => m.Number)
            .PageAsync(Number, PageSize, stop);
        return true;
    }
}
