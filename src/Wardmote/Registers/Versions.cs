using NodaTime;
using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Registers;

/// <summary>
/// How something in the register stood from a moment on. A change adds a version and takes none away, so the register can
/// be read as it stood on any day; who made it, and why, stands in the journal entry of the same save.
/// </summary>
public interface IVersion : IBelongToUnit, IEvidenced
{
    /// <summary>What it is a version of.</summary>
    Guid Id { get; }

    /// <summary>From 1.</summary>
    int Number { get; }

    Instant WrittenAt { get; }

    /// <summary>Whether it says that the thing is no more.</summary>
    bool IsEnd { get; }

    /// <summary>Who wrote it, and why.</summary>
    JournalEntry Entry { get; }
}

public static class Versions
{
    /// <summary>How everything stood at a moment, one version each; without what had ended by then.</summary>
    public static IQueryable<T> AsOf<T>(this IQueryable<T> versions, Instant at)
        where T : class, IVersion =>
        versions.Where(v =>
            v.WrittenAt <= at
            && !v.IsEnd
            && !versions.Any(later => later.Id == v.Id && later.Number > v.Number && later.WrittenAt <= at)
        );
}
