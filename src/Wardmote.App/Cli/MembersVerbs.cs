using System.CommandLine;
using Wardmote.Members;

namespace Wardmote.App.Cli;

/// <summary><c>wardmote members</c></summary>
internal static class MembersVerbs
{
    private static readonly Option<string> Unit = new("--unit")
    {
        Description = "The unit whose list this is, with every unit below it",
        HelpName = "code",
        Required = true,
    };

    private static readonly Option<int?> ConfirmLeavers = new("--confirm-leavers")
    {
        Description = "Yes, this many members have left: the number the dry run told",
        HelpName = "number",
    };

    public static Command Make() =>
        new("members", "The membership list, as the authority's feed tells it")
        {
            ImportVerb.Make(
                "import-opinions",
                "Bring in political opinions that were noted of members before",
                (run, order) => run.Get<ImportOpinions>().RunAsync(run.Actor, order, run.Stop)
            ),
            ImportVerb.Make(
                "import",
                "Bring in the membership list of a unit: joiners, changes and leavers",
                (run, order) =>
                    run.Get<ImportMembers>()
                        .RunAsync(
                            run.Actor,
                            run.Value(Unit)!,
                            order with
                            {
                                ConfirmedLeavers = run.Value(ConfirmLeavers),
                            },
                            run.Stop
                        ),
                Unit,
                ConfirmLeavers
            ),
        };
}
