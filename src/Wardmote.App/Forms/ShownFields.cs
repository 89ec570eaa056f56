using Microsoft.AspNetCore.Mvc.Rendering;

namespace Wardmote.App.Forms;

/// <summary>
/// The fields a page has shown, in the order it showed them. The layout is rendered after the page, so the error summary
/// follows the page's order and finds every field by itself.
/// </summary>
public sealed class ShownFields
{
    private readonly List<Field> fields = [];

    public IReadOnlyList<Field> InPageOrder => fields;

    public void Add(Field field) => fields.Add(field);

    /// <summary>The list that belongs to the request being answered.</summary>
    public static ShownFields Of(ViewContext view)
    {
        var items = view.HttpContext.Items;
        if (items[typeof(ShownFields)] is ShownFields shown)
            return shown;
        shown = new();
        items[typeof(ShownFields)] = shown;
        return shown;
    }
}
