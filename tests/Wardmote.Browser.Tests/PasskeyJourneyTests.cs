using Microsoft.Playwright;
using NodaTime;
using Shouldly;
using Wardmote.App.Tests.Pages;
using Wardmote.Correspondence;
using Wardmote.Organisation;
using Wardmote.Tests;
using Xunit;

namespace Wardmote.Browser.Tests;

/// <summary>Passkeys with a real browser and a device that Chromium pretends to have.</summary>
public sealed class PasskeyJourneyTests(Chromium chromium)
{
    private const string Password = "heron lantern quarry violet";
    private const string Wording = "/letters/wordings/holder-asked?unit=C001";

    [Theory, OnBothDatabasesAndScreens]
    public async Task An_officer_adds_a_passkey_signs_in_by_it_and_shows_it_again(On on, Screen screen)
    {
        await using var served = await OpenAsync(on);
        await using var alex = await chromium.VisitAsync(served.Address, screen);
        await AddDeviceAsync(alex);
        await alex.GoAsync((await served.Mail.TakeAsync(Federation.Secretary, "Your Wardmote account")).Link);
        await alex.FillAsync("Choose a password", Password);
        await alex.PressAsync("Continue");
        var app = new AuthenticatorApp(await alex.Page.Locator(".wm-code").TextContentAsync() ?? "", served.Clock);
        await alex.FillAsync("Code the app shows now", app.Code());
        await alex.PressAsync("Finish and sign in");

        await alex.GoAsync("/account/passkeys");
        await alex.FillAsync("Name", "My laptop");
        await alex.PressAsync("Add a passkey", "/account/passkeys");
        (await alex.TextAsync()).ShouldContain("The passkey is added");
        (await alex.TextAsync()).ShouldContain("My laptop");
        await SignOutAsync(alex);

        await alex.GoAsync("/signin");
        await alex.PressAsync("Sign in with a passkey", "/desk");
        served.Clock.Pass(Duration.FromMinutes(6));
        await alex.GoAsync(Wording);
        await alex.PressAsync("Save");
        (await alex.TextAsync()).ShouldContain("Show that it is you");
        await alex.LookAsync();
        await alex.PressAsync("Use your passkey", "/letters/wordings?unit=C001");
        (await alex.TextAsync()).ShouldContain("Saved.");
        // A second device is a second passkey; the browser knows that this one has one already.
        await alex.GoAsync("/account/passkeys");
        await alex.FillAsync("Name", "The same again");
        (await alex.TextAsync()).ShouldNotContain("Your device gave no passkey");
        await alex.PressAsync("Add a passkey", leadsTo: null);
        await alex.Page.GetByText("Your device gave no passkey").WaitForAsync();
        await alex.LookAsync();
    }

    [Theory, OnBothDatabases]
    public async Task A_lost_device_is_replaced_with_a_link_and_a_recovery_code(On on)
    {
        await using var served = await OpenAsync(on);
        await using var alex = await chromium.VisitAsync(served.Address, Screen.Phone);
        await AddDeviceAsync(alex);
        await alex.GoAsync((await served.Mail.TakeAsync(Federation.Secretary, "Your Wardmote account")).Link);
        await alex.LookAsync();
        await alex.PressAsync("Make a passkey", "/account/codes");
        await alex.PressAsync("Make ten codes");
        var code = await alex.Page.Locator(".wm-code").First.InnerTextAsync();

        await using var elsewhere = await chromium.VisitAsync(served.Address, Screen.Desktop);
        await AddDeviceAsync(elsewhere);
        await elsewhere.GoAsync("/signin");
        await elsewhere.PressAsync("Sign in with a passkey", leadsTo: null);
        await elsewhere.Page.GetByText("Your device gave no passkey").WaitForAsync();
        await elsewhere.GoAsync("/signin/forgotten");
        await elsewhere.FillAsync("E-mail address", Federation.Secretary);
        await elsewhere.PressAsync("Send me a link");
        await served.UseAsync<AnswerForgottenPasswords>(u => u.RunAsync(default));
        await elsewhere.GoAsync((await served.Mail.TakeAsync(Federation.Secretary, "Choose a new password")).Link);
        await elsewhere.LookAsync();
        await elsewhere.FillAsync("New password", Password);
        await elsewhere.FillAsync("Your code", code);
        await elsewhere.PressAsync("Choose this password and sign in");
        elsewhere.Path.ShouldBe("/account/codes");
        await elsewhere.GoAsync("/account/passkeys");
        await RemoveFirstAsync(elsewhere);
        (await elsewhere.TextAsync()).ShouldContain("This is all you can sign in with");
        await elsewhere.FillAsync("Name", "My new phone");
        await elsewhere.PressAsync("Add a passkey", "/account/passkeys");
        await RemoveFirstAsync(elsewhere);
        (await elsewhere.TextAsync()).ShouldContain("The passkey is removed");
        (await elsewhere.TextAsync()).ShouldContain("My new phone");
        await SignOutAsync(elsewhere);
        await elsewhere.GoAsync("/signin");
        await elsewhere.PressAsync("Sign in with a passkey", "/desk");
    }

    private static async Task<Served> OpenAsync(On on)
    {
        var served = await Served.OpenAsync(on, host: "localhost");
        await served.FoundAsync();
        await served.UseAsync<InviteOfficer>(u => u.RunAsync(Actor.Operator, Federation.Secretary, default));
        return served;
    }

    private static async Task SignOutAsync(Visitor visitor)
    {
        await visitor.GoAsync("/sign-out");
        await visitor.Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await visitor.SeeAsync();
    }

    private static async Task RemoveFirstAsync(Visitor visitor)
    {
        await visitor.Page.Locator("button[name=Remove]").First.ClickAsync();
        await visitor.SeeAsync();
    }

    private static async Task AddDeviceAsync(Visitor visitor)
    {
        var browser = await visitor.Page.Context.NewCDPSessionAsync(visitor.Page);
        await browser.SendAsync("WebAuthn.enable");
        await browser.SendAsync(
            "WebAuthn.addVirtualAuthenticator",
            new()
            {
                ["options"] = new
                {
                    protocol = "ctap2",
                    transport = "internal",
                    hasResidentKey = true,
                    hasUserVerification = true,
                    isUserVerified = true,
                    automaticPresenceSimulation = true,
                },
            }
        );
    }
}
