using NodaTime;
using Wardmote.Organisation;

namespace Wardmote.Browser.Tests;

/// <summary>The app on somebody's phone, with the key they typed into it.</summary>
/// <param name="typed">Base32 (RFC 4648 6), with or without spaces.</param>
internal sealed class AuthenticatorApp(string typed, IClock clock)
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private readonly byte[] secret = Decode(typed);

    /// <summary>The six digits it shows now.</summary>
    public string Code() => Totp.Code(secret, Totp.StepAt(clock.GetCurrentInstant()));

    private static byte[] Decode(string typed)
    {
        var bits = string.Concat(
            typed.Where(c => !char.IsWhiteSpace(c)).Select(c => Convert.ToString(Letters.IndexOf(c), 2).PadLeft(5, '0'))
        );
        return
        [
            .. bits.Chunk(8).Where(eight => eight.Length == 8).Select(eight => Convert.ToByte(new string(eight), 2)),
        ];
    }
}
