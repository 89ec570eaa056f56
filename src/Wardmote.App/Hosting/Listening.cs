using System.Net;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.HttpOverrides;
using Wardmote.Store;
using IPNetwork = System.Net.IPNetwork;

namespace Wardmote.App.Hosting;

/// <summary>What the server takes from the network, and from whom.</summary>
internal static class Listening
{
    /// <summary>
    /// More than the largest file a form takes (25 MB), so that a file a little too large gets a sentence and not a
    /// closed connection. A page that takes more says so itself with <c>[RequestSizeLimit]</c>.
    /// </summary>
    private const long MostBytes = 32 * 1024 * 1024;

    public static void AddListening(this WebApplicationBuilder builder, Installation installation)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MostBytes;
            kestrel.Limits.MaxConcurrentConnections = 5_000;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
            kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(60);
        });
        builder.Services.Configure<FormOptions>(form => form.MultipartBodyLengthLimit = MostBytes);
        if (Proxies(installation.Configuration) is { Length: > 0 } proxies)
            builder.Services.Configure<ForwardedHeadersOptions>(forwarded =>
            {
                forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
                forwarded.KnownProxies.Clear();
                forwarded.KnownIPNetworks.Clear();
                foreach (var proxy in proxies)
                    forwarded.KnownIPNetworks.Add(proxy);
            });
    }

    /// <summary>
    /// Answers to the installation's own name, and to this machine's names for itself. A letter asked for under another
    /// name must not lead there.
    /// </summary>
    public static IApplicationBuilder UseOwnName(this IApplicationBuilder app, Installation installation)
    {
        string[] names = [installation.Address.Host, "localhost", "127.0.0.1", "[::1]"];
        return app.Use(
            async (context, next) =>
            {
                if (names.Contains(context.Request.Host.Host, StringComparer.OrdinalIgnoreCase))
                {
                    await next(context);
                    return;
                }
                context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
                context.Response.ContentType = "text/plain; charset=utf-8";
                await context.Response.WriteAsync(
                    "Wardmote is not to be found under this name. Use the address your organisation gave you; whoever looks after it sets Wardmote:Address."
                );
            }
        );
    }

    // Wardmote:Proxies is a list of addresses (10.0.0.5) and networks (10.0.0.0/24). Nobody else is believed.
    private static IPNetwork[] Proxies(IConfiguration settings) =>
        [
            .. settings
                .GetSection("Wardmote:Proxies")
                .GetChildren()
                .Select(p => p.Value ?? "")
                .Select(p =>
                    IPNetwork.TryParse(p, out var network) ? network
                    : IPAddress.TryParse(p, out var address)
                        ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
                    : throw new Refused(
                        $"The setting Wardmote:Proxies holds “{p}”. Give addresses such as 10.0.0.5, or networks such as 10.0.0.0/24."
                    )
                ),
        ];
}
