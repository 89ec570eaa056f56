using System.Globalization;
using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Xunit;

namespace Wardmote.App.Tests.Forms;

/// <summary>One published example of a component: what was asked of it and the HTML it gave.</summary>
public sealed record Fixture(string Name, JsonElement Options, string Html)
{
    /// <summary>The names of a component's fixtures, for a theory.</summary>
    public static TheoryData<string> Names(string component) => [.. All(component).Select(fixture => fixture.Name)];

    public static Fixture Of(string component, string name) => All(component).Single(fixture => fixture.Name == name);

    /// <summary>A text among the options, by its path; null when it is not there.</summary>
    public string? Text(params ReadOnlySpan<string> path) => Text(Options, path);

    public static string? Text(JsonElement from, params ReadOnlySpan<string> path)
    {
        foreach (var step in path)
            if (from.ValueKind != JsonValueKind.Object || !from.TryGetProperty(step, out from))
                return null;
        return from.ValueKind switch
        {
            JsonValueKind.String => from.GetString(),
            JsonValueKind.Number => from.GetInt64().ToString(CultureInfo.InvariantCulture),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => null,
        };
    }

    public IEnumerable<JsonElement> List(string name) =>
        Options.TryGetProperty(name, out var list) ? list.EnumerateArray() : [];

    /// <summary>
    /// HTML as a browser understands it, one node a line: attributes and classes in order, white space that does not show
    /// left out. Two pieces of HTML that mean the same give the same text.
    /// </summary>
    public static string Meaning(string html)
    {
        var text = new StringBuilder();
        foreach (var node in new HtmlParser().ParseDocument($"<body>{html}").Body!.ChildNodes)
            Tell(node, 0, text);
        return text.ToString();
    }

    private static void Tell(INode node, int depth, StringBuilder text)
    {
        var indent = new string(' ', depth * 2);
        if (node is IText words)
        {
            var said = Collapsed(words);
            if (said.Length > 0)
                text.Append(indent).Append('"').Append(said).Append('"').AppendLine();
        }
        if (node is not IElement element)
            return;
        text.Append(indent).Append(element.LocalName);
        foreach (var attribute in element.Attributes.OrderBy(a => a.Name, StringComparer.Ordinal))
            text.Append(' ').Append(attribute.Name).Append("=[").Append(Value(attribute)).Append(']');
        text.AppendLine();
        foreach (var child in element.ChildNodes)
            Tell(child, depth + 1, text);
    }

    private static string Value(IAttr attribute)
    {
        if (attribute.Name != "class")
            return attribute.Value;
        return string.Join(' ', Words(attribute.Value).Order(StringComparer.Ordinal));
    }

    private static string Collapsed(IText node)
    {
        if (node.ParentElement?.LocalName == "textarea")
            return node.Data;
        if (string.IsNullOrWhiteSpace(node.Data))
            return "";
        var said = string.Join(' ', Words(node.Data));
        var before = node.PreviousSibling is not null && char.IsWhiteSpace(node.Data[0]) ? " " : "";
        var after = node.NextSibling is not null && char.IsWhiteSpace(node.Data[^1]) ? " " : "";
        return before + said + after;
    }

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static Fixture[] All(string component)
    {
        using var file = typeof(Fixture).Assembly.GetManifestResourceStream(
            $"Wardmote.App.Tests.Forms.fixtures.{component}.json"
        )!;
        return JsonSerializer.Deserialize<Fixture[]>(file, JsonSerializerOptions.Web)!;
    }
}
