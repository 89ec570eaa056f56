namespace Wardmote.App.Hosting;

/// <summary>The headers every answer carries, redirects, errors and files among them.</summary>
internal static class SecurityHeaders
{
    private const string Policy =
        "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";

    private const string AYear = "max-age=31536000";

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                context.Response.OnStarting(() =>
                {
                    Write(context);
                    return Task.CompletedTask;
                });
                return next(context);
            }
        );

    /// <summary>Files under wwwroot: kept a year where the address carries their hash, else asked for again.</summary>
    public static StaticFileOptions Files { get; } =
        new()
        {
            OnPrepareResponse = file =>
                file.Context.Response.Headers.CacheControl = file.Context.Request.Query.ContainsKey("v")
                    ? $"public, {AYear}, immutable"
                    : "public, no-cache",
        };

    private static void Write(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        if (context.Request.IsHttps)
            headers.StrictTransportSecurity = AYear;
        // Everything but files is about somebody: no copy stays in a browser or a proxy.
        if (!headers.CacheControl.ToString().StartsWith("public", StringComparison.Ordinal))
            headers.CacheControl = "no-store";
    }
}
