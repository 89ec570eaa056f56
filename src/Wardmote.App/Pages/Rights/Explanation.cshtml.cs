using Microsoft.AspNetCore.Mvc;
using Wardmote.Rights;
using Wardmote.Rights.Changing;
using Wardmote.Store;

namespace Wardmote.App.Pages.Rights;

/// <summary>The answer to someone who asks how their data is used, from the register.</summary>
public sealed class ExplanationModel(Db db, RequestClock clock, DataUses uses, ExplainUse explain) : CasePage(db, clock)
{
    public IReadOnlyList<string> Uses { get; private set; } = [];

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await explain.RunAsync(Actor, Case.Id, stop);
        return Done("The letter is on its way.");
    }

    protected override async Task LoadAsync(CancellationToken stop) => Uses = await uses.OfAsync(Case, stop);
}
