using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Correspondence;

/// <summary>
/// Invites the holder of an office to make an account: a link to the address of that office, good once and for 7 days.
/// It stands here, and not in Organisation, because the letter belongs to the same save.
/// </summary>
[UseCase]
public sealed class InviteOfficer(Db db, Journal journal, LetterWriter letters, IClock clock)
{
    /// <summary>Returns the token of the link <c>/welcome/{token}</c>. Earlier invitations of the account end.</summary>
    /// <param name="actor">
    /// The operator, or an officer who keeps the membership of the unit. Nobody invites someone anew who has set their account
    /// up: that takes two (<see cref="ConfirmRecovery"/>).
    /// </param>
    /// <param name="email">Of an appointment that is in force.</param>
    /// <exception cref="Refused">See <see cref="AccountMaking.AccountOfOfficerAsync"/>; or they have an account already.</exception>
    public async Task<string> RunAsync(Actor actor, string email, CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        var (account, appointment) = await db.AccountOfOfficerAsync(actor, email, now, stop);
        if (account.EmailConfirmed)
            throw new Refused(
                "That person has an account already. If they have lost what they sign in with, two officers, or one and the operator, can let them set it up anew.",
                "Email"
            );
        await db.EndLinksAsync(account, purpose: null, now, stop);
        var (link, token) = AccountLink.New(account, LinkPurpose.Invitation, now);
        db.Add(link);
        var unit = await db.Units.SingleAsync(u => u.Id == appointment.UnitId, stop);
        await letters.WriteAsync(
            new(
                LetterTemplates.Invitation,
                unit.Id,
                CaseId: null,
                new(account.PersonName, account.Email, PostalAddress: null),
                new Dictionary<string, string?>(StringComparer.Ordinal)
                {
                    ["office"] = $"{appointment.Office}, {unit.Name}",
                    ["expires"] = link.ExpiresAt.UkDate().DayMonthYear(),
                },
                LinkPath: $"/welcome/{token}"
            ),
            stop
        );
        journal.Write(actor, new("OfficerInvited", account.Id, unit.Id, $"Invited {account.PersonName} to sign in."));
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (
                !await db.AccountLinks.AnyAsync(
                    l => l.Account.EmailKey == account.EmailKey && l.MadeAt >= now - Duration.FromMinutes(1),
                    stop
                )
            )
                throw;
            throw new Refused("Somebody else has just invited that person. Their letter is on its way.", "Email");
        }
        return token;
    }
}
