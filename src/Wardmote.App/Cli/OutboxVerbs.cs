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
        new("outbox", "See the letters, and send those whose time has come") { List(), Send(), Retry(), Posted() };

    private static readonly Argument<Guid> Id = new("letter")
    {
        Description = "The letter’s id, as outbox list shows it",
    };

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
                    ["Id", "Written", "Letter", "To", "State"],
                    letters.Select(l =>
                        new[] { $"{l.Id}", l.WrittenAt.UkDate().DayMonthYear(), l.Subject, l.ToName, Standing(l) }
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
                    l.Delivery?.NextAttemptAt,
                    l.Delivery?.AcceptedAt,
                    l.Delivery?.MayHaveGoneTwice,
                    l.Delivery?.LastProblem,
                    l.PostedAt,
                })
            );
        });
    }

    private static Command Send() =>
        new Command("send", "Send the letters whose time has come, without waiting for the server to").Does(async run =>
        {
            if (!run.Actor.Everywhere)
                throw new Refused("Only the operator of this machine sends the letters of every unit. Leave --as out.");
            var round = await run.Get<Postman>().SendDueAsync(run.Stop);
            run.Say($"Sent {round.Accepted}; {round.Waiting} will be tried again; {round.Parked} need attention.");
            run.Json(round);
        });

    private static Command Retry()
    {
        var all = new Option<bool>("--all") { Description = "Every parked letter" };
        var one = new Argument<Guid?>("letter")
        {
            Description = "The letter’s id, as outbox list shows it",
            Arity = ArgumentArity.ZeroOrOne,
        };
        return new Command("retry", "Send parked letters on their way again") { one, all }.Does(async run =>
        {
            var given = run.Given(one);
            if (given is null != run.Value(all))
                throw new Refused("Give the id of one letter, or --all.");
            var ids = given is { } id
                ? [id]
                : await run.Get<Db>().ParkedLetters(run.Actor).Select(l => l.Id).ToListAsync(run.Stop);
            foreach (var letter in ids)
                await run.Get<RetryDelivery>().RunAsync(run.Actor, letter, run.Stop);
            run.Say(ids.Count == 1 ? "1 letter will be tried again." : $"{ids.Count} letters will be tried again.");
            run.Json(new { Retried = ids });
        });
    }

    private static Command Posted() =>
        new Command("posted", "Write down that a letter has been printed and posted") { Id }.Does(async run =>
        {
            await run.Get<MarkPosted>().RunAsync(run.Actor, run.Value(Id), run.Stop);
            run.Say("Written down as posted.");
            run.Json(new { Posted = run.Value(Id) });
        });

    // Whoever reads this mends the mail: they want to know why.
    private static string Standing(Letter letter) =>
        letter.Delivery is { State: not DeliveryState.Accepted, LastProblem: { } problem }
            ? $"{RightsWords.Of(letter)}. {problem}"
            : RightsWords.Of(letter);
}
