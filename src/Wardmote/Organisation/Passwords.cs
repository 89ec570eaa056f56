using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using NodaTime;
using Wardmote.Store;

namespace Wardmote.Organisation;

/// <summary>How a password answered.</summary>
public enum PasswordAnswer
{
    Wrong,
    Right,

    /// <summary>Right, but kept less strongly than passwords are kept now: hash it again.</summary>
    RightButWeaklyKept,
}

/// <summary>
/// Hashes and checks passwords with Identity's PBKDF2-SHA512, as many at once as there are processors, so that a crowd
/// at the door cannot starve everyone inside (ASVS V11.4.2, V2.4.1).
/// </summary>
public sealed class Passwords : IDisposable
{
    /// <summary>The least that OWASP's password storage advice and ASVS V11.4.2 ask for.</summary>
    public const int Iterations = 210_000;

    private static readonly Duration Patience = Duration.FromSeconds(20);
    private static readonly Account Nobody = new()
    {
        PersonName = "",
        EmailKey = "",
        InvitedAt = default,
    };

    private readonly SemaphoreSlim turns = new(Environment.ProcessorCount);
    private readonly PasswordHasher<Account> hasher;
    private readonly string nobodysHash;

    public Passwords(int iterations = Iterations)
    {
        hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = iterations }));
        nobodysHash = hasher.HashPassword(Nobody, Secret.NewToken());
    }

    /// <summary>How many passwords have been hashed or checked: the same for an account that exists and one that does not.</summary>
    public long Worked => Interlocked.Read(ref worked);

    private long worked;

    /// <summary>The hash of a new password; there is no other way to one, so no way round the rule.</summary>
    /// <param name="password">As typed.</param>
    /// <param name="context">See <see cref="PasswordRule.Objection"/>.</param>
    /// <param name="field">The form field a refusal belongs to.</param>
    /// <exception cref="Refused">The password breaks <see cref="PasswordRule"/>.</exception>
    public async Task<string> HashNewAsync(
        string? password,
        IEnumerable<string> context,
        string field,
        CancellationToken stop
    )
    {
        if (PasswordRule.Objection(password, context) is { } objection)
            throw new Refused(objection, field);
        return await HashAsync(password!, stop);
    }

    /// <summary>The hash of a password that was checked a moment ago, kept as strongly as passwords are kept now.</summary>
    public Task<string> HashAgainAsync(string password, CancellationToken stop) => HashAsync(password, stop);

    /// <summary>Checks a password. Without a hash it does the same work and answers <see cref="PasswordAnswer.Wrong"/>.</summary>
    public async Task<PasswordAnswer> CheckAsync(string? hash, string? password, CancellationToken stop)
    {
        var typed = PasswordRule.Prepare(password ?? "");
        // Longer than any password can be: not worth the work, and known to whoever typed it.
        if (typed.Length > PasswordRule.Most * 2)
            typed = "";
        var answer = await InTurnAsync(() => hasher.VerifyHashedPassword(Nobody, hash ?? nobodysHash, typed), stop);
        return answer switch
        {
            _ when hash is null => PasswordAnswer.Wrong,
            PasswordVerificationResult.Success => PasswordAnswer.Right,
            PasswordVerificationResult.SuccessRehashNeeded => PasswordAnswer.RightButWeaklyKept,
            _ => PasswordAnswer.Wrong,
        };
    }

    public void Dispose() => turns.Dispose();

    private Task<string> HashAsync(string password, CancellationToken stop) =>
        InTurnAsync(() => hasher.HashPassword(Nobody, PasswordRule.Prepare(password)), stop);

    private async Task<T> InTurnAsync<T>(Func<T> work, CancellationToken stop)
    {
        if (!await turns.WaitAsync(Patience.ToTimeSpan(), stop))
            throw new Refused("Wardmote is very busy just now. Wait a minute, then try again.");
        try
        {
            Interlocked.Increment(ref worked);
            return await Task.Run(work, stop);
        }
        finally
        {
            turns.Release();
        }
    }
}
