using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Wardmote.Evidence;

/// <summary>
/// The key that wraps every case key. It lives outside the database: a file that only its owner can read, or a secret
/// given to each node. Whoever has the database without it has no file of any case.
/// </summary>
public sealed class MasterKey
{
    private readonly byte[] key;

    private MasterKey(byte[] key)
    {
        if (key.Length != 32)
            throw new ArgumentException("A master key is 32 bytes.", nameof(key));
        this.key = key;
        Id = Convert.ToHexStringLower(SHA256.HashData(key))[..12];
    }

    /// <summary>Names the key without revealing it: the start of its SHA-256.</summary>
    public string Id { get; }

    /// <summary>A key given as a secret: 32 bytes in base64.</summary>
    public static MasterKey FromBase64(string secret) => new(Convert.FromBase64String(secret));

    /// <summary>The key in <paramref name="path"/>, made there on first use, readable by its owner alone.</summary>
    public static MasterKey FromFile(string path)
    {
        if (!File.Exists(path))
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            var fresh = path + ".new";
            File.Delete(fresh);
            using (var file = new FileStream(fresh, options))
            {
                file.Write(RandomNumberGenerator.GetBytes(32));
                file.Flush(flushToDisk: true);
            }
            // Rename last: a start-up that dies half-way leaves no half a key.
            File.Move(fresh, path, overwrite: false);
        }
        return new(File.ReadAllBytes(path));
    }

    /// <summary>Seals a small secret of the installation itself, bound to what it is for.</summary>
    public byte[] Seal(string purpose, byte[] plain) => Cipher.Seal(key, plain, Encoding.UTF8.GetBytes(purpose));

    /// <summary>Opens what <see cref="Seal"/> made; throws <see cref="CryptographicException"/> under another key.</summary>
    public byte[] Open(string purpose, byte[] whole) => Cipher.Open(key, whole, Encoding.UTF8.GetBytes(purpose));

    /// <summary>
    /// The link token of one row for one purpose, always the same, 43 characters of base64url: a letter can carry it
    /// again without its being stored. Only its hash is in the database.
    /// </summary>
    public string LinkToken(string purpose, Guid id) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{purpose}:{id:n}")));

    /// <summary>What a text leaves behind when it must be known again and never read again: HMAC-SHA256, 32 bytes.</summary>
    public byte[] Fingerprint(string purpose, string text) =>
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{purpose}:{text}"));

    /// <summary>A fresh case key and its wrapped form.</summary>
    internal (byte[] Key, byte[] Wrapped) NewCaseKey(Guid caseId)
    {
        var fresh = RandomNumberGenerator.GetBytes(32);
        return (fresh, Cipher.Seal(key, fresh, caseId.ToByteArray()));
    }

    /// <summary>The case key inside <paramref name="wrapped"/>.</summary>
    internal byte[] Unwrap(Guid caseId, byte[] wrapped) => Cipher.Open(key, wrapped, caseId.ToByteArray());
}
