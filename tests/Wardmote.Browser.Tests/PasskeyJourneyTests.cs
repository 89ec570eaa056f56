using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using NodaTime;
using Shouldly;
using Wardmote.App.Tests.Pages;
using Wardmote.Correspondence;
using Wardmote.Organisation;
using Wardmote.Tests;
using Wardmote.Training;
using Xunit;

namespace Wardmote.Browser.Tests;

/// <summary>Passkeys with a real browser and a device that Chromium pretends to have.</summary>
public sealed class PasskeyJourneyTests(Chromium chromium)
{
    private const string Wording = "/letters/wordings/holder-asked?unit=C001";

    [Theory, OnBothDatabasesAndScreens]
    public async Task An_invited_officer_makes_a_passkey_is_trained_signs_in_and_shows_it_again(On on, Screen screen)
    {
        await using var served = await InvitedAsync(on);
        await using var alex = await chromium.VisitAsync(served.Address, screen);
        await AddDeviceAsync(alex);
        await alex.GoAsync((await served.Mail.TakeAsync(Federation.Secretary, "Your Wardmote account")).Link);
        await alex.LookAsync();
        await alex.PressAsync("Make a passkey", "/account/codes");
        await alex.PressAsync("Make ten codes");
        await alex.GoAsync("/");
        await alex.TakeTrainingAsync(served.Services.GetRequiredService<Course>());
        await alex.GoAsync("/");
        alex.Path.ShouldBe("/desk");
        await SignOutAsync(alex);

        await alex.GoAsync("/signin");
        await alex.LookAsync();
        await alex.PressAsync("Sign in with a passkey", "/desk");
        served.Clock.Pass(Duration.FromMinutes(6));
        await alex.GoAsync(Wording);
        await alex.PressAsync("Save");
        (await alex.TextAsync()).ShouldContain("Show that it is you");
        await alex.LookAsync();
        await alex.PressAsync("Use your passkey", "/letters/wordings?unit=C001");
        (await alex.TextAsync()).ShouldContain("Saved.");

        await alex.GoAsync("/account/passkeys");
        await alex.LookAsync();
        await alex.Page.Locator("button[name=Remove]").First.ClickAsync();
        await alex.LookAsync();
        (await alex.TextAsync()).ShouldContain("This is all you can sign in with");
        // A second device is a second passkey; the browser knows that this one has one already.
        await alex.FillAsync("Name", "The same again");
        await alex.PressAsync("Add a passkey", leadsTo: null);
        await alex.Page.GetByText("Your device gave no passkey").WaitForAsync();
        await alex.LookAsync();
        await alex.GoAsync("/account");
        await alex.LookAsync();
    }

    [Theory, OnBothDatabases]
    public async Task Who_has_lost_their_only_device_is_let_in_by_two_officers(On on)
    {
        await using var served = await InvitedAsync(on);
        await using var lost = await chromium.VisitAsync(served.Address, Screen.Phone);
        await AddDeviceAsync(lost);
        await lost.GoAsync((await served.Mail.TakeAsync(Federation.Secretary, "Your Wardmote account")).Link);
        await lost.PressAsync("Make a passkey", "/account/codes");

        await using var alex = await chromium.VisitAsync(served.Address, Screen.Desktop);
        await AddDeviceAsync(alex);
        await alex.GoAsync("/signin");
        await alex.PressAsync("Sign in with a passkey", leadsTo: null);
        await alex.Page.GetByText("Your device gave no passkey").WaitForAsync();
        await alex.LookAsync();

        await using var robin = await chromium.OfficerAsync(served, Federation.Chair);
        await robin.GoAsync("/organisation/recoveries");
        await robin.FillAsync("E-mail address", Federation.Secretary);
        await robin.FillAsync("How you made sure that it is they", "Met on the stairs, and saw the broken phone");
        await robin.PressAsync("Confirm that it is they");
        (await robin.TextAsync()).ShouldContain("One more must");

        await using var dana = await chromium.OfficerAsync(served, Federation.National);
        await dana.GoAsync((await served.Mail.TakeAsync(Federation.National, "Is it really")).Link);
        await dana.FollowAsync("Alex Hill");
        await dana.LookAsync();
        await dana.FillAsync("How did you make sure that it is they?", "Rang the number on the list of officers");
        await dana.PressAsync("Confirm that it is they");
        (await dana.TextAsync()).ShouldContain("A letter with a link is on its way");

        await alex.GoAsync((await served.Mail.TakeAsync(Federation.Secretary, "Set up your Wardmote account")).Link);
        await alex.PressAsync("Make a passkey", "/account/codes");
        await SignOutAsync(alex);
        await alex.GoAsync("/signin");
        await alex.PressAsync("Sign in with a passkey", "/training");

        await lost.GoAsync("/account");
        lost.Path.ShouldBe("/signin");
        await lost.PressAsync("Sign in with a passkey", "handler=Passkey");
        (await lost.TextAsync()).ShouldContain("That passkey could not be used here");
    }

    private static async Task<Served> InvitedAsync(On on)
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
