using System.CommandLine;
using Wardmote.Store;

namespace Wardmote.App.Cli;

/// <summary>The verbs about the database’s own upkeep.</summary>
internal static class MaintainVerbs
{
    public static Command Make() => new("maintain", "Look after the database itself") { Scrub() };

    private static Command Scrub() =>
        new Command(
            "scrub",
            "Write every table anew, so that what was removed is in no file any more. Everybody else waits meanwhile"
        ).Does(async run =>
        {
            using (run.Progress("Writing every table anew"))
                await run.Get<Scrubber>().ScrubAsync(run.Stop);
            run.Say("Done. What was removed is in no file of the database any more.");
            run.Json(new { Scrubbed = true });
        });
}
