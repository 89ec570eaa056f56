using NodaTime.Text;

namespace Wardmote.Correspondence;

/// <summary>
/// Writes each letter as an .eml file, which any mail program opens, and sends nothing. A letter written twice is one
/// file: its name is made of the letter alone.
/// </summary>
public sealed class FolderTransport(string folder) : ITransport
{
    private static readonly InstantPattern Time = InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss'Z'");

    public async Task<Handover> SendAsync(Outgoing message, CancellationToken late)
    {
        var name = $"{Time.Format(message.WrittenAt)}-{message.LetterId:n}.eml";
        try
        {
            Directory.CreateDirectory(folder);
            var half = Path.Combine(folder, "." + name);
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            await using (var file = new FileStream(half, options))
            {
                await file.WriteAsync(message.Mime, late);
                file.Flush(flushToDisk: true);
            }
            // Renamed last, so that whoever watches the folder never sees half a letter.
            File.Move(half, Path.Combine(folder, name), overwrite: true);
            return Handover.Accepted;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return Handover.NotNow($"The folder for letters could not be written to: {problem.GetType().Name}.");
        }
        catch (OperationCanceledException)
        {
            return Handover.NotNow("The folder for letters took too long.");
        }
    }
}
