using System.Collections;
using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Wardmote.App.Forms;

/// <summary>One form field as the page shows it.</summary>
/// <param name="Name">The name it posts under, with every prefix: <c>Input.Received</c>.</param>
/// <param name="Id">Its id on the page: the name with dots and brackets turned into underscores, unless given.</param>
/// <param name="Values">What it holds: what was typed if the form came back, otherwise what the model holds.</param>
/// <param name="Error">The first thing wrong with it, as a sentence; null when nothing is.</param>
public sealed record Field(string Name, string Id, IReadOnlyList<string> Values, string? Error)
{
    /// <summary>What a field of a single value holds; null when it holds nothing.</summary>
    public string? Value => Values.Count == 0 ? null : Values[0];

    /// <summary>Where the error summary's link leads.</summary>
    public string Anchor { get; init; } = Id;

    public string HintId => $"{Id}-hint";

    public string ErrorId => $"{Id}-error";

    /// <summary>Reads a field from what was posted and, where nothing was, from the model.</summary>
    public static Field Read(ViewContext view, string name, string? id, object? model)
    {
        var state = view.ViewData.ModelState;
        return new(name, id ?? IdOf(name), Typed(state, name) ?? Held(model), FirstError(state, name));
    }

    /// <summary>What was typed into a field; null when the form did not send it.</summary>
    public static IReadOnlyList<string>? Typed(ModelStateDictionary state, string name) =>
        !state.TryGetValue(name, out var entry)
            ? null
            : entry.RawValue switch
            {
                null => null,
                string one => [one],
                string[] many => many,
                var other => [Word(other)],
            };

    /// <summary>The first error of a field, or of the parts it consists of (<c>Name.Part</c>, <c>Name[0]</c>).</summary>
    public static string? FirstError(ModelStateDictionary state, string name) =>
        ErrorOf(state, name)
        ?? state
            .Keys.Where(key => IsPartOf(key, name))
            .Select(key => ErrorOf(state, key))
            .FirstOrDefault(e => e != null);

    /// <summary>The first error held under exactly this key.</summary>
    public static string? ErrorOf(ModelStateDictionary state, string key) =>
        state.TryGetValue(key, out var entry) && entry.Errors.Count > 0
            ? entry.Errors[0].ErrorMessage is { Length: > 0 } sentence
                ? sentence
                : "Check this answer: we could not read it"
            : null;

    /// <summary>Whether a key is a part of a field: <c>Received.Day</c> is of <c>Received</c>.</summary>
    public static bool IsPartOf(string key, string name) =>
        name.Length > 0
        && key.Length > name.Length
        && key.StartsWith(name, StringComparison.OrdinalIgnoreCase)
        && key[name.Length] is '.' or '[';

    /// <summary>The id a name gets.</summary>
    public static string IdOf(string name) => TagBuilder.CreateSanitizedId(name, "_");

    private static IReadOnlyList<string> Held(object? model) =>
        model switch
        {
            null => [],
            string one => [one],
            IEnumerable many => [.. many.Cast<object?>().Select(Word)],
            _ => [Word(model)],
        };

    private static string Word(object? value) =>
        value switch
        {
            null => "",
            bool yes => yes ? "true" : "false",
            NodaTime.LocalDate day => NodaTime.Text.LocalDatePattern.Iso.Format(day),
            IFormattable thing => thing.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };
}
