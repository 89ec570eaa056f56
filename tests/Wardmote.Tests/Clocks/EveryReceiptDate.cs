using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using Shouldly;
using Wardmote.Clocks;
using Xunit;

namespace Wardmote.Tests.Clocks;

/// <summary>The engine against the slow oracle, on every day there is.</summary>
public partial class EveryReceiptDate
{
    private static readonly LocalDate FirstDay = new(2020, 1, 1);
    private static readonly LocalDate LastAnswerable = new(2036, 9, 30);

    // Made anew for each test: a table made once would hide a change to its making.
    private readonly PublicHolidays _holidays = new();
    private readonly DeadlineEngine _engine;

    public EveryReceiptDate() => _engine = new(Rules.Load(), _holidays);

    public static TheoryData<Nation, bool> NationsAndExtensions() =>
        new(from nation in Enum.GetValues<Nation>() from extended in new[] { false, true } select (nation, extended));

    [Theory]
    [MemberData(nameof(NationsAndExtensions))]
    public void Every_receipt_date_agrees_with_the_day_by_day_reckoning(Nation nation, bool extended)
    {
        for (var received = FirstDay; received <= LastAnswerable; received = received.PlusDays(Effort.OneIn))
        {
            var deadline = _engine.For(new(RightKind.Access, received, nation) { Extended = extended }, received);
            var answer = SlowOracle.Due(nation, received.ToDateOnly(), extended ? 3 : 1, []);
            var notice = SlowOracle.Due(nation, received.ToDateOnly(), 1, []);
            if (
                deadline.Due != LocalDate.FromDateOnly(answer.Due)
                || deadline.NominalDue != LocalDate.FromDateOnly(answer.Nominal)
                || deadline.ExtensionNoticeDue != LocalDate.FromDateOnly(notice.Due)
            )
                Assert.Fail($"{received}: {deadline.Explanation} The oracle says {answer} and notice {notice}.");
        }
    }

    [Theory]
    [MemberData(nameof(NationsAndExtensions))]
    public void The_last_date_of_every_explanation_is_the_result(Nation nation, bool extended)
    {
        for (var received = FirstDay; received <= LastAnswerable; received = received.PlusDays(Effort.OneIn))
        {
            var deadline = _engine.For(new(RightKind.Erasure, received, nation) { Extended = extended }, received);
            if (LastDate(deadline.Explanation) != deadline.Due!.Value.DayMonthYear())
                Assert.Fail($"{received}: {deadline.Explanation}");
        }
    }

    [Theory]
    [MemberData(nameof(NationsAndExtensions))]
    public void Receipt_dates_whose_answer_falls_outside_the_table_are_refused(Nation nation, bool extended)
    {
        var first = extended ? new LocalDate(2036, 10, 1) : new LocalDate(2036, 12, 1);
        for (var received = first; received.Year < 2038; received = received.PlusDays(Effort.OneIn))
            Should
                .Throw<CannotCompute>(() =>
                    _engine.For(new(RightKind.Access, received, nation) { Extended = extended }, received)
                )
                .Message.ShouldContain("1 January 2019 to 31 December 2036");
        Should.NotThrow(() =>
            _engine.For(new(RightKind.Access, first.PlusDays(-1), nation) { Extended = extended }, first)
        );
        Should.Throw<CannotCompute>(() => _engine.For(new(RightKind.Access, new(2018, 12, 31), nation), first));
    }

    [Fact]
    public void Every_day_of_the_table_is_free_or_working_as_the_oracle_says()
    {
        foreach (var nation in Enum.GetValues<Nation>())
            for (var day = PublicHolidays.First; day <= PublicHolidays.Last; day = day.PlusDays(1))
                if (_holidays.IsWorkingDay(day, nation) == SlowOracle.IsFree(nation, day.ToDateOnly()))
                    Assert.Fail(string.Create(CultureInfo.InvariantCulture, $"{nation} {day}"));
    }

    internal static string LastDate(string explanation) => AnyDate().Matches(explanation)[^1].Value;

    [GeneratedRegex(@"\d{1,2} \p{Lu}\p{Ll}+ \d{4}", RegexOptions.NonBacktracking)]
    private static partial Regex AnyDate();
}
