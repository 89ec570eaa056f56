using System.Net;
using System.Reflection;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Wardmote.App.SignIn;
using Wardmote.App.Tests.Pages;
using Wardmote.Correspondence;
using Wardmote.Evidence;
using Wardmote.Tests;
using Wardmote.Tests.Organisation;
using Xunit;

namespace Wardmote.App.Tests.SignIn;

/// <summary>What nobody can do from a browser that was left open, and what becomes of a form that is stopped for it.</summary>
public sealed class StepUpTests(RealHouse house) : IClassFixture<RealHouse>
{
    private const string Token = "__RequestVerificationToken";

    /// <summary>Every form that wants a fresh second factor, by its route and handler, and where to send one.</summary>
    private static readonly Dictionary<string, Func<Cases, string>> Forms = new(StringComparer.Ordinal)
    {
        ["account/authenticator"] = _ => "/account/authenticator",
        ["account/calendar?handler=End"] = _ => "/account/calendar?handler=End",
        ["account/calendar?handler=Make"] = _ => "/account/calendar?handler=Make",
        ["account/codes"] = _ => "/account/codes",
        ["account/passkeys"] = _ => "/account/passkeys",
        ["account/passkeys?handler=Remove"] = _ => "/account/passkeys?handler=Remove",
        ["account/password"] = _ => "/account/password",
        ["account/provider"] = _ => "/account/provider",
        ["account/provider?handler=Remove"] = _ => "/account/provider?handler=Remove",
        ["letters/wordings/{template}"] = _ => "/letters/wordings/holder-asked?unit=C001",
        ["letters/wordings/{template}/standard"] = _ => "/letters/wordings/holder-asked/standard?unit=C001",
        ["letters/{id:guid}?handler=Retry"] = c => $"/letters/{c.Letters.Mailed}?handler=Retry",
        ["organisation/imports/{id:guid}"] = c => $"/organisation/imports/{c.Lists.Waiting}",
        ["organisation/imports/{id:guid}?handler=Refused"] = c =>
            $"/organisation/imports/{c.Lists.Waiting}?handler=Refused",
        ["organisation/recoveries"] = _ => "/organisation/recoveries",
        ["organisation/recoveries/{id:guid}"] = c => $"/organisation/recoveries/{c.Recovery}",
        ["organisation/recoveries/{id:guid}?handler=Refuse"] = c =>
            $"/organisation/recoveries/{c.Recovery}?handler=Refuse",
        ["notices/units/{code}/export"] = _ => "/notices/units/C001/export",
        ["members/{number}?handler=Unmask"] = _ => "/members/A1?handler=Unmask",
        ["organisation/{code}/duties/{duty}"] = _ => "/organisation/C001/duties/HandleRights",
        ["organisation/{code}/offices/{office}"] = _ => "/organisation/C001/offices/secretary",
        ["protection/units/{code}/contacts"] = _ => "/protection/units/C001/contacts",
        ["rights"] = _ => "/rights",
        ["rights/{reference}/carrying"] = c => $"/rights/{c.Forgetting.Reference}/carrying",
        ["rights/{reference}/items/{id:guid}/review"] = c =>
            $"/rights/{c.Forgetting.Reference}/items/{c.Forgetting.Items.First(i => i.Ruling is { Granted: false }).Id}/review",
        ["rights/{reference}/pack?handler=Build"] = c => $"/rights/{c.Packed.Reference}/pack?handler=Build",
        ["rights/{reference}/pack?handler=Handover"] = c => $"/rights/{c.Sealed.Reference}/pack?handler=Handover",
        ["rights/{reference}/pack?handler=Read"] = c => $"/rights/{c.Packed.Reference}/pack?handler=Read",
        ["rights/{reference}/pack?handler=Release"] = c => $"/rights/{c.Packed.Reference}/pack?handler=Release",
        ["rights/{reference}/pack?handler=Withdraw"] = c => $"/rights/{c.Released.Reference}/pack?handler=Withdraw",
        ["rights/{reference}/pack?handler=Zip"] = c => $"/rights/{c.Sealed.Reference}/pack?handler=Zip",
        ["rights/{reference}/schedule?handler=Export"] = c => $"/rights/{c.Reviewed.Reference}/schedule?handler=Export",
        ["training/units/{code}/export"] = _ => "/training/units/C001/export",
    };

    [Fact, Trait("asvs", "V7.5.3"), Trait("abuse", "B9")]
    public async Task Every_form_that_wants_a_fresh_factor_stands_in_the_table()
    {
        var loader = house.Served.Services.GetRequiredService<PageLoader>();
        var found = new List<string>();
        foreach (
            var page in house
                .Served.Services.GetRequiredService<IActionDescriptorCollectionProvider>()
                .ActionDescriptors.Items.OfType<PageActionDescriptor>()
        )
        {
            var loaded = await loader.LoadAsync(page, EndpointMetadataCollection.Empty);
            var whole = loaded.HandlerTypeInfo.IsDefined(typeof(FreshFactorAttribute));
            found.AddRange(
                loaded
                    .HandlerMethods.Where(h => h.HttpMethod == "Post")
                    .Where(h => whole || h.MethodInfo.IsDefined(typeof(FreshFactorAttribute)))
                    .Select(h =>
                        page.AttributeRouteInfo!.Template!.TrimStart('/') + (h.Name is null ? "" : $"?handler={h.Name}")
                    )
            );
        }
        found.Order(StringComparer.Ordinal).ShouldBe(Forms.Keys.Order(StringComparer.Ordinal));
    }

    [Fact, Trait("asvs", "V7.5.3"), Trait("abuse", "B9")]
    public async Task None_of_them_does_anything_for_a_browser_left_open()
    {
        var visit = await StaleAsync(Federation.Secretary);
        var token = await TokenAsync(visit);
        var before = await house.Served.StateAsync();
        foreach (var (name, where) in Forms)
        {
            foreach (var code in new[] { null, "", "000000", "WRNG-CODE" })
            {
                List<KeyValuePair<string, string>> form = [new(Token, token), new("Reason", "Kept <b>as typed</b>")];
                if (code is not null)
                    form.Add(new("SecondFactor", code));
                using var content = new FormUrlEncodedContent(form);
                var answer = await visit.Client.PostAsync(where(house.Cases), content);
                var text = await answer.Content.ReadAsStringAsync();
                answer.StatusCode.ShouldBe(HttpStatusCode.OK, name);
                text.ShouldContain("Nobody should be able to do this from a browser", customMessage: name);
                text.ShouldContain("Kept &lt;b&gt;as typed&lt;/b&gt;", customMessage: name);
            }
        }
        var after = await house.Served.StateAsync();
        after.ShouldBe(before);
    }

    [Fact]
    public async Task Their_pages_can_still_be_read_but_for_those_that_show_secrets()
    {
        var visit = await StaleAsync(Federation.Secretary);
        foreach (var where in Forms.Values.Select(w => w(house.Cases).Split("?handler")[0]).Distinct())
        {
            var answer = await visit.Client.GetAsync(where);
            var isSecret = where.StartsWith("/account/", StringComparison.Ordinal) && where != "/account/password";
            answer.StatusCode.ShouldBe(isSecret ? HttpStatusCode.Found : HttpStatusCode.OK, where);
        }
    }

    [Theory, OnBothDatabases, Trait("asvs", "V7.5.3"), Trait("abuse", "B9")]
    public async Task A_stopped_form_keeps_what_was_typed_and_goes_on_with_a_code(On on)
    {
        const string Words = "Subject: Your help\n\nDear {{to}},\n\n\"Look\" <soon> & 'well', Zoë.";
        await using var site = await SigningIn.SiteAsync(on);
        var (_, secret) = await site.House.AccountAsync();
        var visit = site.Visit();
        await visit.SignInAsync(site, secret);
        var page = await visit.GetAsync("/letters/wordings/holder-asked?unit=C001");
        site.Clock.Pass(Duration.FromMinutes(6));

        var stopped = await visit.SendAsync(page, ("Source", Words));
        stopped.Heading.ShouldBe("Show that it is you");
        stopped.Errors.ShouldBeEmpty();
        stopped
            .Document.QuerySelector(".govuk-back-link")!
            .GetAttribute("href")
            .ShouldBe("/letters/wordings/holder-asked?unit=C001");
        (await visit.SendAsync(stopped, ("SecondFactor", ""))).Errors.ShouldBe([
            "Enter the code from your authenticator app",
        ]);
        var wrong = await visit.SendAsync(stopped, ("SecondFactor", "000000"));
        wrong.Errors.Single().ShouldContain("not right");
        (await site.House.ReadAsync(db => db.TemplateVersions.CountAsync())).ShouldBe(0);

        var done = await visit.SendAsync(wrong, ("SecondFactor", site.House.Code(secret)));
        done.Location.ShouldBe("/letters/wordings?unit=C001");
        (await site.House.ReadAsync(db => db.TemplateVersions.Select(t => t.Source).SingleAsync()))
            .ReplaceLineEndings("\n")
            .TrimEnd()
            .ShouldBe(Words);
        (await site.House.ReadAsync(db => db.Journal.CountAsync(e => e.Kind == "ProvedAgain"))).ShouldBe(1);
        // Fresh for a while: the next form goes straight through.
        (await visit.SendAsync(page, ("Source", Words + " Soon."))).Location.ShouldBe("/letters/wordings?unit=C001");
    }

    [Theory, OnBothDatabases, Trait("asvs", "V6.3.1"), Trait("abuse", "B9")]
    public async Task Guessing_at_a_stopped_form_is_slowed_down(On on)
    {
        await using var site = await SigningIn.SiteAsync(on);
        var (_, secret) = await site.House.AccountAsync();
        var visit = site.Visit();
        await visit.SignInAsync(site, secret);
        var page = await visit.GetAsync("/letters/wordings/holder-asked?unit=C001");
        site.Clock.Pass(Duration.FromMinutes(6));
        var stopped = await visit.SendAsync(page, ("Source", "Subject: Words\n\nWords."));
        for (var i = 0; i < 5; i++)
            (await visit.SendAsync(stopped, ("SecondFactor", "000000"))).Errors.Single().ShouldContain("not right");
        var code = site.House.Code(secret);
        (await visit.SendAsync(stopped, ("SecondFactor", code))).Errors.Single().ShouldContain("Wait 5 minutes");
        (await site.House.ReadAsync(db => db.TemplateVersions.CountAsync())).ShouldBe(0);
    }

    private async Task<TestVisit> StaleAsync(string email)
    {
        var token = await house.Served.SignInAsync(email, Duration.FromMinutes(-6));
        return house.Served.Visit((Federation.SessionCookie, token));
    }

    private static async Task<string> TokenAsync(TestVisit visit)
    {
        var form = (await visit.GetAsync("/sign-out")).FormWith([Token]);
        return form.Elements.OfType<IHtmlInputElement>().First(e => e.Name == Token).Value;
    }
}

/// <summary>A house full of cases in which nobody is invented, so that every door asks as it does in earnest.</summary>
public sealed class RealHouse : IAsyncLifetime
{
    public Served Served { get; private set; } = null!;
    public Cases Cases { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Served = await Served.OpenAsync(On.Sqlite);
        Cases = await Cases.OpenAsync(Served);
    }

    public ValueTask DisposeAsync() => Served.DisposeAsync();
}
