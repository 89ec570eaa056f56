using System.Globalization;
using System.Net;
using System.Text;
using NodaTime;

namespace Wardmote.Clocks;

/// <summary>
/// Draws a timeline as SVG, time running downwards so that its words stay readable on a phone. It needs no style sheet:
/// kinds differ in pattern and shape as well as in shade, and print in black. Classes let a style sheet colour it.
/// The table of <see cref="Timeline.Rows"/> belongs beneath it and says the same.
/// </summary>
public static class TimelineDrawing
{
    private const int Width = 360;
    private const int Top = 20;
    private const int Labels = 84;
    private const int LineHeight = 17;
    private const int LettersInLine = 36;
    private const int ShortestBody = 260;
    private const int Apart = 24;

    /// <summary>An <c>svg</c> element, safe to write into a page as it is.</summary>
    /// <param name="id">Begins every id in the picture: unique on the page, letters and hyphens.</param>
    public static string Svg(this Timeline timeline, string id = "timeline")
    {
        var labels = Place(timeline, out var height, out var at);
        var kinds = timeline.Spans.Select(span => span.Kind).Distinct().Order().ToList();
        var tall = height + kinds.Count * (LineHeight + 4) + Top / 2;
        var svg = new StringBuilder();
        svg.Append(
            Invariant,
            $"""<svg class="timeline" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {tall}" role="img" aria-labelledby="{id}-title {id}-words" fill="none" stroke="currentColor" font-family="inherit" font-size="13">"""
        );
        svg.Append(Invariant, $"""<title id="{id}-title">Timeline of the request</title>""");
        svg.Append(Invariant, $"""<desc id="{id}-words">The table beneath it says the same.</desc>""");
        svg.Append(
            Invariant,
            $"""<defs><pattern id="{id}-waiting" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V6" stroke-width="3"/></pattern></defs>"""
        );
        var stages = 0;
        foreach (var span in timeline.Spans)
            Bar(svg, span.Kind, at(span.From), at(span.Until), id, span.Kind == TimelineStretch.Stage ? stages++ : 0);
        foreach (var label in labels)
            Label(svg, label);
        Key(svg, kinds, height, id);
        return svg.Append("</svg>").ToString();
    }

    private static CultureInfo Invariant => CultureInfo.InvariantCulture;

    private sealed record Placed(
        int DayY,
        int TextY,
        IReadOnlyList<TimelineMark> Marks,
        string When,
        IReadOnlyList<string> Lines
    );

    // Labels stand beside their day, pushed down where days are close; the body grows until they fit.
    private static List<Placed> Place(Timeline timeline, out int height, out Func<LocalDate, int> at)
    {
        var dated = timeline
            .Points.Where(point => point.Mark != TimelineMark.Today)
            .Select(point => point.Date)
            .Concat(timeline.Spans.SelectMany(span => new[] { span.From, span.Until }))
            .DefaultIfEmpty(timeline.Points[0].Date)
            .ToList();
        var (first, last) = (dated.Min(), dated.Max());
        var days = Math.Max(1, Period.DaysBetween(first, last));
        var groups = timeline.Points.GroupBy(point => point.Date).ToList();
        var texts = groups.ConvertAll(group => group.SelectMany(point => Lines(point.What)).ToList());
        var body = Math.Max(ShortestBody, texts.Sum(lines => Space(lines.Count)));
        // Today may be far away: it then stands beside the rest, and does not press it together.
        at = date =>
            date > last ? Top + body + Apart
            : date < first ? Top - Apart / 2
            : Top + body * Period.DaysBetween(first, date) / days;

        var placed = new List<Placed>();
        var free = 0;
        for (var index = 0; index < groups.Count; index++)
        {
            var date = groups[index].Key;
            var y = Math.Max(at(date), free);
            free = y + Space(texts[index].Count);
            var when = index == 0 || date.Year != groups[index - 1].Key.Year ? date.Full() : date.WeekdayDayMonth();
            placed.Add(new(at(date), y, [.. groups[index].Select(point => point.Mark)], when, texts[index]));
        }

        height = Math.Max(free, Top + body + Apart) + Top;
        return placed;
    }

    private static int Space(int lines) => (lines + 1) * LineHeight + 8;

    private static void Bar(StringBuilder svg, TimelineStretch kind, int from, int until, string id, int stage) =>
        Box(
            svg,
            kind,
            kind is TimelineStretch.Stage or TimelineStretch.Slack ? 32 : 10,
            from,
            Math.Max(2, until - from),
            id,
            stage
        );

    private static void Box(StringBuilder svg, TimelineStretch kind, int x, int y, int tall, string id, int stage)
    {
        var look = kind switch
        {
            TimelineStretch.Running => """fill="currentColor" fill-opacity="0.15" """,
            TimelineStretch.Waiting => $"""fill="url(#{id}-waiting)" """,
            TimelineStretch.Stage when stage % 2 == 0 => """fill="currentColor" fill-opacity="0.6" """,
            TimelineStretch.Stage => """fill="currentColor" fill-opacity="0.4" """,
            _ => """stroke-dasharray="3 3" """,
        };
        svg.Append(
            Invariant,
            $"""<rect class="timeline-{TextNames.Of(kind)}" x="{x}" y="{y}" width="14" height="{tall}" {look}/>"""
        );
    }

    private static void Key(StringBuilder svg, IReadOnlyList<TimelineStretch> kinds, int top, string id)
    {
        for (var row = 0; row < kinds.Count; row++)
        {
            var y = top + row * (LineHeight + 4);
            var what = kinds[row] switch
            {
                TimelineStretch.Running => "The clock runs",
                TimelineStretch.Waiting => "The clock waits",
                TimelineStretch.Stage => "A stage of the policy",
                _ => "Slack not yet spent",
            };
            Box(svg, kinds[row], 10, y, 14, id, 0);
            svg.Append(
                Invariant,
                $"""<text x="34" y="{y + 12}" fill="currentColor" stroke="none"><tspan>{what}</tspan></text>"""
            );
        }
    }

    private static void Label(StringBuilder svg, Placed label)
    {
        var mark = label.Marks.Max();
        svg.Append(Invariant, $"""<g class="timeline-{TextNames.Of(mark)}">""");
        svg.Append(
            Invariant,
            $"""<path d="M6 {label.DayY}H60L{Labels - 6} {label.TextY}" stroke-width="{(mark >= TimelineMark.Due ? 2 : 1)}"{(mark == TimelineMark.Today ? """ stroke-dasharray="5 3" """ : "")}/>"""
        );
        if (mark == TimelineMark.Due)
            svg.Append(
                Invariant,
                $"""<path d="M60 {label.DayY - 6}L66 {label.DayY}L60 {label.DayY + 6}L54 {label.DayY}Z" fill="currentColor"/>"""
            );
        else if (mark != TimelineMark.Today)
            svg.Append(
                Invariant,
                $"""<circle cx="60" cy="{label.DayY}" r="4" fill="{(mark == TimelineMark.Event ? "currentColor" : "none")}"/>"""
            );
        svg.Append(
            Invariant,
            $"""<text x="{Labels}" y="{label.TextY + 4}" fill="currentColor" stroke="none"><tspan font-weight="bold">{Escape(label.When)}</tspan>"""
        );
        foreach (var line in label.Lines)
            svg.Append(Invariant, $"""<tspan x="{Labels}" dy="{LineHeight}">{Escape(line)}</tspan>""");
        svg.Append("</text></g>");
    }

    private static IEnumerable<string> Lines(string text)
    {
        var line = new StringBuilder();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > LettersInLine)
            {
                yield return line.ToString();
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        if (line.Length > 0)
            yield return line.ToString();
    }

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}
