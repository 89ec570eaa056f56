using NodaTime;
using Shouldly;
using Wardmote.Clocks;
using Xunit;

namespace Wardmote.Tests.Clocks;

/// <summary>What contradicts itself is refused with a sentence that names the dates.</summary>
public class ImpossibleDates
{
    private static readonly DeadlineEngine Engine = new(Rules.Load(), new PublicHolidays());
    private static readonly LocalDate Received = new(2026, 3, 10);
    private static readonly LocalDate Before = new(2026, 3, 9);
    private static readonly LocalDate After = new(2026, 3, 12);
    private static readonly RightsPeriod Request = new(RightKind.Access, Received);

    [Fact]
    public void A_day_to_suppose_answers_on_that_no_calendar_of_ours_has() =>
        Should
            .Throw<CannotCompute>(() => Engine.For(Request, new(2037, 1, 1)))
            .Message.ShouldContain("outside the public holidays Wardmote knows");

    [Fact]
    public void Identity_asked_for_before_the_request_came() =>
        Refused(
            Request with
            {
                IdentityRequested = Before,
            },
            "Proof of identity cannot be asked for on Monday 9 March 2026, before the request came on Tuesday 10 March 2026: check both dates."
        );

    [Fact]
    public void Identity_that_came_before_it_was_asked_for() =>
        Refused(
            Request with
            {
                IdentityRequested = After,
                IdentityReceived = Received,
            },
            "Proof of identity cannot have come on Tuesday 10 March 2026, before it was asked for on Thursday 12 March 2026: check both dates."
        );

    [Fact]
    public void Identity_that_came_before_the_request() =>
        Refused(
            Request with
            {
                IdentityReceived = Before,
            },
            "Proof of identity cannot have come on Monday 9 March 2026, before the request came on Tuesday 10 March 2026: check both dates."
        );

    [Fact]
    public void A_fee_charged_before_the_request_came() =>
        Refused(
            Request with
            {
                FeeCharged = Before,
            },
            "A fee cannot be charged on Monday 9 March 2026, before the request came on Tuesday 10 March 2026: check both dates."
        );

    [Fact]
    public void A_fee_paid_before_it_was_charged() =>
        Refused(
            Request with
            {
                FeeCharged = After,
                FeePaid = Received,
            },
            "A fee cannot have been paid on Tuesday 10 March 2026, before it was charged on Thursday 12 March 2026: check both dates."
        );

    [Fact]
    public void A_question_before_the_request_came() =>
        Refused(
            Request with
            {
                Clarifications = [new(Before, After)],
            },
            "Clarification cannot be asked for on Monday 9 March 2026, before the request came on Tuesday 10 March 2026: check both dates."
        );

    [Fact]
    public void An_answer_before_its_question() =>
        Refused(
            Request with
            {
                Clarifications = [new(After, Received)],
            },
            "Clarification cannot have come on Tuesday 10 March 2026, before it was asked for on Thursday 12 March 2026: check both dates."
        );

    [Fact]
    public void Any_date_outside_the_table()
    {
        var far = new LocalDate(2037, 1, 1);
        RightsPeriod[] periods =
        [
            Request with
            {
                IdentityReceived = far,
            },
            Request with
            {
                IdentityRequested = far,
            },
            Request with
            {
                FeePaid = far,
            },
            Request with
            {
                FeeCharged = far,
            },
            Request with
            {
                Clarifications = [new(far)],
            },
            Request with
            {
                Clarifications = [new(After, far)],
            },
            new(RightKind.Access, far),
        ];
        foreach (var period in periods)
            Refused(
                period,
                "Thursday 1 January 2037 is outside the public holidays Wardmote knows, which run from 1 January 2019 to 31 December 2036: check the date."
            );
    }

    [Fact]
    public void A_refusal_names_the_field_it_is_about()
    {
        var good = new Clarification(After, After);
        Field(Request with { Clarifications = [good, new(Before)] }).ShouldBe("Clarifications[1].Asked");
        Field(Request with { Clarifications = [good, good, new(After, Received)] })
            .ShouldBe("Clarifications[2].Answered");
        Field(Request with { Clarifications = [new(new(2037, 1, 1))] }).ShouldBe("Clarifications[0].Asked");
        Field(Request with { FeeCharged = Before }).ShouldBe("FeeCharged");
        Field(Request with { FeePaid = Before }).ShouldBe("FeePaid");
        Field(Request with { IdentityRequested = Before }).ShouldBe("IdentityRequested");
        Field(Request with { IdentityReceived = new(2037, 1, 1) }).ShouldBe("IdentityReceived");
        Field(new(RightKind.Access, new(2018, 1, 1))).ShouldBe("Received");

        static string? Field(RightsPeriod period) =>
            Should.Throw<CannotCompute>(() => Engine.For(period, Received)).Field;
    }

    [Fact]
    public void Dates_on_the_day_of_receipt_are_possible() =>
        Engine
            .For(
                Request with
                {
                    IdentityRequested = Received,
                    IdentityReceived = Received,
                    FeeCharged = Received,
                    FeePaid = Received,
                    Clarifications = [new(Received, Received)],
                },
                Received
            )
            .Due.ShouldBe(new(2026, 4, 10));

    [Theory]
    [InlineData("wales")]
    [InlineData("England-And-Wales")]
    [InlineData("")]
    public void An_unknown_nation(string text) =>
        Should
            .Throw<CannotCompute>(() => Nations.Parse(text))
            .Message.ShouldBe(
                $"'{text}' is not a nation that Wardmote knows: write england-and-wales, scotland or northern-ireland."
            );

    [Fact]
    public void Names_read_back_as_what_they_name()
    {
        foreach (var nation in Enum.GetValues<Nation>())
            Nations.Parse(nation.Text()).ShouldBe(nation);
        foreach (var kind in Enum.GetValues<RightKind>())
            RightKinds.Parse(kind.Text()).ShouldBe(kind);
        Nation.EnglandAndWales.Text().ShouldBe("england-and-wales");
        Enum.GetValues<Nation>()
            .Select(nation => nation.InWords())
            .ShouldBe(["England and Wales", "Scotland", "Northern Ireland"]);
        Should
            .Throw<CannotCompute>(() => RightKinds.Parse("tea"))
            .Message.ShouldStartWith("'tea' is not a kind of request");
    }

    private static void Refused(RightsPeriod period, string sentence) =>
        Should.Throw<CannotCompute>(() => Engine.For(period, Received)).Message.ShouldBe(sentence);
}
