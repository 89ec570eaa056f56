using System.Security.Cryptography;
using System.Text;

namespace Wardmote.Rights;

/// <summary>A fingerprint of what was found and what was decided about it.</summary>
internal static class PackCover
{
    /// <summary>SHA-256, 32 bytes; the same whatever order the items come in.</summary>
    public static byte[] Of(IEnumerable<Item> items)
    {
        var lines = items.Select(Line).Order(StringComparer.Ordinal);
        return SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines)));
    }

    private static string Line(Item item)
    {
        var kept = item.Withholding;
        return string.Join(
            '\t',
            item.Id.ToString("n"),
            item.IsTheirs,
            item.NotTheirsAt is not null,
            kept?.Exemption,
            kept?.ReplacementId?.ToString("n"),
            kept?.Described,
            item.Ruling?.Ground
        );
    }
}
