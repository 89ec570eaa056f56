using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Wardmote.App.Forms;

/// <summary>Builds encoded HTML in as few words as HTML itself.</summary>
internal static class Markup
{
    /// <summary>An element with its classes (blank ones fall away) and content; null content falls away.</summary>
    public static TagBuilder El(string tag, string? css, params ReadOnlySpan<IHtmlContent?> content)
    {
        var element = new TagBuilder(tag);
        if (!string.IsNullOrWhiteSpace(css))
            element.Attributes["class"] = css.Trim();
        if (tag is "input")
            element.TagRenderMode = TagRenderMode.StartTag;
        foreach (var part in content)
            if (part is not null)
                element.InnerHtml.AppendHtml(part);
        return element;
    }

    /// <summary>Text, to be encoded when written.</summary>
    public static IHtmlContent Text(string? text) => new HtmlContentBuilder().Append(text);

    /// <summary>What a page gave in an attribute: null in <c>hint="@(…)"</c> reaches a tag helper as no text at all.</summary>
    public static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;

    /// <summary>A number as HTML wants it.</summary>
    public static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Parts one after another; null ones fall away.</summary>
    public static IHtmlContent All(params ReadOnlySpan<IHtmlContent?> parts)
    {
        var all = new HtmlContentBuilder();
        foreach (var part in parts)
            if (part is not null)
                all.AppendHtml(part);
        return all;
    }

    /// <summary>Words only a screen reader speaks.</summary>
    public static TagBuilder Hidden(string text) => El("span", "govuk-visually-hidden", Text(text));

    extension(TagBuilder element)
    {
        /// <summary>Sets an attribute; a null value leaves it out.</summary>
        public TagBuilder With(string name, string? value)
        {
            if (value is not null)
                element.Attributes[name] = value;
            return element;
        }

        /// <summary>Sets an attribute without a value when <paramref name="on"/>.</summary>
        public TagBuilder Flag(string name, bool on) => element.With(name, on ? "" : null);

        /// <summary>Takes over what the page's author wrote on the tag and no property claimed.</summary>
        public TagBuilder WithRest(TagHelperOutput output)
        {
            foreach (var attribute in output.Attributes)
                element.Attributes[attribute.Name] = attribute.Value switch
                {
                    null => "",
                    IHtmlContent html => Decoded(html),
                    var value => value.ToString(),
                };
            return element;
        }
    }

    extension(TagHelperOutput output)
    {
        /// <summary>Puts <paramref name="html"/> where the author wrote the tag.</summary>
        public void Become(IHtmlContent html)
        {
            output.TagName = null;
            output.Attributes.Clear();
            output.Content.SetHtmlContent(html);
        }
    }

    // Razor hands literal attribute values over already encoded; a TagBuilder encodes again.
    private static string Decoded(IHtmlContent html)
    {
        using var writer = new StringWriter();
        html.WriteTo(writer, System.Text.Encodings.Web.HtmlEncoder.Default);
        return System.Net.WebUtility.HtmlDecode(writer.ToString());
    }
}
