using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Wardmote.Rights;
using Wardmote.Rights.Changing;
using Wardmote.Store;

namespace Wardmote.App.Pages.Rights;

/// <summary>The letter about what was done and what was not, to be read before it goes.</summary>
public sealed class ReplyModel(Db db, RequestClock clock, SendReply send) : CasePage(db, clock)
{
    [BindProperty, Display(Name = "Who else was told"), StringLength(2000)]
    public string? Recipients { get; set; }

    /// <summary>Why it cannot go yet; null when it can.</summary>
    public string? Obstacle { get; private set; }

    public ReplyWords Words { get; private set; } = null!;

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!ModelState.IsValid)
            return Page();
        await send.RunAsync(Actor, Case.Id, Recipients, stop);
        return Done("The letter is on its way.");
    }

    protected override Task LoadAsync(CancellationToken stop)
    {
        Obstacle = Case.IsClosed ? "This request is closed." : ReplyWords.Obstacle(Case);
        Words = ReplyWords.Of(Case, Today);
        return Task.CompletedTask;
    }
}
