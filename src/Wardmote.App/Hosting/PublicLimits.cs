using NodaTime;
using Wardmote.Store;

namespace Wardmote.App.Hosting;

/// <summary>How often the public forms may be used, counted in the database for all nodes together.</summary>
internal static class PublicLimits
{
    /// <summary>Requests sent from one connection.</summary>
    public static readonly RateLimit Requests = new(
        "public request",
        20,
        Duration.FromHours(1),
        "Many requests have come from your connection in the last hour. Wait an hour, or write to us instead: it counts just the same."
    );

    /// <summary>Codes asked for from one connection.</summary>
    public static readonly RateLimit Codes = new(
        "public code",
        30,
        Duration.FromHours(1),
        "Many codes have been asked for from your connection in the last hour. Wait an hour, then try again."
    );

    /// <summary>References and codes tried from one connection; a pair that belongs together is given back.</summary>
    public static readonly RateLimit OwnPages = new(
        "own page",
        20,
        Duration.FromHours(1),
        "Many references and codes have been tried from your connection in the last hour. Wait an hour, then try again."
    );

    /// <summary>Calendars asked for from one connection: whole companies ask from one, every hour for each reader.</summary>
    public static readonly RateLimit Calendars = new(
        "public calendar",
        600,
        Duration.FromHours(1),
        "Calendars have been asked for very often from your connection in the last hour. Ask again in an hour."
    );

    /// <summary>Whose turn it is: the connection's address, as named proxies tell it.</summary>
    public static string Connection(this HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "unknown";
}
