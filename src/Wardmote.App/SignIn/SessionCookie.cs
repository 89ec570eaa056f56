using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Wardmote.Organisation;

namespace Wardmote.App.SignIn;

/// <summary>
/// The framework's cookie, holding nothing but the token of a <see cref="Session"/>. The session itself was opened, and
/// is ended, by a use case; the cookie handler only asks for it at each request.
/// </summary>
public sealed class SessionCookie : ITicketStore
{
    /// <summary>The name of the only way to be signed in.</summary>
    public const string Scheme = "Session";

    private const string Token = "token";

    /// <summary>Gives the browser the token of a session that has just been opened.</summary>
    public static Task GiveAsync(HttpContext http, string token) =>
        http.SignInAsync(
            Scheme,
            new ClaimsPrincipal(new ClaimsIdentity(Scheme)),
            new AuthenticationProperties { Items = { [Token] = token } }
        );

    public Task<string> StoreAsync(AuthenticationTicket ticket) =>
        Task.FromResult(
            ticket.Properties.Items[Token] ?? throw new InvalidOperationException("Sign in through SessionCookie.")
        );

    public async Task<AuthenticationTicket?> RetrieveAsync(
        string key,
        HttpContext httpContext,
        CancellationToken cancellationToken
    )
    {
        var sessions = httpContext.RequestServices.GetRequiredService<LiveSessions>();
        return await sessions.SeeAsync(key, cancellationToken) is { } session
            ? new AuthenticationTicket(Visitor.Of(session), Scheme)
            : null;
    }

    // The row lives by its own clock, and ends by a use case.
    public Task RenewAsync(string key, AuthenticationTicket ticket) => Task.CompletedTask;

    public Task RemoveAsync(string key) => Task.CompletedTask;

    Task<AuthenticationTicket?> ITicketStore.RetrieveAsync(string key) =>
        throw new NotSupportedException("A session is looked up for a request.");

    /// <summary>How the cookie travels and where those without one are sent.</summary>
    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "wardmote";
        options.CookieManager = new HostCookies();
        // Not Strict: a link in a mail would open as if nobody were signed in. Nothing changes on a GET.
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.HttpOnly = true;
        options.Cookie.IsEssential = true;
        options.ExpireTimeSpan = Session.MostAge.ToTimeSpan();
        options.SlidingExpiration = false;
        options.SessionStore = new SessionCookie();
        options.LoginPath = "/signin";
        options.ReturnUrlParameter = "from";
        options.Events.OnRedirectToLogin = context =>
        {
            // The path alone: what was searched for is nobody's business once the session is over.
            var from = HttpMethods.IsGet(context.Request.Method) ? context.Request.Path.Value : null;
            context.Response.Redirect(from is null or "/" ? "/signin" : $"/signin{QueryString.Create("from", from)}");
            return Task.CompletedTask;
        };
        options.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }
}
