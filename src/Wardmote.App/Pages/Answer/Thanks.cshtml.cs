using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Wardmote.Clocks;
using Wardmote.Rights;
using Wardmote.Store;

namespace Wardmote.App.Pages.Answer;

/// <summary>What the holder said, and when.</summary>
public sealed class ThanksModel(HolderDoor door, Db db) : AnswerPage(door)
{
    public Attestation? Last { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (await Door.InsideAsync(HttpContext, Token, stop) is not { } holder)
            return Redirect(Base);
        Last = holder.Attestations.MaxBy(a => a.At);
        ViewData["Unit"] = await db
            .Requests.Where(r => r.Id == holder.RequestId)
            .Select(r => r.Unit.Name)
            .FirstAsync(stop);
        return Last is null ? Redirect($"{Base}/search") : Page();
    }

    /// <summary>The time in the United Kingdom.</summary>
    public static string When(Attestation said) => Forms.InWords.Moment(said.At.InZone(UkTime.Zone));
}
