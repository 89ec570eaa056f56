using Microsoft.AspNetCore.Mvc;
using Wardmote.Clocks;
using Wardmote.Rights;

namespace Wardmote.App.Pages.Answer;

/// <summary>What the holder said, and when.</summary>
public sealed class ThanksModel(HolderDoor door) : AnswerPage(door)
{
    public Attestation? Last { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (await Door.InsideAsync(HttpContext, Token, stop) is not { } holder)
            return Redirect(Base);
        Last = holder.Attestations.MaxBy(a => a.At);
        return Last is null ? Redirect($"{Base}/search") : Page();
    }

    /// <summary>The time in the United Kingdom.</summary>
    public static string When(Attestation said) => Forms.InWords.Moment(said.At.InZone(UkTime.Zone));
}
