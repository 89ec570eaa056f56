using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Wardmote.Store;

/// <summary>
/// Secrets that people carry: links and codes. Only their hash is ever stored (ASVS V6.5.2, V11.5.1), and comparing
/// takes the same time whatever the difference.
/// </summary>
public static class Secret
{
    /// <summary>A link token: 256 random bits in base64url, 43 characters.</summary>
    public static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>A six-digit code to type from a mail; short-lived and guarded by a count of wrong tries.</summary>
    public static string NewCode() =>
        RandomNumberGenerator.GetInt32(1_000_000).ToString("000000", CultureInfo.InvariantCulture);

    /// <summary>
    /// A code to read out or post: groups of four characters without look-alikes, 18.8 bits a group. Three make a code
    /// whose tries are counted; four a password that must stand by itself.
    /// </summary>
    public static string NewSpokenCode(int groups = 3) =>
        SpokenCode(RandomNumberGenerator.GetString("ACDEFGHJKLMNPQRTUVWXY34679", 4 * groups));

    /// <summary>A code as it was given out, however it was typed: capitals, in groups of four with dashes between.</summary>
    public static string SpokenCode(string typed) =>
        string.Join('-', Plain(typed).Chunk(4).Select(group => new string(group)));

    /// <summary>The SHA-256 of a code as people type it: case, spaces and dashes do not count.</summary>
    public static byte[] HashCode(string code) => Hash(Plain(code));

    /// <summary>The SHA-256 of a link token, exactly as it was given out.</summary>
    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    /// <summary>Whether two hashes are equal, in constant time.</summary>
    public static bool Same(byte[] a, byte[] b) => CryptographicOperations.FixedTimeEquals(a, b);

    private static string Plain(string typed) =>
        typed.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();
}
