using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Wardmote.App.SignIn;
using Wardmote.App.Worker;
using Wardmote.Organisation;
using Wardmote.Organisation.Imports;
using Wardmote.Store;

namespace Wardmote.App.Pages.Organisation;

/// <summary>Brings in a file, and shows those brought in before.</summary>
[Carries(Duty.KeepMembership), RequestSizeLimit(MostBytes), RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
public sealed class ImportsModel(Db db, UploadImport upload, ImportWorker worker) : StaffPage(db)
{
    // The file, and room for the fields around it.
    private const long MostBytes = UploadImport.MostBytes + (1 << 20);
    private const int PageSize = 20;

    [BindProperty, Required(ErrorMessage = "Choose what the file brings")]
    public ImportKind? Kind { get; set; }

    [BindProperty, Display(Name = "Which unit is the membership list for?")]
    public Guid? UnitId { get; set; }

    [BindProperty, Display(Name = "File"), Required(ErrorMessage = "Choose a file")]
    public new IFormFile? File { get; set; }

    // Not “page”: that is the name under which the framework keeps the page’s own path.
    [BindProperty(SupportsGet = true, Name = "number")]
    public int Number { get; set; } = 1;

    public IReadOnlyList<SelectListItem> Units { get; private set; } = [];
    public IReadOnlyList<Import> History { get; private set; } = [];
    public bool More { get; private set; }

    public Task OnGetAsync(CancellationToken stop) => LoadAsync(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        if (Kind == ImportKind.Members && UnitId is null)
            ModelState.AddModelError(nameof(UnitId), "Choose the unit that the list is for");
        if (!ModelState.IsValid)
            return Page();
        await using var content = File!.OpenReadStream();
        var id = await upload.RunAsync(Actor, Kind!.Value, UnitId, File.FileName, content, stop);
        worker.Wake();
        return Redirect($"/organisation/imports/{id}");
    }

    private async Task LoadAsync(CancellationToken stop)
    {
        // A list is kept for constituencies and what is above them.
        var units = await Db.UnitsVisibleTo(Actor, Duty.KeepMembership)
            .Where(u => u.Kind == UnitKind.National || u.Kind == UnitKind.Region || u.Kind == UnitKind.Constituency)
            .OrderBy(u => u.Code)
            .Select(u => new
            {
                u.Id,
                u.Code,
                u.Name,
            })
            .ToListAsync(stop);
        Units = [.. units.Select(u => new SelectListItem($"{u.Name} ({u.Code})", u.Id.ToString()))];
        (History, Number, More) = await Db.ImportsOf(Actor)
            .AsNoTracking()
            .OrderByDescending(i => i.At)
            .PageAsync(Number, PageSize, stop);
    }
}
