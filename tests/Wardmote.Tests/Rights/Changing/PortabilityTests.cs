using Shouldly;
using Wardmote.Rights;
using Wardmote.Rights.Changing;
using Wardmote.Tests.Rights.Packing;
using Xunit;

namespace Wardmote.Tests.Rights.Changing;

public sealed class PortabilityTests
{
    [Theory, OnBothDatabases]
    public async Task Only_what_they_gave_goes_and_the_letter_says_why_the_rest_does_not(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        var one = await PackCase.OpenAsync(house, wish: "portability");
        await one.AskAsync("Tom Reid", "Chair, Northbury North Branch", Outcome.Nothing, "E-mail");
        await one.AddRecordAsync(
            "Membership records",
            new("a1", "Member A1", Linked: true, [new("Name", "Dilys Price")])
        );
        var other = await one.AddRecordAsync(
            "Letters",
            new("b2", "Letter: Welcome", Linked: true, [new("Words", "Welcome to the branch")])
        );
        await one.ChangeAsync(db =>
        {
            var ruling = new Ruling { ItemId = other, RequestId = one.RequestId };
            ruling.Deny(Ground.NotGivenByThem, "We wrote it.", null, "Priya", house.Clock.Now);
            db.Add(ruling);
        });
        (await one.BuildAsync()).Items.ShouldBe(1);
        var letter = string.Join(
            ' ',
            (await one.TextAsync("letter.txt")).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );
        letter.ShouldContain("you asked us for the information you gave us");
        letter.ShouldContain(
            "Letters: Letter: Welcome, because you did not give it to us yourself (UK GDPR Art 20(1))."
        );
        letter.ShouldContain("You have a right to a copy of that too");
        (await one.TextAsync("data/data.json")).ShouldNotContain("Welcome to the branch");
    }
}
