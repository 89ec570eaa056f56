using Microsoft.AspNetCore.Mvc;
using Wardmote.Rights;
using Wardmote.Rights.Changing;
using Wardmote.Store;

namespace Wardmote.App.Pages.Rights;

/// <summary>Everything found, to be read through before any of it goes.</summary>
public sealed class ItemsModel(Db db, RequestClock clock, GrantRest grant) : CasePage(db, clock)
{
    public IEnumerable<IGrouping<string, Item>> BySource =>
        Case
            .Items.OrderBy(i => i.Title, StringComparer.Ordinal)
            .ThenBy(i => i.Id)
            .GroupBy(i => i.Source)
            .OrderBy(g => g.Key, StringComparer.Ordinal);

    public async Task<IActionResult> OnPostRestAsync(CancellationToken stop)
    {
        var count = await grant.RunAsync(Actor, Case.Id, stop);
        return Done($"Decided about {Forms.InWords.Count(count, "item")}. Nothing is done before you say so.");
    }
}
