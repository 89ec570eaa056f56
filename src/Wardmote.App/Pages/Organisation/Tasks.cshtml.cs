using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Wardmote.App.SignIn;
using Wardmote.Members;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.App.Pages.Organisation;

/// <summary>What members' records of a unit are opened for (R53, R64).</summary>
[Carries(Duty.KeepMembership)]
public sealed class TasksModel(Db db, AddAccessTask add, EndAccessTask end)
    : StaffUnitPage(db, Duty.KeepMembership, "/organisation")
{
    [BindProperty, Display(Name = "What else are records opened for?")]
    public string? Name { get; set; }

    /// <summary>The unit's own tasks, those that go on first.</summary>
    public IReadOnlyList<AccessTask> Own { get; private set; } = [];

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await add.RunAsync(Actor, Unit.Id, Name, stop);
        return Done("Added.", "/tasks");
    }

    public async Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken stop)
    {
        if (Own.All(t => t.Id != id))
            return NotFound();
        await end.RunAsync(Actor, id, stop);
        return Done("Ended: no record is opened for it any more.", "/tasks");
    }

    protected override async Task<bool> LoadAsync(CancellationToken stop)
    {
        var own = await Db.VisibleTo<AccessTask>(Actor, Duty.KeepMembership)
            .AsNoTracking()
            .Where(t => t.UnitId == Unit.Id)
            .ToListAsync(stop);
        Own = [.. own.OrderBy(t => t.Until is not null).ThenBy(t => t.Name, StringComparer.CurrentCulture)];
        return true;
    }
}
