using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Evidence;
using Wardmote.Rights;
using Wardmote.Store;

namespace Wardmote.App.Pages.Rights;

/// <summary>One thing that was found: read it, decide on it, keep it back or put it back.</summary>
public sealed class ItemModel(
    Db db,
    RequestClock clock,
    Vault vault,
    Redactor redactor,
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

    [BindProperty, Display(Name = "Words to black out")]
    public string? Words { get; set; }

    [BindProperty, Display(Name = "Fields to black out")]
    public List<string> Fields { get; set; } = [];

    [BindProperty, Display(Name = "In a PDF or picture: pages, or parts of them")]
    public string? Areas { get; set; }

    [BindProperty, Display(Name = "Whose information is it?")]
    public string? Whose { get; set; }

    [BindProperty]
    public ThirdPartyAnswer? Answer { get; set; }

    [BindProperty, Display(Name = "What was done to ask them")]
    public string? Steps { get; set; }

    [BindProperty, Display(Name = "Any duty of confidence owed to them")]
    public string? Confidence { get; set; }

    [BindProperty, Display(Name = "Whose privilege is it?")]
    public string? PrivilegeOf { get; set; }

    [BindProperty, Display(Name = "The legal adviser")]
    public string? Adviser { get; set; }

    [BindProperty, Display(Name = "Which advice or proceedings?")]
    public string? Matter { get; set; }

    [BindProperty, Display(Name = "When it was given or written")]
    public LocalDate? AdvisedOn { get; set; }

    [BindProperty, Display(Name = "The copy that goes instead")]
    public IFormFile? Replacement { get; set; }

    [BindProperty, Display(Name = "Why it goes after all")]
    public string? BackReason { get; set; }

    public Item Item { get; private set; } = null!;

    /// <summary>The fields, when it is a record of our own.</summary>
    public HeldRecord? Record { get; private set; }

    /// <summary>What it says, when that is short and can be read.</summary>
    public string? Text { get; private set; }

    /// <summary>The copy that an officer wanted to see before anything is saved.</summary>
    public RedactedCopy? Tried { get; private set; }

    /// <summary>Whether the form to keep it back is in use.</summary>
    public bool IsDeciding => !ModelState.IsValid || Part is not null || Exemption is not null || Tried is not null;

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
        if (Part is null)
            throw new Refused("Choose how much is kept back.", nameof(Part));
        if (Part == "part" && Replacement is null)
            throw new Refused("Choose the copy without the part you keep back.", nameof(Replacement));
        var copy =
            Part == "part"
                ? new GivenFile(Replacement!.FileName, Replacement.ContentType, Replacement.OpenReadStream())
                : null;
        var decision = new NewWithholding(
            Exemption,
            Note,
            Described,
            copy,
            Part == "words" ? Redaction.Read(Words, Fields, Areas) : null,
            new(Whose, Answer, Steps, Confidence),
            new(PrivilegeOf, Adviser, Matter, AdvisedOn)
        );
        await withhold.RunAsync(Actor, Case.Id, Id, decision, stop);
        return Next("Kept back, with its reason.");
    }

    /// <summary>Shows a text with what would be blacked out, or gives pages as a file; nothing is saved.</summary>
    public async Task<IActionResult> OnPostTryAsync(CancellationToken stop)
    {
        if (!await FoundAsync(stop))
            return NotFound();
        var copy = await redactor.MakeAsync(Item, Redaction.Read(Words, Fields, Areas), stop);
        if (copy is { Text: null, Record: null })
            return File(copy.Content, "application/octet-stream", copy.Name);
        Tried = copy;
        return Page();
    }

    /// <summary>The copy that goes instead, as an attachment that no browser opens in place.</summary>
    public async Task<IActionResult> OnPostCopyAsync(CancellationToken stop)
    {
        if (!await FoundAsync(stop) || Item.Withholding?.ReplacementId is not { } id)
            return NotFound();
        var copy = await Db.Attachments.AsNoTracking().FirstAsync(a => a.Id == id, stop);
        return File(await vault.ReadAsync(copy, stop), "application/octet-stream", copy.Name);
    }

    /// <summary>A text between the places where something is blacked out, no longer than a page shows.</summary>
    public static string[] Pieces(string? text) =>
        (text is { Length: > MostShown } ? text[..MostShown] + " …" : text ?? "").Split(Redaction.Mark);

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
        else if (Redactor.Read(item.Attachment.Name, item.Attachment.MediaType, bytes) is { Length: <= MostShown } said)
            Text = said;
        return true;
    }

    private RedirectResult Next(string word)
    {
        TempData["Done"] = word;
        return Redirect($"{CaseUrl}/items");
    }
}
