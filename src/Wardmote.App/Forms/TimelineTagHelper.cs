using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using NodaTime;
using NodaTime.Text;
using static Wardmote.App.Forms.Markup;

namespace Wardmote.App.Forms;

/// <summary>What happened to a case: <c>&lt;w-timeline&gt;</c> with <c>&lt;w-event&gt;</c>s in it.</summary>
[HtmlTargetElement("w-timeline")]
public sealed class TimelineTagHelper : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        output.Become(El("ol", "wm-timeline", await output.GetChildContentAsync()).WithRest(output));
}

/// <summary>
/// What, when, who and, inside the tag, why:
/// <c>&lt;w-event what="Identity checked" at="entry.At" by="Asha Patel, secretary"&gt;Passport seen in person&lt;/w-event&gt;</c>.
/// </summary>
[HtmlTargetElement("w-event", ParentTag = "w-timeline")]
public sealed class EventTagHelper : TagHelper
{
    public string What { get; set; } = "";

    public string? By
    {
        get;
        set => field = Given(value);
    }

    /// <summary>The moment it happened, in the unit's own time.</summary>
    public ZonedDateTime? At { get; set; }

    /// <summary>The day, where only that is known or meant.</summary>
    public LocalDate? On { get; set; }

    /// <summary>How it stands. An event still to come is <see cref="Tone.Plain"/>, <c>Soon</c> or <c>Late</c>.</summary>
    public Tone Tone { get; set; } = Tone.Calm;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inside = await output.GetChildContentAsync();
        var why = inside.IsEmptyOrWhiteSpace ? null : El("div", "wm-event__why", inside);
        var look = Tone switch
        {
            Tone.Plain => "waiting",
            Tone.Good => "done",
            Tone.Soon => "due",
            Tone.Late => "late",
            _ => "past",
        };
        var what = El("p", "wm-event__what", Text(What));
        output.Become(El("li", $"wm-event wm-event--{look}", what, Line(), why).WithRest(output));
    }

    private IHtmlContent? Line()
    {
        var when =
            At is { } at ? Moments.Time(at)
            : On is { } on ? Moments.Time(on)
            : null;
        if (when is null && By is null)
            return null;
        var between = when is null || By is null ? null : Text(" · ");
        return El("p", "wm-event__by", when, between, By is null ? null : Text(By));
    }
}

internal static class Moments
{
    public static IHtmlContent Time(ZonedDateTime at) =>
        El("time", null, Text(InWords.Moment(at)))
            .With("datetime", OffsetDateTimePattern.GeneralIso.Format(at.ToOffsetDateTime()));

    public static IHtmlContent Time(LocalDate date, bool withDay = false) =>
        El("time", null, Text(withDay ? InWords.DateWithDay(date) : InWords.Date(date)))
            .With("datetime", LocalDatePattern.Iso.Format(date));
}
