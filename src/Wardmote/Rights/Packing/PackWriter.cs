using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Wardmote.Clocks;
using Wardmote.Evidence;

namespace Wardmote.Rights;

/// <summary>Writes a pack as a zip, front to back: nothing is held but the piece in hand, and every file is hashed as it goes.</summary>
internal sealed class PackWriter(PackContents pack, Vault vault)
{
    private readonly List<(string Path, long Length, string Sha256)> written = [];
    private readonly LocalDateTime madeAt = pack.MadeAt.InZone(UkTime.Zone).LocalDateTime;

    /// <summary>Writes the whole pack.</summary>
    /// <param name="target">Written only asynchronously but for what its buffer holds; it need not seek.</param>
    public async Task WriteAsync(Stream target, CancellationToken stop)
    {
        await using var zip = await ZipArchive.CreateAsync(
            target,
            ZipArchiveMode.Create,
            leaveOpen: true,
            Encoding.UTF8,
            stop
        );
        var letter = CoveringLetter.For(pack);
        await AddTextAsync(zip, PackPaths.Page, PackPage.Html(pack), stop);
        await AddTextAsync(zip, PackPaths.LetterPage, LetterPages.Html(letter), stop);
        await AddTextAsync(zip, PackPaths.LetterText, LetterPages.Text(letter), stop);
        foreach (var found in pack.Records)
            await AddAsync(zip, found.Path, to => PackData.WriteCsvAsync(found, to, stop), stop);
        await AddAsync(zip, PackPaths.Json, to => PackData.WriteJsonAsync(pack, to, stop), stop);
        await AddAsync(zip, PackPaths.KeptBack, to => PackData.WriteKeptBackAsync(pack, to, stop), stop);
        foreach (var file in pack.Files)
        {
            var (_, sha256) = await AddAsync(zip, file.Path, to => vault.CopyToAsync(file.Attachment, to, stop), stop);
            if (sha256 != Convert.ToHexStringLower(file.Attachment.Sha256))
                throw new InvalidDataException($"Attachment {file.Attachment.Id} is not what was sealed.");
        }
        await AddAsync(zip, PackPaths.Manifest, to => WriteManifestAsync(to, stop), stop);
        await AddTextAsync(zip, PackPaths.Sums, Sums(), stop);
    }

    private Task AddTextAsync(ZipArchive zip, string path, string text, CancellationToken stop) =>
        AddAsync(zip, path, to => to.WriteAsync(Encoding.UTF8.GetBytes(text), stop).AsTask(), stop);

    private async Task<(long Length, string Sha256)> AddAsync(
        ZipArchive zip,
        string path,
        Func<Stream, Task> write,
        CancellationToken stop
    )
    {
        var entry = zip.CreateEntry(path, CompressionLevel.Optimal);
        entry.LastWriteTime = madeAt.InUtc().ToDateTimeOffset();
        await using var content = await entry.OpenAsync(stop);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var hashed = new HashedStream(content, hash);
        await write(hashed);
        var sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
        written.Add((path, hashed.Count, sha256));
        return (hashed.Count, sha256);
    }

    // Names each file but itself and SHA256SUMS, which names it.
    private async Task WriteManifestAsync(Stream target, CancellationToken stop)
    {
        await using var json = new Utf8JsonWriter(target, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteString("reference", pack.Reference);
        json.WriteString("madeAt", InstantPattern.General.Format(pack.MadeAt));
        json.WriteStartArray("files");
        foreach (var (path, length, sha256) in written)
        {
            json.WriteStartObject();
            json.WriteString("path", path);
            json.WriteNumber("length", length);
            json.WriteString("sha256", sha256);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(stop);
    }

    // As `sha256sum --check SHA256SUMS` reads it.
    private string Sums() => string.Concat(written.Select(f => $"{f.Sha256}  {f.Path}\n"));
}
