using System.Net;
using NodaTime;
using Wardmote.Store;

namespace Wardmote.App.SignIn;

/// <summary>
/// Slows guessing down without keeping anybody out. A try is counted by network address and by account; a browser that
/// has signed in to the account before is counted by itself instead, so strangers at the door do not use up its owner's
/// tries. A try that was right is given back, and a try refused does not count, so every wait ends.
/// </summary>
public sealed class Tries(RateLimits limits, SealedCookies cookies)
{
    /// <summary>Passwords: a guess is one in very many, so the waits are short.</summary>
    public static readonly Allowance Password = new(
        [
            Limit("password by account", 5, Duration.FromMinutes(1)),
            Limit("password by account", 10, Duration.FromMinutes(5)),
            Limit("password by account", 20, Duration.FromMinutes(15)),
        ],
        [Limit("password by browser", 10, Duration.FromMinutes(5))]
    );

    /// <summary>Codes: a guess is three in a million, and whoever guesses has the password already.</summary>
    public static readonly Allowance Code = new(
        [
            Limit("code by account", 5, Duration.FromMinutes(5)),
            Limit("code by account", 10, Duration.FromHours(1)),
            Limit("code by account", 50, Duration.FromDays(1)),
        ],
        [Limit("code by browser", 5, Duration.FromMinutes(5)), Limit("code by browser", 50, Duration.FromDays(1))]
    );

    /// <summary>Passkeys: nobody guesses one, so only the address they come from is counted.</summary>
    public static readonly Allowance Passkey = new([], []);

    /// <summary>Links to choose a new password: each is a letter in somebody's mailbox.</summary>
    public static readonly Allowance NewPassword = new(
        [Limit("new password by account", 5, Duration.FromHours(1))],
        [Limit("new password by browser", 5, Duration.FromHours(1))]
    );

    private static readonly RateLimit[] ByAddress =
    [
        Limit("sign-in by address", 30, Duration.FromMinutes(1)),
        Limit("sign-in by address", 200, Duration.FromHours(1)),
    ];

    /// <summary>How many tries an account has from anywhere, and from a browser known to it.</summary>
    public sealed record Allowance(RateLimit[] ByAccount, RateLimit[] ByBrowser);

    /// <summary>Counts a try before it is made.</summary>
    /// <param name="http">Where it came from.</param>
    /// <param name="allowance"><see cref="Password"/> or <see cref="Code"/>.</param>
    /// <param name="emailKey">The account tried, whether or not there is one.</param>
    /// <returns>Gives the try back; call it when the try was right.</returns>
    /// <exception cref="Refused">Too many tries: the sentence says how long to wait.</exception>
    public async Task<Func<Task>> CountAsync(HttpContext http, Allowance allowance, string? emailKey)
    {
        var stop = http.RequestAborted;
        var from = Network(http.Connection.RemoteIpAddress);
        var known = cookies.Get<KnownBrowser>(http, KnownBrowser.Cookie);
        var (own, of) =
            known is not null && known.EmailKey == emailKey
                ? (allowance.ByBrowser, known.Id)
                : (allowance.ByAccount, emailKey ?? "");
        await limits.TakeAsync(ByAddress, from, stop);
        await limits.TakeAsync(own, of, stop);
        return async () =>
        {
            await limits.ReturnAsync(ByAddress, from, stop);
            await limits.ReturnAsync(own, of, stop);
        };
    }

    /// <summary>Where a request came from: the address, or for IPv6 the network of 64 bits that one subscriber has.</summary>
    public static string Network(IPAddress? address)
    {
        if (address is null)
            return "";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        return Convert.ToHexStringLower(bytes.Length == 16 ? bytes.AsSpan(0, 8) : bytes);
    }

    private static RateLimit Limit(string name, int most, Duration per) =>
        new(
            name,
            most,
            per,
            per.TotalDays >= 1
                    ? "There have been too many tries today. Try again tomorrow, or from a browser you have used before."
                : per.TotalHours >= 1 ? "There have been too many tries. Wait an hour, then try again."
                : per.TotalMinutes > 1
                    ? $"There have been too many tries. Wait {per.TotalMinutes:0} minutes, then try again."
                : "There have been too many tries. Wait a minute, then try again."
        );
}
