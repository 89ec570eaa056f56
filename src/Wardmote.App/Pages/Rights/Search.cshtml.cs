using Microsoft.AspNetCore.Mvc;
using Wardmote.Rights;
using Wardmote.Store;

namespace Wardmote.App.Pages.Rights;

/// <summary>Before the search starts: who will be asked, and why them.</summary>
public sealed class SearchModel(Db db, RequestClock clock, HolderList holders, StartSearch start) : CasePage(db, clock)
{
    public IReadOnlyList<NamedHolder> WillBeAsked { get; private set; } = [];

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var (asked, found) = await start.RunAsync(Actor, Case.Id, stop);
        return Done(
            $"Search started: {Forms.InWords.Count(asked, "officer")} asked, {Forms.InWords.Count(found, "record")} found here."
        );
    }

    protected override async Task LoadAsync(CancellationToken stop) =>
        WillBeAsked = await holders.NotAskedAsync(Case, Today, stop);
}
