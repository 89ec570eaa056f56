using Microsoft.EntityFrameworkCore;
using Wardmote.Store;

namespace Wardmote.Correspondence;

/// <summary>
/// Removes from the folder for letters what tells of people who were removed: letters that are gone from the records, or
/// whose address is. It holds only where letters go into a folder; what has been mailed is out of our hands.
/// </summary>
public sealed class SweepOutbox(Db db, CorrespondenceSettings settings)
{
    private const int AtOnce = 500;

    public async Task RunAsync(CancellationToken stop)
    {
        if (settings.Folder is not { } folder || !Directory.Exists(folder))
            return;
        var files = Directory
            .EnumerateFiles(folder, "*.eml")
            .Select(path => (path, letter: LetterOf(path)))
            .Where(f => f.letter is not null);
        foreach (var some in files.Chunk(AtOnce))
        {
            var ids = some.Select(f => f.letter!.Value).ToList();
            var kept = await db
                .Letters.Where(l => ids.Contains(l.Id) && l.ToAddress != Letter.NoAddress)
                .Select(l => l.Id)
                .ToHashSetAsync(stop);
            foreach (var (path, letter) in some.Where(f => !kept.Contains(f.letter!.Value)))
                File.Delete(path);
        }
    }

    // "20261122T093000Z-019…d.eml", as the folder transport names them.
    private static Guid? LetterOf(string path) =>
        Guid.TryParseExact(Path.GetFileNameWithoutExtension(path).Split('-')[^1], "n", out var id) ? id : null;
}
