using Microsoft.AspNetCore.Razor.TagHelpers;
using static Wardmote.App.Forms.Markup;

namespace Wardmote.App.Forms;

/// <summary>How much a button asks to be pressed.</summary>
public enum ButtonKind
{
    Primary,
    Secondary,
    Warning,
}

/// <summary>
/// A button, or with <see cref="Href"/> a link that looks like one: <c>&lt;w-button&gt;Record the request&lt;/w-button&gt;</c>. A second
/// press within a second is ignored, because an impatient thumb presses twice.
/// </summary>
[HtmlTargetElement("w-button")]
public sealed class ButtonTagHelper : TagHelper
{
    public ButtonKind Kind { get; set; }

    /// <summary>Where the link leads. A link changes nothing: what acts is a button in a form.</summary>
    public string? Href
    {
        get;
        set => field = Given(value);
    }

    /// <summary>More classes.</summary>
    public string? Class { get; set; }

    /// <summary>Whether a second press within a second is ignored.</summary>
    public bool Once { get; set; } = true;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var words = await output.GetChildContentAsync();
        var css = string.Join(' ', new[] { "govuk-button", Look, Class }.Where(part => part is not null));
        var button = Href is { } href
            ? El("a", css, words).With("href", href).With("role", "button").With("draggable", "false")
            : El("button", css, words).With("type", "submit").With("data-prevent-double-click", Once ? "true" : null);
        output.Become(button.With("data-module", "govuk-button").WithRest(output));
    }

    private string? Look =>
        Kind switch
        {
            ButtonKind.Secondary => "govuk-button--secondary",
            ButtonKind.Warning => "govuk-button--warning",
            _ => null,
        };
}
