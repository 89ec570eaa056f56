using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Wardmote.Clocks;
using Wardmote.Rights;
using Xunit;

namespace Wardmote.Tests.Rights;

public sealed class RequestViewTests
{
    [Theory, OnBothDatabases]
    public async Task Every_view_counts_what_it_lists(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var clock = northbury.House.Clock;
        var start = clock.Now;
        var late = await northbury.SamAsksAsync();
        clock.Pass(Duration.FromDays(28));
        var soon = await northbury.SamAsksAsync();
        clock.Pass(Duration.FromDays(26));
        var waiting = await northbury.SamAsksAsync();
        await northbury.UseAsync<AskForIdentity>(a =>
            a.RunAsync(northbury.Secretary, waiting.Id, "a bill", "No such member", default)
        );
        var closed = await northbury.SamAsksAsync();
        await northbury.UseAsync<CloseRequest>(c => c.RunAsync(northbury.Secretary, closed.Id, "Taken back", default));
        var today = clock.Today();
        var counts = await northbury.House.ReadAsync(db => db.CountRequestsAsync(northbury.Secretary, today, default));
        foreach (
            var (view, expected) in new (RequestView, Request[])[]
            {
                (RequestView.Open, [late, soon, waiting]),
                (RequestView.Late, [late]),
                (RequestView.Soon, [soon]),
                (RequestView.Waiting, [waiting]),
                (RequestView.Closed, [closed]),
            }
        )
        {
            var seen = await northbury.House.ReadAsync(db =>
                db.SeenBy(northbury.Secretary, view, today).Select(r => r.Reference).ToListAsync()
            );
            seen.ShouldBe(expected.Select(r => r.Reference), $"{view}");
            counts.Of(view).ShouldBe(expected.Length, $"{view}");
            (
                await northbury.House.ReadAsync(db =>
                    db.SeenBy(northbury.Stranger, view, today).Select(r => r.Reference).ToListAsync()
                )
            ).ShouldBeEmpty();
        }
        var month = await northbury.House.ReadAsync(db =>
            db.MonthOfRequestsAsync(northbury.Secretary, today.ToYearMonth(), default)
        );
        (month.Received, month.Closed, month.Late, month.MedianDays).ShouldBe((2, 1, 0, 0));
        clock.Now.ShouldBeGreaterThan(start);

        var file = await northbury.UseAsync<ExportRequests, byte[]>(e =>
            e.RunAsync(northbury.Secretary, RequestView.Open, default)
        );
        var lines = Encoding.UTF8.GetString(file).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(4);
        lines[1].ShouldContain(late.Reference);
    }
}
