using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.App.SignIn;
using Wardmote.Correspondence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.App.Pages.Letters;

/// <summary>The letters that can be worded, and whose words each has in one of the officer's units.</summary>
[Carries(Duty.KeepLetters)]
public sealed class WordingsModel(Db db, Wordings wordings) : StaffPage(db)
{
    /// <summary>The unit whose letters are shown; null when the officer keeps those of none.</summary>
    public Unit? Unit { get; private set; }

    /// <summary>The units to choose from, by code.</summary>
    public IReadOnlyList<SelectListItem> Units { get; private set; } = [];

    /// <summary>Each letter, whose words it has, and since when; null for those Wardmote comes with.</summary>
    public IReadOnlyList<(LetterTemplate Template, string Whose, Instant? Since)> Letters { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "unit")] string? code, CancellationToken stop)
    {
        var units = Db.UnitsVisibleTo(Actor, Duty.KeepLetters).AsNoTracking();
        Unit = code is null
            ? await units.OrderBy(u => u.Above.Count).ThenBy(u => u.Name).FirstOrDefaultAsync(stop)
            : await units.FirstOrDefaultAsync(u => u.Code == code, stop);
        if (Unit is null)
            return code is null ? Page() : NotFound();
        Units = await units.OrderBy(u => u.Name).Select(u => new SelectListItem(u.Name, u.Code)).ToListAsync(stop);
        var letters = new List<(LetterTemplate, string, Instant?)>();
        foreach (var template in LetterTemplates.All)
        {
            var inUse = await wordings.InUseAsync(Unit.Id, template, stop);
            letters.Add((template, await WhoseAsync(inUse, stop), inUse?.At));
        }
        Letters = letters;
        return Page();
    }

    private async Task<string> WhoseAsync(TemplateVersion? inUse, CancellationToken stop) =>
        inUse is null ? "The standard words"
        : inUse.UnitId == Unit!.Id ? "Its own"
        : $"Those of {await Db.Units.Where(u => u.Id == inUse.UnitId).Select(u => u.Name).SingleAsync(stop)}";
}
