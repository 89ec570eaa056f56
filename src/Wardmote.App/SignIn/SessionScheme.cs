using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Wardmote.App.Hosting;
using Wardmote.Organisation;

namespace Wardmote.App.SignIn;

/// <summary>
/// The only way to be signed in: a cookie with the token of a <see cref="Session"/>, looked up at every request. It is
/// not the framework's cookie handler, which keeps an old token where a new session must begin.
/// </summary>
public sealed class SessionScheme(
    LiveSessions sessions,
    Installation installation,
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "Session";

    /// <summary>Gives this browser the token of a session that has just been opened.</summary>
    public static void Give(HttpContext http, string token) =>
        http.Response.Cookies.Append(Cookie(http).Name!, token, Cookie(http).Build(http));

    /// <summary>Takes the token back from this browser.</summary>
    public static void Take(HttpContext http) =>
        http.Response.Cookies.Delete(Cookie(http).Name!, Cookie(http).Build(http));

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Cookies[Cookie(installation).Name!] is not { Length: > 0 } token)
            return AuthenticateResult.NoResult();
        return await sessions.SeeAsync(token, Context.RequestAborted) is { } session
            ? AuthenticateResult.Success(new AuthenticationTicket(Visitor.Of(session), Name))
            : AuthenticateResult.Fail("The session has ended.");
    }

    // The path alone goes along: what was searched for is nobody's business once the session is over.
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var from = HttpMethods.IsGet(Request.Method) ? Request.Path.Value : null;
        Response.Redirect(from is null or "/" ? "/signin" : $"/signin{QueryString.Create("from", from)}");
        return Task.CompletedTask;
    }

    // Whatever door they stood before, the training page says what is missing.
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        if (Context.Features.Get<Actor>() is not { IsKeptOut: true })
            return base.HandleForbiddenAsync(properties);
        Response.Redirect("/training");
        return Task.CompletedTask;
    }

    private static CookieBuilder Cookie(HttpContext http) =>
        Cookie(http.RequestServices.GetRequiredService<Installation>());

    // Lax, not Strict: a link in a mail would open as if nobody were signed in, and nothing changes on a GET.
    private static CookieBuilder Cookie(Installation installation)
    {
        var cookie = new CookieBuilder();
        cookie.Guard(installation, "session", SameSiteMode.Lax);
        return cookie;
    }
}
