using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Wardmote.Evidence;
using Wardmote.Store;
using Wardmote.Tests.Organisation;
using Wardmote.Training;
using Xunit;

namespace Wardmote.Tests.Training;

/// <summary>The course that comes with Wardmote: read section by section, then tested.</summary>
public class CourseTests
{
    private static readonly Course Course = Course.Load();

    [Fact]
    public void Every_question_has_one_right_answer_others_that_differ_and_a_reason()
    {
        Course.Questions.Count.ShouldBeInRange(8, 10);
        Course.RightToPass.ShouldBe((int)Math.Ceiling(Course.Questions.Count * 0.8));
        Course.Questions.Select(q => q.Key).ShouldBeUnique();
        foreach (var question in Course.Questions)
        {
            question.Answers.Count.ShouldBe(4);
            question.Answers.ShouldBeUnique();
            question.Because.ShouldEndWith(".");
        }
        foreach (var section in Course.Sections)
        {
            section.Title.ShouldNotBeNullOrWhiteSpace();
            section.Html.ShouldContain("<p class=\"govuk-body\">");
        }
    }

    [Fact]
    public void The_answers_stand_in_an_order_that_stays_for_a_try_and_changes_with_the_next()
    {
        var (one, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var orders = Course.Questions.Select(q => q.Order(one, 1)).ToList();

        Course.Questions.Select(q => q.Order(one, 1)).ShouldBe(orders);
        foreach (var order in orders)
            order.Order().ShouldBe([0, 1, 2, 3]);
        Course.Questions.Select(q => q.Order(one, 2)).ShouldNotBe(orders);
        Course.Questions.Select(q => q.Order(other, 1)).ShouldNotBe(orders);
        // Over many people the right answer stands everywhere alike.
        var first = Enumerable.Range(1, 400).Count(tried => Course.Questions[0].Order(one, tried)[0] == 0);
        first.ShouldBeInRange(60, 140);
    }

    [Theory, OnBothDatabases]
    public async Task The_test_comes_after_every_section_and_goes_on_where_it_was_left(On on)
    {
        await using var house = await AccountHouse.OpenAsync(on);
        var (account, _) = await house.UntrainedAsync();
        var first = Course.Sections[0];

        (await ReadAsync(house, first.Key))!.Key.ShouldBe(Course.Sections[1].Key);
        house.Clock.Pass(Duration.FromDays(3));
        (await ReadAsync(house, first.Key))!.Key.ShouldBe(Course.Sections[1].Key);
        var early = await Should.ThrowAsync<Refused>(() => TakeAsync(house, account, 1, wrong: 0));
        early.Message.ShouldContain(Course.Sections[1].Title);

        CourseSection? next = null;
        foreach (var section in Course.Sections.Skip(1))
            next = await ReadAsync(house, section.Key);
        next.ShouldBeNull();
        (await TakeAsync(house, account, 1, wrong: 0)).Passed.ShouldBeTrue();
    }

    [Theory, OnBothDatabases]
    public async Task Every_try_is_kept_and_the_one_that_passes_gives_a_certificate_for_two_years(On on)
    {
        await using var house = await AccountHouse.OpenAsync(on);
        var (account, _) = await house.UntrainedAsync();
        await ReadAllAsync(house);
        var enough = Course.Questions.Count - Course.RightToPass;

        (await TakeAsync(house, account, 1, wrong: enough + 1)).Passed.ShouldBeFalse();
        (await house.ReadAsync(db => db.Certificates.CountAsync())).ShouldBe(0);
        house.Clock.Pass(Duration.FromMinutes(1));
        var passed = await TakeAsync(house, account, 2, wrong: enough);

        passed.Passed.ShouldBeTrue();
        passed.Right.ShouldBe(Course.RightToPass);
        passed.Answers.Count(a => a == 0).ShouldBe(Course.RightToPass);
        var certificate = await house.ReadAsync(db => db.Certificates.SingleAsync());
        certificate.Number.ShouldBe("T-2026-0001");
        certificate.Course.ShouldBe("Looking after people’s data");
        certificate.GivenBy.ShouldBe("Wardmote");
        var until = await house.DoAsync(s =>
            s.GetRequiredService<TrainingRoll>().LastDaysAsync(AccountHouse.Email, [certificate], default)
        );
        until[certificate.Id].ShouldBe(new LocalDate(2028, 11, 20));
        var kinds = await house.ReadAsync(db =>
            db.Journal.Where(e => e.AboutId == account && e.Kind.StartsWith("Test"))
                .OrderBy(e => e.Id)
                .Select(e => e.Kind)
                .ToListAsync()
        );
        kinds.ShouldBe(["TestFailed", "TestPassed"]);
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_takes_the_course_again_reads_it_again(On on)
    {
        await using var house = await AccountHouse.OpenAsync(on);
        var (account, _) = await house.UntrainedAsync();
        await ReadAllAsync(house);
        await TakeAsync(house, account, 1, wrong: 0);
        house.Clock.Pass(Duration.FromDays(700));

        var unread = await Should.ThrowAsync<Refused>(() => TakeAsync(house, account, 2, wrong: 0));
        unread.Message.ShouldContain(Course.Sections[0].Title);
        await ReadAllAsync(house);
        await TakeAsync(house, account, 2, wrong: 0);

        (await house.ReadAsync(db => db.Certificates.CountAsync())).ShouldBe(2);
    }

    [Theory, OnBothDatabases]
    public async Task A_test_sent_twice_counts_once(On on)
    {
        await using var house = await AccountHouse.OpenAsync(on);
        var (account, _) = await house.UntrainedAsync();
        await ReadAllAsync(house);

        var (done, _) = await AccountHouse.AtOnceAsync(4, () => TakeAsync(house, account, 1, wrong: 0));

        done.ShouldBe(1);
        (await house.ReadAsync(db => db.CourseTries.CountAsync())).ShouldBe(1);
        (await house.ReadAsync(db => db.Certificates.CountAsync())).ShouldBe(1);
        var again = await Should.ThrowAsync<Refused>(() => TakeAsync(house, account, 1, wrong: 0));
        again.Message.ShouldContain("already");
    }

    [Theory, OnBothDatabases]
    public async Task Each_answer_that_is_missing_is_named_and_nothing_is_kept(On on)
    {
        await using var house = await AccountHouse.OpenAsync(on);
        await house.UntrainedAsync();
        await ReadAllAsync(house);

        var refused = await Should.ThrowAsync<Refused>(() =>
            house.DoAsync(async s =>
                await s.GetRequiredService<TakeTest>()
                    .RunAsync(
                        await GettingTrained.ActorAsync(s, AccountHouse.Email),
                        1,
                        new Dictionary<string, int> { [Course.Questions[0].Key] = 1, [Course.Questions[1].Key] = 4 },
                        default
                    )
            )
        );

        refused.Objections.Select(o => o.Field).ShouldBe(Course.Questions.Skip(1).Select(q => $"Chosen[{q.Key}]"));
        (await house.ReadAsync(db => db.CourseTries.CountAsync())).ShouldBe(0);
    }

    private static Task<CourseSection?> ReadAsync(TestHouse house, string section) =>
        house.DoAsync(async s =>
            await s.GetRequiredService<ReadSection>()
                .RunAsync(await GettingTrained.ActorAsync(s, AccountHouse.Email), section, default)
        );

    private static async Task ReadAllAsync(TestHouse house)
    {
        foreach (var section in Course.Sections)
            await ReadAsync(house, section.Key);
    }

    private static Task<CourseTry> TakeAsync(TestHouse house, Guid account, int number, int wrong) =>
        house.DoAsync(async s =>
            await s.GetRequiredService<TakeTest>()
                .RunAsync(
                    await GettingTrained.ActorAsync(s, AccountHouse.Email),
                    number,
                    Course.Chosen(account, number, wrong),
                    default
                )
        );
}
