using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Wardmote.Registers;
using Wardmote.Store;

namespace Wardmote.App.Pages.Registers;

/// <summary>Writes down what is done with an asset, or changes it (R163). What is not known yet can be left open.</summary>
public sealed class TaskFormModel(Db db, WriteTask write) : RegistersPage(db)
{
    [BindProperty(SupportsGet = true)]
    public Guid AssetId { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    /// <summary>The version that was on the page.</summary>
    [BindProperty]
    public int Read { get; set; }

    [BindProperty]
    public Processing Form { get; set; } = new();

    [BindProperty, Display(Name = "Why does it change?")]
    public string? Because { get; set; }

    public Asset Asset { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Bases { get; } = Choices<LawfulBasis>(b => b.InWords());
    public IReadOnlyList<SelectListItem> Conditions { get; } = Choices<SpecialCondition>(c => c.InWords());
    public IReadOnlyList<SelectListItem> Schedule { get; } = Choices<Schedule1>(c => c.InWords());

    protected override async Task<bool> LoadAsync(CancellationToken stop)
    {
        if (await VersionsAsync<Asset>(AssetId, stop) is not [{ IsEnd: false } asset, ..])
            return false;
        Asset = asset;
        return Id is null
            || await VersionsAsync<ProcessingTask>(Id, stop) is [{ IsEnd: false } task, ..] && task.AssetId == AssetId;
    }

    public async Task OnGetAsync(CancellationToken stop)
    {
        if (Id is null)
            return;
        var task = (await VersionsAsync<ProcessingTask>(Id, stop))[0];
        (Read, Form) = (task.Number, task);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!ModelState.IsValid)
            return Page();
        var task = await write.RunAsync(Actor, AssetId, Id, Read, Form, Because, stop);
        return Done(task.IsBlocked() ? "Saved, and blocked: see what is missing" : "Saved", $"/tasks/{task.Id}");
    }

    private static IReadOnlyList<SelectListItem> Choices<T>(Func<T, string> inWords)
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(c => new SelectListItem(inWords(c), c.ToString()))];
}
