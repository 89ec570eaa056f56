using System.Buffers.Binary;
using System.Security.Cryptography;
using NodaTime;

namespace Wardmote.Store;

/// <summary>
/// Keys are version-7 GUIDs made in code, so they sort by the moment they were made, to a quarter of a microsecond (RFC
/// 9562, 6.2, method 3): half a million made in a row go to the end of an index one after the other. 62 bits are random.
/// </summary>
public static class Ids
{
    private const int TicksInMillisecond = 10_000;
    private const int RandomBytes = 8;

    // Asking the system for eight bytes costs as much as asking for many.
    private const int RandomAtOnce = 256 * RandomBytes;

    [ThreadStatic]
    private static byte[]? random;

    [ThreadStatic]
    private static int unused;

    /// <summary>A new key, ordered by <paramref name="at"/>.</summary>
    public static Guid New(Instant at)
    {
        var (milliseconds, ticks) = Math.DivRem(at.ToUnixTimeTicks(), TicksInMillisecond);
        Span<byte> id = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(id, (milliseconds << 16) | 0x7000 | (ticks * 4096 / TicksInMillisecond));
        TakeRandom().CopyTo(id[8..]);
        id[8] = (byte)(0x80 | (id[8] & 0x3F));
        return new(id, bigEndian: true);
    }

    /// <summary>A new key, ordered by now.</summary>
    public static Guid New(IClock clock) => New(clock.GetCurrentInstant());

    private static ReadOnlySpan<byte> TakeRandom()
    {
        if (unused == 0)
        {
            RandomNumberGenerator.Fill(random ??= new byte[RandomAtOnce]);
            unused = RandomAtOnce;
        }
        unused -= RandomBytes;
        return random.AsSpan(unused, RandomBytes);
    }
}
