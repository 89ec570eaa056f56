using NodaTime;
using Wardmote.Organisation;

namespace Wardmote.App.SignIn;

/// <summary>A browser in which an account's password was proved; the code is still to come.</summary>
public sealed record Halfway(Guid AccountId, string EmailKey)
{
    public const string Cookie = "halfway";

    /// <summary>How long the code may be awaited (ASVS V6.5.5).</summary>
    public static readonly Duration Lasting = Duration.FromMinutes(10);
}

/// <summary>
/// A browser in which an invited person chose a password; the code of their authenticator app is still to come. Until
/// then nothing is in the database, so nothing half made can be used.
/// </summary>
/// <param name="Token">Of the invitation.</param>
public sealed record Enrolling(string Token, string Email, string PasswordHash, byte[] TotpSecret)
{
    public const string Cookie = "enrolling";

    /// <summary>Long enough to find and install an app on a phone.</summary>
    public static readonly Duration Lasting = Duration.FromMinutes(30);
}

/// <summary>A browser that has just come back from the provider of single sign-on, and what that said.</summary>
/// <param name="HasSecondFactor">Whether it said that a second factor was given.</param>
/// <param name="Milliseconds">When, since 1970.</param>
/// <param name="For">The account that is to be bound to it; null when somebody wants to sign in.</param>
public sealed record Vouched(string Issuer, string Subject, bool HasSecondFactor, long Milliseconds, Guid? For)
{
    public const string Cookie = "vouched";

    /// <summary>Long enough to press a button.</summary>
    public static readonly Duration Lasting = Duration.FromMinutes(5);

    public VouchedFor Proof => new(Issuer, Subject, Instant.FromUnixTimeMilliseconds(Milliseconds));
}

/// <summary>A browser that has signed in to this account before.</summary>
/// <param name="Id">Random, so that its tries are counted apart.</param>
public sealed record KnownBrowser(string EmailKey, string Id)
{
    public const string Cookie = "browser";

    public static readonly Duration Lasting = Duration.FromDays(90);
}

/// <summary>An authenticator app that is being set up: the code that shows that it works is still to come.</summary>
/// <param name="AccountId">Whose it will be; empty while there is no account yet.</param>
/// <param name="Email">What the app will call it.</param>
public sealed record NewAuthenticator(Guid AccountId, string Email, byte[] Secret)
{
    public const string Cookie = "authenticator";

    /// <summary>Long enough to find and install an app on a phone.</summary>
    public static readonly Duration Lasting = Duration.FromMinutes(30);

    public bool IsFor(Actor actor) => actor.Id == AccountId;
}

/// <summary>Recovery codes on their way from the form that made them to the page that shows them, once.</summary>
public sealed record MadeCodes(Guid AccountId, IReadOnlyList<string> Codes)
{
    public const string Cookie = "codes";

    public static readonly Duration Lasting = Duration.FromMinutes(5);
}
