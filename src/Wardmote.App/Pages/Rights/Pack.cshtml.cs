using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wardmote.App.Hosting;
using Wardmote.App.SignIn;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Rights;
using Wardmote.Store;

namespace Wardmote.App.Pages.Rights;

/// <summary>The pack: made, given to the person, and what became of it.</summary>
public sealed class PackModel(
    Db db,
    RequestClock clock,
    BuildPack build,
    ReleasePack release,
    WithdrawPack withdraw,
    TakeZip takeZip,
    EncryptedZip zip,
    RecordHandover handover,
    Vault vault
) : CasePage(db, clock)
{
    [BindProperty, Display(Name = "Why it is made before everyone has answered")]
    public string? UnansweredBecause { get; set; }

    [BindProperty]
    public ReleaseWay? Way { get; set; }

    [BindProperty]
    public CodeChannel? CodeChannel { get; set; }

    [BindProperty, Display(Name = "Why no code is needed")]
    public string? NoCodeBecause { get; set; }

    [BindProperty, Display(Name = "Password")]
    public string? Password { get; set; }

    [BindProperty, Display(Name = "How they got it")]
    public string? How { get; set; }

    [BindProperty, Display(Name = "Why it is withdrawn")]
    public string? Reason { get; set; }

    /// <summary>The code or password, this once.</summary>
    public string? Code { get; private set; }

    public Guid? CodeLetterId { get; private set; }

    /// <summary>The last pack made.</summary>
    public Pack? Last => Case.Packs.MaxBy(p => p.BuiltAt);

    public IReadOnlyList<Holder> Unanswered => [.. Case.Holders.Where(h => !h.IsSettled)];

    /// <summary>Whether something was found or decided after the pack was made.</summary>
    public bool IsOutOfDate =>
        Last is { } pack
        && (
            Case.Items.Any(i =>
                i.FoundAt > pack.BuiltAt || i.NotTheirsAt > pack.BuiltAt || i.Withholding?.At > pack.BuiltAt
            )
        );

    [FreshFactor]
    public async Task<IActionResult> OnPostBuildAsync(CancellationToken stop)
    {
        await build.RunAsync(Actor, Case.Id, UnansweredBecause, stop);
        TempData["Done"] = "The pack is made. Read it through before you give it to them.";
        return Redirect($"{CaseUrl}/pack");
    }

    [FreshFactor]
    public async Task<IActionResult> OnPostReleaseAsync(CancellationToken stop)
    {
        if (Way is null)
            throw new Refused("Choose how they get it.", nameof(Way));
        var given = await release.RunAsync(Actor, Case.Id, new NewRelease(Way, CodeChannel, NoCodeBecause), stop);
        (Code, CodeLetterId) = (given.Code, given.CodeLetterId);
        ModelState.Clear();
        await ReadAgainAsync();
        return Page();
    }

    [FreshFactor]
    public async Task<IActionResult> OnPostWithdrawAsync(CancellationToken stop)
    {
        await withdraw.RunAsync(Actor, Case.Id, Reason, stop);
        TempData["Done"] = "Withdrawn. The link no longer works.";
        return Redirect($"{CaseUrl}/pack");
    }

    [FreshFactor]
    public async Task<IActionResult> OnPostHandoverAsync(CancellationToken stop)
    {
        await handover.RunAsync(Actor, Case.Id, How, stop);
        return Done("Written down: the person has their pack.");
    }

    /// <summary>The encrypted zip, sealed as it leaves.</summary>
    [FreshFactor]
    public async Task<IActionResult> OnPostZipAsync(CancellationToken stop)
    {
        var taken = await takeZip.RunAsync(Actor, Case.Id, Password, stop);
        return new StreamedDownload(
            taken.FileName,
            "application/zip",
            (target, token) => zip.WriteAsync(taken, target, token)
        );
    }

    /// <summary>The pack as the person will get it, for the officer to read through.</summary>
    [FreshFactor]
    public IActionResult OnPostRead() =>
        Last is { } pack
            ? new StreamedDownload(
                $"{Case.Reference}.zip",
                "application/zip",
                (target, token) => vault.CopyToAsync(pack.Attachment, target, token)
            )
            : NotFound();

    /// <summary>The day the release ends, in words.</summary>
    public static string Until(Release given) => given.ExpiresAt.Minus(Duration.FromNanoseconds(1)).UkDate().Full();
}
