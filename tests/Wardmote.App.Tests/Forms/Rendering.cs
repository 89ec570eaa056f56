using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Wardmote.App.Forms;

namespace Wardmote.App.Tests.Forms;

/// <summary>A page on which tag helpers render: what was typed, what is wrong, and what stands inside a tag.</summary>
public sealed class Rendering
{
    public Rendering()
    {
        Data = new(new EmptyModelMetadataProvider(), new ModelStateDictionary());
        View = new() { HttpContext = new DefaultHttpContext(), ViewData = Data };
    }

    public ViewDataDictionary Data { get; }

    public ViewContext View { get; }

    public ModelStateDictionary State => Data.ModelState;

    /// <summary>Says what was typed into a field.</summary>
    public Rendering Typed(string name, params string[] values)
    {
        State.SetModelValue(name, values, string.Join(',', values));
        State.MarkFieldValid(name);
        return this;
    }

    public Rendering Wrong(string name, string sentence)
    {
        State.AddModelError(name, sentence);
        return this;
    }

    /// <summary>Renders a helper; what stands inside it is rendered when it asks, as Razor does.</summary>
    public async Task<string> ShowAsync(
        TagHelper helper,
        Func<TagHelperContext, Task<string>>? inside = null,
        TagHelperContext? around = null,
        string tag = "w-any",
        params (string Name, object Value)[] attributes
    )
    {
        if (helper is FieldTagHelper field)
            field.ViewContext = View;
        if (helper is ErrorSummaryTagHelper summary)
            summary.ViewContext = View;
        var items = around is null ? [] : new Dictionary<object, object>(around.Items);
        var context = new TagHelperContext(tag, [], items, Guid.NewGuid().ToString());
        TagHelperContent? content = null;
        var output = new TagHelperOutput(
            tag,
            [.. attributes.Select(a => new TagHelperAttribute(a.Name, a.Value))],
            async (_, _) =>
                content ??= new DefaultTagHelperContent().SetHtmlContent(inside is null ? "" : await inside(context))
        );
        await helper.ProcessAsync(context, output);
        if (output.TagName is not null && !output.IsContentModified)
            output.Content.SetHtmlContent(await output.GetChildContentAsync());
        using var writer = new StringWriter();
        output.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }

    public static Func<TagHelperContext, Task<string>> Html(string? html) => _ => Task.FromResult(html ?? "");

    public static Func<TagHelperContext, Task<string>> Words(string? text) =>
        Html(HtmlEncoder.Default.Encode(text ?? ""));
}
