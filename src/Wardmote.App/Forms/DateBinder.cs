using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using NodaTime;
using NodaTime.Text;

namespace Wardmote.App.Forms;

/// <summary>
/// Reads a <see cref="LocalDate"/> from the three fields of <see cref="DateTagHelper"/>, or from one ISO date such as a
/// link carries (<c>?from=2026-05-12</c>). Accepts 3, 03, March and mar for the month. What was typed is kept; an error
/// names the parts it is about; three empty parts are no date, which <c>[Required]</c> may refuse.
/// </summary>
public sealed class DateBinder : IModelBinder
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>The name a part posts under: <c>Received.Day</c>.</summary>
    public static string NameOf(string name, string part) =>
        name.Length == 0 ? part.ToLowerInvariant() : $"{name}.{part}";

    public Task BindModelAsync(ModelBindingContext context)
    {
        var whole = context.ValueProvider.GetValue(context.ModelName);
        if (whole.FirstValue is { Length: > 0 } iso)
            BindWhole(context, whole, iso);
        else
            BindParts(context);
        return Task.CompletedTask;
    }

    private static void BindWhole(ModelBindingContext context, ValueProviderResult whole, string iso)
    {
        context.ModelState.SetModelValue(context.ModelName, whole);
        if (LocalDatePattern.Iso.Parse(iso).TryGetValue(default, out var date))
            context.Result = ModelBindingResult.Success(date);
        else
            context.ModelState.TryAddModelError(context.ModelName, $"{Called(context)} must be a real date");
    }

    private static void BindParts(ModelBindingContext context)
    {
        string[] parts = ["Day", "Month", "Year"];
        var typed = parts.Select(part => Keep(context, part)).ToArray();
        if (typed.All(text => text is null))
            return;
        string[] empty = [.. parts.Where((_, i) => string.IsNullOrEmpty(typed[i]))];
        if (empty.Length == 3)
        {
            if (context.ModelMetadata.IsReferenceOrNullableType)
                context.Result = ModelBindingResult.Success(null);
            else
                context.ModelState.TryAddModelError(context.ModelName, $"Enter {Sentences.Within(Called(context))}");
            return;
        }
        if (empty.Length > 0)
        {
            var missing = string.Join(" and ", empty.Select(part => $"a {part.ToLowerInvariant()}"));
            Refuse(context, empty, $"must include {missing}");
            return;
        }
        BindComplete(context, typed[0]!, typed[1]!, typed[2]!);
    }

    private static void BindComplete(ModelBindingContext context, string day, string month, string year)
    {
        if (Number(year) is not { } y || y is < 1000 or > 9999)
            Refuse(context, ["Year"], "must include a year of 4 numbers, such as 2026");
        else if (MonthOf(month) is not { } m)
            Refuse(context, ["Month"], "must include a real month, such as 3 or March");
        else if (Number(day) is not { } d || d < 1 || d > CalendarSystem.Iso.GetDaysInMonth(y, m))
            Refuse(context, ["Day"], "must be a real date: that month has no such day");
        else
            context.Result = ModelBindingResult.Success(new LocalDate(y, m, d));
    }

    /// <summary>Keeps what was typed into a part for showing it again. A part is valid until <see cref="Refuse"/> names it.</summary>
    private static string? Keep(ModelBindingContext context, string part)
    {
        var name = NameOf(context.ModelName, part);
        var value = context.ValueProvider.GetValue(name);
        if (value == ValueProviderResult.None)
            return null;
        context.ModelState.SetModelValue(name, value);
        context.ModelState.MarkFieldValid(name);
        return value.FirstValue?.Trim() ?? "";
    }

    private static void Refuse(ModelBindingContext context, string[] parts, string what)
    {
        var sentence = $"{Called(context)} {what}";
        // Said of the date as well, so that [Required] does not ask for a date that is half there.
        context.ModelState.TryAddModelError(context.ModelName, sentence);
        foreach (var part in parts)
            context.ModelState.TryAddModelError(NameOf(context.ModelName, part), sentence);
    }

    private static string Called(ModelBindingContext context) => context.ModelMetadata.GetDisplayName();

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static int? MonthOf(string text)
    {
        if (Number(text) is { } number)
            return number is >= 1 and <= 12 ? number : null;
        var word = text.TrimEnd('.');
        if (word.Length < 3)
            return null;
        var months = English.DateTimeFormat.MonthNames;
        var at = Array.FindIndex(months, month => month.StartsWith(word, StringComparison.OrdinalIgnoreCase));
        return at < 0 ? null : at + 1;
    }
}

/// <summary>Uses <see cref="DateBinder"/> for every <see cref="LocalDate"/>.</summary>
public sealed class DateBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.UnderlyingOrModelType == typeof(LocalDate) ? new DateBinder() : null;
}
