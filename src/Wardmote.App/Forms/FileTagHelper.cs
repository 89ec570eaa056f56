using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static Wardmote.App.Forms.Markup;

namespace Wardmote.App.Forms;

/// <summary>
/// A file to choose: <c>&lt;w-file for="Files" hint="Up to 25 MB each" multiple /&gt;</c>. The form around it needs
/// <c>enctype="multipart/form-data"</c>.
/// </summary>
[HtmlTargetElement("w-file", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FileTagHelper : FieldTagHelper
{
    protected override Task<IHtmlContent> RenderAsync(Field field, TagHelperContext context, TagHelperOutput output)
    {
        var error = field.Error is null ? null : "govuk-file-upload--error";
        var input = El("input", $"govuk-file-upload {Class} {error}")
            .With("id", field.Id)
            .With("name", field.Name)
            .With("type", "file")
            .With("aria-describedby", DescribedBy(field))
            .WithRest(output);
        return Task.FromResult<IHtmlContent>(Group(field, null, LabelOf(field), HintOf(field), ErrorOf(field), input));
    }
}
