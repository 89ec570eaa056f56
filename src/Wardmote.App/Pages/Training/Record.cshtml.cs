using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using NodaTime;
using Wardmote.Store;
using Wardmote.Training;

namespace Wardmote.App.Pages.Training;

/// <summary>Writes down training that somebody of the unit had elsewhere, with its proof.</summary>
public sealed class RecordModel(Db db, RecordTraining record, TrainingRoll roll) : TrainingPage(db)
{
    [BindProperty, Display(Name = "Who was trained?"), Required(ErrorMessage = "Choose who was trained")]
    public string? Email { get; set; }

    [BindProperty, Display(Name = "What is the course called?")]
    [Required(ErrorMessage = "Enter what the course is called"), StringLength(200)]
    public string? Course { get; set; }

    [BindProperty, Display(Name = "Who gave it?"), Required(ErrorMessage = "Enter who gave the course")]
    [StringLength(200)]
    public string? Provider { get; set; }

    [BindProperty, Display(Name = "When was it taken?"), Required(ErrorMessage = "Enter the day of the course")]
    public LocalDate? TakenOn { get; set; }

    [BindProperty, Display(Name = "Proof")]
    public new IFormFile? File { get; set; }

    /// <summary>Everyone who holds an office in the unit or below it, but the officer.</summary>
    public IReadOnlyList<SelectListItem> People { get; private set; } = [];

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!ModelState.IsValid)
            return Page();
        var proof = File is null ? null : new GivenProof(File.FileName, File.ContentType, File.OpenReadStream());
        var certificate = await record.RunAsync(Actor, new(Email, Course, Provider, TakenOn!.Value, proof), stop);
        return Done($"Written down as {certificate.Number}");
    }

    protected override async Task<bool> LoadAsync(CancellationToken stop)
    {
        var own = await EmailKeyAsync();
        People =
        [
            .. (await roll.OfAsync(Unit.Id, stop))
                .Where(p => p.EmailKey != own)
                .OrderBy(p => p.PersonName, StringComparer.CurrentCulture)
                .Select(p => new SelectListItem($"{p.PersonName}, {p.Offices[0]}", p.EmailKey)),
        ];
        return true;
    }
}
