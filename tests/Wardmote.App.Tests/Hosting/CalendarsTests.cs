using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ical.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using NodaTime.Text;
using Shouldly;
using Wardmote.App.Hosting;
using Wardmote.App.Tests.Pages;
using Wardmote.App.Tests.SignIn;
using Wardmote.Evidence;
using Wardmote.Rights;
using Wardmote.Store;
using Wardmote.Tests;
using Xunit;

namespace Wardmote.App.Tests.Hosting;

/// <summary>Someone's deadlines in their own calendar: the address on their account page, and what it answers.</summary>
public class CalendarsTests
{
    private static readonly Uri Site = new("https://data.example.org/");
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 22, 9, 30);

    [Theory, OnBothDatabases]
    public async Task A_calendar_has_every_open_case_of_its_owner_and_none_of_anyone_else(On on)
    {
        await using var served = await Served.OpenAsync(on, demonstration: true);
        var cases = await Cases.OpenAsync(served);

        var alex = await ReadAsync(served, Who.Secretary);
        var jo = await ReadAsync(served, Who.Stranger);

        Request[] due = [cases.Received, cases.Searching, cases.Reviewed, cases.Packed, cases.Released, cases.Sealed];
        foreach (var request in due)
        {
            var law = alex.Events.Single(e => e.Summary == $"Answer {request.Reference}: the law’s last day");
            var day = await served.ReadAsync(db =>
                db.Requests.Where(r => r.Id == request.Id).Select(r => r.DueOn).SingleAsync()
            );
            LocalDate.FromDateOnly(law.DtStart!.Date).ShouldBe(day!.Value);
            LocalDate.FromDateOnly(law.DtEnd!.Date).ShouldBe(day.Value.PlusDays(1));
            law.DtStart.HasTime.ShouldBeFalse();
            law.Url!.ShouldBe(new Uri(served.Address, $"/rights/{request.Reference}"));
            alex.Events.ShouldContain(e => e.Summary == $"Answer {request.Reference}: the policy’s day");
        }
        foreach (var request in new[] { cases.Doubted, cases.Delivered, cases.Closed })
            alex.Events.ShouldNotContain(e => e.Summary!.StartsWith($"Answer {request.Reference}"));
        var expires = await served.ReadAsync(db =>
            db.Releases.Where(r => r.RequestId == cases.Released.Id).Select(r => r.ExpiresAt).SingleAsync()
        );
        var link = alex.Events.Single(e => e.Summary == $"{cases.Released.Reference}: the link to the pack ends");
        link.DtStart!.AsUtc.ShouldBe(Instant.FromUnixTimeSeconds(expires.ToUnixTimeSeconds()).ToDateTimeUtc());
        alex.Events.ShouldContain(e => e.Summary == $"Say what you hold for {cases.Searching.Reference}");
        alex.Events.Select(e => e.Uid).ShouldBeUnique();
        jo.Events.ShouldBeEmpty();
        (await ReadAsync(served, Who.Secretary)).Events.Select(e => e.Uid).ShouldBe(alex.Events.Select(e => e.Uid));
    }

    [Theory, OnBothDatabases]
    public async Task An_address_is_shown_once_replaced_and_switched_off(On on)
    {
        await using var site = await SiteAsync(on);
        var asha = await site.SignedInAsync();
        var account = await asha.GetAsync("/account");
        account.Html.ShouldContain("href=\"/account/calendar\"");
        var (first, page) = await MakeAsync(asha);
        page.Words.ShouldContain("shown this once");
        page.Html.ShouldContain("href=\"webcal://localhost");
        (await asha.GetAsync("/account/calendar")).Html.ShouldNotContain(first);
        var nobody = site.Visit().Client;

        (await nobody.GetAsync(first)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var (second, _) = await MakeAsync(asha);
        (await nobody.GetAsync(first)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await nobody.GetAsync(second)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await asha.GetAsync("/account")).Words.ShouldContain("by an address made on 20 November 2026");

        var settings = await asha.GetAsync("/account/calendar");
        var off = await asha.SendAsync(settings, Form(settings, "End"), []);
        (await asha.FollowAsync(off)).Words.ShouldContain("The calendar address is switched off");
        (await nobody.GetAsync(second)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task It_answers_as_calendars_ask_and_changes_nothing()
    {
        await using var site = await SiteAsync(On.Sqlite);
        var (path, _) = await MakeAsync(await site.SignedInAsync());
        var nobody = site.Visit().Client;
        var before = await site.House.ReadAsync(db => db.Journal.CountAsync());

        var answer = await nobody.GetAsync(path);
        var head = await nobody.SendAsync(new(HttpMethod.Head, path));

        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/calendar; charset=utf-8");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'self'");
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        (await answer.Content.ReadAsStringAsync()).ShouldStartWith("BEGIN:VCALENDAR\r\n");
        head.StatusCode.ShouldBe(HttpStatusCode.OK);
        head.Content.Headers.ContentType!.ToString().ShouldBe("text/calendar; charset=utf-8");
        (await nobody.PostAsync(path, null)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await nobody.GetAsync("/calendar/none.ics")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await nobody.GetAsync($"/calendar/{Secret.NewToken()}.ics")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await site.House.ReadAsync(db => db.Journal.CountAsync())).ShouldBe(before);
    }

    [Fact]
    public async Task Whoever_asks_too_often_is_told_to_wait()
    {
        await using var site = await SiteAsync(On.Sqlite);
        var (path, _) = await MakeAsync(await site.SignedInAsync());
        (await site.Visit().Client.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await site.House.ReadAsync(db =>
            db.Database.ExecuteSqlAsync($"update rate_counters set used = {PublicLimits.Calendars.Most}")
        );

        var answer = await site.Visit().Client.GetAsync(path);

        answer.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        answer.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromHours(1));
        (await answer.Content.ReadAsStringAsync()).ShouldBe(PublicLimits.Calendars.Sentence);
        site.Clock.Pass(Duration.FromHours(1));
        (await site.Visit().Client.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_makes_the_address_secret_is_in_no_log()
    {
        var log = new LogKept();
        await using var site = await SiteAsync(On.Sqlite, log);
        var asha = await site.SignedInAsync();
        var (path, _) = await MakeAsync(asha);
        await site.Visit().Client.GetAsync(path);
        await MakeAsync(asha);
        await site.Visit().Client.GetAsync(path);

        var token = path.Split('/')[^1][..20];
        site.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Test").LogWarning("This is kept.");
        log.Lines.ShouldContain(line => line.StartsWith("This is kept.", StringComparison.Ordinal));
        log.Lines.ShouldNotContain(line => line.Contains(token, StringComparison.Ordinal));
    }

    [Fact]
    public void Text_is_escaped_folded_and_read_back_as_it_was()
    {
        const string What = "Ärger; mit, Komma \\ und\nZeile – 日本語 ";
        var deadline = new OwnDeadline(
            "law-1",
            What + new string('é', 80) + " 🗳",
            new LocalDate(2026, 12, 31),
            null,
            "R-2026-0001"
        );

        var text = Calendars.Write([deadline], Site, Now);

        text.Replace("\r\n", "", StringComparison.Ordinal).ShouldNotContain('\n');
        var lines = text.Split("\r\n");
        lines.ShouldAllBe(line => Encoding.UTF8.GetByteCount(line) <= 75);
        var whole = text.Replace("\r\n ", "", StringComparison.Ordinal);
        whole.ShouldContain("SUMMARY:Ärger\\; mit\\, Komma \\\\ und\\nZeile – 日本語 éé");
        whole.ShouldContain("\r\nDTSTART;VALUE=DATE:20261231\r\n");
        whole.ShouldContain("\r\nDTEND;VALUE=DATE:20270101\r\n");
        whole.ShouldContain("\r\nUID:law-1@data.example.org\r\n");
        whole.ShouldContain("\r\nDTSTAMP:20261122T093000Z\r\n");
        whole.ShouldContain("\r\nURL:https://data.example.org/rights/R-2026-0001\r\n");
        Calendar.Load(text)!.Events.Single().Summary.ShouldBe(deadline.What);
    }

    [Fact]
    public void A_moment_is_told_in_universal_time_and_the_calendar_says_how_often_to_ask()
    {
        var moment = InstantPattern.General.Parse("2026-12-20T23:59:59Z").Value;

        var text = Calendars.Write([new("link-1", "The link ends", null, moment, null)], Site, Now);

        text.ShouldContain("\r\nDTSTART:20261220T235959Z\r\n");
        text.ShouldNotContain("DTEND");
        text.ShouldNotContain("URL:");
        text.ShouldContain("\r\nREFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n");
        text.ShouldContain("\r\nNAME:Wardmote\r\n");
        text.ShouldContain("\r\nMETHOD:PUBLISH\r\n");
        text.ShouldContain("\r\nVERSION:2.0\r\n");
        text.ShouldEndWith("END:VCALENDAR\r\n");
    }

    private static async Task<Calendar> ReadAsync(Served served, Who who)
    {
        var cookie = served.Visit((Federation.SessionCookie, await served.SignInAsync(Address(who))));
        var (path, _) = await MakeAsync(cookie);
        var nobody = served.Visit().Client;
        var head = await nobody.SendAsync(new(HttpMethod.Head, path));
        head.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await head.Content.ReadAsStringAsync()).ShouldBeEmpty();
        return Calendar.Load(await nobody.GetStringAsync(path))!;

        static string Address(Who who) => who == Who.Secretary ? Federation.Secretary : Federation.Stranger;
    }

    /// <summary>Makes an address, or another; its path, and the page that shows it.</summary>
    private static async Task<(string Path, TestPage Page)> MakeAsync(TestVisit visit)
    {
        var settings = await visit.GetAsync("/account/calendar");
        var shown = await visit.FollowAsync(await visit.SendAsync(settings, Form(settings, "Make"), []));
        var address = shown.Document.QuerySelector<IHtmlInputElement>("main input[name=Address]")!.Value;
        return (new Uri(address).AbsolutePath, shown);
    }

    private static IHtmlFormElement Form(TestPage page, string handler) =>
        page
            .Document.QuerySelectorAll<IHtmlFormElement>("main form")
            .Single(f => f.GetAttribute("action")!.EndsWith($"handler={handler}", StringComparison.Ordinal));

    private static async Task<TestSite> SiteAsync(On on, LogKept? log = null)
    {
        var site = await TestSite.OpenAsync(
            on,
            also: s =>
            {
                if (log is not null)
                    s.AddSingleton<ILoggerProvider>(log);
            }
        );
        await site.House.DoAsync(s => Wardmote.Tests.Organisation.AccountHouse.AppointAsync(s));
        return site;
    }

    /// <summary>Keeps every line that is logged.</summary>
    private sealed class LogKept : ILoggerProvider, ILogger
    {
        public List<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            lock (Lines)
                Lines.Add($"{formatter(state, exception)} {exception}");
        }

        public void Dispose() { }
    }
}
