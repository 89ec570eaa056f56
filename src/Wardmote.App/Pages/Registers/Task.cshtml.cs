using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Wardmote.Registers;
using Wardmote.Store;

namespace Wardmote.App.Pages.Registers;

/// <summary>A processing task: what it lacks, what is on record of it, any earlier version, and where it ends.</summary>
public sealed class TaskModel(Db db, EndTask end) : RegistersPage(db)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The version that is shown; null for the latest.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Version { get; set; }

    [BindProperty]
    public int Read { get; set; }

    [BindProperty, Display(Name = "Why is it not done any more?")]
    public string? Because { get; set; }

    public ProcessingTask It { get; private set; } = null!;
    public IReadOnlyList<ProcessingTask> Versions { get; private set; } = [];
    public Asset Asset { get; private set; } = null!;
    public IReadOnlyList<Written> History { get; private set; } = [];

    /// <summary>Whether it is shown as it stands now, and can be changed.</summary>
    public bool IsOpen => It is { IsEnd: false } && It.Number == Versions[0].Number;

    protected override async Task<bool> LoadAsync(CancellationToken stop)
    {
        Versions = await VersionsAsync<ProcessingTask>(Id, stop);
        if (Versions.FirstOrDefault(v => Version is null || v.Number == Version) is not { } shown)
            return false;
        It = shown;
        Asset = (await VersionsAsync<Asset>(shown.AssetId, stop))[0];
        History = [.. Versions.Select(Written.Of)];
        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!ModelState.IsValid)
            return Page();
        await end.RunAsync(Actor, Id, Read, Because, stop);
        return Done("Ended. How it stood before can still be read", $"/assets/{Asset.Id}");
    }
}
