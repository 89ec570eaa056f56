using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Wardmote.App.Pages.Rights;
using Wardmote.Clocks;
using Wardmote.Correspondence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.App.Cli;

/// <summary>The verbs about letters on their way.</summary>
internal static class OutboxVerbs
{
    private const int Most = 500;

    public static Command Make() =>
        new("outbox", "See the letters, and send those whose time has come") { List(), Send() };

    private static Command List()
    {
        var all = new Option<bool>("--all") { Description = "Those that have gone as well" };
        return new Command("list", "List letters that have not gone, the newest first") { all }.Does(async run =>
        {
            var gone = run.Value(all);
            var letters = await run.Get<Db>()
                .VisibleTo<Letter>(run.Actor, Duty.KeepLetters)
                .AsNoTracking()
                .Include(l => l.Delivery)
                .Where(l =>
                    gone
                    || (l.Delivery != null && l.Delivery.State != DeliveryState.Accepted)
                    || (l.Medium == Medium.Post && l.PostedAt == null)
                )
                .OrderByDescending(l => l.Id)
                .Take(Most)
                .ToListAsync(run.Stop);
            if (letters.Count == 0)
                run.Say(gone ? "No letter has been written yet." : "Every letter has gone.");
            else
                run.Table(
                    ["Written", "Letter", "To", "State"],
                    letters.Select(l =>
                        new[] { l.WrittenAt.UkDate().DayMonthYear(), l.Subject, l.ToName, RightsWords.Of(l) }
                    )
                );
            run.Json(
                letters.Select(l => new
                {
                    l.Id,
                    l.WrittenAt,
                    l.Subject,
                    l.ToName,
                    l.Medium,
                    l.Delivery?.State,
                    l.Delivery?.Attempts,
                    l.Delivery?.LastProblem,
                    l.PostedAt,
                })
            );
        });
    }

    private static Command Send() =>
        new Command("send", "Send the letters whose time has come, without waiting for the server to").Does(async run =>
        {
            var round = await run.Get<Postman>().SendDueAsync(run.Stop);
            run.Say($"Sent {round.Accepted}; {round.Waiting} will be tried again; {round.Parked} need attention.");
            run.Json(round);
        });
}
