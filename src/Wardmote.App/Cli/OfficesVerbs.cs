using System.CommandLine;
using Wardmote.Organisation.Imports;

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
        };
}
