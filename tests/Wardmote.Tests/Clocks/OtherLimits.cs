using NodaTime;
using Shouldly;
using Wardmote.Clocks;
using Xunit;

namespace Wardmote.Tests.Clocks;

public class OtherLimits
{
    private static readonly DeadlineEngine Engine = new(Rules.Load(), new PublicHolidays());

    [Theory]
    [InlineData("2026-06-19", Nation.EnglandAndWales, "2026-07-20")]
    [InlineData("2026-06-26", Nation.EnglandAndWales, "2026-07-27")]
    [InlineData("2026-07-01", Nation.EnglandAndWales, "2026-07-31")]
    [InlineData("2026-11-25", Nation.EnglandAndWales, "2026-12-29")]
    [InlineData("2026-12-02", Nation.EnglandAndWales, "2027-01-04")]
    [InlineData("2026-12-03", Nation.Scotland, "2027-01-05")]
    [InlineData("2025-06-05", Nation.EnglandAndWales, "2025-07-07")]
    public void A_complaint_is_acknowledged_within_thirty_days_and_the_next_working_day(
        string received,
        Nation nation,
        string due
    ) => Engine.Limit("complaint-acknowledgement", TestData.Date(received), nation).Due.ShouldBe(TestData.Date(due));

    [Fact]
    public void A_complaint_explains_itself() =>
        Engine
            .Limit("complaint-acknowledgement", new(2026, 11, 25))
            .Explanation.ShouldBe(
                "The complaint came on Wednesday 25 November 2026. 30 days end Friday 25 December 2026 (DPA 2018 s.164A). "
                    + "25 December is Christmas Day; 26 and 27 December are a weekend; 28 December is the substitute day for Boxing Day. "
                    + "Due by the end of Tuesday 29 December 2026."
            );

    [Fact]
    public void A_complaint_before_the_law_began_says_that_it_was_no_duty() =>
        Engine
            .Limit("complaint-acknowledgement", new(2026, 6, 18))
            .Explanation.ShouldBe(
                "The complaint came on Thursday 18 June 2026. 30 days end Saturday 18 July 2026 (the Commissioner's guidance). "
                    + "This was not yet a duty, which section 164A made it from 19 June 2026; it is counted as if it had been. "
                    + "18 and 19 July are a weekend. Due by the end of Monday 20 July 2026."
            );

    [Theory]
    [InlineData("notice-of-data-from-others", "2026-01-31", "2026-03-02")]
    [InlineData("prior-consultation", "2026-11-20", "2027-01-15")]
    [InlineData("prior-consultation-complex", "2026-11-20", "2027-02-26")]
    [InlineData("former-representative", "2024-07-04", "2024-08-03")]
    [InlineData("appropriate-policy-document", "2026-08-31", "2027-02-28")]
    [InlineData("telephone-preference", "2026-11-22", "2026-12-20")]
    [InlineData("unsubscribe", "2026-11-22", "2026-11-24")]
    [InlineData("fee-notice", "2027-01-31", "2027-03-02")]
    [InlineData("repeated-request", "2026-08-31", "2027-02-28")]
    [InlineData("training-refresher", "2024-02-29", "2026-02-28")]
    [InlineData("training-session", "2024-02-29", "2025-02-28")]
    [InlineData("storage-permission-record", "2035-03-01", "2041-03-01")]
    public void Every_other_limit(string name, string start, string due) =>
        Engine.Limit(name, TestData.Date(start)).Due.ShouldBe(TestData.Date(due));

    [Fact]
    public void A_limit_in_the_singular_ends() =>
        Engine
            .Limit("training-session", new(2026, 3, 3))
            .Explanation.ShouldBe(
                "The last session was held on Tuesday 3 March 2026. 1 year ends Wednesday 3 March 2027 (Local policy, training). "
                    + "Due by the end of Wednesday 3 March 2027."
            );

    [Fact]
    public void A_limit_nobody_set_is_refused_with_those_there_are() =>
        Should
            .Throw<CannotCompute>(() => Engine.Limit("tea", new(2026, 3, 3)))
            .Message.ShouldBe(
                "There is no time limit 'tea': write complaint-acknowledgement, notice-of-data-from-others, prior-consultation, "
                    + "prior-consultation-complex, former-representative, appropriate-policy-document, telephone-preference, fee-notice, "
                    + "repeated-request, training-refresher, registration-renewal, impact-assessment-review, processor-assurance, "
                    + "training-session, role-holder-reminder, retained-data-review, processor-certificate, list-confirmation, "
                    + "storage-permission-record or unsubscribe."
            );

    [Fact]
    public void Every_limit_of_every_pack_has_a_date() =>
        Rules
            .Load()
            .Packs.SelectMany(pack => pack.Limits)
            .ShouldAllBe(rule =>
                Engine.Limit(rule.Name, new LocalDate(2026, 7, 1), Nation.Scotland).Due > new LocalDate(2026, 7, 1)
            );
}
