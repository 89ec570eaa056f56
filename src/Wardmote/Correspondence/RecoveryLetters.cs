using NodaTime;
using Wardmote.Clocks;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Correspondence;

/// <summary>The letters on the way to an account that is set up anew. They are added to the current save; nothing here saves.</summary>
public sealed class RecoveryLetters(Db db, LetterWriter letters, IAccountNotices notices, IClock clock)
{
    /// <summary>Tells the person what has happened, in one sentence.</summary>
    public Task TellAsync(Account account, string what, CancellationToken stop) =>
        notices.TellAsync(account, what, stop);

    /// <summary>Asks the officers nearest to the person to make sure that it is they (<see cref="Recoveries.ConfirmersAsync"/>).</summary>
    /// <param name="except">The account of one who need not be asked, because they have just said so.</param>
    /// <exception cref="Refused">There is nobody to ask.</exception>
    public async Task AskOfficersAsync(Account account, Guid? except, CancellationToken stop)
    {
        var asked = await db.ConfirmersAsync(account, clock.Today(), stop);
        if (asked.Count == 0)
            throw new Refused(
                "No other officer of your unit or above it could make sure that it is you. Ask whoever looks after the server: they are one of the two, and can bring in another officer."
            );
        var author = except is null ? null : (await db.Set<Account>().FindAsync([except], stop))?.EmailKey;
        foreach (var officer in asked.Where(o => o.EmailKey != author))
            await letters.WriteAsync(
                new(
                    LetterTemplates.RecoveryAsked,
                    officer.UnitId,
                    CaseId: null,
                    new(officer.PersonName, officer.Email, PostalAddress: null),
                    new Dictionary<string, string?>(StringComparer.Ordinal) { ["who"] = account.PersonName },
                    LinkPath: "/organisation/recoveries"
                ),
                stop
            );
    }

    /// <summary>Gives the person the link.</summary>
    /// <param name="by">The two who confirmed, by name.</param>
    public async Task GrantAsync(Account account, AccountLink link, string token, string by, CancellationToken stop)
    {
        var unit =
            await db.UnitWritingToAsync(account, clock.Today(), stop)
            ?? throw new Refused("They hold no office today, so there is nothing to open. Add the office first.");
        await letters.WriteAsync(
            new(
                LetterTemplates.RecoveryGranted,
                unit,
                CaseId: null,
                new(account.PersonName, account.Email, PostalAddress: null),
                new Dictionary<string, string?>(StringComparer.Ordinal)
                {
                    ["by"] = by,
                    ["expires"] = link.ExpiresAt.UkDate().DayMonthYear(),
                },
                LinkPath: $"/welcome/{token}"
            ),
            stop
        );
    }
}
