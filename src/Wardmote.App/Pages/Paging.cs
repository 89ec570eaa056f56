using Microsoft.EntityFrameworkCore;

namespace Wardmote.App.Pages;

/// <summary>One page of a long list.</summary>
/// <param name="Number">Which page it is, from 1.</param>
/// <param name="More">Whether there is another after it.</param>
public readonly record struct Paged<T>(IReadOnlyList<T> Rows, int Number, bool More);

public static class Paging
{
    /// <summary>One page of a list; a number that cannot be is the nearest that can.</summary>
    public static Paged<T> Page<T>(this IReadOnlyList<T> all, int number, int size)
    {
        var page = Math.Clamp(number, 1, Math.Max(1, (all.Count + size - 1) / size));
        return new([.. all.Skip((page - 1) * size).Take(size)], page, all.Count > page * size);
    }

    // Beyond it nobody turns pages; whoever asks for it has made the number up.
    private const int LastPage = 10_000;

    /// <summary>One page of an ordered query; a number that cannot be is the nearest that can.</summary>
    public static async Task<Paged<T>> PageAsync<T>(
        this IQueryable<T> ordered,
        int number,
        int size,
        CancellationToken stop
    )
    {
        var page = Math.Clamp(number, 1, LastPage);
        // One row more than is shown tells whether there is another page.
        var rows = await ordered.Skip((page - 1) * size).Take(size + 1).ToListAsync(stop);
        return new([.. rows.Take(size)], page, rows.Count > size);
    }
}
