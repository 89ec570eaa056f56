using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using NodaTime;
using Shouldly;
using Wardmote.App.Tests.Pages;
using Wardmote.Clocks;
using Wardmote.Rights;
using Wardmote.Rights.Changing;
using Wardmote.Tests;
using Xunit;

namespace Wardmote.Browser.Tests;

/// <summary>Requests that ask for something to be done with what is held, and not for a copy.</summary>
public sealed class ChangesTests(Chromium chromium)
{
    [Theory, OnBothDatabasesAndScreens]
    public async Task Someone_is_forgotten_but_for_one_thing_that_is_looked_at_again_a_year_later(On on, Screen screen)
    {
        await using var served = await Served.OpenAsync(on);
        await served.FoundAsync();
        await using var sam = await chromium.VisitAsync(served.Address, screen, scripts: false);
        var reference = await AskAsync(served, sam, "Remove what you hold about me");
        await using var alex = await chromium.OfficerAsync(served, Federation.Secretary, screen);
        var url = $"/rights/{reference}";
        await KnowAsync(alex, url);
        await alex.PressAsync("Ask them");
        await alex.LookAsync();
        await alex.PressAsync("Start the search");

        await using var robin = await chromium.VisitAsync(served.Address, screen, scripts: false);
        await robin.GoAsync((await served.Mail.TakeAsync(Federation.Chair, "Please act on a request")).Link);
        await robin.PressAsync("Send me the code");
        await robin.FillAsync("Code", (await served.Mail.TakeAsync(Federation.Chair, "Your code")).Code);
        await robin.PressAsync("Continue");
        await robin.SeeAsync();
        await robin.ChooseAsync("I have done it, but something must stay as it is");
        await robin.FillAsync("What must stay, and why?", "Donations of 2025: the accounts are audited.");
        await robin.FillAsync("Where did you look?", "E-mail, the cash book");
        await robin.PressAsync("Send my answer");
        (await robin.TextAsync()).ShouldContain("Did it in part");
        await OthersSayAsync(served, reference, Outcome.Done);

        await alex.GoAsync(url);
        await alex.PressAsync("Look through what was found");
        await DecideAboutOthersAsync(alex, url);
        await alex.FollowAsync("what must stay, they say.txt");
        await alex.ChooseAsync("It stays as it is");
        await alex.PressAsync("Decide");
        (await alex.TextAsync()).ShouldContain("Choose the law’s ground");
        await alex.LookAsync();
        await alex.Page.GetByLabel("The law’s ground").SelectOptionAsync(nameof(Ground.LegalDuty));
        await alex.FillAsync("Why, as the letter says it", "Election law asks us to keep donations for six years.");
        await alex.PressAsync("Decide");
        await alex.LookAsync();
        await alex.PressAsync("Remove all the rest");
        await alex.PressAsync("Do it now");
        await alex.LookAsync();
        await alex.PressAsync("Remove it");
        while (await served.UseAsync<CarryOutNext, Guid?>(c => c.RunAsync(default)) is not null) { }
        (await served.ReadAsync(db => db.Set<Members.Member>().CountAsync(m => m.Number == "A1"))).ShouldBe(0);
        await alex.GoAsync(url);
        await alex.PressAsync("See the letter");
        await alex.LookAsync();
        await alex.PressAsync("Send the letter");
        var letter = (await served.Mail.TakeAsync(Federation.Sam, "What we did about your request")).Text;
        letter.ShouldContain("in part");
        letter.ShouldContain("Election law asks us to keep donations for six years.");
        await alex.PressAsync("Close the request");
        await alex.PressAsync("Close the request");
        (await alex.TextAsync()).ShouldContain("Closed");

        served.Clock.Pass(Duration.FromDays(364));
        await using var later = await chromium.OfficerAsync(served, Federation.Secretary, screen);
        await later.GoAsync("/rights/kept");
        await later.LookAsync();
        await later.FollowAsync("what must stay, they say.txt");
        await later.LookAsync();
        await later.ChooseAsync("No, and it has been removed");
        await later.FillAsync("Why", "Robin struck them out today; six years are over.");
        await later.PressAsync("Write it down");
        (await later.TextAsync()).ShouldContain("Nothing is kept");
    }

    [Fact]
    public async Task Something_wrong_is_put_right_and_seen_on_ones_own_page()
    {
        const Screen screen = Screen.Phone;
        await using var served = await Served.OpenAsync(On.Sqlite);
        await served.FoundAsync();
        await using var sam = await chromium.VisitAsync(served.Address, screen, scripts: false);
        var reference = await AskAsync(served, sam, "Correct something that is wrong", "My town is Northbury East");
        var came = await served.Mail.TakeAsync(Federation.Sam, "We have your request");
        await sam.GoAsync("/mine");
        await sam.SeeAsync();
        await sam.FillAsync("Reference", reference);
        await sam.FillAsync("Code", "AAAA-AAAA-AAAA");
        await sam.PressAsync("See my request");
        (await sam.TextAsync()).ShouldContain("No request has this reference and this code together");
        await sam.FillAsync("Code", came.Text.Split("this code: ")[1][..14]);
        await sam.PressAsync("See my request");
        (await sam.TextAsync()).ShouldContain("An officer looks at your request");
        await sam.SeeAsync();

        await using var alex = await chromium.OfficerAsync(served, Federation.Secretary, screen);
        var url = $"/rights/{reference}";
        await KnowAsync(alex, url);
        await alex.PressAsync("Decide what is corrected");
        await alex.FillAsync("What is wrong?", "Town");
        await alex.FillAsync("What stands there now", "Northbury");
        await alex.FillAsync("What is to stand there", "Northbury East");
        await alex.FillAsync("What shows it", "A bill, seen on paper");
        await alex.ChooseAsync("It is put right");
        await alex.PressAsync("Decide");
        await alex.LookAsync();
        await alex.GoAsync(url);
        await alex.PressAsync("Ask them");
        await alex.PressAsync("Start the search");
        await OthersSayAsync(served, reference, Outcome.Done);
        await alex.GoAsync(url);
        await alex.PressAsync("Look through what was found");
        await DecideAboutOthersAsync(alex, url);
        await alex.PressAsync("Correct all the rest");
        await alex.PressAsync("Do it now");
        await alex.PressAsync("Do it");
        while (await served.UseAsync<CarryOutNext, Guid?>(c => c.RunAsync(default)) is not null) { }
        (await served.ReadAsync(db => db.Set<Members.Member>().SingleAsync(m => m.Number == "A1"))).Town.ShouldBe(
            "Northbury East"
        );
        await alex.GoAsync(url);
        await alex.LookAsync();
        await sam.GoAsync("/mine/request");
        await sam.PressAsync("Leave this page, if others use this device");
        await sam.GoAsync("/mine/request");
        sam.Path.ShouldBe("/mine");
    }

    [Fact]
    public async Task Whoever_asked_that_nothing_be_used_is_in_no_list_and_no_file_until_it_ends()
    {
        await using var served = await Served.OpenAsync(On.Sqlite);
        await served.FoundAsync();
        await using var sam = await chromium.VisitAsync(served.Address, Screen.Phone, scripts: false);
        var reference = await AskAsync(served, sam, "Keep what you hold, but stop using it");
        await using var alex = await chromium.OfficerAsync(served, Federation.Secretary, Screen.Phone);
        var url = $"/rights/{reference}";
        (await NoticesAsync(alex)).ShouldContain("A1");
        await KnowAsync(alex, url);
        await alex.PressAsync("Ask them");
        await alex.PressAsync("Start the search");
        await OthersSayAsync(served, reference, Outcome.Done);
        await alex.GoAsync(url);
        await alex.PressAsync("Look through what was found");
        await DecideAboutOthersAsync(alex, url);
        await alex.PressAsync("Stop using all the rest");
        await alex.PressAsync("Do it now");
        await alex.PressAsync("Do it");
        while (await served.UseAsync<CarryOutNext, Guid?>(c => c.RunAsync(default)) is not null) { }
        await alex.GoAsync(url);
        await alex.PressAsync("See the letter");
        await alex.PressAsync("Send the letter");

        (await NoticesAsync(alex)).ShouldNotContain("A1");
        await alex.GoAsync("/members/A1");
        (await alex.TextAsync()).ShouldContain("Nothing of this may be used");
        await alex.LookAsync();
        await alex.GoAsync("/rights/restrictions");
        await alex.LookAsync();
        await alex.FollowAsync("End it for Sam Patel");
        await alex.LookAsync();
        await alex.FillDateAsync(served.Clock.Today().PlusDays(7));
        await alex.FillAsync("Why does it end?", "The address has been put right.");
        await alex.PressAsync("Tell them, and end it that day");
        (await served.Mail.TakeAsync(Federation.Sam, "will be used again")).Text.ShouldContain("has been put right");
        served.Clock.Pass(Duration.FromDays(7));
        await served.UseAsync<LiftRestrictions>(l => l.RunAsync(default));
        await using var later = await chromium.OfficerAsync(served, Federation.Secretary, Screen.Phone);
        (await NoticesAsync(later)).ShouldContain("A1");

        static async Task<string> NoticesAsync(Visitor officer)
        {
            await officer.GoAsync("/notices/units/C001");
            var shown = await officer.TextAsync();
            await officer.GoAsync("/notices/units/C001/export");
            await officer.ChooseAsync("The annual general meeting");
            var file = System.Text.Encoding.UTF8.GetString(await officer.DownloadAsync("Download"));
            file.Contains("A1", StringComparison.Ordinal).ShouldBe(shown.Contains("A1", StringComparison.Ordinal));
            return shown;
        }
    }

    private static async Task<string> AskAsync(Served served, Visitor sam, string wish, string? scope = null)
    {
        await sam.GoAsync("/ask/C001");
        await sam.FollowAsync("Ask for something else");
        await sam.SeeAsync();
        await sam.ChooseAsync(wish);
        await sam.PressAsync("Continue");
        await sam.ChooseAsync("Myself");
        await sam.PressAsync("Continue");
        await sam.FillAsync("Full name", "Sam Patel");
        await sam.PressAsync("Continue");
        await sam.FillAsync("Your e-mail address", Federation.Sam);
        await sam.PressAsync("Continue");
        await sam.FillAsync("Code", (await served.Mail.TakeAsync(Federation.Sam, "Your code")).Code);
        await sam.PressAsync("Continue");
        await sam.FillAsync("Postal address", "12 Mill Lane\nNorthbury\nNB1 2CD");
        await sam.PressAsync("Continue");
        await sam.SeeAsync();
        if (scope is null)
            await sam.ChooseAsync("Everything you hold");
        else
            await sam.FillAsync("What is wrong, what is right, and how can we see that?", scope);
        await sam.PressAsync("Continue");
        (await sam.TextAsync()).ShouldContain(wish);
        await sam.PressAsync("Send my request");
        return (await sam.Page.Locator(".wm-ref").InnerTextAsync()).Trim();
    }

    private static async Task KnowAsync(Visitor alex, string url)
    {
        await alex.GoAsync(url);
        await alex.PressAsync("Check identity");
        await alex.ChooseAsync("Yes");
        await alex.ChooseAsync("The code came back from an address we already had");
        await alex.FillAsync("What you saw or know", "The address is the one on the membership list");
        await alex.PressAsync("Continue");
        await alex.GoAsync($"{url}/person");
        await alex.ChooseAsync("Sam Patel, A1");
        await alex.FillAsync("How do you know?", "Same name, same e-mail address");
        await alex.PressAsync("This is the person");
        await alex.GoAsync(url);
    }

    private static async Task DecideAboutOthersAsync(Visitor alex, string url)
    {
        var open = alex
            .Page.GetByRole(AriaRole.Row)
            .Filter(new() { HasText = "Decide" })
            .Locator("a:not([href$='/ruling'])");
        while (await open.CountAsync() > 0)
        {
            await open.First.ClickAsync();
            await alex.ChooseAsync("No, it is about someone else");
            await alex.FillAsync("How you know", "Asha lives with Sam and uses the same e-mail address");
            await alex.PressAsync("Decide");
            await alex.GoAsync($"{url}/items");
        }
    }

    private static async Task OthersSayAsync(Served served, string reference, Outcome outcome)
    {
        var alex = await served.OfficerAsync(Federation.Secretary);
        var request = await served.ReadAsync(db =>
            db.Set<Request>().Whole().AsNoTracking().SingleAsync(r => r.Reference == reference)
        );
        foreach (var holder in request.Holders.Where(h => !h.IsSettled))
            await served.UseAsync<RecordAnswer>(u =>
                u.RunAsync(alex, request.Id, holder.Id, new(outcome, "Everywhere", "By telephone"), default)
            );
    }
}
