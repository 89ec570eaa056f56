using NodaTime;
using Shouldly;
using Wardmote.Clocks;
using Xunit;

namespace Wardmote.Tests.Clocks;

/// <summary>A question as it is typed or stands in a file.</summary>
public class WrittenQuestions
{
    [Fact]
    public void Everything_that_can_be_written_is_read()
    {
        var written = WrittenQuestion.Parse(
            """
            {
              "kind": "erasure", "jurisdiction": "scotland", "received": "2028-02-29",
              "idRequested": "2028-03-01", "idReceived": "2028-03-02", "feeCharged": "2028-03-03", "feePaid": "2028-03-04",
              "clarifications": [["2028-03-05", "2028-03-06"], ["2028-03-07", null], ["2028-03-08"]],
              "extendedByTwoMonths": true, "asOf": "2036-12-31"
            }
            """
        );
        var question = written.Question();

        question.Kind.ShouldBe(DeadlineKind.Erasure);
        question.Nation.ShouldBe(Nation.Scotland);
        question.Received.ShouldBe(new LocalDate(2028, 2, 29));
        question.IdentityRequested.ShouldBe(new LocalDate(2028, 3, 1));
        question.IdentityReceived.ShouldBe(new LocalDate(2028, 3, 2));
        question.FeeCharged.ShouldBe(new LocalDate(2028, 3, 3));
        question.FeePaid.ShouldBe(new LocalDate(2028, 3, 4));
        question.Clarifications.ShouldBe([
            new(new(2028, 3, 5), new LocalDate(2028, 3, 6)),
            new(new(2028, 3, 7)),
            new(new(2028, 3, 8)),
        ]);
        question.Extended.ShouldBeTrue();
        written.AsOfDay().ShouldBe(new LocalDate(2036, 12, 31));
    }

    [Fact]
    public void What_is_left_out_is_access_in_England_and_Wales_and_nothing_else()
    {
        var written = WrittenQuestion.Parse("{}");
        var question = written.Question();
        question.Kind.ShouldBe(DeadlineKind.Access);
        question.Nation.ShouldBe(Nation.EnglandAndWales);
        question.AlsoIn.ShouldBeEmpty();
        question.Clarifications.ShouldBeEmpty();
        question.Extended.ShouldBeFalse();
        new[] { question.Received, question.IdentityRequested, question.IdentityReceived }.ShouldAllBe(day =>
            day == null
        );
        new[] { question.FeeCharged, question.FeePaid }.ShouldAllBe(day => day == null);
        new[] { question.Suspected, question.Reported, question.Aware }.ShouldAllBe(moment => moment == null);
        written.AsOfDay().ShouldBeNull();
    }

    [Theory]
    [InlineData("2026-02-29")]
    [InlineData("2026-04-31")]
    [InlineData("2026-00-10")]
    [InlineData("2026-13-10")]
    [InlineData("2026-12-00")]
    [InlineData("2026-12-32")]
    [InlineData("0000-01-01")]
    [InlineData("2026-3-03")]
    [InlineData("26-03-03")]
    [InlineData("2026-03-3")]
    [InlineData("2026/03/03")]
    [InlineData("2026-03/03")]
    [InlineData("202:-03-03")]
    [InlineData("2026-/3-03")]
    [InlineData("2026-03-0x")]
    [InlineData("-026-03-03")]
    [InlineData(" 2026-03-03")]
    [InlineData("2026-03-03T00:00")]
    [InlineData("٢٠٢٦-٠٣-٠٣")]
    [InlineData("tomorrow")]
    [InlineData("")]
    public void What_is_no_real_date_is_refused_by_name(string text)
    {
        Refused(new() { Received = text }, "The day it was received");
        Refused(new() { IdRequested = text }, "The day proof of identity was asked for");
        Refused(new() { IdReceived = text }, "The day proof of identity came");
        Refused(new() { FeeCharged = text }, "The day the fee was charged");
        Refused(new() { FeePaid = text }, "The day the fee was paid");
        Refused(
            new()
            {
                Clarifications =
                [
                    [text],
                ],
            },
            "The day clarification was asked for"
        );
        Refused(
            new()
            {
                Clarifications =
                [
                    ["2026-03-03", text],
                ],
            },
            "The day clarification came"
        );
        Should
            .Throw<CannotCompute>(() => new WrittenQuestion { AsOf = text }.AsOfDay())
            .Message.ShouldStartWith("The day the answer is asked for is not a real date");

        static void Refused(WrittenQuestion written, string what) =>
            Should
                .Throw<CannotCompute>(written.Question)
                .Message.ShouldBe($"{what} is not a real date: write it as 2026-03-31.");
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("[[null]]")]
    [InlineData("[null]")]
    [InlineData("""[["2026-03-03","2026-03-04","2026-03-05"]]""")]
    public void A_clarification_is_a_day_or_two(string pairs)
    {
        var written = WrittenQuestion.Parse($$"""{"clarifications":{{pairs}}}""");
        if (pairs == "[]")
            written.Question().Clarifications.ShouldBeEmpty();
        else
            Should
                .Throw<CannotCompute>(written.Question)
                .Message.ShouldStartWith("A clarification is the day of the question and the day of the answer");
    }

    [Theory]
    [InlineData("2026-03-31T16:30", "2026-03-31T15:30:00Z")]
    [InlineData("2026-03-31T16:30:15", "2026-03-31T15:30:15Z")]
    [InlineData("2026-03-31T15:30:00Z", "2026-03-31T15:30:00Z")]
    [InlineData("2026-03-31T17:30:00+02:00", "2026-03-31T15:30:00Z")]
    [InlineData("2026-01-31T16:30", "2026-01-31T16:30:00Z")]
    public void A_moment_is_a_time_on_the_wall_or_has_its_offset(string text, string instant)
    {
        var question = new WrittenQuestion
        {
            Suspected = text,
            Reported = text,
            Aware = text,
        }.Question();
        foreach (var moment in new[] { question.Suspected, question.Reported, question.Aware })
            moment!.Instant.ToString().ShouldBe(instant);
        WrittenQuestion.Moment(null, "A moment").ShouldBeNull();
    }

    [Theory]
    [InlineData("2026-03-31")]
    [InlineData("2026-03-31T25:00")]
    [InlineData("2026-02-30T12:00")]
    [InlineData("16:30")]
    [InlineData("")]
    public void What_is_no_moment_is_refused_by_name(string text)
    {
        Refused(new() { Suspected = text }, "suspected");
        Refused(new() { Reported = text }, "reported");
        Refused(new() { Aware = text }, "known");

        static void Refused(WrittenQuestion written, string what) =>
            Should
                .Throw<CannotCompute>(written.Question)
                .Message.ShouldBe(
                    $"The moment the breach was {what} is not a real date and time: write it as 2026-03-31T16:30, or with its offset as 2026-03-31T15:30:00Z."
                );
    }

    [Theory]
    [InlineData("2026-03-29T01:30", "There was no 1:30am on Sunday 29 March 2026")]
    [InlineData("2026-10-25T01:30", "1:30am came twice on Sunday 25 October 2026")]
    public void A_time_that_came_twice_or_never_gives_the_earlier_deadline_and_says_so(string aware, string note)
    {
        var answer = new WrittenQuestion { Kind = "breach", Aware = aware }
            .Question()
            .Answer(new(Rules.Load(), new PublicHolidays()), new(2026, 11, 22));
        answer.Explanation.ShouldStartWith(note);
        answer
            .DueInstant!.Value.ToString()
            .ShouldBe(aware.Contains("-03-") ? "2026-04-01T00:30:00Z" : "2026-10-28T00:30:00Z");
    }

    [Theory]
    [InlineData("", "This is not a case in JSON")]
    [InlineData("null", "This is not a case in JSON")]
    [InlineData("[]", "This is not a case in JSON")]
    [InlineData("""{"received":""", "The field received is not as it should be")]
    [InlineData("""{"received":20260303}""", "The field received is not as it should be")]
    [InlineData("""{"received":"2026-03-03","received":null}""", "The field received is not as it should be")]
    [InlineData("""{"clarifications":[["2026-03-03",4]]}""", "The field clarifications[0][1] is not as it should be")]
    [InlineData("""{"extendedByTwoMonths":"yes"}""", "The field extendedByTwoMonths is not as it should be")]
    [InlineData("""{"Received":"2026-03-03"}""", "This case has a field that is not known. Write kind, jurisdiction,")]
    [InlineData("""{"colour":"red"}""", "This case has a field that is not known. Write kind, jurisdiction,")]
    [InlineData("""{"clarifications":[[[[[[[[[]]]]]]]]]}""", "The field clarifications")]
    public void What_is_no_case_is_refused(string json, string sentence) =>
        Should.Throw<CannotCompute>(() => WrittenQuestion.Parse(json)).Message.ShouldStartWith(sentence);
}
