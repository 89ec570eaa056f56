using System.Security.Cryptography;
using System.Text;
using static System.FormattableString;

namespace Wardmote.Sheets;

/// <summary>What one pass over a file's bytes tells before its rows are read: its hash, what it is, and how its letters are written.</summary>
/// <param name="Format">CSV or a workbook.</param>
/// <param name="Encoding">How a CSV file's letters are written.</param>
/// <param name="Length">Bytes in the file.</param>
/// <param name="Sha256">SHA-256 of all its bytes, in lower-case hexadecimal.</param>
internal sealed record FileScan(SheetFormat Format, Encoding Encoding, long Length, string Sha256)
{
    const int ChunkBytes = 128 * 1024;

    static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
    static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Reads the stream once from its start and leaves it there.</summary>
    /// <exception cref="SheetProblem">The file is empty, too large, or neither text nor a workbook.</exception>
    internal static FileScan Of(Stream stream, SheetLimits limits)
    {
        stream.Position = 0;
        if (stream.Length == 0)
            throw new SheetProblem("The file is empty. Choose a file with column names in its first line.");
        if (stream.Length > limits.FileBytes)
            throw new SheetProblem(
                Invariant($"The file is larger than {limits.FileBytes >> 20} MB. Split it into smaller files.")
            );

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var chunk = new byte[ChunkBytes];
        SheetFormat? format = null;
        var isUtf8 = true;
        var carried = 0; // bytes of a letter cut by the end of the last chunk
        long length = 0;
        while (stream.ReadAtLeast(chunk.AsSpan(carried), 1, throwOnEndOfStream: false) is > 0 and var read)
        {
            hash.AppendData(chunk, carried, read);
            length += read;
            var seen = chunk.AsSpan(0, carried + read);
            carried = 0;
            format ??= FormatOf(seen);
            if (format == SheetFormat.Xlsx)
                continue;
            if (seen.Contains((byte)0))
                throw NotText();
            if (!isUtf8)
                continue;
            var cut = BytesOfCutLetter(seen);
            isUtf8 = System.Text.Unicode.Utf8.IsValid(seen[..^cut]);
            seen[^cut..].CopyTo(chunk);
            carried = isUtf8 ? cut : 0;
        }
        stream.Position = 0;
        isUtf8 &= carried == 0;
        return new(
            format!.Value,
            isUtf8 ? Utf8 : Windows1252,
            length,
            Convert.ToHexStringLower(hash.GetHashAndReset())
        );
    }

    static SheetFormat FormatOf(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith("PK\x03\x04"u8))
            return SheetFormat.Xlsx;
        if (start.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
            throw new SheetProblem(
                "This is an old Excel file (.xls) or one with a password. Open it in Excel, take the password off, and save it as .xlsx or as “CSV UTF-8”."
            );
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || start.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            throw new SheetProblem(
                "This file was saved as “Unicode text” (UTF-16). Save it as “CSV UTF-8” or as .xlsx instead."
            );
        return SheetFormat.Csv;
    }

    static SheetProblem NotText() =>
        new(
            "This is not a text file with columns: it holds bytes that text never does. Save the table as “CSV UTF-8” or as .xlsx."
        );

    /// <summary>How many bytes at the end begin a letter that the bytes end before finishing.</summary>
    static int BytesOfCutLetter(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back <= Math.Min(3, bytes.Length); back++)
        {
            var lead = bytes[^back];
            if ((lead & 0xC0) == 0x80)
                continue;
            var whole = lead switch
            {
                >= 0xF0 => 4,
                >= 0xE0 => 3,
                >= 0xC0 => 2,
                _ => 1,
            };
            return whole > back ? back : 0;
        }
        return 0;
    }
}
