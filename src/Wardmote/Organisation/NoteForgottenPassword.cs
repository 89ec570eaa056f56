using NodaTime;
using Wardmote.Store;

namespace Wardmote.Organisation;

/// <summary>
/// Writes down that somebody has forgotten the password of an address. It looks nothing up: whether a letter is written is
/// decided later and elsewhere, so nothing here tells anyone who has an account.
/// </summary>
[UseCase]
public sealed class NoteForgottenPassword(Db db, IClock clock)
{
    private const int LongestAddress = 254;

    /// <param name="email">As typed.</param>
    public async Task RunAsync(string? email, CancellationToken stop)
    {
        var key = Keys.Email(email);
        db.Add(
            new ForgottenPassword
            {
                Id = Ids.New(clock),
                EmailKey = key is { Length: <= LongestAddress } ? key : "",
                At = clock.GetCurrentInstant(),
            }
        );
        await db.SaveChangesAsync(stop);
    }
}
