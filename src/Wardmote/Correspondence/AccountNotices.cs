using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Correspondence;

/// <summary>Writes in the name of the unit where the person has held an office longest.</summary>
public sealed class AccountNotices(Db db, LetterWriter letters, IClock clock) : IAccountNotices
{
    public async Task TellAsync(Account account, string what, CancellationToken stop)
    {
        var unit = await db.HeldOn(clock.Today())
            .Where(a => a.EmailKey == account.EmailKey)
            .OrderBy(a => a.From)
            .Select(a => (Guid?)a.UnitId)
            .FirstOrDefaultAsync(stop);
        // Whoever holds no office any more has nothing to guard.
        if (unit is not { } writes)
            return;
        var now = clock.GetCurrentInstant().OnTheWall();
        await letters.WriteAsync(
            new(
                LetterTemplates.SignInNotice,
                writes,
                CaseId: null,
                new(account.PersonName, account.Email, PostalAddress: null),
                new Dictionary<string, string?>(StringComparer.Ordinal)
                {
                    ["what"] = what,
                    ["when"] = $"{now.Date.DayMonthYear()} at {now.TimeOfDay.Plain()}",
                }
            ),
            stop
        );
    }
}
