using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace Wardmote.Organisation;

/// <summary>
/// The codes of an authenticator app: six digits from SHA-1 over 30-second steps, which is what every app understands
/// (RFC 6238).
/// </summary>
public static class Totp
{
    /// <summary>What someone is told whose new app does not show the code it should.</summary>
    public const string NotShown =
        "That code is not right. Check that your phone sets its time by itself, then enter the code it shows now.";

    private const int StepSeconds = 30;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>A new secret: 160 random bits, the length of the hash (RFC 4226 4, R6).</summary>
    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(20);

    /// <summary>The time step an instant falls in.</summary>
    public static long StepAt(Instant at) => at.ToUnixTimeSeconds() / StepSeconds;

    /// <summary>The code of a step, six digits.</summary>
    public static string Code(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        var hash = HMACSHA1.HashData(secret, counter);
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// The step a typed code belongs to: this one, the one before or the one after, but only later than
    /// <paramref name="lastStep"/>, so that no code counts twice. Null when it is none of them.
    /// </summary>
    public static long? Match(byte[] secret, string? typed, Instant at, long lastStep)
    {
        var digits = Encoding.UTF8.GetBytes(string.Concat((typed ?? "").Where(c => !char.IsWhiteSpace(c))));
        long? match = null;
        for (var step = StepAt(at) - 1; step <= StepAt(at) + 1; step++)
        {
            var same = CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Code(secret, step)), digits);
            if (same && step > lastStep)
                match = step;
        }
        return match;
    }

    /// <summary>The secret as people type it into an app: base32 in groups of four (RFC 4648 6).</summary>
    public static string InWords(byte[] secret)
    {
        var text = new StringBuilder();
        var bits = 0;
        var held = 0;
        foreach (var b in secret)
        {
            held = (held << 8) | b;
            for (bits += 8; bits >= 5; bits -= 5)
                text.Append(Base32[(held >> (bits - 5)) & 31]);
            held &= (1 << bits) - 1;
        }
        if (bits > 0)
            text.Append(Base32[(held << (5 - bits)) & 31]);
        return string.Join(' ', text.ToString().Chunk(4).Select(four => new string(four)));
    }

    /// <summary>The address that an authenticator app reads from the QR code.</summary>
    public static string Address(byte[] secret, string email)
    {
        var spelled = InWords(secret).Replace(" ", "", StringComparison.Ordinal);
        return $"otpauth://totp/Wardmote:{Uri.EscapeDataString(email)}?secret={spelled}&issuer=Wardmote";
    }
}
