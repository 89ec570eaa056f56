using NodaTime;
using Shouldly;
using Wardmote.Clocks;
using Xunit;

namespace Wardmote.Tests.Clocks;

/// <summary>What may be asked without a case, and what is refused instead of answered.</summary>
public class DeadlineQuestions
{
    private static readonly DeadlineEngine Engine = new(Rules.Load(), new PublicHolidays());
    private static readonly LocalDate Today = new(2026, 11, 22);
    private static readonly LocalDate Received = new(2026, 7, 1);
    private static readonly WallTime Moment = UkTime.At(Received.At(new LocalTime(9, 0)));

    public static TheoryData<string, DeadlineQuestion, string> Misplaced()
    {
        var rows = new TheoryData<string, DeadlineQuestion, string>();
        var access = new DeadlineQuestion(DeadlineKind.Access) { Received = Received };
        rows.Add("Suspected", access with { Suspected = Moment }, "belong to a breach");
        rows.Add("Reported", access with { Reported = Moment }, "belong to a breach");
        rows.Add("Aware", access with { Aware = Moment }, "belong to a breach");
        var breach = new DeadlineQuestion(DeadlineKind.Breach) { Aware = Moment };
        rows.Add("Received", breach with { Received = Received }, "A breach has moments only");
        var complaint = new DeadlineQuestion(DeadlineKind.Complaint) { Received = Received };
        foreach (var (asked, sentence) in new[] { (breach, "A breach has"), (complaint, "A complaint does not wait") })
        {
            rows.Add("IdentityRequested", asked with { IdentityRequested = Received }, sentence);
            rows.Add("IdentityReceived", asked with { IdentityReceived = Received }, sentence);
            rows.Add("FeeCharged", asked with { FeeCharged = Received }, sentence);
            rows.Add("FeePaid", asked with { FeePaid = Received }, sentence);
            rows.Add("Clarifications", asked with { Clarifications = [new(Received)] }, sentence);
            rows.Add("Extended", asked with { Extended = true }, sentence);
        }

        var notice = new DeadlineQuestion(DeadlineKind.StopNotice) { Received = Received };
        rows.Add("Extended", notice with { Extended = true }, "a stop notice cannot be extended");
        rows.Add("IdentityRequested", notice with { IdentityRequested = Received }, "a stop notice does not wait");
        rows.Add("IdentityReceived", notice with { IdentityReceived = Received }, "a stop notice does not wait");
        rows.Add("FeeCharged", notice with { FeeCharged = Received }, "a stop notice does not wait");
        rows.Add("FeePaid", notice with { FeePaid = Received }, "a stop notice does not wait");
        rows.Add("Received", new(DeadlineKind.Access), "Give the day it was received");
        rows.Add("Received", new(DeadlineKind.Complaint), "Give the day it was received");
        rows.Add("Aware", new(DeadlineKind.Breach), "Give at least one moment");
        return rows;
    }

    [Theory]
    [MemberData(nameof(Misplaced))]
    public void What_is_missing_or_does_not_belong_is_refused_at_its_field(
        string field,
        DeadlineQuestion question,
        string sentence
    )
    {
        var refusal = Should.Throw<CannotCompute>(() => question.Answer(Engine, Today));
        refusal.Message.ShouldContain(sentence);
        refusal.Field.ShouldBe(field);
    }

    [Fact]
    public void Every_right_is_a_kind_of_deadline_and_only_those_are()
    {
        Enum.GetValues<DeadlineKind>()
            .Select(kind => kind.Right())
            .OfType<RightKind>()
            .ShouldBe(Enum.GetValues<RightKind>(), ignoreOrder: true);
        DeadlineKind.Complaint.Right().ShouldBeNull();
        DeadlineKind.Breach.Right().ShouldBeNull();
        foreach (var kind in Enum.GetValues<DeadlineKind>())
            DeadlineKinds.Parse(kind.Text()).ShouldBe(kind);
        Should
            .Throw<CannotCompute>(() => DeadlineKinds.Parse("tea"))
            .Message.ShouldBe(
                "'tea' is not a kind of case that Wardmote knows: write access, erasure, rectification, restriction, objection, "
                    + "portability, withdrawal, stop-notice, complaint or breach."
            );
    }

    [Fact]
    public void A_request_is_answered_with_its_picture()
    {
        var answer = new DeadlineQuestion(DeadlineKind.Access) { Received = Received }.Answer(Engine, Today);
        answer.Layers[0].When.ShouldBe("Monday 3 August 2026");
        Rows(answer)
            .ShouldBe([
                "Wednesday 1 July 2026: Request received",
                "1 July to 3 August 2026: The time the law gives",
                "Wednesday 8 July 2026: Everyone asked confirms what they hold",
                "Wednesday 15 July 2026: Copies of the data reach the secretary",
                "Wednesday 22 July 2026: The person is given their data",
                "22 to 31 July 2026: Slack not yet spent",
                "Friday 31 July 2026: National policy: last day",
                "Friday 31 July 2026: Local policy: last day",
                "Monday 3 August 2026: Last day by law",
                "Sunday 22 November 2026: Today",
            ]);
    }

    [Theory]
    [InlineData(DeadlineKind.Access, true)]
    [InlineData(DeadlineKind.Portability, false)]
    public void A_request_that_waits_or_has_no_stages_shows_none(DeadlineKind kind, bool waits) =>
        new DeadlineQuestion(kind) { Received = Received, IdentityRequested = waits ? Received : null }
            .Answer(Engine, Today)
            .Timeline.Spans.ShouldNotContain(span => span.Kind == TimelineStretch.Stage);

    [Fact]
    public void A_complaint_is_answered_with_its_picture()
    {
        var unit = RulePackFile.Read(
            "unit.yaml",
            """
            pack: unit
            layer: unit
            title: The unit's own rules
            version: 2026-11-22
            limits:
              - {name: complaint-acknowledgement, title: Acknowledge the complaint, starts: the complaint came, limit: 1 week, rolls: false, source: S}
            """
        );
        var answer = new DeadlineQuestion(DeadlineKind.Complaint) { Received = Received }.Answer(
            new(Rules.Load().With(unit), new PublicHolidays()),
            Received
        );
        answer.Due.ShouldBe(new(2026, 7, 31));
        answer.NominalDue.ShouldBe(new(2026, 7, 31));
        answer.RelevantDate.ShouldBe(Received);
        answer.Governing.ShouldBe("unit");
        Rows(answer)
            .ShouldBe([
                "Wednesday 1 July 2026: The complaint came",
                "Wednesday 1 July 2026: Today",
                "1 to 31 July 2026: The time the law gives",
                "Wednesday 8 July 2026: The unit's own rules: last day",
                "Friday 31 July 2026: Last day by law",
            ]);
    }

    [Fact]
    public void A_breach_is_answered_with_its_picture()
    {
        var all = new DeadlineQuestion(DeadlineKind.Breach)
        {
            Suspected = At("2026-11-18T09:00"),
            Reported = At("2026-11-18T20:00"),
            Aware = At("2026-11-20T16:30"),
        }.Answer(Engine, Today);
        all.DueInstant.ShouldBe(At("2026-11-23T16:30").Instant);
        all.Due.ShouldBeNull();
        all.WaitingFor.ShouldBeNull();
        all.Governing.ShouldBe("local");
        all.Layers[0].When.ShouldBe("4:30pm on Monday 23 November 2026");
        Rows(all)
            .ShouldBe([
                "Wednesday 18 November 2026: First suspected: 9am",
                "Thursday 19 November 2026: Tell the chair or the secretary (Local policy): 9am",
                "Friday 20 November 2026: Tell the region, the Commissioner and the people affected (Local policy): 9am",
                "Friday 20 November 2026: Known to the organisation: 4:30pm",
                "20 to 23 November 2026: The time the law gives",
                "Saturday 21 November 2026: Report the breach to the Commissioner (Local policy): 9am",
                "Sunday 22 November 2026: Today",
                "Monday 23 November 2026: Report the breach to the Commissioner (UK law): 4:30pm",
                "Monday 23 November 2026: Report the breach to the Commissioner (National policy): 4:30pm",
            ]);
        all.Timeline.Points.Single(point => point.Mark == TimelineMark.Due)
            .What.ShouldStartWith("Report the breach to the Commissioner (UK law)");
    }

    [Fact]
    public void A_breach_that_is_only_suspected_waits_to_be_known()
    {
        var answer = new DeadlineQuestion(DeadlineKind.Breach) { Suspected = At("2026-11-18T09:00") }.Answer(
            Engine,
            Today
        );
        answer.DueInstant.ShouldBeNull();
        answer.WaitingFor.ShouldBe("aware");
        answer.Layers[0].When.ShouldBeNull();
        answer.Timeline.Spans.ShouldBeEmpty();
    }

    [Fact]
    public void A_breach_of_which_only_the_report_is_known_has_no_clock_running()
    {
        var answer = new DeadlineQuestion(DeadlineKind.Breach) { Reported = At("2026-11-18T09:00") }.Answer(
            Engine,
            Today
        );
        answer.Governing.ShouldBeNull();
        answer.Layers.ShouldAllBe(layer => layer.DueInstant == null);
    }

    [Fact]
    public void A_unit_may_count_from_the_report_and_its_picture_says_so()
    {
        var unit = RulePackFile.Read(
            "unit.yaml",
            """
            pack: unit
            layer: unit
            title: The unit's own rules
            version: 2026-11-22
            breach:
              - {name: branch, title: Tell the branch, runs-from: reported, limit: 1 hour, source: S}
            """
        );
        Rows(
                new DeadlineQuestion(DeadlineKind.Breach) { Reported = At("2026-11-18T09:00") }.Answer(
                    new(Rules.Load().With(unit), new PublicHolidays()),
                    Today
                )
            )
            .ShouldBe([
                "Wednesday 18 November 2026: Reported to an officer: 9am",
                "Wednesday 18 November 2026: Tell the branch (The unit's own rules): 10am",
                "Sunday 22 November 2026: Today",
            ]);
    }

    private static WallTime At(string text) => WrittenQuestion.Moment(text, "The moment")!;

    private static IEnumerable<string> Rows(DeadlineAnswer answer) =>
        answer.Timeline.Rows.Select(row => $"{row.When}: {row.What}");
}
