using System.ComponentModel.DataAnnotations;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Wardmote.Evidence;
using Wardmote.Rights;
using Wardmote.Store;

namespace Wardmote.App.Pages.Rights;

/// <summary>One thing that was found: read it, decide on it, keep it back or put it back.</summary>
public sealed class ItemModel(
    Db db,
    RequestClock clock,
    Vault vault,
    DecideItem decide,
    WithholdItem withhold,
    PutBackItem putBack
) : CasePage(db, clock)
{
    private const int MostShown = 100_000;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty, Display(Name = "Is it about this person?")]
    public bool? Theirs { get; set; }

    [BindProperty, Display(Name = "How you know")]
    public string? Reason { get; set; }

    [BindProperty, Display(Name = "The law’s reason")]
    public Exemption? Exemption { get; set; }

    [BindProperty, Display(Name = "What the letter calls it")]
    public string? Described { get; set; }

    [BindProperty, Display(Name = "How you weighed it")]
    public string? Note { get; set; }

    [BindProperty, Display(Name = "How much")]
    public string? Part { get; set; }

    [BindProperty, Display(Name = "The copy that goes instead")]
    public IFormFile? Replacement { get; set; }

    [BindProperty, Display(Name = "Why it goes after all")]
    public string? BackReason { get; set; }

    public Item Item { get; private set; } = null!;

    /// <summary>The fields, when it is a record of our own.</summary>
    public HeldRecord? Record { get; private set; }

    /// <summary>The text, when it is a short text.</summary>
    public string? Text { get; private set; }

    public IReadOnlyList<SelectListItem> Exemptions { get; } =
    [.. ExemptionText.All.Select(t => new SelectListItem($"{t.Name} ({t.Provision})", t.Exemption.ToString()))];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await FoundAsync(stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostDecideAsync(CancellationToken stop)
    {
        if (!await FoundAsync(stop))
            return NotFound();
        if (Theirs is null)
            throw new Refused("Choose whether it is about this person.", nameof(Theirs));
        await decide.RunAsync(Actor, Case.Id, Id, Theirs.Value, Reason, stop);
        return Next("Decided.");
    }

    public async Task<IActionResult> OnPostWithholdAsync(CancellationToken stop)
    {
        if (!await FoundAsync(stop))
            return NotFound();
        if (Part == "part" && Replacement is null)
            throw new Refused("Choose the copy without the part you keep back.", nameof(Replacement));
        var copy =
            Part == "part"
                ? new GivenFile(Replacement!.FileName, Replacement.ContentType, Replacement.OpenReadStream())
                : null;
        await withhold.RunAsync(Actor, Case.Id, Id, new(Exemption, Note, Described, copy), stop);
        return Next("Kept back, with its reason.");
    }

    public async Task<IActionResult> OnPostPutBackAsync(CancellationToken stop)
    {
        if (!await FoundAsync(stop))
            return NotFound();
        if (string.IsNullOrWhiteSpace(BackReason))
            throw new Refused("Say why it goes to the person after all.", nameof(BackReason));
        await putBack.RunAsync(Actor, Case.Id, Id, BackReason, stop);
        return Next("Put back.");
    }

    /// <summary>The file itself, as an attachment that no browser opens in place.</summary>
    public async Task<IActionResult> OnPostDownloadAsync(CancellationToken stop)
    {
        if (!await FoundAsync(stop))
            return NotFound();
        var attachment = await Db.Attachments.AsNoTracking().FirstAsync(a => a.Id == Item.AttachmentId, stop);
        return File(await vault.ReadAsync(attachment, stop), "application/octet-stream", attachment.Name);
    }

    private async Task<bool> FoundAsync(CancellationToken stop)
    {
        var item = Case.Items.FirstOrDefault(i => i.Id == Id);
        if (item is null)
            return false;
        Item = item;
        if (item.Attachment.Length > MostShown)
            return true;
        var bytes = await vault.ReadAsync(item.Attachment, stop);
        if (item.RecordKey is not null)
            Record = JsonSerializer.Deserialize<HeldRecord>(bytes, JsonSerializerOptions.Strict);
        else if (item.Attachment.MediaType == "text/plain")
            Text = Encoding.UTF8.GetString(bytes);
        return true;
    }

    private RedirectResult Next(string word)
    {
        TempData["Done"] = word;
        return Redirect($"{CaseUrl}/items");
    }
}
