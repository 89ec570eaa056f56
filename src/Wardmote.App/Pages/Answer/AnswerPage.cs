using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Wardmote.App.Hosting;
using Wardmote.App.SignIn;
using Wardmote.Rights;

namespace Wardmote.App.Pages.Answer;

/// <summary>A page behind a holder's link. The link alone shows nothing; the code mailed to them opens the search.</summary>
[Public]
public abstract class AnswerPage(HolderDoor door) : PageModel
{
    /// <summary>The link's own part of the address.</summary>
    public string Token => (string)RouteData.Values["token"]!;

    public string Base => $"/answer/{Token}";

    protected HolderDoor Door { get; } = door;
}

/// <summary>Knows who has typed the right code in this browser. It holds for two hours and for this one link.</summary>
public sealed class HolderDoor(HolderLinks links, IDataProtectionProvider protection, Installation installation)
{
    private static readonly TimeSpan OpenFor = TimeSpan.FromHours(2);

    private readonly ITimeLimitedDataProtector protector = protection
        .CreateProtector("holder")
        .ToTimeLimitedDataProtector();

    private string Cookie => installation.IsSecure ? "__Secure-wardmote-answer" : "wardmote-answer";

    /// <summary>The holder behind the link, whether or not the door is open; null when the link is no longer in use.</summary>
    public Task<Holder?> BehindAsync(string token, CancellationToken stop) => links.FindAsync(token, stop);

    /// <summary>The holder, if the link is in use and the right code was typed in this browser.</summary>
    public async Task<Holder?> InsideAsync(HttpContext http, string token, CancellationToken stop)
    {
        if (http.Request.Cookies[Cookie] is not { } cookie)
            return null;
        try
        {
            var holder = await links.FindAsync(token, stop);
            return holder?.Id.ToString() == protector.Unprotect(cookie) ? holder : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Opens the door in this browser.</summary>
    public void Open(HttpContext http, Holder holder, string token) =>
        http.Response.Cookies.Append(
            Cookie,
            protector.Protect(holder.Id.ToString(), OpenFor),
            new CookieOptions
            {
                Path = $"/answer/{token}",
                HttpOnly = true,
                IsEssential = true,
                SameSite = SameSiteMode.Lax,
                Secure = installation.IsSecure,
                MaxAge = OpenFor,
            }
        );
}
