using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Correspondence;

/// <summary>
/// Answers those who have forgotten a password: a link to each address that has an account, good once and for 10 minutes;
/// nothing to any other. Who was invited and has not accepted gets none, so no reset makes an old invitation live on.
/// </summary>
[UseCase]
public sealed class AnswerForgottenPasswords(Db db, Journal journal, LetterWriter letters, IClock clock)
{
    private const int AtOnce = 50;

    /// <summary>Answers the oldest 50.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        var forgotten = await db.ForgottenPasswords.OrderBy(f => f.Id).Take(AtOnce).ToListAsync(stop);
        if (forgotten.Count == 0)
            return;
        foreach (var key in forgotten.Select(f => f.EmailKey).Distinct(StringComparer.Ordinal))
        {
            var account = await db.Accounts.SingleOrDefaultAsync(
                a => a.EmailKey == key && a.EmailConfirmed && a.DisabledAt == null,
                stop
            );
            if (account is not null && await db.UnitWritingToAsync(account, clock.Today(), stop) is { } unit)
                await MailAsync(account, unit, stop);
        }
        db.RemoveRange(forgotten);
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another node has answered them.
        }
    }

    private async Task MailAsync(Account account, Guid unit, CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        var (link, token) = AccountLink.New(account, LinkPurpose.NewPassword, now);
        db.Add(link);
        await letters.WriteAsync(
            new(
                LetterTemplates.NewPassword,
                unit,
                CaseId: null,
                new(account.PersonName, account.Email, PostalAddress: null),
                new Dictionary<string, string?>(StringComparer.Ordinal)
                {
                    ["time"] = link.ExpiresAt.OnTheWall().TimeOfDay.Plain(),
                },
                LinkPath: $"/signin/new-password/{token}"
            ),
            stop
        );
        journal.Write(
            Author.System,
            new(
                "PasswordLinkMailed",
                account.Id,
                unit,
                "Mailed a link to choose a new password, because someone asked."
            )
        );
    }
}
