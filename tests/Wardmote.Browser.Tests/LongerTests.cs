using Shouldly;
using Wardmote.App.Tests.Pages;
using Wardmote.Tests;
using Xunit;

namespace Wardmote.Browser.Tests;

/// <summary>A request that takes longer: a question to the person, and two more months.</summary>
public sealed class LongerTests(Chromium chromium)
{
    [Theory, InlineData(Screen.Phone), InlineData(Screen.Desktop)]
    public async Task A_question_stops_the_clock_and_two_more_months_are_told_of(Screen screen)
    {
        await using var served = await Served.OpenAsync(On.Sqlite);
        var cases = await Cases.OpenAsync(served);
        var url = $"/rights/{cases.Received.Reference}";
        await using var alex = await chromium.OfficerAsync(served, Federation.Secretary, screen);

        await alex.GoAsync(url + "/question");
        await alex.LookAsync();
        await alex.FillAsync("Your question, as the letter asks it", "Which branch have you been in?");
        await alex.PressAsync("Ask them");
        (await alex.TextAsync()).ShouldContain("Say why you cannot find it without the answer");
        await alex.LookAsync();
        await alex.FillAsync("Why you cannot find it without the answer", "Eleven branches keep lists");
        await alex.PressAsync("Ask them");
        (await alex.TextAsync()).ShouldContain("Waiting for their answer");
        await alex.LookAsync();
        (await served.Mail.TakeAsync(Federation.Sam, "A question about your request")).Text.ShouldContain(
            "Which branch have you been in?"
        );

        await alex.GoAsync(url + "/question");
        await alex.LookAsync();
        await alex.FillAsync("What they said", "The north branch");
        await alex.PressAsync("Write it down");
        (await alex.TextAsync()).ShouldContain("The clock runs again");

        await alex.GoAsync(url + "/extension");
        await alex.LookAsync();
        await alex.ChooseAsync("The request is complex");
        await alex.FillAsync("Why, as the letter says it", "Your request touches an appeal that is still being heard.");
        await alex.PressAsync("Extend and tell them");
        alex.Path.ShouldBe(url);
        (await alex.TextAsync()).ShouldContain("Two more months");
        (await served.Mail.TakeAsync(Federation.Sam, "We need longer")).Text.ShouldContain("still being heard");
        await alex.GoAsync(url + "/extension");
        await alex.LookAsync();
    }
}
