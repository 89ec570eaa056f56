using Shouldly;
using Wardmote.App.Tests.Pages;
using Wardmote.Tests;
using Xunit;

namespace Wardmote.Browser.Tests;

/// <summary>A request that takes longer: a fee, a question to the person, and two more months.</summary>
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

    [Theory, InlineData(Screen.Phone), InlineData(Screen.Desktop)]
    public async Task A_fee_is_told_of_refined_to_less_and_paid(Screen screen)
    {
        await using var served = await Served.OpenAsync(On.Sqlite);
        var cases = await Cases.OpenAsync(served);
        var url = $"/rights/{cases.Received.Reference}";
        await using var alex = await chromium.OfficerAsync(served, Federation.Secretary, screen);

        await alex.GoAsync(url + "/fee");
        await alex.LookAsync();
        await alex.ChooseAsync("The request is excessive");
        await alex.FillAsync("The whole fee", "a lot");
        await alex.PressAsync("Tell them of the fee");
        (await alex.TextAsync()).ShouldContain("Enter the whole fee in pounds and pence, such as 12.50.");
        await alex.LookAsync();
        await QuoteAsync("12.50");
        (await alex.TextAsync()).ShouldContain("Waiting for the fee");
        await alex.LookAsync();
        (await served.Mail.TakeAsync(Federation.Sam, "A fee for your request")).Text.ShouldContain("£12.50");
        await alex.PressAsync("Write down what came of it");
        await alex.LookAsync();
        await alex.FillAsync("Why it is taken back", "They ask for the last year alone");
        await alex.PressAsync("Take it back");

        await alex.GoAsync(url + "/fee");
        await QuoteAsync("£3");
        await alex.GoAsync(url + "/fee");
        await alex.PressAsync("It was paid");
        (await alex.TextAsync()).ShouldContain("£3.00, paid on");
        await alex.GoAsync(url + "/fee");
        await alex.LookAsync();

        async Task QuoteAsync(string pounds)
        {
            await alex.ChooseAsync("The request is excessive");
            await alex.FillAsync("The whole fee", pounds);
            await alex.FillAsync("What it is made of, as the letter says it", "Printing 250 pages at 5p each");
            await alex.FillAsync("Why, as the letter says it", "You have asked for the same four times since June.");
            await alex.PressAsync("Tell them of the fee");
        }
    }
}
