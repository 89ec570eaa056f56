using System.Security.Claims;
using NodaTime;
using NodaTime.Text;
using Wardmote.Organisation;

namespace Wardmote.App.SignIn;

/// <summary>What a request says about who sent it.</summary>
public static class Visitor
{
    private const string SessionClaim = "session";
    private const string ProvedClaim = "proved";

    /// <summary>The identity a live session gives its request; it holds keys and a name, never what may be done.</summary>
    public static ClaimsPrincipal Of(LiveSession session) =>
        new(
            new ClaimsIdentity(
                [
                    new(ClaimTypes.NameIdentifier, session.AccountId.ToString()),
                    new(ClaimTypes.Name, session.PersonName),
                    new(SessionClaim, session.Id.ToString()),
                    .. Proved(session.ProvedAt),
                ],
                SessionScheme.Name
            )
        );

    /// <summary>The account signed in; null for anyone else.</summary>
    public static Guid? Id(ClaimsPrincipal user) => Key(user, ClaimTypes.NameIdentifier);

    /// <summary>The session the request came in; null for anyone not signed in.</summary>
    public static Guid? Session(ClaimsPrincipal user) => Key(user, SessionClaim);

    /// <summary>When a second factor was last given in the session; null when never, and for anyone not signed in.</summary>
    public static Instant? ProvedAt(ClaimsPrincipal user) =>
        user.FindFirstValue(ProvedClaim) is { } at ? InstantPattern.ExtendedIso.Parse(at).Value : null;

    private static IEnumerable<Claim> Proved(Instant? at) =>
        at is { } proved ? [new(ProvedClaim, InstantPattern.ExtendedIso.Format(proved))] : [];

    private static Guid? Key(ClaimsPrincipal user, string claim) =>
        Guid.TryParseExact(user.FindFirstValue(claim), "D", out var key) ? key : null;
}
