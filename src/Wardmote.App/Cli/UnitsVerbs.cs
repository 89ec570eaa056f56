using System.CommandLine;
using Wardmote.Members;
using Wardmote.Organisation.Imports;

namespace Wardmote.App.Cli;

/// <summary><c>wardmote units</c></summary>
internal static class UnitsVerbs
{
    public static Command Make() =>
        new("units", "The tree of units: national, regions, constituencies, branches, groups")
        {
            ImportVerb.Make(
                "import",
                "Bring in units: code, name, kind, parent, nation, controller, email, address",
                (run, order) => run.Get<ImportUnits>().RunAsync(run.Actor, order, run.Stop)
            ),
            ImportVerb.Make(
                "join",
                "Put members into groups: membership_number, unit, from, until",
                (run, order) => run.Get<ImportGroups>().RunAsync(run.Actor, order, run.Stop)
            ),
        };
}
