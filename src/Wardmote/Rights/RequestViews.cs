using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Sheets;
using Wardmote.Store;

namespace Wardmote.Rights;

/// <summary>What of the requests an officer looks at.</summary>
public enum RequestView
{
    Open,

    /// <summary>Past the law's last day, and not closed.</summary>
    Late,

    /// <summary>Due within a week.</summary>
    Soon,

    /// <summary>The clock waits for the person.</summary>
    Waiting,
    Closed,
}

/// <summary>How many requests stand where.</summary>
public sealed record RequestCounts(int Open, int Late, int Soon, int Waiting, int Closed)
{
    public int Of(RequestView view) =>
        view switch
        {
            RequestView.Late => Late,
            RequestView.Soon => Soon,
            RequestView.Waiting => Waiting,
            RequestView.Closed => Closed,
            _ => Open,
        };
}

/// <summary>A month of requests, for a meeting.</summary>
/// <param name="Late">Of those closed, how many after the law's last day.</param>
/// <param name="MedianDays">From receipt to closure; null when none was closed.</param>
public sealed record RequestMonth(YearMonth Month, int Received, int Closed, int Late, int? MedianDays);

public static class RequestViews
{
    /// <summary>How many days ahead counts as soon.</summary>
    public const int SoonDays = 7;

    /// <summary>The requests of a view that an actor handles, the next due first; closed ones the latest first.</summary>
    public static IQueryable<Request> SeenBy(this Db db, Actor actor, RequestView view, LocalDate today)
    {
        var soon = today.PlusDays(SoonDays);
        return view switch
        {
            RequestView.Late => db.OpenTo(actor).Where(r => r.DueOn < today),
            RequestView.Soon => db.OpenTo(actor).Where(r => r.DueOn >= today && r.DueOn <= soon),
            RequestView.Waiting => db.OpenTo(actor).Where(r => r.WaitsFor != null),
            RequestView.Closed => db.VisibleTo<Request>(actor, Duty.HandleRights)
                .AsNoTracking()
                .Where(r => r.Closure != null)
                .OrderByDescending(r => r.Closure!.At),
            _ => db.OpenTo(actor),
        };
    }

    /// <summary>Counts them all in one query.</summary>
    public static async Task<RequestCounts> CountRequestsAsync(
        this Db db,
        Actor actor,
        LocalDate today,
        CancellationToken stop
    )
    {
        var soon = today.PlusDays(SoonDays);
        var groups = await db.VisibleTo<Request>(actor, Duty.HandleRights)
            .GroupBy(r => new
            {
                Closed = r.Closure != null,
                Late = r.DueOn < today,
                Soon = r.DueOn >= today && r.DueOn <= soon,
                Waits = r.WaitsFor != null,
            })
            .Select(g => new { g.Key, Count = g.Count() })
            .ToListAsync(stop);
        var open = groups.FindAll(g => !g.Key.Closed);
        return new(
            open.Sum(g => g.Count),
            open.Where(g => g.Key.Late).Sum(g => g.Count),
            open.Where(g => g.Key.Soon).Sum(g => g.Count),
            open.Where(g => g.Key.Waits).Sum(g => g.Count),
            groups.Where(g => g.Key.Closed).Sum(g => g.Count)
        );
    }

    /// <summary>What came in and what was closed in a month.</summary>
    public static async Task<RequestMonth> MonthOfRequestsAsync(
        this Db db,
        Actor actor,
        YearMonth month,
        CancellationToken stop
    )
    {
        var days = month.ToDateInterval();
        var (first, last) = (days.Start, days.End);
        var from = UkTime.Zone.AtStartOfDay(first).ToInstant();
        var until = UkTime.Zone.AtStartOfDay(last.PlusDays(1)).ToInstant();
        var mine = db.VisibleTo<Request>(actor, Duty.HandleRights);
        var received = await mine.CountAsync(r => r.ReceivedOn >= first && r.ReceivedOn <= last, stop);
        var closed = await mine.Where(r => r.Closure!.At >= from && r.Closure!.At < until)
            .Select(r => new
            {
                r.ReceivedOn,
                r.DueOn,
                r.Closure!.At,
            })
            .ToListAsync(stop);
        var took = closed.Select(c => Period.DaysBetween(c.ReceivedOn, c.At.UkDate())).Order().ToList();
        return new(
            month,
            received,
            closed.Count,
            closed.Count(c => c.At.UkDate() > c.DueOn),
            took.Count == 0 ? null : took[took.Count / 2]
        );
    }
}

/// <summary>Writes the requests of a view into a file for a spreadsheet. Taking it out is on record.</summary>
[UseCase]
public sealed class ExportRequests(Db db, Journal journal, RequestClock requestClock)
{
    private const int Most = 20_000;

    /// <returns>The file: CSV in UTF-8, safe to open in a spreadsheet; of at most 20,000 requests.</returns>
    public async Task<byte[]> RunAsync(Actor actor, RequestView view, CancellationToken stop)
    {
        var rows = await db.SeenBy(actor, view, requestClock.Today)
            .Select(r => new
            {
                r.Reference,
                Unit = r.Unit.Code,
                r.Subject.Name,
                r.WishKey,
                r.ReceivedOn,
                r.DueOn,
                r.WaitsFor,
                ClosedAt = r.Closure == null ? (Instant?)null : r.Closure.At,
            })
            .Take(Most)
            .ToListAsync(stop);
        var file = SheetWriter.ForSpreadsheets(
            ["reference", "unit", "person", "asks_for", "received", "due", "waits_for", "closed"],
            rows.Select(r =>
                new[]
                {
                    r.Reference,
                    r.Unit,
                    r.Name,
                    r.WishKey,
                    Day(r.ReceivedOn),
                    Day(r.DueOn),
                    r.WaitsFor?.ToString(),
                    Day(r.ClosedAt?.UkDate()),
                }
            )
        );
        journal.Write(
            actor,
            new(
                "RequestsExported",
                actor.Id ?? Guid.Empty,
                null,
                $"Took out a list of {Words.Count(rows.Count, "request")}."
            )
        );
        await db.SaveChangesAsync(stop);
        return file;
    }

    private static string? Day(LocalDate? day) => day is { } on ? LocalDatePattern.Iso.Format(on) : null;
}
