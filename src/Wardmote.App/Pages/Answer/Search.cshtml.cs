using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.App.Hosting;
using Wardmote.Rights;
using Wardmote.Store;

namespace Wardmote.App.Pages.Answer;

/// <summary>The search asked for, and the holder's answer. It never shows what anyone has already given.</summary>
[RequestSizeLimit(ArrivingFiles.MostBytes), RequestFormLimits(MultipartBodyLengthLimit = ArrivingFiles.MostBytes)]
public sealed class SearchModel(HolderDoor door, Db db, AnswerSearch answer) : AnswerPage(door)
{
    [BindProperty, Required(ErrorMessage = "Choose what you found")]
    public Outcome? Outcome { get; set; }

    [BindProperty, Display(Name = "Where did you look?")]
    public string? Searched { get; set; }

    [BindProperty, Display(Name = "Choose files")]
    public List<IFormFile> Files { get; set; } = [];

    [BindProperty, Display(Name = "Or paste it here")]
    public string? Text { get; set; }

    [BindProperty, Display(Name = "Why not?")]
    public string? Because { get; set; }

    [BindProperty, Display(Name = "When do you expect to answer?")]
    public LocalDate? ExpectedOn { get; set; }

    public Holder Holder { get; private set; } = null!;
    public Request Case { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) =>
        await InsideAsync(stop) ? Page() : Redirect(Base);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!await InsideAsync(stop))
            return Redirect(Base);
        if (!ModelState.IsValid)
            return Page();
        var files = Files.ConvertAll(f => new GivenFile(f.FileName, f.ContentType, f.OpenReadStream()));
        await answer.RunAsync(
            Holder.Id,
            new Wardmote.Rights.Answer(Outcome!.Value, Searched, Because, ExpectedOn, Text, files),
            stop
        );
        return Redirect($"{Base}/thanks");
    }

    private async Task<bool> InsideAsync(CancellationToken stop)
    {
        if (await Door.InsideAsync(HttpContext, Token, stop) is not { } holder)
            return false;
        Holder = holder;
        Case = await db
            .Requests.AsNoTracking()
            .Include(r => r.Unit)
            .Include(r => r.Corrections)
            .FirstAsync(r => r.Id == holder.RequestId, stop);
        ViewData["Unit"] = Case.Unit.Name;
        return true;
    }
}
