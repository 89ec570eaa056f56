using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using Wardmote.App.Hosting;
using Wardmote.App.SignIn;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Rights;
using Wardmote.Rights.Own;

namespace Wardmote.App.Pages.Mine;

/// <summary>
/// One's own request: where it stands, what is awaited from whom, when it is due and why; and what one can do about it.
/// It shows nothing that was found.
/// </summary>
[Public]
public sealed class RequestModel(
    OwnRequests own,
    AnswerOwnQuestion answerQuestion,
    NarrowRequest narrow,
    WithdrawRequest withdraw,
    CollectPack collect,
    Vault vault,
    SealedCookies cookies,
    IClock clock
) : PageModel
{
    [BindProperty, Display(Name = "Your answer"), StringLength(5000)]
    public string? Answer { get; set; }

    [BindProperty, Display(Name = "What matters most to you?"), StringLength(5000)]
    public string? Scope { get; set; }

    [BindProperty, Display(Name = "Code"), StringLength(40)]
    public string? PackCode { get; set; }

    public Request Case { get; private set; } = null!;
    public OwnStanding Standing { get; private set; } = null!;

    /// <summary>The link that is good now; null when there is none.</summary>
    public Release? Release { get; private set; }
    public LocalDate Today => clock.Today();

    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        var stop = HttpContext.RequestAborted;
        var door = cookies.Get<OwnDoor>(HttpContext, OwnDoor.Cookie);
        if (door is null || await own.ReadAsync(door.RequestId, stop) is not { } request)
        {
            context.Result = Redirect("/mine");
            return;
        }
        Case = request;
        Standing = OwnStanding.Of(request, clock.GetCurrentInstant());
        Release =
            request.Packs.MaxBy(p => p.BuiltAt)?.Release is { Way: ReleaseWay.Link } link
            && link.IsGood(clock.GetCurrentInstant())
                ? link
                : null;
        ViewData["Unit"] = request.Unit.Name;
        ViewData["Privacy"] = $"/privacy/{request.Unit.Code}";
        await next();
    }

    public async Task<IActionResult> OnPostAnswerAsync(CancellationToken stop)
    {
        await answerQuestion.RunAsync(Case.Id, Answer, stop);
        return Done("Thank you. The time runs again.");
    }

    public async Task<IActionResult> OnPostNarrowAsync(CancellationToken stop)
    {
        await narrow.RunAsync(Case.Id, Scope, stop);
        return Done("Thank you. The officers have been told.");
    }

    public async Task<IActionResult> OnPostWithdrawAsync(CancellationToken stop)
    {
        await withdraw.RunAsync(Case.Id, stop);
        return Done("You have taken your request back.");
    }

    public async Task<IActionResult> OnPostDownloadAsync(CancellationToken stop)
    {
        var collected = await collect.RunAsync(Release?.LinkHash ?? [], PackCode, stop);
        return new StreamedDownload(
            collected.FileName,
            "application/zip",
            (target, stopped) => vault.CopyToAsync(collected.Attachment, target, stopped)
        );
    }

    public IActionResult OnPostLeave()
    {
        cookies.Drop(HttpContext, OwnDoor.Cookie);
        return Redirect("/mine");
    }

    private RedirectResult Done(string word)
    {
        TempData["Done"] = word;
        return Redirect("/mine/request");
    }
}
