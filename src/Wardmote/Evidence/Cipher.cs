using System.Security.Cryptography;

namespace Wardmote.Evidence;

/// <summary>AES-256-GCM with a random 96-bit nonce in front and the 128-bit tag behind (NIST SP 800-38D).</summary>
internal static class Cipher
{
    private const int NonceLength = 12;
    private const int TagLength = 16;

    /// <summary>Seals <paramref name="plain"/>, bound to <paramref name="about"/>: it opens nowhere else.</summary>
    public static byte[] Seal(byte[] key, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> about)
    {
        var whole = new byte[NonceLength + plain.Length + TagLength];
        var nonce = whole.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(nonce, plain, whole.AsSpan(NonceLength, plain.Length), whole.AsSpan(^TagLength..), about);
        return whole;
    }

    /// <summary>Opens what <see cref="Seal"/> made; throws <see cref="AuthenticationTagMismatchException"/> if touched.</summary>
    public static byte[] Open(byte[] key, ReadOnlySpan<byte> whole, ReadOnlySpan<byte> about)
    {
        var plain = new byte[whole.Length - NonceLength - TagLength];
        using var aes = new AesGcm(key, TagLength);
        aes.Decrypt(whole[..NonceLength], whole[NonceLength..^TagLength], whole[^TagLength..], plain, about);
        return plain;
    }
}
