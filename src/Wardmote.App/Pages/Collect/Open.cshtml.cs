using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.App.Hosting;
using Wardmote.App.SignIn;
using Wardmote.Evidence;
using Wardmote.Rights;
using Wardmote.Store;

namespace Wardmote.App.Pages.Collect;

/// <summary>The person fetches their pack: the link opens the page, the code and the button fetch it.</summary>
[Public]
public sealed class OpenModel(Db db, CollectPack collect, Vault vault, IClock clock) : PageModel
{
    [BindProperty, Display(Name = "Code")]
    public string? Code { get; set; }

    /// <summary>Null when the link does not work any more.</summary>
    public Release? Release { get; private set; }

    public async Task OnGetAsync(string token, CancellationToken stop)
    {
        await FindAsync(token, stop);
        if (Release is null)
            Response.StatusCode = StatusCodes.Status404NotFound;
    }

    public async Task<IActionResult> OnPostAsync(string token, CancellationToken stop)
    {
        await FindAsync(token, stop);
        var collected = await collect.RunAsync(Secret.Hash(token), Code, stop);
        return new StreamedDownload(
            collected.FileName,
            "application/zip",
            (target, stopped) => vault.CopyToAsync(collected.Attachment, target, stopped)
        );
    }

    private async Task FindAsync(string token, CancellationToken stop)
    {
        Release = await db.FindGoodReleaseAsync(Secret.Hash(token), clock.GetCurrentInstant(), stop);
        if (Release is not { RequestId: var id })
            return;
        ViewData["Unit"] = await db.Requests.Where(r => r.Id == id).Select(r => r.Unit.Name).FirstAsync(stop);
    }
}
