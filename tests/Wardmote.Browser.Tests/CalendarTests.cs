using Shouldly;
using Wardmote.App.Tests.Pages;
using Xunit;

namespace Wardmote.Browser.Tests;

/// <summary>An officer makes the address for their calendar: it is shown on a page that no address leads to twice.</summary>
public sealed class CalendarTests(Chromium chromium, FullHouse house) : IClassFixture<FullHouse>
{
    [Theory, InlineData(Screen.Phone), InlineData(Screen.Desktop)]
    public async Task An_address_is_made_and_switched_off(Screen screen)
    {
        await using var visitor = await chromium.VisitAsync(house.Served.Address, screen);
        var (name, value) = house.Cases.Cookie(Who.Stranger)!.Value;
        await visitor.KeepCookieAsync(name, value);

        await visitor.GoAsync("/account");
        await visitor.PressAsync("Set it up");
        await visitor.PressAsync("Make an address");
        await visitor.LookAsync();
        (await visitor.Page.GetByLabel("Copy the whole address").InputValueAsync()).ShouldStartWith(
            new Uri(house.Served.Address, "/calendar/").ToString()
        );

        await visitor.GoAsync("/account");
        await visitor.PressAsync("Replace it or switch it off");
        await visitor.Page.GetByText("Switch it off").First.ClickAsync();
        await visitor.LookAsync();
        await visitor.PressAsync("Switch it off");
        (await visitor.TextAsync()).ShouldContain("The calendar address is switched off");
    }
}
