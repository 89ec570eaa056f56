using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Shouldly;

namespace Wardmote.App.Tests.Pages;

/// <summary>A pack as the person has it: the files of the zip, by their paths.</summary>
public sealed class PackInHand
{
    private readonly Dictionary<string, byte[]> files = new(StringComparer.Ordinal);

    /// <param name="zip">The whole file.</param>
    public PackInHand(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        foreach (var entry in archive.Entries)
        {
            using var content = entry.Open();
            using var bytes = new MemoryStream();
            content.CopyTo(bytes);
            files.Add(entry.FullName, bytes.ToArray());
        }
    }

    /// <summary>Checks that the manifest names every file with its SHA-256, and that a page to read is there.</summary>
    public void RequireWhole()
    {
        files.ShouldContainKey("index.html");
        using var manifest = JsonDocument.Parse(files["manifest.json"]);
        var named = manifest
            .RootElement.GetProperty("files")
            .EnumerateArray()
            .ToDictionary(f => f.GetProperty("path").GetString()!, f => f.GetProperty("sha256").GetString()!);
        named.Keys.Order().ShouldBe(files.Keys.Except(["manifest.json", "SHA256SUMS"]).Order());
        foreach (var (path, sha256) in named)
            Convert.ToHexStringLower(SHA256.HashData(files[path])).ShouldBe(sha256, path);
    }

    /// <summary>The files whose text holds some words.</summary>
    public IReadOnlyList<string> Saying(string words) =>
        [
            .. files
                .Where(f => Encoding.UTF8.GetString(f.Value).Contains(words, StringComparison.Ordinal))
                .Select(f => f.Key),
        ];
}
