using Shouldly;
using Wardmote.App.Tests.Pages;
using Wardmote.Tests;
using Xunit;

namespace Wardmote.Browser.Tests;

/// <summary>
/// Every page of the application, on a phone and at a desk, with something on it, with nothing, and with a form that
/// came back. axe looks at each (WCAG 2.2 AA).
/// </summary>
public sealed class EveryPageTests(Chromium chromium, FullHouse house) : IClassFixture<FullHouse>
{
    public static TheoryData<string> Routes => [.. RouteTable.Known];

    [Theory, MemberData(nameof(Routes))]
    public async Task A_page_can_be_used_by_everyone(string route)
    {
        foreach (var looks in RouteTable.LooksAt(route).GroupBy(l => l.Who))
        {
            await using var visitor = await chromium.VisitAsync(house.Served.Address, Screen.Phone);
            if (house.Cases.Cookie(looks.Key) is var (name, value))
                await visitor.KeepCookieAsync(name, value);
            foreach (var look in looks)
            {
                await visitor.GoAsync(look.Where(house.Cases));
                await visitor.LookOnAsync(Screen.Desktop);
                await visitor.LookOnAsync(Screen.Phone);
                if (await SendEmptyAsync(visitor))
                    await visitor.LookAsync();
            }
        }
    }

    [Fact]
    public async Task A_fresh_installation_says_what_comes_first()
    {
        await using var served = await Served.OpenAsync(On.Sqlite);
        await using var visitor = await chromium.VisitAsync(served.Address, Screen.Phone);

        await visitor.GoAsync("/");
        await visitor.LookAsync();
        await visitor.LookOnAsync(Screen.Desktop);

        (await visitor.TextAsync()).ShouldContain("Nothing is set up here yet");
    }

    [Fact]
    public async Task A_picture_that_says_nothing_to_those_who_cannot_see_it_is_noticed()
    {
        await using var visitor = await chromium.VisitAsync(house.Served.Address, Screen.Phone);
        await visitor.GoAsync("/");
        await visitor.Page.EvaluateAsync("document.querySelector('main').append(new Image())");

        var noticed = await Assert.ThrowsAsync<ShouldAssertException>(visitor.LookAsync);

        noticed.Message.ShouldContain("image-alt");
    }

    // Sends the first form that asks for something, with nothing in it; false when there is no such form.
    private static async Task<bool> SendEmptyAsync(Visitor visitor)
    {
        const string Fields = "input:not([type=hidden]):visible, textarea:visible, select:visible";
        var form = visitor
            .Page.Locator("main form[method=post]")
            .Filter(new() { Has = visitor.Page.Locator(Fields) })
            .First;
        if (await form.CountAsync() == 0)
            return false;
        var typed = form.Locator("input[type=text]:visible, input[type=email]:visible, textarea:visible");
        foreach (var field in await typed.AllAsync())
            await field.FillAsync("");
        await form.Locator("button[type=submit]").Last.ClickAsync();
        await visitor.SeeAsync();
        return true;
    }
}
