using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using NodaTime;
using Shouldly;
using Wardmote.App.Tests.Pages;
using Wardmote.Correspondence;
using Wardmote.Organisation;
using Wardmote.Rights;
using Wardmote.Tests;
using Wardmote.Training;

namespace Wardmote.Browser.Tests;

/// <summary>
/// The steps of an access request, from the public form to the closed case. Each person has a browser of their own, and
/// every page on the way is looked at (<see cref="Visitor.SeeAsync"/>).
/// </summary>
public sealed class AccessJourney : IAsyncDisposable
{
    private const string Password = "heron lantern quarry violet";

    private readonly Chromium chromium;
    private readonly Served served;
    private readonly Screen screen;
    private readonly bool scripts;
    private readonly List<Visitor> visitors = [];
    private Visitor alex = null!;
    private Visitor sam = null!;
    private AuthenticatorApp app = null!;
    private PackInHand pack = null!;
    private string reference = "";
    private string code = "";

    private AccessJourney(Chromium chromium, Served served, Screen screen, bool scripts)
    {
        this.scripts = scripts;
        this.chromium = chromium;
        this.served = served;
        this.screen = screen;
    }

    private string CaseUrl => $"/rights/{reference}";

    /// <param name="scripts">Whether the browsers of those without an account run scripts.</param>
    public static async Task<AccessJourney> BeginAsync(Chromium chromium, On on, Screen screen, bool scripts = true)
    {
        var served = await Served.OpenAsync(on);
        await served.FoundAsync();
        var journey = new AccessJourney(chromium, served, screen, scripts);
        journey.sam = await journey.VisitorAsync(screen, scripts);
        journey.alex = await journey.VisitorAsync(screen, runsScripts: true);
        return journey;
    }

    public async Task Sam_asks_through_the_public_form()
    {
        await sam.GoAsync("/ask/C001");
        await sam.PressAsync("Start now");
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
        await sam.ChooseAsync("Everything you hold");
        await sam.PressAsync("Continue");
        await sam.PressAsync("Send my request");
        sam.Path.ShouldBe("/ask/C001/sent");
        reference = (await sam.Page.Locator(".wm-ref").InnerTextAsync()).Trim();
    }

    public async Task Sam_is_told_that_the_request_came() =>
        (await served.Mail.TakeAsync(Federation.Sam, "We have your request")).Text.ShouldContain(reference);

    public async Task Alex_makes_an_account_and_finds_the_request_on_the_desk()
    {
        await served.UseAsync<InviteOfficer>(u => u.RunAsync(Actor.Operator, Federation.Secretary, default));
        await alex.GoAsync((await served.Mail.TakeAsync(Federation.Secretary, "Your Wardmote account")).Link);
        await alex.FillAsync("Choose a password", Password);
        await alex.PressAsync("Continue");
        app = new AuthenticatorApp(await alex.Page.Locator(".wm-code").TextContentAsync() ?? "", served.Clock);
        await alex.FillAsync("Code the app shows now", app.Code());
        await alex.PressAsync("Finish and sign in");
        await alex.TakeTrainingAsync(served.Services.GetRequiredService<Course>(), failFirst: true);
        await alex.GoAsync("/desk");
        (await alex.TextAsync()).ShouldContain(reference);
        await alex.GoAsync(CaseUrl);
    }

    public async Task Alex_is_satisfied_who_Sam_is()
    {
        await alex.PressAsync("Check identity");
        await alex.ChooseAsync("Yes");
        await alex.ChooseAsync("The code came back from an address we already had");
        await alex.FillAsync("What you saw or know", "The address is the one on the membership list");
        await alex.PressAsync("Continue");
        alex.Path.ShouldBe(CaseUrl);
    }

    public async Task Alex_finds_it_contentious_and_takes_two_more_months()
    {
        await alex.GoAsync($"{CaseUrl}/triage");
        await alex.ChooseAsync("Is it complex?");
        await alex.ChooseAsync("Yes");
        await alex.FillAsync(
            "Why",
            "Sam’s selection appeal is still being heard, and much of it is about other people"
        );
        await alex.PressAsync("Decide");
        await alex.FollowAsync("Take two more months");
        await alex.ChooseAsync("The request is complex");
        await alex.FillAsync("Why, as the letter says it", "Your request touches an appeal that is still being heard.");
        await alex.PressAsync("Extend and tell them");
        (await alex.TextAsync()).ShouldContain("Two more months");
        (await served.Mail.TakeAsync(Federation.Sam, "We need longer")).Text.ShouldContain("still being heard");
    }

    public async Task Alex_says_which_member_Sam_is_and_starts_the_search()
    {
        await alex.PressAsync("Start the search");
        await alex.FollowAsync("Say which member it is first");
        await alex.ChooseAsync("Sam Patel, A1");
        await alex.FillAsync("How do you know?", "Same name, same e-mail address");
        await alex.PressAsync("This is the person");
        await alex.PressAsync("Start the search");
        (await alex.TextAsync()).ShouldContain("4 officers will be asked");
        await alex.PressAsync("Start the search");
        (await alex.TextAsync()).ShouldContain("Waiting for 4 officers");
    }

    public async Task Robin_answers_on_a_phone_with_two_files()
    {
        var robin = await HolderAsync(Federation.Chair, Screen.Phone);
        await robin.ChooseAsync("I found something");
        await robin
            .Page.GetByLabel("Choose files")
            .SetInputFilesAsync([
                TextFile("newsletter-list.txt", "Sam Patel, 12 Mill Lane, asked for the newsletter in May."),
                TextFile("reference-about-sam.txt", "Given in confidence: what a former employer told us."),
            ]);
        await robin.FillAsync("Where did you look?", "Party e-mail, my phone, the box of papers at home");
        await robin.PressAsync("Send my answer");
        (await robin.TextAsync()).ShouldContain("Your answer is on record");
    }

    public async Task Kit_holds_nothing()
    {
        var kit = await HolderAsync(Federation.BranchSecretary, screen);
        await SayNothingIsHeldAsync(kit);
    }

    public async Task Alex_answers_as_an_officer_too()
    {
        var self = await HolderAsync(Federation.Secretary, screen);
        await SayNothingIsHeldAsync(self);
    }

    public async Task Noor_does_not_answer_and_Alex_is_told()
    {
        served.Clock.Pass(Duration.FromDays(8));
        await served.UseAsync<ChaseHolders>(chase => chase.RunAsync(default));
        var letter = await served.Mail.TakeAsync(Federation.Secretary, "No answer from Noor Aziz");
        letter.Link.ShouldBe(CaseUrl);
        await alex.GoAsync(letter.Link);
        await alex.FillAsync("E-mail address", Federation.Secretary);
        await alex.FillAsync("Password", Password);
        await alex.PressAsync("Continue");
        await alex.FillAsync("Enter your code", app.Code());
        await alex.PressAsync("Sign in");
        alex.Path.ShouldBe(CaseUrl);
    }

    public async Task Alex_writes_down_that_Noor_never_answered()
    {
        await alex.PressAsync("See who was asked");
        await alex.FollowAsync("Noor Aziz");
        await alex.ChooseAsync("They never answered");
        await alex.FillAsync("Note", "Called twice and wrote once, no answer");
        await alex.PressAsync("Write it down");
        (await alex.TextAsync()).ShouldContain("No response");
    }

    public async Task Alex_decides_that_Ashas_record_is_not_Sams()
    {
        await alex.GoAsync(CaseUrl);
        await alex.PressAsync("Look through what was found");
        await alex
            .Page.GetByRole(AriaRole.Row)
            .Filter(new() { HasText = "Decide" })
            .GetByRole(AriaRole.Link)
            .ClickAsync();
        await alex.SeeAsync();
        await alex.ChooseAsync("No, it is about someone else");
        await alex.FillAsync("How you know", "Asha lives with Sam and uses the same e-mail address");
        await alex.PressAsync("Decide");
        (await alex.TextAsync()).ShouldContain("Not theirs");
    }

    public async Task Alex_keeps_one_file_back()
    {
        await alex.FollowAsync("reference-about-sam.txt");
        await alex.Page.GetByText("Keep it back, or part of it").ClickAsync();
        await alex.Page.GetByLabel("The law’s reason").SelectOptionAsync(nameof(Exemption.ConfidentialReference));
        await alex.ChooseAsync("All of it");
        await alex.FillAsync("What the letter calls it", "A reference given in confidence");
        await alex.FillAsync("How you weighed it", "It was given in confidence for an appointment");
        await alex.PressAsync("Keep it back");
        (await alex.TextAsync()).ShouldContain("A reference given in confidence");
    }

    public async Task Alex_makes_the_pack_and_sends_the_link()
    {
        await alex.PressAsync("Go on to the pack");
        await alex.PressAsync("Make the pack");
        new PackInHand(await alex.DownloadAsync("Read it through")).RequireWhole();
        await alex.ChooseAsync("By a link in an e-mail");
        await alex.ChooseAsync("By telephone, on a number you already have");
        await alex.PressAsync("Give it to them");
        code = await alex.Page.Locator(".wm-code").InnerTextAsync();
    }

    public async Task Sam_opens_the_link_with_the_code_and_downloads_the_pack()
    {
        await sam.GoAsync((await served.Mail.TakeAsync(Federation.Sam, "Your copy is ready")).Link);
        await sam.FillAsync("Code", "0000-0000-0000");
        await sam.PressAsync("Download my copy");
        (await sam.TextAsync()).ShouldContain("That code is not right");
        await sam.FillAsync("Code", code.ToLowerInvariant());
        pack = new(await sam.DownloadAsync("Download my copy"));
    }

    public void The_pack_holds_what_it_should_and_nothing_else()
    {
        pack.RequireWhole();
        pack.Saying("asked for the newsletter in May").ShouldNotBeEmpty();
        pack.Saying("A reference given in confidence").ShouldNotBeEmpty();
        pack.Saying("what a former employer told us").ShouldBeEmpty();
        pack.Saying("900789").ShouldBeEmpty();
    }

    public async Task Alex_closes_the_request()
    {
        await alex.GoAsync(CaseUrl);
        await alex.PressAsync("Close the request");
        await alex.PressAsync("Close the request");
        (await alex.TextAsync()).ShouldContain("Nothing more to do");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var visitor in visitors)
            await visitor.DisposeAsync();
        await served.DisposeAsync();
    }

    private async Task<Visitor> VisitorAsync(Screen on, bool runsScripts)
    {
        var visitor = await chromium.VisitAsync(served.Address, on, runsScripts);
        visitors.Add(visitor);
        return visitor;
    }

    /// <summary>An officer follows the link in their letter, asks for the code and types it.</summary>
    private async Task<Visitor> HolderAsync(string email, Screen on)
    {
        var holder = await VisitorAsync(on, scripts);
        await holder.GoAsync((await served.Mail.TakeAsync(email, "Please look for what you hold")).Link);
        (await holder.TextAsync()).ShouldNotContain("Sam Patel");
        await holder.PressAsync("Send me the code");
        await holder.FillAsync("Code", (await served.Mail.TakeAsync(email, "Your code")).Code);
        await holder.PressAsync("Continue");
        (await holder.TextAsync()).ShouldContain("Sam Patel");
        return holder;
    }

    private static async Task SayNothingIsHeldAsync(Visitor holder)
    {
        await holder.ChooseAsync("I looked, and hold nothing");
        await holder.FillAsync("Where did you look?", "E-mail, phone and papers");
        await holder.PressAsync("Send my answer");
        (await holder.TextAsync()).ShouldContain("Your answer is on record");
    }

    private static FilePayload TextFile(string name, string text) =>
        new()
        {
            Name = name,
            MimeType = "text/plain",
            Buffer = System.Text.Encoding.UTF8.GetBytes(text),
        };
}
