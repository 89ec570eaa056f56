using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Organisation;
using Wardmote.Rights;
using Wardmote.Store;

namespace Wardmote.App.Cli;

/// <summary><c>wardmote holidays</c></summary>
internal static class HolidaysVerbs
{
    private static readonly Argument<string> On = new("day") { Description = "The day, as 2027-05-07" };

    private static readonly Option<string?> In = new("--nation")
    {
        Description = "england-and-wales, scotland or northern-ireland; else all three",
        HelpName = "nation",
    };

    private static readonly Option<string> Reason = new("--reason")
    {
        Description = "Why, for the journal",
        Required = true,
    };

    private static readonly Option<bool> DryRun = new("--dry-run")
    {
        Description = "Only show which requests would move",
    };

    public static Command Make() =>
        new("holidays", "The public holidays that move deadlines, and those added since") { List(), Add(), Remove() };

    private static Command List()
    {
        var year = new Option<int?>("--year") { Description = "The year; else this one" };
        return new Command("list", "List the public holidays of a year") { year, In }.Does(async run =>
        {
            var days = await run.Get<HolidayCalendar>()
                .OfYearAsync(run.Value(year) ?? run.Get<IClock>().Today().Year, Nation(run), run.Stop);
            run.Table(
                ["Day", "Holiday", "Where", "Added"],
                days.Select(day => new[] { day.On.Full(), day.Name, day.Where, day.Added is { } a ? Added(a) : "" })
            );
            run.Json(
                days.Select(day => new
                {
                    day.On,
                    day.Name,
                    Nations = day.Nations.Select(n => n.Text()),
                    Added = day.Added is { } a
                        ? new
                        {
                            a.Id,
                            a.AddedAt,
                            a.AddedBy,
                            a.Because,
                        }
                        : null,
                })
            );
        });
    }

    private static Command Add()
    {
        var name = new Argument<string>("name")
        {
            Description = "As it was proclaimed: \"bank holiday for the Coronation\"",
        };
        return new Command("add", "Add a holiday that was proclaimed, and move the dates of open requests")
        {
            On,
            name,
            In,
            Reason,
            DryRun,
        }.Does(async run =>
        {
            var holiday = new NewHoliday(
                Verbs.Day(run.Value(On), "of the holiday"),
                run.Value(name),
                Nation(run),
                run.Value(Reason)
            );
            var moves = await run.Get<AddHoliday>().RunAsync(run.Actor, holiday, run.Value(DryRun), run.Stop);
            Answer(run, run.Value(DryRun) ? "Nothing was added." : "Added.", moves);
        });
    }

    private static Command Remove() =>
        new Command("remove", "Remove a holiday that was added by mistake, and move the dates back")
        {
            On,
            In,
            Reason,
            DryRun,
        }.Does(async run =>
        {
            var (day, nation) = (Verbs.Day(run.Value(On), "of the holiday"), Nation(run));
            var holiday =
                await run.Get<Db>()
                    .Holidays.AsNoTracking()
                    .FirstOrDefaultAsync(h => h.On == day && h.Nation == nation && h.RemovedAt == null, run.Stop)
                ?? throw new Refused(
                    $"No holiday was added on {day.Full()} for {(nation is { } one ? one.InWords() : "all nations")}. See them with: wardmote holidays list --year {day.Year}"
                );
            var moves = await run.Get<RemoveHoliday>()
                .RunAsync(run.Actor, holiday.Id, run.Value(Reason), run.Value(DryRun), run.Stop);
            Answer(run, run.Value(DryRun) ? "Nothing was removed." : "Removed.", moves);
        });

    private static void Answer(CliRun run, string done, IReadOnlyList<Move> moves)
    {
        var (move, moved) = run.Value(DryRun) ? ("would move", "would move") : ("has moved", "have moved");
        run.Say(
            moves.Count switch
            {
                0 => $"{done} The dates of no open request {(run.Value(DryRun) ? "would move" : "have moved")}.",
                1 => $"{done} The date of 1 request {move}:",
                var many => $"{done} The dates of {PlainDates.Figure(many)} requests {moved}:",
            }
        );
        if (moves.Count > 0)
            run.Table(
                ["Request", "Unit", "From", "To"],
                moves.Select(m => new[] { m.Request.Reference, m.Request.Unit.Name, m.From.Full(), m.To.Full() })
            );
        run.Json(
            new
            {
                DryRun = run.Value(DryRun),
                Moved = moves.Select(m => new
                {
                    m.Request.Reference,
                    Unit = m.Request.Unit.Code,
                    m.From,
                    m.To,
                    m.Waits,
                }),
            }
        );
    }

    private static Nation? Nation(CliRun run) => run.Value(In) is { } text ? Nations.Parse(text) : null;

    private static string Added(Holiday holiday) => $"{holiday.AddedAt.UkDate().DayMonthYear()}, {holiday.AddedBy}";
}
