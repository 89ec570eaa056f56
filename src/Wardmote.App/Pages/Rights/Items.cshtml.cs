using Wardmote.Rights;
using Wardmote.Store;

namespace Wardmote.App.Pages.Rights;

/// <summary>Everything found, to be read through before any of it goes.</summary>
public sealed class ItemsModel(Db db, RequestClock clock) : CasePage(db, clock)
{
    public IEnumerable<IGrouping<string, Item>> BySource =>
        Case
            .Items.OrderBy(i => i.Title, StringComparer.Ordinal)
            .ThenBy(i => i.Id)
            .GroupBy(i => i.Source)
            .OrderBy(g => g.Key, StringComparer.Ordinal);
}
