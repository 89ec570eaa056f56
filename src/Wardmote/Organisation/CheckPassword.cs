using Microsoft.EntityFrameworkCore;
using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Organisation;

/// <summary>
/// The first half of signing in: whose address and password these are. It does the same work whether the account exists
/// or not, and opens nothing by itself.
/// </summary>
[UseCase]
public sealed class CheckPassword(Db db, Journal journal, Passwords passwords)
{
    /// <summary>The account, or null when address and password do not belong together.</summary>
    public async Task<Guid?> RunAsync(string? email, string? password, CancellationToken stop)
    {
        var key = Keys.Email(email);
        var account = await db.Accounts.SingleOrDefaultAsync(a => a.EmailKey == key, stop);
        var hash = account?.DisabledAt is null ? account?.PasswordHash : null;
        var answer = await passwords.CheckAsync(hash, password, stop);
        if (account is null || answer == PasswordAnswer.Wrong)
            return null;
        if (answer == PasswordAnswer.RightButWeaklyKept)
        {
            account.PasswordHash = await passwords.HashAgainAsync(password!, stop);
            journal.Write(
                Author.System,
                new("PasswordKeptStronger", account.Id, null, "Kept the same password more strongly than before.")
            );
            await db.SaveChangesAsync(stop);
        }
        return account.Id;
    }
}
