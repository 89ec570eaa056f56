using Wardmote.Store;

namespace Wardmote.App.SignIn;

/// <summary>What happens in a browser whenever a session has been opened for it, however that came about.</summary>
public sealed class Entrance(SealedCookies cookies)
{
    /// <summary>Gives the browser its session, and remembers that it is one its owner uses.</summary>
    /// <param name="token">Of the session.</param>
    /// <param name="emailKey">Of the account.</param>
    public void LetIn(HttpContext http, string token, string emailKey)
    {
        cookies.Drop(http, Halfway.Cookie);
        cookies.Drop(http, Enrolling.Cookie);
        cookies.Drop(http, Vouched.Cookie);
        cookies.Put(http, KnownBrowser.Cookie, new KnownBrowser(emailKey, Secret.NewToken()), KnownBrowser.Lasting);
        SessionScheme.Give(http, token);
    }

    /// <summary>Whether the browser has been signed in to the account before.</summary>
    public bool Knows(HttpContext http, string emailKey) =>
        cookies.Get<KnownBrowser>(http, KnownBrowser.Cookie)?.EmailKey == emailKey;
}
