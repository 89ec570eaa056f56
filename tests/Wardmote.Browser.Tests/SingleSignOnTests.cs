using Microsoft.Playwright;
using NodaTime;
using Shouldly;
using Wardmote.App.Tests.Pages;
using Wardmote.App.Tests.SignIn;
using Wardmote.Tests;
using Xunit;

namespace Wardmote.Browser.Tests;

/// <summary>Single sign-on in a real browser, with a real provider: cookies and policies let people there and back.</summary>
public sealed class SingleSignOnTests(Chromium chromium, OpenIdProvider provider) : IClassFixture<OpenIdProvider>
{
    private const string Subject = "4c0e-alex";

    [Theory, InlineData(Screen.Phone), InlineData(Screen.Desktop)]
    public async Task An_officer_connects_the_account_and_signs_in_by_it(Screen screen)
    {
        await using var served = await Served.OpenAsync(On.Sqlite, host: "localhost", provider: provider.Address);
        await served.FoundAsync();
        await using var alex = await chromium.VisitAsync(served.Address, screen, provider: provider.Address);
        await alex.KeepCookieAsync(Federation.SessionCookie, await served.SignInAsync(Federation.Secretary));
        await provider.ExpectAsync(Subject, ["pwd", "mfa"]);
        await alex.GoAsync("/account/provider");
        await alex.LookAsync();
        await alex.PressAsync("Go to Common Door");
        await alex.LookAsync();
        await alex.PressAsync("Connect it");
        await alex.LookAsync();
        (await alex.TextAsync()).ShouldContain("Connected on");
        await alex.GoAsync("/account");
        await alex.LookAsync();
        await alex.GoAsync("/sign-out");
        await alex.Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();

        served.Clock.Pass(Duration.FromMinutes(1));
        await alex.GoAsync("/signin");
        await alex.LookAsync();
        await alex.PressAsync("Sign in with Common Door");
        (await alex.TextAsync()).ShouldContain("says that you are Alex Hill");
        await alex.LookAsync();
        await alex.PressAsync("Sign in");
        alex.Path.ShouldBe("/desk");
        await alex.GoAsync("/sign-out");
        await alex.Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();

        served.Clock.Pass(Duration.FromMinutes(1));
        await provider.ExpectAsync(Subject, ["pwd"]);
        await using var elsewhere = await chromium.VisitAsync(served.Address, screen, provider: provider.Address);
        await elsewhere.GoAsync("/signin");
        await elsewhere.PressAsync("Sign in with Common Door");
        await elsewhere.LookAsync();
        await elsewhere.PressAsync("Continue");
        elsewhere.Path.ShouldBe("/signin/code");

        await provider.ExpectAsync("nobody here", ["pwd", "mfa"]);
        await using var stranger = await chromium.VisitAsync(served.Address, screen, provider: provider.Address);
        await stranger.GoAsync("/signin/provider");
        await stranger.LookAsync();
        await stranger.PressAsync("Go to Common Door");
        await stranger.LookAsync();
        (await stranger.TextAsync()).ShouldContain("no account here is connected");
    }
}
