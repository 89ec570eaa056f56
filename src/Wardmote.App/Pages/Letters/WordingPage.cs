using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using Wardmote.App.SignIn;
using Wardmote.Correspondence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.App.Pages.Letters;

/// <summary>
/// A page about one letter as one unit words it: <c>/letters/wordings/holder-asked?unit=NBY</c>. A letter or a unit that
/// is not there for the officer is a 404, whatever was to be done.
/// </summary>
[Carries(Duty.KeepLetters)]
public abstract class WordingPage(Db db, Wordings wordings) : StaffPage(db)
{
    /// <summary>Reads wordings.</summary>
    protected Wordings Wordings { get; } = wordings;

    public LetterTemplate Template { get; private set; } = null!;
    public Unit Unit { get; private set; } = null!;

    /// <summary>The wording in use, of the unit or of one above it; null for the one built in.</summary>
    public TemplateVersion? InUse { get; private set; }

    /// <summary>Whether the unit words the letter itself.</summary>
    public bool IsOwn => InUse?.UnitId == Unit.Id;

    /// <summary>Where the letters of the unit are listed.</summary>
    public string ListUrl => $"/letters/wordings?unit={Uri.EscapeDataString(Unit.Code)}";

    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        var stop = HttpContext.RequestAborted;
        var code = Request.Query["unit"].ToString();
        var template = LetterTemplates.Find(RouteData.Values["template"]?.ToString() ?? "");
        var unit = await Db.UnitsVisibleTo(Actor, Duty.KeepLetters)
            .AsNoTracking()
            .FirstOrDefaultAsync(u => u.Code == code, stop);
        if (template is null || unit is null)
        {
            context.Result = NotFound();
            return;
        }
        (Template, Unit) = (template, unit);
        InUse = await Wordings.InUseAsync(unit.Id, template, stop);
        await next();
    }
}
