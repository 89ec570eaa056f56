using System.Net;
using System.Text.Json;
using Wardmote.Evidence;

namespace Wardmote.Correspondence;

/// <summary>
/// The link and the code of a letter. They are sealed when it is written and put into its words only as it leaves, so
/// that whoever reads the outbox, or a copy of the database, cannot use them.
/// </summary>
public sealed class LetterSecrets(Vault vault)
{
    /// <summary>Seals what a letter must not hold openly; null when there is nothing. Adds to the current save.</summary>
    internal async Task<byte[]?> SealAsync(Guid under, string? link, string? code, CancellationToken stop) =>
        link is null && code is null
            ? null
            : await vault.SealBytesAsync(under, JsonSerializer.SerializeToUtf8Bytes(new Opened(link, code)), stop);

    /// <summary>The text and the HTML of a letter as its reader sees them.</summary>
    /// <exception cref="Store.Refused">The key of its case has been destroyed, or another master key is in use.</exception>
    public async Task<(string Text, string Html)> PutInAsync(Letter letter, CancellationToken stop)
    {
        if (letter.SealedSecrets is null)
            return (letter.Text, letter.Html);
        var json = await vault.OpenBytesAsync(letter.SealedUnder, letter.SealedSecrets, stop);
        var (link, code) = JsonSerializer.Deserialize<Opened>(json)!;
        return (PutIn(letter.Text, link, code), PutIn(letter.Html, Encode(link), Encode(code)));
    }

    /// <summary>Words with a link and a code in their places; what is null stays open.</summary>
    internal static string PutIn(string words, string? link, string? code) =>
        words
            .Replace(Letter.LinkPlace, link ?? Letter.LinkPlace, StringComparison.Ordinal)
            .Replace(Letter.CodePlace, code ?? Letter.CodePlace, StringComparison.Ordinal);

    private static string? Encode(string? secret) => secret is null ? null : WebUtility.HtmlEncode(secret);

    private sealed record Opened(string? Link, string? Code);
}
