using System.CommandLine;
using Wardmote.Clocks;
using Wardmote.Organisation;
using Wardmote.Registers;
using Wardmote.Store;

namespace Wardmote.App.Cli;

/// <summary>The verbs about the register of information assets: what is on record, and what is missing.</summary>
internal static class RegistersVerbs
{
    public static Command Make() =>
        new("registers", "Which of people's data is kept, what it is used for, and what is missing") { List(), Gaps() };

    private static readonly Option<string?> Unit = new("--unit") { Description = "Only this unit", HelpName = "code" };

    private static Command List() =>
        new Command("list", "List every asset with what is done with it") { Unit }.Does(async run =>
        {
            var units = await UnitsAsync(run);
            var tasks = units
                .SelectMany(u => u.Assets.SelectMany(a => a.Tasks.Select(t => (u.Unit, a.Asset, Task: t))))
                .ToList();
            if (tasks.Count == 0)
                run.Say("Nothing is on record of what is done with people's data.");
            else
                run.Table(
                    ["Unit", "Asset", "Purpose", "Basis", "Kept", ""],
                    tasks.Select(t =>
                        new[]
                        {
                            t.Unit.Code,
                            t.Asset.Name,
                            t.Task.Purpose,
                            t.Task.Basis?.ToString(),
                            t.Task.Retention(),
                            t.Task.IsBlocked() ? "blocked" : "",
                        }
                    )
                );
            run.Json(
                units.Select(u => new
                {
                    Unit = u.Unit.Code,
                    Assets = u.Assets.Select(a => new
                    {
                        a.Asset.Id,
                        a.Asset.Name,
                        a.Asset.Owner,
                        Tasks = a.Tasks.Select(t => new
                        {
                            t.Id,
                            t.Number,
                            t.Purpose,
                            t.Basis,
                            t.SpecialCondition,
                            t.SpecialSchedule,
                            t.CriminalSchedule,
                            Kept = t.Retention(),
                            Blocked = t.IsBlocked(),
                        }),
                    }),
                })
            );
        });

    private static Command Gaps() =>
        new Command("gaps", "List what is missing, what blocks a task first") { Unit }.Does(async run =>
        {
            var gaps = (await UnitsAsync(run)).SelectMany(u => u.Gaps).OrderBy(g => !g.Blocks).ToList();
            foreach (var gap in gaps)
                run.Say(
                    $"{gap.Unit.Code}{(gap.Asset is null ? "" : $", {gap.Asset.Name}")}{(gap.Task is null ? "" : $", {gap.Task.Purpose}")}: {(gap.Blocks ? "Blocked. " : "")}{gap.Sentence}"
                );
            run.Say(gaps.Count == 1 ? "1 thing is missing." : $"{PlainDates.Figure(gaps.Count)} things are missing.");
            run.Json(
                gaps.Select(g => new
                {
                    Unit = g.Unit.Code,
                    Asset = g.Asset?.Name,
                    g.Task?.Purpose,
                    g.Blocks,
                    g.Sentence,
                })
            );
        });

    private static async Task<IReadOnlyList<UnitOnRecord>> UnitsAsync(CliRun run)
    {
        var units = run.Get<Db>().UnitsVisibleTo(run.Actor, Duty.KeepRegisters);
        var code = run.Value(Unit);
        var found = await run.Get<Register>()
            .OfAsync(run.Actor, code is null ? units : units.Where(u => u.Code == code), null, run.Stop);
        return code is not null && found.Count == 0
            ? throw new Refused("That unit has no register among those you keep.")
            : found;
    }
}
