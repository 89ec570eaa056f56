using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Wardmote.Protection;
using Wardmote.Store;

namespace Wardmote.App.Pages.Protection;

/// <summary>The data-protection officer's yearly declaration (R102): others read it, only they make it.</summary>
public sealed class DeclarationModel(Db db, OfficesOnRecord offices, DeclareIndependence declare) : ControllerPage(db)
{
    [BindProperty, Display(Name = "Why does nothing else you do stand against it?")]
    public string? Because { get; set; }

    [BindProperty]
    public bool Confirmed { get; set; }

    /// <summary>The unit's own data-protection officer; null while vacant.</summary>
    public OfficeHeld? Dpo { get; private set; }

    /// <summary>Whether the reader is that officer.</summary>
    public bool IsOwn { get; private set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await declare.RunAsync(Actor, Unit.Id, Confirmed, Because, stop);
        return Done("Declared. It counts for a year.");
    }

    protected override async Task<bool> LoadControllerAsync(CancellationToken stop)
    {
        var on = await offices.ForAsync(Unit.Id, stop);
        Dpo = on is { HasOwnDpo: true } ? on.Dpo : null;
        IsOwn = Dpo?.Held.EmailKey == await EmailKeyAsync();
        return true;
    }
}
