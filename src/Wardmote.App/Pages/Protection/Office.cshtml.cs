using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Evidence;
using Wardmote.Protection;
using Wardmote.Store;

namespace Wardmote.App.Pages.Protection;

/// <summary>How the holder of one of the two offices was put into it (R96, R102).</summary>
public sealed class OfficeModel(Db db, OfficesOnRecord offices, RecordDesignation record, Vault vault)
    : ControllerPage(db)
{
    [BindProperty, Display(Name = "Who decided it?")]
    public string? By { get; set; }

    [BindProperty, Display(Name = "When was it decided?")]
    public LocalDate? On { get; set; }

    [BindProperty, Display(Name = "Which document shows it?")]
    public string? Document { get; set; }

    [BindProperty, Display(Name = "The document itself")]
    public new IFormFile? File { get; set; }

    [BindProperty, Display(Name = "Where do they come from?")]
    public Origin? Origin { get; set; }

    /// <summary>The office, as the offices file names it.</summary>
    public string Office { get; private set; } = "";

    /// <summary>Who holds it; null while vacant.</summary>
    public OfficeHeld? Held { get; private set; }

    /// <summary>The name of the document's file; null when there is none.</summary>
    public string? FileName { get; private set; }

    /// <summary>Whether that is the reader, who does not write down their own designation.</summary>
    public bool IsOwn { get; private set; }

    public void OnGet()
    {
        if (Held?.Designation is { } known)
            (By, On, Document, Origin) = (known.By, known.On, known.Document, known.Origin);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!ModelState.IsValid)
            return Page();
        var file = File is null ? null : new GivenDocument(File.FileName, File.ContentType, File.OpenReadStream());
        await record.RunAsync(Actor, Unit.Id, Office, new(By, On, Document, Origin, file), stop);
        return Done("Saved");
    }

    /// <summary>The document, as a download that no browser opens in place.</summary>
    public async Task<IActionResult> OnPostDocumentAsync(CancellationToken stop) =>
        await FileAsync(stop) is { } file
            ? File(await vault.ReadAsync(file, stop), "application/octet-stream", file.Name)
            : NotFound();

    private async Task<Attachment?> FileAsync(CancellationToken stop) =>
        Held?.Designation?.FileId is { } id
            ? await Db.Attachments.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, stop)
            : null;

    protected override async Task<bool> LoadControllerAsync(CancellationToken stop)
    {
        Office = (string?)RouteData.Values["office"] ?? "";
        var on = await offices.ForAsync(Unit.Id, stop);
        Held =
            Office == ProtectionOffices.Dpo && on!.HasOwnDpo ? on.Dpo
            : Office == ProtectionOffices.Officer ? on!.Officer
            : null;
        IsOwn = Held is not null && Held.Held.EmailKey == await EmailKeyAsync();
        FileName = (await FileAsync(stop))?.Name;
        return Office is ProtectionOffices.Dpo or ProtectionOffices.Officer;
    }
}
