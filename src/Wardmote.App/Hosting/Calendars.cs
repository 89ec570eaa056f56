using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Organisation;
using Wardmote.Rights;
using Wardmote.Store;

namespace Wardmote.App.Hosting;

/// <summary>
/// /calendar/{token}.ics: one person's deadlines for their own calendar (RFC 5545, RFC 7986), by a secret address and no
/// session. Asking changes nothing, and whatever is wrong with the address, the answer is the same.
/// </summary>
internal static class Calendars
{
    private static readonly string[] Asking = [HttpMethods.Get, HttpMethods.Head];

    // How often a calendar should ask again, where it lets itself be told.
    private const string AnHour = "PT1H";

    public static void MapCalendars(this IEndpointRouteBuilder routes) =>
        routes.MapMethods("/calendar/{token}.ics", Asking, AnswerAsync).AllowAnonymous();

    /// <summary>The address of a calendar, whole.</summary>
    public static Uri Address(Installation installation, string token) =>
        new(installation.Address, $"/calendar/{token}.ics");

    /// <summary>The deadlines as a calendar: lines end in CR LF and are folded at 75 octets.</summary>
    public static string Write(IEnumerable<OwnDeadline> deadlines, Uri site, Instant now)
    {
        var calendar = new Ical.Net.Calendar
        {
            ProductId = "-//Wardmote//Deadlines//EN",
            Method = CalendarMethods.Publish,
        };
        calendar.AddProperty("NAME", "Wardmote");
        calendar.AddProperty("X-WR-CALNAME", "Wardmote");
        var again = new CalendarProperty("REFRESH-INTERVAL", AnHour);
        again.AddParameter("VALUE", "DURATION");
        calendar.AddProperty(again);
        calendar.AddProperty("X-PUBLISHED-TTL", AnHour);
        foreach (var deadline in deadlines)
            calendar.Events.Add(Event(deadline, site, now));
        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    private static async Task<IResult> AnswerAsync(
        string token,
        HttpContext http,
        Acting acting,
        OwnDeadlines deadlines,
        RateLimits limits,
        Installation installation,
        IClock clock,
        CancellationToken stop
    )
    {
        try
        {
            await limits.TakeAsync(PublicLimits.Calendars, http.Connection(), stop);
        }
        catch (Refused often)
        {
            http.Response.Headers.RetryAfter = "3600";
            return Results.Text(often.Message, statusCode: StatusCodes.Status429TooManyRequests);
        }
        if (await acting.ActorByCalendarAsync(token, clock.Today(), stop) is not { } actor)
            return Results.NotFound();
        var calendar = Write(await deadlines.OfAsync(actor, stop), installation.Address, clock.GetCurrentInstant());
        return Results.Text(calendar, "text/calendar", Encoding.UTF8);
    }

    private static CalendarEvent Event(OwnDeadline deadline, Uri site, Instant now) =>
        new()
        {
            Uid = $"{deadline.Key}@{site.Host}",
            DtStamp = Moment(now),
            Summary = deadline.What,
            Start = deadline.On is { } day ? Day(day) : Moment(deadline.At!.Value),
            // Of whole days the first that is over; a moment has no length.
            End = deadline.On is { } last ? Day(last.PlusDays(1)) : null,
            Url = deadline.Reference is { } reference ? new Uri(site, $"/rights/{reference}") : null,
            Transparency = TransparencyType.Transparent,
            Class = "PRIVATE",
        };

    private static CalDateTime Day(LocalDate day) => new(day.ToDateOnly());

    private static CalDateTime Moment(Instant at) => new(at.ToDateTimeUtc());
}
