using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Wardmote.App.Tests.SignIn;
using Wardmote.Organisation;
using Wardmote.Tests;
using Wardmote.Tests.Organisation;
using Wardmote.Tests.Training;
using Wardmote.Training;
using Xunit;

namespace Wardmote.App.Tests.Training;

/// <summary>The gate as somebody meets it who is signed in (R71).</summary>
public class GateTests
{
    [Theory, OnBothDatabases]
    public async Task It_shuts_during_a_session_at_the_moment_training_ends(On on)
    {
        await using var site = await SigningIn.SiteAsync(on);
        var (visit, calendar) = await SignedInOnTheLastDayAsync(site);
        var form = await visit.GetAsync("/rights/new");
        form.Status.ShouldBe(HttpStatusCode.OK);
        (await site.Visit().GetAsync(calendar)).Status.ShouldBe(HttpStatusCode.OK);

        site.Clock.Now = LastMoment + Duration.FromSeconds(1);

        foreach (var path in new[] { "/desk", "/rights", "/members", "/organisation/holidays", "/account/calendar" })
            Shut(await visit.Client.GetAsync(path));
        Shut(await visit.Client.GetAsync("/training/units/C001"));
        (await visit.SendAsync(form, ("Name", "Sam Patel"))).Location.ShouldBe("/training");
        (await site.Visit().GetAsync(calendar)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await site.House.ReadAsync(db => db.Set<Wardmote.Rights.Request>().CountAsync())).ShouldBe(0);

        var training = await visit.GetAsync("/training");
        training.Words.ShouldContain("Your training counted until 15 January 2027. Take it again.");
        training
            .Document.QuerySelectorAll("header nav a")
            .Select(a => a.GetAttribute("href"))
            .Distinct()
            .ShouldBe(["/training"]);
        foreach (var path in new[] { "/account", "/account/password", "/sign-out" })
            (await visit.GetAsync(path)).Status.ShouldBe(HttpStatusCode.OK, path);
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_takes_the_course_goes_on_where_they_were_kept_out(On on)
    {
        await using var site = await SigningIn.SiteAsync(on);
        var (visit, _) = await SignedInOnTheLastDayAsync(site);
        site.Clock.Now = LastMoment + Duration.FromMinutes(1);
        Shut(await visit.Client.GetAsync("/desk"));

        (await visit.GetAsync("/training/course/test")).Location.ShouldBe("/training/course/your-part");
        var next = "/training/course/your-part";
        while (next != "/training/course/test")
            next = (await visit.SendAsync(await visit.GetAsync(next))).Location!;
        var test = await visit.GetAsync(next);
        var empty = await visit.SendAsync(test);
        empty.Errors.Count.ShouldBeGreaterThanOrEqualTo(8);
        var account = await site.House.ReadAsync(db => db.Accounts.Select(a => a.Id).SingleAsync());
        var course = Course.Load();
        var failed = await visit.FollowAsync(await SendAsync(1, course.Questions.Count));
        failed.Words.ShouldContain("Not passed yet");
        foreach (var question in course.Questions)
            failed.Words.ShouldContain(question.Because);
        Shut(await visit.Client.GetAsync("/desk"));

        var passed = await visit.FollowAsync(await SendAsync(2, 0));

        passed.Words.ShouldContain("You have passed");
        (await visit.GetAsync("/desk")).Status.ShouldBe(HttpStatusCode.OK);
        var certificate = await visit.GetAsync("/training/certificates/T-2027-0002");
        certificate.Words.ShouldContain("Asha Patel");
        certificate.Words.ShouldContain("16 January 2029");

        async Task<TestPage> SendAsync(int number, int wrong) =>
            await visit.SendAsync(
                await visit.GetAsync("/training/course/test"),
                [.. course.Chosen(account, number, wrong).Select(c => ($"Chosen[{c.Key}]", (string?)$"{c.Value}"))]
            );
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_is_new_accepts_both_texts_and_each_is_on_record(On on)
    {
        await using var site = await SigningIn.SiteAsync(on);
        var (account, secret) = await site.House.UntrainedAsync();
        var visit = site.Visit();
        await visit.SignInAsync(site, secret);
        Shut(await visit.Client.GetAsync("/desk"));

        foreach (var key in new[] { Undertakings.CodeOfConduct, Undertakings.AccountRules })
        {
            var text = await visit.GetAsync($"/training/texts/{key}");
            (await visit.SendAsync(text)).Location.ShouldBe("/training");
        }
        Shut(await visit.Client.GetAsync("/desk"));
        await site.House.DoAsync(s => GettingTrained.RecordAsync(s, AccountHouse.Email, new LocalDate(2026, 1, 1)));

        (await visit.GetAsync("/desk")).Status.ShouldBe(HttpStatusCode.OK);
        (await site.House.ReadAsync(db => db.Acceptances.CountAsync(a => a.AccountId == account))).ShouldBe(2);
    }

    // Midnight in London as the 15th ends.
    private static readonly Instant LastMoment = Instant.FromUtc(2027, 1, 15, 23, 59, 59);

    /// <summary>A quarter of an hour before training ends, in a session that is not idle when it does.</summary>
    private static async Task<(TestVisit Visit, string Calendar)> SignedInOnTheLastDayAsync(TestSite site)
    {
        site.Clock.Now = LastMoment - Duration.FromMinutes(20);
        var (account, secret) = await site.House.UntrainedAsync();
        await site.House.DoAsync(async s =>
        {
            await GettingTrained.RecordAsync(s, AccountHouse.Email, new LocalDate(2025, 1, 15));
            await GettingTrained.AcceptAsync(s, AccountHouse.Email);
        });
        var visit = site.Visit();
        await visit.SignInAsync(site, secret);
        var actor = (await site.House.ActorAsync(account))!;
        var token = await site.House.DoAsync(s => s.GetRequiredService<MakeCalendarAddress>().RunAsync(actor, default));
        return (visit, $"/calendar/{token}.ics");
    }

    private static void Shut(HttpResponseMessage answer)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.Found, answer.RequestMessage!.RequestUri!.AbsolutePath);
        answer.Headers.Location!.OriginalString.ShouldBe("/training");
    }
}
