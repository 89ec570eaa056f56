using Microsoft.AspNetCore.Mvc;

namespace Wardmote.App.Hosting;

/// <summary>
/// How every cookie is made: out of reach of scripts, and over https bound to this host alone by the
/// <c>__Host-</c> prefix (RFC 6265bis 4.1.3.2). Only a plain http address, such as the demo's, goes without.
/// </summary>
public static class Cookies
{
    /// <summary>Names and guards a cookie: <c>__Host-wardmote-form</c>, or <c>wardmote-form</c> over plain http.</summary>
    public static void Guard(this CookieBuilder cookie, Installation installation, string name, SameSiteMode sameSite)
    {
        cookie.Name = installation.IsSecure ? $"__Host-wardmote-{name}" : $"wardmote-{name}";
        cookie.SecurePolicy = installation.IsSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        cookie.HttpOnly = true;
        cookie.SameSite = sameSite;
        cookie.Path = "/";
        cookie.IsEssential = true;
    }

    /// <summary>The cookies of the framework itself: the form's token, and what one page leaves for the next.</summary>
    public static IServiceCollection AddGuardedCookies(this IServiceCollection services, Installation installation)
    {
        services.AddAntiforgery(options => options.Cookie.Guard(installation, "form", SameSiteMode.Strict));
        return services.Configure<CookieTempDataProviderOptions>(options =>
            options.Cookie.Guard(installation, "said", SameSiteMode.Lax)
        );
    }
}
