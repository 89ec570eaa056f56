using Shouldly;
using Wardmote.App.Tests.Pages;
using Wardmote.Clocks;
using Wardmote.Tests;
using Xunit;

namespace Wardmote.Browser.Tests;

/// <summary>A public holiday is added in a browser: what it moves is a page that no address leads to.</summary>
public sealed class HolidayTests(Chromium chromium)
{
    [Theory, InlineData(Screen.Phone), InlineData(Screen.Desktop)]
    public async Task A_holiday_is_added_once_it_has_been_seen_what_it_moves(Screen screen)
    {
        await using var served = await Served.OpenAsync(On.Sqlite, demonstration: true);
        var cases = await Cases.OpenAsync(served);
        await using var visitor = await chromium.VisitAsync(served.Address, screen);
        var (name, value) = cases.Cookie(Who.National)!.Value;
        await visitor.KeepCookieAsync(name, value);
        // One holiday stands on the day the answers were due; the next one moves them further.
        var due = cases.Received.DueOn!.Value;

        await visitor.GoAsync("/organisation/holidays");
        await visitor.PressAsync("Add a holiday");
        await visitor.FillDateAsync(due);
        await visitor.FillAsync("What is it called?", "bank holiday for the day after");
        await visitor.ChooseAsync("All three nations");
        await visitor.FillAsync("Where was it proclaimed?", "London Gazette, 19 November");
        await visitor.PressAsync("See what it moves");
        await visitor.LookAsync();
        (await visitor.TextAsync()).ShouldContain("open requests would move");

        await visitor.PressAsync("Add the holiday");
        await visitor.LookAsync();
        (await visitor.TextAsync()).ShouldContain($"{due.Full()} is a public holiday now.");

        await visitor.GoAsync($"/rights/{cases.Received.Reference}");
        (await visitor.TextAsync()).ShouldContain($"The due date moved from {due.Full()} to");
    }
}
