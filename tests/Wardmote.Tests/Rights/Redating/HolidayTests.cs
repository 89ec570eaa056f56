using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Rights;
using Wardmote.Store;
using Xunit;

namespace Wardmote.Tests.Rights;

/// <summary>
/// A public holiday is added, and the dates of open requests move with it. Sam asks on Friday 20 November 2026; a month
/// on is a Sunday, so the answer is due on Monday 21 December.
/// </summary>
public class HolidayTests
{
    private static readonly LocalDate Monday = new(2026, 12, 21);
    private static readonly LocalDate Tuesday = new(2026, 12, 22);
    private static readonly NewHoliday Coronation = new(Monday, " bank holiday for a Coronation ", null, "Gazette");

    [Theory, OnBothDatabases]
    public async Task An_open_request_moves_and_says_why_and_a_closed_one_stays(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var (open, closed) = (await northbury.SamAsksAsync(), await northbury.SamAsksAsync());
        await northbury.UseAsync<CloseRequest>(u => u.RunAsync(northbury.Secretary, closed.Id, "Withdrawn", default));
        open.DueOn.ShouldBe(Monday);

        var moves = await AddAsync(northbury, Coronation);

        moves.ShouldHaveSingleItem().Request.Id.ShouldBe(open.Id);
        var moved = await northbury.ReadAsync(open.Id);
        (moved.DueOn, moved.TargetOn).ShouldBe((Tuesday, open.TargetOn));
        moved.Explanation.ShouldContain("21 December is the bank holiday for a Coronation");
        moved.RuleVersion.ShouldBe($"{open.RuleVersion}, holidays 1");
        (await SaidAsync(northbury, open.Id)).Sentence.ShouldBe(
            "The due date moved from Monday 21 December 2026 to Tuesday 22 December 2026, because Monday 21 December 2026 is now a public holiday (bank holiday for a Coronation)."
        );
        (await northbury.ReadAsync(closed.Id)).DueOn.ShouldBe(Monday);
        (await northbury.HappenedAsync(closed.Id)).ShouldNotContain("RequestRedated");
        var holiday = await northbury.House.ReadAsync(db => db.Holidays.SingleAsync());
        (holiday.Name, holiday.Because, holiday.AddedBy).ShouldBe(
            ("bank holiday for a Coronation", "Gazette", National(northbury).Name)
        );
        var told = await SaidAsync(northbury, holiday.Id);
        told.Sentence.ShouldBe("Added Monday 21 December 2026 as a public holiday: bank holiday for a Coronation.");
        told.Reason.ShouldBe("Gazette");
        (await northbury.SamAsksAsync()).DueOn.ShouldBe(Tuesday);
    }

    [Theory, OnBothDatabases]
    public async Task A_look_at_what_would_move_changes_nothing(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var request = await northbury.SamAsksAsync();

        var moves = await AddAsync(northbury, Coronation, dryRun: true);

        var move = moves.ShouldHaveSingleItem();
        (move.Request.Id, move.From, move.To, move.Waits).ShouldBe((request.Id, Monday, Tuesday, false));
        (await northbury.ReadAsync(request.Id)).DueOn.ShouldBe(Monday);
        (await northbury.HappenedAsync(request.Id)).ShouldNotContain("RequestRedated");
        (await northbury.House.ReadAsync(db => db.Holidays.CountAsync())).ShouldBe(0);
    }

    [Theory, OnBothDatabases]
    public async Task A_request_whose_clock_waits_keeps_a_new_earliest_date(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var request = await northbury.SamAsksAsync();
        await northbury.UseAsync<AskForIdentity>(u =>
            u.RunAsync(northbury.Secretary, request.Id, "a letter", "No record matches", default)
        );

        var move = (await AddAsync(northbury, Coronation)).ShouldHaveSingleItem();

        (move.From, move.To, move.Waits).ShouldBe((Monday, Tuesday, true));
        var waiting = await northbury.ReadAsync(request.Id);
        (waiting.DueOn, waiting.EarliestDueOn).ShouldBe((null, Tuesday));
        (await SaidAsync(northbury, request.Id)).Sentence.ShouldStartWith("The earliest possible due date moved from");
    }

    [Theory, OnBothDatabases]
    public async Task A_holiday_of_another_nation_moves_nothing(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var request = await northbury.SamAsksAsync();

        (await AddAsync(northbury, Coronation with { Nation = Nation.Scotland })).ShouldBeEmpty();

        (await northbury.ReadAsync(request.Id)).DueOn.ShouldBe(Monday);
    }

    [Theory, OnBothDatabases]
    public async Task A_mistake_is_removed_and_stays_on_record(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var request = await northbury.SamAsksAsync();
        await AddAsync(northbury, Coronation);
        var id = await northbury.House.ReadAsync(db => db.Holidays.Select(h => h.Id).SingleAsync());

        (await RemoveAsync(northbury, id, null, dryRun: true)).Count.ShouldBe(1);
        (await northbury.ReadAsync(request.Id)).DueOn.ShouldBe(Tuesday);
        (await Should.ThrowAsync<Refused>(() => RemoveAsync(northbury, id, " "))).Message.ShouldBe(
            "Say why it is removed, for the record."
        );
        await RemoveAsync(northbury, id, "Proclaimed for the day after");

        var back = await northbury.ReadAsync(request.Id);
        (back.DueOn, back.RuleVersion).ShouldBe((Monday, $"{request.RuleVersion}, holidays 2"));
        (await SaidAsync(northbury, request.Id)).Sentence.ShouldBe(
            "The due date moved from Tuesday 22 December 2026 to Monday 21 December 2026, because Monday 21 December 2026 is not a public holiday after all (bank holiday for a Coronation)."
        );
        var holiday = await northbury.House.ReadAsync(db => db.Holidays.SingleAsync());
        (holiday.RemovedBy, holiday.RemovedBecause).ShouldBe(
            (National(northbury).Name, "Proclaimed for the day after")
        );
        (await Should.ThrowAsync<Refused>(() => RemoveAsync(northbury, id, "Again"))).Message.ShouldContain(
            "removed already"
        );
        (await AddAsync(northbury, Coronation)).Count.ShouldBe(1);
    }

    public static TheoryData<LocalDate, string?, Nation?, string?, string, string> Refusals =>
        new()
        {
            {
                new(2037, 1, 5),
                "Day",
                null,
                "Gazette",
                "On",
                "Monday 5 January 2037 is outside the public holidays Wardmote knows, which run from 1 January 2019 to 31 December 2036: check the date."
            },
            {
                new(2026, 12, 20),
                "Day",
                null,
                "Gazette",
                "On",
                "Sunday 20 December 2026 is not a working day anyway, so a holiday on it moves no deadline. If another day was proclaimed in its place, add that one."
            },
            {
                new(2026, 5, 25),
                "Day",
                Nation.Scotland,
                "Gazette",
                "On",
                "Monday 25 May 2026 is already a public holiday there: the Spring bank holiday. Check the day."
            },
            { Monday, " ", null, "Gazette", "Name", "Enter what the holiday is called, as it was proclaimed." },
            { Monday, "a\nb", null, "Gazette", "Name", "Write the name on one line, in at most 120 characters." },
            { Monday, "Day", null, null, "Because", "Say where it was proclaimed, for the record." },
        };

    [Theory, MemberData(nameof(Refusals), DisableDiscoveryEnumeration = true)]
    public async Task What_cannot_be_added_is_refused_with_a_sentence(
        LocalDate day,
        string? name,
        Nation? nation,
        string? because,
        string field,
        string sentence
    )
    {
        await using var northbury = await Northbury.OpenAsync(On.Sqlite);

        var refused = await Should.ThrowAsync<Refused>(() => AddAsync(northbury, new(day, name, nation, because)));

        refused.Objections.ShouldBe([new Objection(sentence, field)]);
    }

    [Fact]
    public async Task A_day_that_is_a_holiday_in_one_nation_can_be_added_for_all()
    {
        await using var northbury = await Northbury.OpenAsync(On.Sqlite);
        var stPatrick = new LocalDate(2027, 3, 17);

        await AddAsync(northbury, new(stPatrick, "Day of Peace", null, "Gazette"));

        var days = await northbury.UseAsync<HolidayCalendar, IReadOnlyList<HolidayOfYear>>(c =>
            c.OfYearAsync(2027, null, default)
        );
        days.Where(d => d.On == stPatrick)
            .Select(d => (d.Name, d.Where, d.Added is not null))
            .ShouldBe(
                [
                    ("Day of Peace", "England and Wales; Scotland", true),
                    ("St Patrick's Day", "Northern Ireland", false),
                ],
                ignoreOrder: true
            );
    }

    [Theory, OnBothDatabases]
    public async Task Only_officers_of_the_whole_organisation_may(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);

        (
            await Should.ThrowAsync<Refused>(() => AddAsync(northbury, Coronation, actor: northbury.Secretary))
        ).Message.ShouldBe("Public holidays count for every unit. Ask the national secretary to change them.");
        await AddAsync(northbury, Coronation, actor: Actor.Operator);
        var id = await northbury.House.ReadAsync(db => db.Holidays.Select(h => h.Id).SingleAsync());
        await Should.ThrowAsync<Refused>(() =>
            northbury.UseAsync<RemoveHoliday>(u => u.RunAsync(northbury.Secretary, id, "Mine", false, default))
        );
    }

    [Theory, OnBothDatabases]
    public async Task A_request_recorded_while_a_holiday_is_added_waits_for_it_and_counts_with_it(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        Task<Request> asking = null!;
        await northbury.House.DoAsync(async services =>
        {
            var db = services.GetRequiredService<Db>();
            await using var whole = await services.GetRequiredService<HolidayCalendar>().HoldAsync(default);
            asking = Task.Run(northbury.SamAsksAsync);
            await StaysWaitingAsync(asking);
            var now = northbury.House.Clock.Now;
            var holiday = new Holiday
            {
                Id = Ids.New(now),
                On = Monday,
                Name = "Coronation",
                Because = "Gazette",
                AddedAt = now,
                AddedBy = "A test",
            };
            db.Add(holiday);
            services.GetRequiredService<Journal>().Write(Author.System, new("HolidayAdded", holiday.Id, null, "."));
            await db.SaveChangesAsync();
            await whole.CommitAsync();
        });

        (await asking).DueOn.ShouldBe(Tuesday);
    }

    [Theory, OnBothDatabases]
    public async Task A_holiday_added_while_a_request_is_recorded_waits_for_it_and_moves_it(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        Task<IReadOnlyList<Move>> adding = null!;
        var request = await northbury.House.DoAsync(async services =>
        {
            var db = services.GetRequiredService<Db>();
            var now = northbury.House.Clock.Now;
            var request = new Request
            {
                Id = Ids.New(now),
                Reference = "R-2026-9999",
                UnitId = northbury.Constituency.Id,
                WishKey = "access",
                Channel = Channel.Post,
                ReceivedOn = northbury.House.Clock.Today(),
                RecordedAt = now,
                Subject = new Subject { Name = "Sam Patel" },
            };
            await using var dating = await services.GetRequiredService<RequestClock>().DateAsync(request, default);
            adding = Task.Run(() => AddAsync(northbury, Coronation));
            await StaysWaitingAsync(adding);
            db.Add(request);
            services.GetRequiredService<Journal>().Write(Author.System, new("Began", request.Id, null, "."));
            await db.SaveChangesAsync();
            await dating.CommitAsync();
            return request;
        });

        (await adding).ShouldHaveSingleItem().Request.Id.ShouldBe(request.Id);
        (await northbury.ReadAsync(request.Id)).DueOn.ShouldBe(Tuesday);
    }

    [Theory, OnBothDatabases]
    public async Task However_it_falls_out_no_request_keeps_a_date_without_the_holiday(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var work = Enumerable.Range(0, 12).Select(_ => Task.Run(() => (Task)northbury.SamAsksAsync())).ToList();
        work.Insert(6, Task.Run(() => (Task)AddAsync(northbury, Coronation)));

        await Task.WhenAll(work);

        var dates = await northbury.House.ReadAsync(db => db.Requests.Select(r => r.DueOn).ToListAsync());
        dates.Count.ShouldBe(12);
        dates.ShouldAllBe(due => due == Tuesday);
    }

    [Theory, OnBothDatabases]
    public async Task The_same_holiday_added_twice_at_once_is_added_once(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var request = await northbury.SamAsksAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(TryAsync)));

        outcomes.Count(added => added).ShouldBe(1);
        (await northbury.HappenedAsync(request.Id)).Count(kind => kind == "RequestRedated").ShouldBe(1);

        async Task<bool> TryAsync()
        {
            try
            {
                await AddAsync(northbury, Coronation);
                return true;
            }
            catch (Refused refused) when (refused.Message.Contains("already", StringComparison.Ordinal))
            {
                return false;
            }
        }
    }

    // Long enough for a step that does not wait to have been taken.
    private static async Task StaysWaitingAsync(Task work)
    {
        await Task.Delay(300);
        work.IsCompleted.ShouldBeFalse(work.Exception?.ToString());
    }

    private static Actor National(Northbury northbury) => Northbury.Officer(northbury.National, "Femi Adeyemi");

    private static Task<IReadOnlyList<Move>> AddAsync(
        Northbury northbury,
        NewHoliday holiday,
        bool dryRun = false,
        Actor? actor = null
    )
    {
        northbury.House.Clock.Pass(Duration.FromSeconds(1));
        return northbury.UseAsync<AddHoliday, IReadOnlyList<Move>>(u =>
            u.RunAsync(actor ?? National(northbury), holiday, dryRun, default)
        );
    }

    private static Task<IReadOnlyList<Move>> RemoveAsync(
        Northbury northbury,
        Guid id,
        string? because,
        bool dryRun = false
    )
    {
        northbury.House.Clock.Pass(Duration.FromSeconds(1));
        return northbury.UseAsync<RemoveHoliday, IReadOnlyList<Move>>(u =>
            u.RunAsync(National(northbury), id, because, dryRun, default)
        );
    }

    private static async Task<Telling> SaidAsync(Northbury northbury, Guid about) =>
        Journal.Read(
            await northbury.House.ReadAsync(db =>
                db.Journal.Include(e => e.Particulars).Where(e => e.AboutId == about).OrderBy(e => e.Id).LastAsync()
            )
        )!;
}
