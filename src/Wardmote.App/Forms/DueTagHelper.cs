using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using NodaTime;
using static Wardmote.App.Forms.Markup;

namespace Wardmote.App.Forms;

/// <summary>
/// A date that explains itself: how long is left, the day, and inside the tag the reason, folded away:
/// <c>&lt;w-due label="Answer due" on="request.DueOn" today="Model.Today"&gt;…&lt;/w-due&gt;</c>.
/// </summary>
[HtmlTargetElement("w-due")]
public sealed class DueTagHelper : TagHelper
{
    /// <summary>The day; null while the clock waits, and then <see cref="Paused"/> says what for.</summary>
    public LocalDate? On { get; set; }

    public LocalDate Today { get; set; }

    /// <summary>What is due.</summary>
    public string? Label
    {
        get;
        set => field = Given(value);
    }

    /// <summary>The day it was done; then nothing is left to count.</summary>
    public LocalDate? Met { get; set; }

    /// <summary>What the clock waits for, when it stands still: Waiting for identity.</summary>
    public string? Paused
    {
        get;
        set => field = Given(value);
    }

    /// <summary>From how many days before the date it wants attention.</summary>
    public int Soon { get; set; } = 7;

    /// <summary>Whether to say it on one line, as in a list; the reason is then left out.</summary>
    public bool Short { get; set; }

    /// <summary>The words that unfold the reason.</summary>
    public string Why { get; set; } = "Why this date?";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var reason = await output.GetChildContentAsync();
        var css = $"wm-due wm-due--{Look}{(Short ? " wm-due--short" : null)}";
        var label = Label is null ? null : El("span", "wm-due__label", Text(Label));
        var line = El("p", "wm-due__line", El("strong", "wm-due__left", Text(Words)), Text(" "), Day());
        var why = Short || reason.IsEmptyOrWhiteSpace ? null : DetailsTagHelper.Folded(Why, reason);
        output.Become(El("div", css, label, line, why).WithRest(output));
    }

    private string Look =>
        Met is { } met ? (met > On ? "late" : "met")
        : Paused is not null ? "paused"
        : On < Today ? "late"
        : On is { } day && Period.DaysBetween(Today, day) <= Soon ? "soon"
        : "calm";

    private string Words =>
        Met is { } met
            ? (met > On ? $"Done {InWords.Days(Period.DaysBetween(On!.Value, met))} late" : "Done in time")
            : Paused ?? (On is { } day ? InWords.DaysLeft(day, Today) : "No date yet");

    private IHtmlContent? Day() =>
        On is { } day ? All(Text(Met is null ? null : "due "), Moments.Time(day, withDay: !Short)) : null;
}
