using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Wardmote.Organisation;
using Wardmote.Organisation.Imports;
using Wardmote.Store;

namespace Wardmote.App.Cli;

/// <summary><c>wardmote offices</c></summary>
internal static class OfficesVerbs
{
    public static Command Make() =>
        new("offices", "Who holds which office in which unit")
        {
            ImportVerb.Make(
                "import",
                "Bring in offices: unit, office, person, email, from, until",
                (run, order) => run.Get<ImportOffices>().RunAsync(run.Actor, order, run.Stop)
            ),
            OffCommittee(),
            OnCommittee(),
        };

    private static readonly Argument<string> Unit = new("unit") { Description = "The unit's code" };

    private static readonly Argument<string> Office = new("office")
    {
        Description = "The office, as in the offices file: treasurer",
    };

    private static Command OffCommittee()
    {
        var reason = new Option<string>("--reason") { Description = "Why, for the journal", Required = true };
        return new Command("off-committee", "Say that an office is not on the committee: its holder is not asked")
        {
            Unit,
            Office,
            reason,
        }.Does(run => SetAsync(run, onCommittee: false, run.Value(reason)));
    }

    private static Command OnCommittee() =>
        new Command("on-committee", "Put an office back on the committee") { Unit, Office }.Does(run =>
            SetAsync(run, onCommittee: true, because: null)
        );

    private static async Task SetAsync(CliRun run, bool onCommittee, string? because)
    {
        var code = run.Value(Unit);
        var unit =
            await run.Get<Db>()
                .UnitsVisibleTo(run.Actor, Duty.HandleRights)
                .AsNoTracking()
                .FirstOrDefaultAsync(u => u.Code == code, run.Stop)
            ?? throw new Refused("There is no unit with this code among those you look after. Check the code.");
        await run.Get<SetCommittee>().RunAsync(run.Actor, unit.Id, run.Value(Office), onCommittee, because, run.Stop);
        run.Say(onCommittee ? "Back on the committee." : "Taken off the committee.");
        run.Json(
            new
            {
                unit.Code,
                Office = run.Value(Office),
                OnCommittee = onCommittee,
            }
        );
    }
}
