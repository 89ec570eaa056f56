using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Members;

/// <summary>
/// What is known of every member before a feed is read: about 100 bytes each, so that a feed is compared in memory and
/// only what differs is written.
/// </summary>
internal sealed class KnownMembers
{
    private readonly Dictionary<string, Known> members = new(StringComparer.Ordinal);
    private readonly HashSet<string> elsewhere = new(StringComparer.Ordinal);

    /// <summary>How many are on the list now, within what the feed is authority for.</summary>
    internal int Current { get; private set; }

    /// <summary>Whether there is no member anywhere yet.</summary>
    internal bool IsEmpty => members.Count + elsewhere.Count == 0;

    /// <summary>A member as the feed is compared with.</summary>
    /// <param name="Line">The line of the feed that has the member; 0 while none has.</param>
    internal record struct Known(Guid Id, long FeedHash, bool HasLeft, int Line);

    /// <summary>Reads everyone: those of the unit and the units below it, and the numbers of all others.</summary>
    internal static async Task<KnownMembers> LoadAsync(Db db, Guid unitId, CancellationToken stop)
    {
        var known = new KnownMembers();
        using var beyond = db.SeeEverything();
        var above = db.Set<UnitAbove>();
        var rows = db.Members.Select(m => new
        {
            m.Number,
            m.Id,
            m.FeedHash,
            m.LeftOn,
            Here = above.Any(a => a.UnitId == m.UnitId && a.AboveId == unitId),
        });
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(stop))
        {
            if (!row.Here)
                known.elsewhere.Add(row.Number);
            else
                known.members.Add(row.Number, new(row.Id, row.FeedHash, row.LeftOn is not null, 0));
            if (row.Here && row.LeftOn is null)
                known.Current++;
        }
        return known;
    }

    /// <summary>Whether the number belongs to a member of a unit that the feed is not for.</summary>
    internal bool IsElsewhere(string number) => elsewhere.Contains(number);

    /// <summary>Notes that a line has the number.</summary>
    /// <param name="before">The member as known, with the line that had the number before, if one did.</param>
    /// <returns>Whether the number is known, from before the feed or from an earlier line.</returns>
    internal bool Meet(string number, int line, out Known before)
    {
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(members, number, out var exists);
        before = known;
        known.Line = known.Line == 0 ? line : known.Line;
        return exists;
    }

    /// <summary>Those on the list whom no line had.</summary>
    internal IEnumerable<(string Number, Guid Id)> Missing() =>
        members.Where(m => m.Value is { Line: 0, HasLeft: false }).Select(m => (m.Key, m.Value.Id));
}
