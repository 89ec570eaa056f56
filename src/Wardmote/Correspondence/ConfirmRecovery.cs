using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Correspondence;

/// <summary>
/// An officer, or the operator, has made sure that it is the person who asks to set their account up anew. The second of
/// two who say so has a link mailed to the person: good for 7 days and once, to choose what they sign in with from then on.
/// </summary>
[UseCase]
public sealed class ConfirmRecovery(Db db, Acting acting, Journal journal, RecoveryLetters letters, IClock clock)
{
    /// <summary>Confirms, and asks for the recovery first where the person could not: who has lost everything cannot ask.</summary>
    /// <param name="actor">See <see cref="Recoveries.RecoverableBy"/>.</param>
    /// <param name="email">Of the account.</param>
    /// <param name="reason">How they know that it is the person.</param>
    /// <returns>Whether that was the second, and the link is on its way.</returns>
    /// <exception cref="Refused">There is no such account within reach, it is their own, they have confirmed already, or no reason is given.</exception>
    public async Task<bool> RunAsync(Actor actor, string? email, string? reason, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(reason))
            throw new Refused("Say how you made sure that it is they: what you asked, or where you met.", "Reason");
        var now = clock.GetCurrentInstant();
        var key = Keys.Email(email);
        var account =
            await db.RecoverableBy(actor, now).SingleOrDefaultAsync(a => a.EmailKey == key, stop)
            ?? throw new Refused(
                "You cannot confirm for that address. It must be the account of someone else who holds every office of theirs in your units; nobody confirms for themself.",
                "Email"
            );
        var recovery = await db.OpenRecoveries(now)
            .Include(r => r.Confirmations)
            .SingleOrDefaultAsync(r => r.AccountId == account.Id, stop);
        if (recovery is null)
        {
            await db.EndLapsedRecoveriesAsync(account, now, stop);
            recovery = Recovery.New(account, now);
            db.Add(recovery);
            await letters.AskOfficersAsync(account, except: actor.Id, stop);
        }
        var others = await StandingAsync(recovery, account, stop);
        if (others.Exists(c => c.ById == actor.Id))
            throw new Refused("You have confirmed this already. Somebody else must, too.");
        recovery.Confirm(actor, reason.Trim(), now);
        var granted = others.Count + 1 >= Recovery.Needed;
        journal.Write(
            actor,
            new(
                "RecoveryConfirmed",
                account.Id,
                null,
                $"Made sure that it is {account.PersonName} who asks to set their account up anew.",
                reason.Trim()
            )
        );
        if (granted)
            await GrantAsync(recovery, account, others[0], actor, stop);
        else
            await letters.TellAsync(
                account,
                $"{actor.Name} says that you have lost your phone or passkey and ask to set your account up anew. One more must say so.",
                stop
            );
        await SaveAsync(stop);
        return granted;
    }

    // Who has lost the duty, or the account, since they confirmed counts no more.
    private async Task<List<RecoveryConfirmation>> StandingAsync(
        Recovery recovery,
        Account account,
        CancellationToken stop
    )
    {
        var now = clock.GetCurrentInstant();
        List<RecoveryConfirmation> standing = [];
        foreach (var confirmation in recovery.Confirmations)
        {
            var actor = confirmation.ById is { } by ? await acting.ActorAsync(by, clock.Today(), stop) : Actor.Operator;
            if (actor is not null && await db.RecoverableBy(actor, now).AnyAsync(a => a.Id == account.Id, stop))
                standing.Add(confirmation);
        }
        return standing;
    }

    private async Task GrantAsync(
        Recovery recovery,
        Account account,
        RecoveryConfirmation first,
        Actor second,
        CancellationToken stop
    )
    {
        var now = clock.GetCurrentInstant();
        recovery.EndedAt = now;
        await db.EndLinksAsync(account, purpose: null, now, stop);
        var (link, token) = AccountLink.New(account, LinkPurpose.Invitation, now);
        db.Add(link);
        await letters.GrantAsync(account, link, token, $"{first.ByName} and {second.Name}", stop);
        journal.Write(
            Author.System,
            new(
                "RecoveryGranted",
                account.Id,
                null,
                $"Mailed {account.PersonName} a link to set their account up anew, because two had confirmed."
            )
        );
    }

    private async Task SaveAsync(CancellationToken stop)
    {
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException)
        {
            throw new Refused("Somebody else has just done something about this. Look at how it stands, then confirm.");
        }
    }
}
