using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using NodaTime;
using Shouldly;
using Wardmote.App.Forms;
using Xunit;

namespace Wardmote.App.Tests.Forms;

public sealed class DateBinderTests
{
    private sealed class Asked
    {
        [System.ComponentModel.DataAnnotations.Display(Name = "Received date")]
        public LocalDate? Received { get; set; }

        [System.ComponentModel.DataAnnotations.Display(Name = "Received date")]
        public LocalDate Always { get; set; }
    }

    [Theory]
    [InlineData("3", "3", "2026")]
    [InlineData("03", "03", "2026")]
    [InlineData(" 3 ", "March", "2026")]
    [InlineData("3", "mar", "2026")]
    [InlineData("3", "MAR.", "2026")]
    public async Task The_third_of_March_2026_may_be_typed_in_many_ways(string day, string month, string year)
    {
        var (result, state) = await BindAsync((".Day", day), (".Month", month), (".Year", year));

        result.Model.ShouldBe(new LocalDate(2026, 3, 3));
        state.IsValid.ShouldBeTrue();
    }

    [Theory]
    [InlineData("January", 1)]
    [InlineData("jun", 6)]
    [InlineData("jul", 7)]
    [InlineData("sept", 9)]
    [InlineData("December", 12)]
    public async Task Every_month_is_known_by_its_first_letters(string word, int month)
    {
        var (result, _) = await BindAsync((".Day", "1"), (".Month", word), (".Year", "2026"));

        result.Model.ShouldBe(new LocalDate(2026, month, 1));
    }

    [Theory]
    [InlineData("", "3", "2026", "Received date must include a day", "Day")]
    [InlineData("3", "", "2026", "Received date must include a month", "Month")]
    [InlineData("3", "3", "", "Received date must include a year", "Year")]
    [InlineData("3", "", "", "Received date must include a month and a year", "Month Year")]
    [InlineData("3", "13", "2026", "Received date must include a real month, such as 3 or March", "Month")]
    [InlineData("3", "ma", "2026", "Received date must include a real month, such as 3 or March", "Month")]
    [InlineData("3", "June July", "2026", "Received date must include a real month, such as 3 or March", "Month")]
    [InlineData("29", "2", "2026", "Received date must be a real date: that month has no such day", "Day")]
    [InlineData("0", "2", "2026", "Received date must be a real date: that month has no such day", "Day")]
    [InlineData("-1", "2", "2026", "Received date must be a real date: that month has no such day", "Day")]
    [InlineData("1", "2", "26", "Received date must include a year of 4 numbers, such as 2026", "Year")]
    [InlineData("1", "2", "0000", "Received date must include a year of 4 numbers, such as 2026", "Year")]
    [InlineData("1", "2", "٢٠٢٦", "Received date must include a year of 4 numbers, such as 2026", "Year")]
    public async Task A_date_that_is_none_is_refused_at_its_part(
        string day,
        string month,
        string year,
        string sentence,
        string parts
    )
    {
        var (result, state) = await BindAsync((".Day", day), (".Month", month), (".Year", year));

        result.IsModelSet.ShouldBeFalse();
        state["Received"]!.Errors.Single().ErrorMessage.ShouldBe(sentence);
        var wrong = new[] { "Day", "Month", "Year" }.Where(part => state[$"Received.{part}"]!.Errors.Count > 0);
        string.Join(' ', wrong).ShouldBe(parts);
        state["Received.Day"]!.RawValue.ShouldBe(day);
    }

    [Fact]
    public async Task The_29_February_of_a_leap_year_is_a_date()
    {
        var (result, _) = await BindAsync((".Day", "29"), (".Month", "2"), (".Year", "2028"));

        result.Model.ShouldBe(new LocalDate(2028, 2, 29));
    }

    [Fact]
    public async Task Three_empty_parts_are_no_date_and_no_error()
    {
        var (result, state) = await BindAsync((".Day", ""), (".Month", " "), (".Year", ""));

        result.IsModelSet.ShouldBeTrue();
        result.Model.ShouldBeNull();
        state.IsValid.ShouldBeTrue();
    }

    [Fact]
    public async Task Three_empty_parts_are_refused_where_a_date_must_be()
    {
        var (_, state) = await BindAsync(nameof(Asked.Always), (".Day", ""), (".Month", ""), (".Year", ""));

        state["Received"]!.Errors.Single().ErrorMessage.ShouldBe("Enter received date");
    }

    [Theory]
    [InlineData("2026-05-12", true)]
    [InlineData("12 May 2026", false)]
    [InlineData("2026-02-29", false)]
    public async Task A_link_carries_a_date_in_one_piece(string text, bool understood)
    {
        var (result, state) = await BindAsync(("", text));

        result.IsModelSet.ShouldBe(understood);
        state.ContainsKey("Received").ShouldBeTrue();
        (state["Received"]!.Errors.Count == 0).ShouldBe(understood);
    }

    [Fact]
    public async Task A_form_without_the_field_binds_nothing()
    {
        var (result, state) = await BindAsync();

        result.IsModelSet.ShouldBeFalse();
        state.Count.ShouldBe(0);
    }

    private static Task<(ModelBindingResult, ModelStateDictionary)> BindAsync(
        params (string Part, string Text)[] typed
    ) => BindAsync(nameof(Asked.Received), typed);

    private static async Task<(ModelBindingResult, ModelStateDictionary)> BindAsync(
        string property,
        params (string Part, string Text)[] typed
    )
    {
        using var services = new ServiceCollection()
            .AddLogging()
            .AddMvcCore()
            .AddDataAnnotations()
            .Services.BuildServiceProvider();
        var metadata = services
            .GetRequiredService<IModelMetadataProvider>()
            .GetMetadataForProperty(typeof(Asked), property);
        var values = typed.ToDictionary(
            t => $"Received{t.Part}",
            t => new StringValues(t.Text),
            StringComparer.Ordinal
        );
        var context = new DefaultModelBindingContext
        {
            ActionContext = new ActionContext { HttpContext = new DefaultHttpContext() },
            ModelMetadata = metadata,
            ModelName = "Received",
            ModelState = new ModelStateDictionary(),
            ValueProvider = new FormValueProvider(BindingSource.Form, new FormCollection(values), null),
        };
        await new DateBinder().BindModelAsync(context);
        return (context.Result, context.ModelState);
    }
}
