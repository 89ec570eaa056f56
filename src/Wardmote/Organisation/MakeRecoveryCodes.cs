using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Organisation;

/// <summary>Gives the actor ten new recovery codes; those they had stop working.</summary>
[UseCase]
public sealed class MakeRecoveryCodes(Db db, Journal journal, IAccountNotices notices, IClock clock)
{
    /// <summary>Returns the codes, which nobody can be shown again.</summary>
    public async Task<IReadOnlyList<string>> RunAsync(Actor actor, CancellationToken stop)
    {
        var account = await db.Accounts.SingleAsync(a => a.Id == actor.Id, stop);
        var old = await db.RecoveryCodes.Where(c => c.AccountId == account.Id).ToListAsync(stop);
        db.RemoveRange(old);
        var now = clock.GetCurrentInstant();
        var made = Enumerable.Range(0, RecoveryCode.Count).Select(_ => RecoveryCode.New(account.Id, now)).ToList();
        db.AddRange(made.Select(m => m.Row));
        // So that nobody is shown codes that do not work.
        account.Change(now);
        journal.Write(
            actor,
            new(
                "RecoveryCodesMade",
                account.Id,
                null,
                old.Count == 0 ? "Made ten recovery codes." : "Made ten new recovery codes; the old ones are void."
            )
        );
        await notices.TellAsync(account, "Ten new recovery codes were made for your account.", stop);
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new Refused("Recovery codes have just been made elsewhere. Make them again if those were not yours.");
        }
        return made.ConvertAll(m => m.Code);
    }
}
