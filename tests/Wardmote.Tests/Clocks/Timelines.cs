using System.Xml;
using NodaTime;
using Shouldly;
using Wardmote.Clocks;
using Xunit;

namespace Wardmote.Tests.Clocks;

public class Timelines
{
    private static readonly DeadlineEngine Engine = new(Rules.Load(), new PublicHolidays());
    private static readonly LocalDate Today = new(2026, 4, 20);

    private static readonly RightsPeriod Busy = new(RightKind.Access, new(2026, 4, 1))
    {
        IdentityRequested = new(2026, 4, 2),
        IdentityReceived = new(2026, 4, 10),
        FeeCharged = new(2026, 4, 2),
        FeePaid = new(2026, 4, 9),
        Clarifications = [new(new(2026, 4, 14), new(2026, 4, 21)), new(new(2026, 4, 18), new(2026, 4, 23))],
    };

    [Fact]
    public void The_table_says_everything_in_order() =>
        Of(Busy, [new("ask", 2, "Ill")])
            .Rows.Select(row => $"{row.When}: {row.What}")
            .ShouldBe([
                "Wednesday 1 April 2026: Request received",
                "1 to 10 April 2026: The clock had not started",
                "Thursday 2 April 2026: Proof of identity asked for",
                "Thursday 2 April 2026: Fee charged",
                "Thursday 9 April 2026: Fee paid",
                "Friday 10 April 2026: Proof of identity came",
                "10 April to 20 May 2026: The time the law gives",
                "Tuesday 14 April 2026: Clarification asked for",
                "14 to 23 April 2026: The clock stood still for clarification",
                "Saturday 18 April 2026: Clarification asked for",
                "Sunday 19 April 2026: Everyone asked confirms what they hold",
                "Monday 20 April 2026: Today",
                "Tuesday 21 April 2026: Clarification came",
                "Thursday 23 April 2026: Clarification came",
                "Sunday 26 April 2026: Copies of the data reach the secretary",
                "Sunday 3 May 2026: The person is given their data",
                "3 to 10 May 2026: Slack not yet spent",
                "Wednesday 20 May 2026: National policy: last day",
                "Wednesday 20 May 2026: Local policy: last day",
                "Wednesday 20 May 2026: Last day by law",
            ]);

    [Fact]
    public void A_request_that_waits_shows_the_earliest_date_it_could_have()
    {
        var period = new RightsPeriod(RightKind.Access, new(2026, 4, 1)) { IdentityRequested = new(2026, 4, 2) };
        Timeline
            .Of(period, Engine.For(period, Today), null, Today)
            .Rows.Select(row => $"{row.When}: {row.What}")
            .ShouldBe([
                "Wednesday 1 April 2026: Request received",
                "1 April to 20 May 2026: The clock has not started",
                "Thursday 2 April 2026: Proof of identity asked for",
                "Monday 20 April 2026: Today",
                "Wednesday 20 May 2026: The earliest the last day can be",
            ]);
    }

    [Fact]
    public void An_extension_shows_the_last_day_to_tell_of_it()
    {
        var period = new RightsPeriod(RightKind.Erasure, new(2026, 4, 1)) { Extended = true };
        var timeline = Timeline.Of(period, Engine.For(period, Today), null, Today);
        timeline.Points.ShouldContain(
            new TimelinePoint(new(2026, 5, 1), TimelineMark.Target, "Last day to tell the person of the extension")
        );
        timeline.Spans.Select(span => span.Kind).ShouldBe([TimelineStretch.Running]);
    }

    [Fact]
    public void An_extension_told_of_while_identity_is_awaited_shows_no_last_day_to_tell()
    {
        var period = new RightsPeriod(RightKind.Erasure, new(2026, 4, 1))
        {
            Extended = true,
            IdentityRequested = new(2026, 4, 2),
        };
        Timeline
            .Of(period, Engine.For(period, Today), null, Today)
            .Points.ShouldNotContain(point => point.Mark == TimelineMark.Target);
    }

    [Fact]
    public void Today_before_everything_else_stands_above_it()
    {
        var period = new RightsPeriod(RightKind.Erasure, new(2026, 4, 1));
        var root = Parse(Timeline.Of(period, Engine.For(period, Today), null, new(2026, 3, 1)).Svg());
        var labels = root.GetElementsByTagName("text").Cast<XmlElement>().ToList();
        labels[0].InnerText.ShouldContain("Today");
        labels[1].InnerText.ShouldContain("Request received");
    }

    [Fact]
    public void Today_after_everything_else_stands_beneath_it()
    {
        var period = new RightsPeriod(RightKind.Erasure, new(2026, 4, 1));
        var root = Parse(Timeline.Of(period, Engine.For(period, Today), null, new(2026, 9, 1)).Svg());
        // "M6 112H60…": the height at which a day stands.
        var days = root.GetElementsByTagName("g")
            .Cast<XmlElement>()
            .Select(g => ((XmlElement)g.FirstChild!).GetAttribute("d"))
            .Select(d => int.Parse(d[3..d.IndexOf('H', StringComparison.Ordinal)]))
            .ToList();
        days.Count.ShouldBeGreaterThan(2);
        days[^1].ShouldBeGreaterThan(days[..^1].Max());
    }

    [Fact]
    public void The_picture_is_well_formed_names_itself_and_needs_no_style_of_its_own()
    {
        var svg = Of(Busy, []).Svg("case");
        var root = Parse(svg);
        root.GetAttribute("role").ShouldBe("img");
        root.GetAttribute("aria-labelledby").ShouldBe("case-title case-words");
        root.GetElementsByTagName("desc")[0]!.InnerText.ShouldBe("The table beneath it says the same.");
        root.GetElementsByTagName("rect").Count.ShouldBe(11, "seven stretches and a key of four");
        svg.ShouldNotContain("style=");
        svg.ShouldNotContain("<script");
    }

    [Fact]
    public void Pictures_are_as_somebody_has_looked_at_them_and_found_them_right()
    {
        Approve("every-kind", Of(Busy, [new("ask", 2, "Ill")]));
        var waiting = new RightsPeriod(RightKind.Access, new(2026, 4, 1)) { IdentityRequested = new(2026, 4, 2) };
        Approve("waiting", Timeline.Of(waiting, Engine.For(waiting, Today), null, Today));
        var across = new RightsPeriod(RightKind.Erasure, new(2026, 12, 20)) { Extended = true };
        Approve("two-years-today-before", Timeline.Of(across, Engine.For(across, Today), null, new(2026, 12, 1)));
        Approve("today-long-after", Timeline.Of(across, Engine.For(across, Today), null, new(2030, 1, 1)));

        static void Approve(string name, Timeline timeline) =>
            Repository.Approve($"tests/data/timelines/{name}.svg", timeline.Svg());
    }

    [Fact]
    public void Labels_never_overlap_and_stay_inside_the_picture()
    {
        var root = Parse(Of(Busy, []).Svg());
        var height = int.Parse(root.GetAttribute("viewBox").Split(' ')[3]);
        var bottom = 0;
        foreach (XmlElement text in root.GetElementsByTagName("text"))
        {
            var top = int.Parse(text.GetAttribute("y"));
            top.ShouldBeGreaterThan(bottom);
            bottom = top + (text.ChildNodes.Count - 1) * 17;
            foreach (XmlElement line in text.ChildNodes)
                line.InnerText.Length.ShouldBeLessThanOrEqualTo(36);
        }

        bottom.ShouldBeLessThan(height);
    }

    [Fact]
    public void Today_long_after_everything_else_does_not_press_the_picture_together()
    {
        var law = new TimelineSpan(new(2026, 4, 1), new(2026, 5, 1), TimelineStretch.Running, "The time the law gives");
        Height(new(2030, 1, 1)).ShouldBe(Height(new(2026, 4, 20)));

        int Height(LocalDate today) =>
            int.Parse(
                (
                    (XmlElement)
                        Parse(
                                new Timeline(
                                    [
                                        new(law.From, TimelineMark.Event, "Came"),
                                        new(today, TimelineMark.Today, "Today"),
                                    ],
                                    [law]
                                ).Svg()
                            )
                            .GetElementsByTagName("rect")[0]!
                ).GetAttribute("height")
            );
    }

    [Fact]
    public void Words_from_a_pack_cannot_break_out_of_the_picture()
    {
        var timeline = new Timeline(
            [new(Today, TimelineMark.Event, "<script>alert(1)</script> & \"quotes\"")],
            [new(Today, Today, TimelineStretch.Stage, "<b>")]
        );
        var svg = timeline.Svg();
        svg.ShouldNotContain("<script");
        svg.ShouldNotContain("<b>");
        Parse(svg).GetElementsByTagName("text")[0]!.InnerText.ShouldContain("<script>alert(1)</script> & \"quotes\"");
    }

    private static Timeline Of(RightsPeriod period, IReadOnlyList<SlackSpent> slack)
    {
        var deadline = Engine.For(period, Today);
        return Timeline.Of(period, deadline, Engine.Stages(deadline.RelevantDate!.Value, slack), Today);
    }

    private static XmlElement Parse(string svg)
    {
        var document = new XmlDocument();
        document.LoadXml(svg);
        return document.DocumentElement!;
    }
}
