using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Wardmote.Clocks;
using Wardmote.Organisation;
using Wardmote.Permits;
using Wardmote.Store;

namespace Wardmote.App.Cli;

/// <summary>The verbs about storage permissions: who keeps people's data themselves, and bringing in those given before.</summary>
internal static class PermitsVerbs
{
    private static readonly Option<string?> Unit = new("--unit") { Description = "Only this unit", HelpName = "code" };

    private static readonly Option<bool> Overdue = new("--overdue")
    {
        Description = "Only those past their day that nobody has ended",
    };

    public static Command Make() =>
        new("permits", "Who keeps people's data themselves, for which task and until when")
        {
            List(),
            ImportVerb.Make(
                "import",
                "Bring in permissions that were given already",
                (run, order) => run.Get<ImportPermits>().RunAsync(run.Actor, order, run.Stop)
            ),
        };

    private static Command List() =>
        new Command("list", "List every permission, those past their day first") { Unit, Overdue }.Does(async run =>
        {
            var db = run.Get<Db>();
            var units = db.UnitsVisibleTo(run.Actor, Duty.PermitStorage);
            if (run.Value(Unit) is { } code)
                units = units.Where(u => u.Code == code);
            var codes = await units.ToDictionaryAsync(u => u.Id, u => u.Code, run.Stop);
            if (codes.Count == 0)
                throw new Refused("There is no such unit among those in which you give permissions.");
            var today = run.Get<IClock>().Today();
            var permits = await db.VisibleTo<Permit>(run.Actor, Duty.PermitStorage)
                .AsNoTracking()
                .Include(p => p.End)
                .Where(p => units.Any(u => u.Id == p.UnitId))
                .OrderBy(p => p.End != null)
                .ThenBy(p => p.Until)
                .ThenBy(p => p.Id)
                .ToListAsync(run.Stop);
            if (run.Value(Overdue))
                permits = permits.FindAll(p => p.IsOverdue(today));
            if (permits.Count == 0)
                run.Say("No such permission is on record.");
            else
                run.Table(
                    ["Unit", "Data", "Kept by", "Where", "Until", ""],
                    permits.Select(p =>
                        new[]
                        {
                            codes[p.UnitId],
                            p.Data,
                            p.PersonName,
                            p.Place,
                            LocalDatePattern.Iso.Format(p.Until),
                            p.End?.Fate.InWords() ?? (p.IsOverdue(today) ? "overdue" : ""),
                        }
                    )
                );
            run.Json(
                permits.Select(p => new
                {
                    p.Id,
                    Unit = codes[p.UnitId],
                    p.PersonName,
                    p.Email,
                    p.Data,
                    Task = p.Purpose,
                    p.Place,
                    Until = LocalDatePattern.Iso.Format(p.Until),
                    p.GivenBy,
                    GivenOn = LocalDatePattern.Iso.Format(p.GivenOn),
                    Overdue = p.IsOverdue(today),
                    End = p.End is { } end
                        ? new
                        {
                            end.Fate,
                            On = LocalDatePattern.Iso.Format(end.On),
                            end.Report,
                            end.RecordedBy,
                        }
                        : null,
                })
            );
        });
}
