using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Wardmote.Notices;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.App.Cli;

/// <summary>The verbs about the notice lists of constituencies.</summary>
internal static class NoticesVerbs
{
    private static readonly Argument<string> Unit = new("unit") { Description = "The code of the constituency" };

    private static readonly Option<NoticePurpose?> For = new("--for")
    {
        Description = "Which notice it is for",
        Required = true,
    };

    private static readonly Option<string> To = new("--to")
    {
        Description = "The file to write",
        HelpName = "file",
        Required = true,
    };

    public static Command Make() =>
        new("notices", "The list of all members for the notices that the rules promise them")
        {
            Count(),
            Export(),
            ImportVerb.Make(
                "import",
                "Bring in which members wanted no notices, or wanted them again",
                (run, order) => run.Get<ImportNoticeChoices>().RunAsync(run.Actor, order, run.Stop)
            ),
        };

    private static Command Count() =>
        new Command("count", "Say how many members are on the list, and how many took themself off") { Unit }.Does(
            async run =>
            {
                var unit = await UnitAsync(run);
                var on = await run.Get<NoticeList>().Of(run.Actor, unit.Id).CountAsync(run.Stop);
                var off = await run.Get<NoticeList>().OffIt(run.Actor, unit.Id).CountAsync(run.Stop);
                run.Say($"{unit.Name}: {on} on the list, {off} took themself off.");
                run.Json(
                    new
                    {
                        Unit = unit.Code,
                        On = on,
                        Off = off,
                    }
                );
            }
        );

    private static Command Export() =>
        new Command("export", "Take the list out for one notice; it is on record that you did") { Unit, For, To }.Does(
            async run =>
            {
                var unit = await UnitAsync(run);
                var file = await run.Get<ExportNotices>().RunAsync(run.Actor, unit.Id, run.Value(For), run.Stop);
                var path = run.PathTo(run.Value(To)!);
                await File.WriteAllBytesAsync(path, file, run.Stop);
                run.Say($"Written to {path}. Remove it when the notice is sent.");
                run.Json(new { Unit = unit.Code, Path = path });
            }
        );

    private static async Task<Unit> UnitAsync(CliRun run)
    {
        var code = run.Value(Unit);
        return await run.Get<Db>()
                .UnitsVisibleTo(run.Actor, Duty.KeepMembership)
                .AsNoTracking()
                .SingleOrDefaultAsync(u => u.Code == code && u.Kind == UnitKind.Constituency, run.Stop)
            ?? throw new Refused("There is no such constituency among those whose membership you keep.");
    }
}
