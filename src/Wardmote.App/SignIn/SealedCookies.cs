using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using NodaTime;
using Wardmote.App.Hosting;

namespace Wardmote.App.SignIn;

/// <summary>
/// What a browser carries between two pages and may neither read nor change: sealed under the installation's keys, for
/// one purpose and a time.
/// </summary>
public sealed class SealedCookies(IDataProtectionProvider protection, Installation installation, IClock clock)
{
    /// <summary>Gives the browser <paramref name="content"/>, readable for <paramref name="lasting"/>.</summary>
    /// <param name="http">The response it goes with.</param>
    /// <param name="name">What it is for; nothing else can read it.</param>
    /// <param name="sameSite">Lax where another site leads straight to the page that reads it.</param>
    public void Put<T>(
        HttpContext http,
        string name,
        T content,
        Duration lasting,
        SameSiteMode sameSite = SameSiteMode.Strict
    )
    {
        var until = clock.GetCurrentInstant() + lasting;
        var json = JsonSerializer.Serialize(new Kept<T>(content, until.ToUnixTimeMilliseconds()));
        var cookie = Cookie(name, sameSite);
        cookie.MaxAge = lasting.ToTimeSpan();
        http.Response.Cookies.Append(cookie.Name!, Protector(name).Protect(json), cookie.Build(http));
    }

    /// <summary>What the browser carries; null when it is nothing, too old, or not ours.</summary>
    public T? Get<T>(HttpContext http, string name)
        where T : class
    {
        if (http.Request.Cookies[Cookie(name).Name!] is not { Length: > 0 } whole)
            return null;
        try
        {
            var kept = JsonSerializer.Deserialize<Kept<T>>(Protector(name).Unprotect(whole));
            return kept?.Until > clock.GetCurrentInstant().ToUnixTimeMilliseconds() ? kept.Content : null;
        }
        catch (Exception problem) when (problem is CryptographicException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Takes it back.</summary>
    public void Drop(HttpContext http, string name) =>
        http.Response.Cookies.Delete(Cookie(name).Name!, Cookie(name).Build(http));

    private IDataProtector Protector(string name) => protection.CreateProtector("cookie", name);

    private CookieBuilder Cookie(string name, SameSiteMode sameSite = SameSiteMode.Strict)
    {
        var cookie = new CookieBuilder();
        cookie.Guard(installation, name, sameSite);
        return cookie;
    }

    private sealed record Kept<T>(T Content, long Until);
}
