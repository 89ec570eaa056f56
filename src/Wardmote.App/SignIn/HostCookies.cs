using Microsoft.AspNetCore.Authentication.Cookies;

namespace Wardmote.App.SignIn;

/// <summary>
/// Names cookies <c>__Host-…</c> and marks them secure, so that no other host and no plain connection can set or read
/// them (ASVS V3.3.1, V3.3.3). Only on plain http to this very machine, where browsers refuse that prefix, do they keep
/// their short name.
/// </summary>
public sealed class HostCookies : ICookieManager
{
    private readonly ChunkingCookieManager cookies = new() { ChunkSize = null };

    public string? GetRequestCookie(HttpContext context, string key) =>
        cookies.GetRequestCookie(context, Name(context, key));

    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) =>
        cookies.AppendResponseCookie(context, Name(context, key), value, Bound(context, options));

    public void DeleteCookie(HttpContext context, string key, CookieOptions options) =>
        cookies.DeleteCookie(context, Name(context, key), Bound(context, options));

    /// <summary>Whether the request came in the clear over this machine's own loopback name.</summary>
    public static bool IsPlainLoopback(HttpRequest request) =>
        !request.IsHttps && request.Host.Host is "localhost" or "127.0.0.1" or "[::1]";

    private static string Name(HttpContext context, string key) =>
        IsPlainLoopback(context.Request) ? key : $"__Host-{key}";

    private static CookieOptions Bound(HttpContext context, CookieOptions options) =>
        new(options)
        {
            Path = "/",
            Domain = null,
            Secure = !IsPlainLoopback(context.Request),
        };
}
