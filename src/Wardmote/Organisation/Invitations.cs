using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Store;

namespace Wardmote.Organisation;

/// <summary>An invitation that can still be accepted.</summary>
public sealed record OpenInvitation(Guid AccountId, string PersonName, string Email);

/// <summary>Reads invitations. Reading one changes nothing, so a mail scanner may open the link as often as it likes.</summary>
public sealed class Invitations(Db db, Passwords passwords, IClock clock)
{
    /// <summary>What someone is told whose link no longer works.</summary>
    public const string Gone =
        "This invitation has been used, has been replaced by a newer one, or is more than 7 days old. Sign in if you have chosen a password; otherwise ask for a new invitation.";

    /// <summary>The invitation of a link's token; null when it is used, replaced, too old, or of a closed account.</summary>
    public async Task<OpenInvitation?> FindAsync(string? token, CancellationToken stop) =>
        await Open(token)
            .Select(l => new OpenInvitation(l.AccountId, l.Account.PersonName, l.Account.Email!))
            .SingleOrDefaultAsync(stop);

    /// <summary>The hash of the password that an invited person chooses.</summary>
    /// <exception cref="Refused">The invitation is gone, or the password breaks <see cref="PasswordRule"/>.</exception>
    public async Task<string> HashPasswordAsync(string? token, string? password, string field, CancellationToken stop)
    {
        var account =
            await Open(token).Select(l => l.Account).AsNoTracking().SingleOrDefaultAsync(stop)
            ?? throw new Refused(Gone);
        return await passwords.HashNewAsync(password, await db.WordsAroundAsync(account, stop), field, stop);
    }

    private IQueryable<AccountLink> Open(string? token) =>
        db.OpenLinks(token, LinkPurpose.Invitation, clock.GetCurrentInstant());
}

internal static class Surroundings
{
    /// <summary>The words that someone who knows a person would try first: see <see cref="PasswordRule.Objection"/>.</summary>
    public static async Task<IReadOnlyList<string>> WordsAroundAsync(
        this Db db,
        Account account,
        CancellationToken stop
    )
    {
        var offices = await db
            .Appointments.Where(a => a.EmailKey == account.EmailKey)
            .Select(a => new { a.Office, a.Unit.Name })
            .ToListAsync(stop);
        return [account.PersonName, account.EmailKey, .. offices.SelectMany(o => new[] { o.Office, o.Name })];
    }
}
