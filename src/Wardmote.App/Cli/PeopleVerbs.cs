using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.App.Hosting;
using Wardmote.Clocks;
using Wardmote.Correspondence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.App.Cli;

/// <summary>The verbs about people with accounts: who may sign in.</summary>
internal static class PeopleVerbs
{
    public static Command Make() => new("people", "Say who may sign in") { Invite(), List(), Recover(), End() };

    private static readonly Argument<string> Email = new("email") { Description = "The address of their office" };

    private static Command Invite()
    {
        var show = new Option<bool>("--show-link")
        {
            Description = "Print the link as well as writing the letter: for the first person, before mail is set up",
        };
        return new Command("invite", "Invite the holder of an office to make an account") { Email, show }.Does(
            async run =>
            {
                var token = await run.Get<InviteOfficer>().RunAsync(run.Actor, run.Value(Email), run.Stop);
                var link = run.Value(show) ? new Uri(run.Get<Installation>().Address, $"/welcome/{token}") : null;
                run.Say("Invited. The letter with the link is in the outbox; the link works once, for 7 days.");
                if (link is not null)
                    run.Say(link.AbsoluteUri);
                run.Json(new { Invited = run.Value(Email), Link = link });
            }
        );
    }

    private static Command List() =>
        new Command("list", "List the accounts, and who holds an office without one").Does(async run =>
        {
            var people = await PeopleAsync(run);
            if (people.Count == 0)
                run.Say("Nobody holds an office yet. Bring the offices in first: wardmote offices import offices.csv");
            else
                run.Table(
                    ["Name", "E-mail", "Account", "Offices"],
                    people.Select(p => new[] { p.Name, p.Email, InWords(p.Account), string.Join("; ", p.Offices) })
                );
            run.Json(people);
        });

    private static Command Recover()
    {
        var reason = new Option<string>("--reason")
        {
            Description = "How you made sure that it is they, for the journal",
            Required = true,
        };
        return new Command(
            "recover",
            "Say, as one of the two it takes, that it is the person who has lost their phone or passkey"
        )
        {
            Email,
            reason,
        }.Does(async run =>
        {
            // Whoever sits at the machine may act as anyone, and would be both of the two.
            if (!run.Actor.Everywhere)
                throw new Refused(
                    "Leave --as out: at the machine you confirm as its operator, and an officer on a page."
                );
            var granted = await run.Get<ConfirmRecovery>()
                .RunAsync(run.Actor, run.Value(Email), run.Value(reason), run.Stop);
            run.Say(
                granted
                    ? "Confirmed. The link to set the account up anew is on its way to them, and works once, for 7 days."
                    : "Confirmed. An officer must confirm as well; those who can have been written to."
            );
            run.Json(new { Confirmed = run.Value(Email), Granted = granted });
        });
    }

    private static Command End()
    {
        var reason = new Option<string>("--reason") { Description = "Why, for the journal", Required = true };
        return new Command("end", "Close an account: it is signed out everywhere and opens nothing more")
        {
            Email,
            reason,
        }.Does(async run =>
        {
            await run.Get<CloseAccount>().RunAsync(run.Actor, run.Value(Email), run.Value(reason)!, run.Stop);
            run.Say("Closed.");
            run.Json(new { Closed = run.Value(Email) });
        });
    }

    private enum Standing
    {
        None,
        Invited,
        Open,
        Closed,
    }

    private sealed record Listed(string Name, string Email, Standing Account, IReadOnlyList<string> Offices);

    private static string InWords(Standing account) =>
        account switch
        {
            Standing.None => "not invited",
            Standing.Invited => "invited",
            Standing.Open => "open",
            _ => "closed",
        };

    private static async Task<IReadOnlyList<Listed>> PeopleAsync(CliRun run)
    {
        var db = run.Get<Db>();
        var reach = db.UnitsVisibleTo(run.Actor, Duty.KeepMembership);
        var current = db.HeldOn(run.Get<IClock>().Today()).Where(a => reach.Any(u => u.Id == a.UnitId));
        var held = await current
            .Select(a => new
            {
                a.PersonName,
                a.EmailKey,
                Office = a.Office + ", " + a.Unit.Name,
            })
            .ToListAsync(run.Stop);
        var accounts = await db
            .Accounts.Where(a => current.Any(c => c.EmailKey == a.EmailKey))
            .ToDictionaryAsync(
                a => a.EmailKey,
                a =>
                    a.DisabledAt is not null ? Standing.Closed
                    : a.EmailConfirmed ? Standing.Open
                    : Standing.Invited,
                run.Stop
            );
        return
        [
            .. held.GroupBy(h => h.EmailKey)
                .Select(g => new Listed(
                    g.First().PersonName,
                    g.Key,
                    accounts.GetValueOrDefault(g.Key),
                    [.. g.Select(h => h.Office).Order(StringComparer.CurrentCulture)]
                ))
                .OrderBy(p => p.Name, StringComparer.CurrentCulture),
        ];
    }
}
