using ICSharpCode.SharpZipLib.Zip;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Rights;

/// <summary>
/// Streams a pack as a zip sealed with AES-256 (WinZip's AE format, which 7-Zip, WinZip, Keka and The Unarchiver open).
/// The pack is one file inside it, so that without the password not even the names of its files can be read.
/// </summary>
public sealed class EncryptedZip(Vault vault)
{
    /// <summary>Writes the whole zip; nothing is held but the piece in hand.</summary>
    /// <param name="target">Written only asynchronously; it need not seek.</param>
    public async Task WriteAsync(ZipToHand zip, Stream target, CancellationToken stop)
    {
        // The zip library writes synchronously, so each piece goes through memory to the target.
        using var piece = new MemoryStream();
        await using var front = new Front(piece);
        await using var sealing = new ZipOutputStream(front) { Password = zip.Password, IsStreamOwner = false };
        // It is a zip already: pressing it again gains nothing.
        sealing.SetLevel(0);
        await sealing.PutNextEntryAsync(
            new ZipEntry(zip.Attachment.Name)
            {
                AESKeySize = 256,
                DateTime = zip.Attachment.At.InZone(UkTime.Zone).ToDateTimeUnspecified(),
            },
            stop
        );
        await vault.CopyToAsync(zip.Attachment, new Behind(sealing, piece, target), stop);
        sealing.CloseEntry();
        sealing.Finish();
        await PourAsync(piece, target, stop);
    }

    private static async Task PourAsync(MemoryStream piece, Stream target, CancellationToken stop)
    {
        await target.WriteAsync(piece.GetBuffer().AsMemory(0, (int)piece.Length), stop);
        piece.SetLength(0);
    }

    // What the zip library sees: a stream it cannot seek in.
    private sealed class Front(MemoryStream piece) : WriteOnlyStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => piece.Write(buffer);

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            piece.Write(buffer.Span);
            return ValueTask.CompletedTask;
        }
    }

    // What the vault sees: each of its pieces is sealed and poured on.
    private sealed class Behind(Stream sealing, MemoryStream piece, Stream target) : WriteOnlyStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new NotSupportedException();

        public override async ValueTask WriteAsync(
            ReadOnlyMemory<byte> buffer,
            CancellationToken cancellationToken = default
        )
        {
            sealing.Write(buffer.Span);
            await PourAsync(piece, target, cancellationToken);
        }
    }
}
