using System.Text;
using Microsoft.Playwright;
using Shouldly;
using Wardmote.App.Tests.Pages;
using Wardmote.Clocks;
using Wardmote.Tests;
using Xunit;

namespace Wardmote.Browser.Tests;

/// <summary>An office passes from one to the next, with everything in its hands.</summary>
public sealed class HandoverJourneyTests(Chromium chromium)
{
    private const string Successor = "lee.marsh@party.example";

    [Theory, OnBothDatabasesAndScreens]
    public async Task What_a_chair_has_in_hand_passes_to_the_next(On on, Screen screen)
    {
        await using var served = await Served.OpenAsync(on);
        var cases = await Cases.OpenAsync(served);
        var reference = cases.Searching.Reference;
        await using var robin = await chromium.OfficerAsync(served, Federation.Chair, Screen.Phone);
        await robin.GoAsync("/desk");
        await using var alex = await chromium.OfficerAsync(served, Federation.Secretary, screen);

        await BringInAsync(served, alex);
        await alex.GoAsync("/organisation/C001");
        await alex.FollowAsync("In hand of Robin Shaw");
        await alex.LookAsync();
        var said = await alex.TextAsync();
        said.ShouldContain("so there is time to hand it over");
        said.ShouldContain(reference);
        said.ShouldContain("Lee Marsh holds the office now");
        said.ShouldContain("answer people's requests about their data");
        said.ShouldContain("A test, signed in");

        await alex.PressAsync("Sign them out everywhere");
        (await alex.TextAsync()).ShouldContain("Say why they are signed out");
        await alex.LookAsync();
        await alex.FillAsync("Why are they signed out?", "Gives the office up on Friday");
        await alex.PressAsync("Sign them out everywhere");
        (await alex.TextAsync()).ShouldContain("They are signed in nowhere");
        await robin.GoAsync("/desk");
        robin.Path.ShouldBe("/signin");

        await alex.FollowAsync($"ask their successor instead for {reference}");
        await alex.FollowAsync("Ask someone whom the offices do not name");
        await alex.FillAsync("Name", "Lee Marsh");
        await alex.FillAsync("E-mail address", Successor);
        await alex.FillAsync("What they do or did", "chair, Northbury");
        await alex.FillAsync("Why they are asked", "Has taken over from Robin Shaw");
        await alex.PressAsync("Ask them");
        await alex.FollowAsync("Robin Shaw");
        await alex.Page.Locator("summary").Filter(new() { HasText = "They need not answer" }).ClickAsync();
        await alex.FillAsync("Why they need not answer", "Lee Marsh answers instead");
        await alex.PressAsync("Excuse them");

        await using var lee = await chromium.VisitAsync(served.Address, Screen.Phone);
        await lee.GoAsync((await served.Mail.TakeAsync(Successor, "Please look for what you hold")).Link);
        await lee.PressAsync("Send me the code");
        await lee.FillAsync("Code", (await served.Mail.TakeAsync(Successor, "Your code")).Code);
        await lee.PressAsync("Continue");
        await lee.ChooseAsync("I looked, and hold nothing");
        await lee.FillAsync("Where did you look?", "What Robin gave me");
        await lee.PressAsync("Send my answer");
        (await lee.TextAsync()).ShouldContain("Your answer is on record");

        await alex.GoAsync("/organisation/C001");
        await alex.FollowAsync("In hand of Robin Shaw");
        (await alex.TextAsync()).ShouldNotContain(reference);
    }

    private static async Task BringInAsync(Served served, Visitor alex)
    {
        var today = served.Clock.GetCurrentInstant().UkDate();
        var file = $"""
            unit,office,person,email,from,until
            C001,chair,Robin Shaw,{Federation.Chair},2024-01-01,{today.PlusDays(3):uuuu-MM-dd}
            C001,chair,Lee Marsh,{Successor},{today:uuuu-MM-dd},

            """;
        await alex.GoAsync("/organisation/imports");
        await alex.ChooseAsync("Offices");
        await alex
            .Page.Locator("input[type=file]")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "offices.csv",
                    MimeType = "text/csv",
                    Buffer = Encoding.UTF8.GetBytes(file),
                }
            );
        await alex.PressAsync("Check the file");
        // The page looks again by itself while the file is read.
        await alex.Page.GetByRole(AriaRole.Button, new() { Name = "Bring it in" }).WaitForAsync();
        await alex.PressAsync("Bring it in");
        await alex.Page.GetByText("What it came to").WaitForAsync();
    }
}
