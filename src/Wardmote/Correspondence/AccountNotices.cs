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
        // Whoever holds no office any more has nothing to guard.
        if (await db.UnitWritingToAsync(account, clock.Today(), stop) is not { } unit)
            return;
        var now = clock.GetCurrentInstant().OnTheWall();
        await letters.WriteAsync(
            new(
                LetterTemplates.SignInNotice,
                unit,
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

internal static class UnitsWriting
{
    /// <summary>The unit that writes to someone about their account; null when they hold no office on the day.</summary>
    internal static Task<Guid?> UnitWritingToAsync(
        this Db db,
        Account account,
        LocalDate day,
        CancellationToken stop
    ) =>
        db.HeldOn(day)
            .Where(a => a.EmailKey == account.EmailKey)
            .OrderBy(a => a.From)
            .Select(a => (Guid?)a.UnitId)
            .FirstOrDefaultAsync(stop);
}
