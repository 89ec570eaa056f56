using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wardmote.App.Hosting;
using Wardmote.Rights;
using Wardmote.Store;

namespace Wardmote.App.Pages.Rights;

/// <summary>One officer: what they said, what an officer writes down for them, or why they need not answer.</summary>
[RequestSizeLimit(ArrivingFiles.MostBytes), RequestFormLimits(MultipartBodyLengthLimit = ArrivingFiles.MostBytes)]
public sealed class HolderModel(Db db, RequestClock clock, RecordAnswer record, ExcuseHolder excuse)
    : CasePage(db, clock)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty, Display(Name = "What did they say?"), Required(ErrorMessage = "Choose what they said")]
    public Outcome? Outcome { get; set; }

    [BindProperty, Display(Name = "Where they looked")]
    public string? Searched { get; set; }

    [BindProperty, Display(Name = "What they hold, in words")]
    public string? Text { get; set; }

    [BindProperty, Display(Name = "Files they gave")]
    public List<IFormFile> Files { get; set; } = [];

    [BindProperty, Display(Name = "Note")]
    public string? Because { get; set; }

    [BindProperty, Display(Name = "The day they expect to answer")]
    public LocalDate? ExpectedOn { get; set; }

    [BindProperty, Display(Name = "Why they need not answer")]
    public string? Reason { get; set; }

    public Holder Holder { get; private set; } = null!;

    public IActionResult OnGet() => Found() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!Found())
            return NotFound();
        if (!ModelState.IsValid)
            return Page();
        var files = Files.ConvertAll(f => new GivenFile(f.FileName, f.ContentType, f.OpenReadStream()));
        var answer = new Wardmote.Rights.Answer(Outcome!.Value, Searched, Because, ExpectedOn, Text, files);
        await record.RunAsync(Actor, Case.Id, Id, answer, stop);
        return Asked("Written down.");
    }

    public async Task<IActionResult> OnPostExcuseAsync(CancellationToken stop)
    {
        if (!Found())
            return NotFound();
        ModelState.Remove(nameof(Outcome));
        await excuse.RunAsync(Actor, Case.Id, Id, Reason, stop);
        return Asked("Excused. They have been told.");
    }

    private bool Found()
    {
        var holder = Case.Holders.FirstOrDefault(h => h.Id == Id);
        Holder = holder!;
        return holder is not null;
    }

    private RedirectResult Asked(string word)
    {
        TempData["Done"] = word;
        return Redirect($"{CaseUrl}/holders");
    }
}
