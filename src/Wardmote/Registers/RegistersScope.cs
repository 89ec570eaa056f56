using Microsoft.EntityFrameworkCore;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Registers;

internal static class RegistersScope
{
    /// <summary>The newest version of something in a register that the actor keeps.</summary>
    /// <param name="read">The number of the version that was on the page.</param>
    /// <exception cref="Refused">It is not one of theirs, it has ended, or somebody wrote a newer one meanwhile.</exception>
    internal static async Task<T> NewestAsync<T>(this Db db, Actor actor, Guid id, int read, CancellationToken stop)
        where T : class, IVersion
    {
        var newest =
            await db.VisibleTo<T>(actor, Duty.KeepRegisters)
                .AsNoTracking()
                .Where(v => v.Id == id)
                .OrderByDescending(v => v.Number)
                .FirstOrDefaultAsync(stop)
            ?? throw new Refused("There is no such entry in the registers you keep.");
        if (newest.IsEnd)
            throw new Refused("This entry has ended. It can be read, and not changed any more.");
        return newest.Number == read ? newest : throw ChangedMeanwhile;
    }

    /// <summary>What the later of two is told who write a version of the same thing.</summary>
    internal static Refused ChangedMeanwhile =>
        new(
            "Somebody else changed this while you were at it. Open it again beside this page, and enter what is still needed there."
        );

    /// <summary>Whether somebody has just written a version of the same number.</summary>
    internal static bool IsTaken<T>(this Db db, T version)
        where T : class, IVersion =>
        db.Set<T>().AsNoTracking().Any(v => v.Id == version.Id && v.Number == version.Number);

    /// <summary>Text as it is kept: without space around it, and null when there is none.</summary>
    internal static string? Kept(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
