using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using NodaTime;
using Wardmote.App.Hosting;
using Wardmote.Store;

namespace Wardmote.App.SignIn;

/// <summary>
/// Asks the organisation's own provider who somebody is (OpenID Connect Core 3.1), with the framework's handler for its rules:
/// code flow, PKCE, state and nonce. What it says is left in the browser, sealed, for a page to act on by a button: coming
/// back from there is a GET, and changes nothing. Of all it may say, only issuer and subject tell who it is.
/// </summary>
public sealed class SingleSignOn(SingleSignOnSettings? settings, SealedCookies cookies, IClock clock)
{
    public const string Scheme = "SingleSignOn";

    /// <summary>Where the provider sends people back to; it must know this address.</summary>
    public const string ReturnPath = "/signin/provider/return";

    private const string For = "account";

    /// <summary>What people call the provider; null when there is none.</summary>
    public string? Name => settings?.Name;

    /// <summary>Leads the browser to the provider.</summary>
    /// <param name="back">The page of ours that acts on what it says.</param>
    /// <param name="account">To be bound to it; null to sign in.</param>
    /// <exception cref="Refused">The provider does not answer.</exception>
    public async Task StartAsync(HttpContext http, string back, Guid? account)
    {
        // What was said before must not be taken for what is asked now.
        cookies.Drop(http, Vouched.Cookie);
        var properties = new AuthenticationProperties { RedirectUri = back };
        if (account is { } id)
            properties.Items[For] = id.ToString();
        try
        {
            await http.ChallengeAsync(Scheme, properties);
        }
        catch (InvalidOperationException)
        {
            throw new Refused($"{Name} does not answer now. Try again in a few minutes, or sign in another way.");
        }
    }

    /// <summary>What the provider has just said in this browser; null when nothing, or for something else.</summary>
    /// <param name="account">As it was asked.</param>
    public Vouched? Said(HttpContext http, Guid? account) =>
        cookies.Get<Vouched>(http, Vouched.Cookie) is { } vouched && vouched.For == account ? vouched : null;

    /// <summary>Forgets it: it has been acted on.</summary>
    public void Forget(HttpContext http) => cookies.Drop(http, Vouched.Cookie);

    /// <summary>Sets the framework's handler up.</summary>
    internal void SetUp(OpenIdConnectOptions options, Installation installation)
    {
        options.Authority = settings!.Authority;
        options.ClientId = settings.ClientId;
        options.ClientSecret = settings.ClientSecret;
        options.RequireHttpsMetadata = !new Uri(settings.Authority!).IsLoopback;
        options.ResponseType = OpenIdConnectResponseType.Code;
        // Not by a form of the other site, with which no cookie of ours would come.
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.CallbackPath = ReturnPath;
        options.DisableTelemetry = true;
        options.MapInboundClaims = false;
        // Who it is, and nothing else: no name, no address.
        options.Scope.Clear();
        options.Scope.Add(OpenIdConnectScope.OpenId);
        // They would take away the issuer and acr.
        options.ClaimActions.Clear();
        options.CorrelationCookie = Cookie(installation, "provider-state");
        options.NonceCookie = Cookie(installation, "provider-nonce");
        options.Events.OnRedirectToIdentityProvider = context =>
        {
            context.ProtocolMessage.RedirectUri = new Uri(installation.Address, ReturnPath).AbsoluteUri;
            // Whoever left a browser signed in there must not be bound here.
            if (context.Properties.Items.ContainsKey(For))
                context.ProtocolMessage.Prompt = OpenIdConnectPrompt.Login;
            return Task.CompletedTask;
        };
        // Not before: only now are signature, issuer, audience, time, state and nonce all checked.
        options.Events.OnTicketReceived = context =>
        {
            cookies.Put(
                context.HttpContext,
                Vouched.Cookie,
                Read(context.Principal!, context.Properties!),
                Vouched.Lasting,
                SameSiteMode.Lax
            );
            context.Response.Redirect(context.ReturnUri!);
            context.HandleResponse();
            return Task.CompletedTask;
        };
        options.Events.OnRemoteFailure = context =>
        {
            context.Response.Redirect(context.Properties?.RedirectUri ?? "/signin/provider");
            context.HandleResponse();
            return Task.CompletedTask;
        };
    }

    private Vouched Read(ClaimsPrincipal said, AuthenticationProperties asked)
    {
        var counting = settings!.SecondFactor.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var ways = said.FindAll("amr").Concat(said.FindAll("acr")).Select(c => c.Value);
        return new(
            said.FindFirstValue("iss")!,
            said.FindFirstValue("sub")!,
            ways.Intersect(counting, StringComparer.Ordinal).Any(),
            clock.GetCurrentInstant().ToUnixTimeMilliseconds(),
            asked.Items.TryGetValue(For, out var account) ? Guid.Parse(account!) : null
        );
    }

    private static CookieBuilder Cookie(Installation installation, string name)
    {
        var cookie = new CookieBuilder { Expiration = TimeSpan.FromMinutes(15) };
        cookie.Guard(installation, name, SameSiteMode.Lax);
        return cookie;
    }
}

/// <summary>Puts single sign-on into the application, where there is any.</summary>
internal static class SingleSignOnStartup
{
    public static void AddSingleSignOn(this IServiceCollection services, SingleSignOnSettings? settings)
    {
        services.AddSingleton(s => new SingleSignOn(
            settings,
            s.GetRequiredService<SealedCookies>(),
            s.GetRequiredService<IClock>()
        ));
        if (settings is null)
            return;
        services.AddAuthentication().AddOpenIdConnect(SingleSignOn.Scheme, _ => { });
        services
            .AddOptions<OpenIdConnectOptions>(SingleSignOn.Scheme)
            .Configure<SingleSignOn, Installation>(
                (options, provider, installation) => provider.SetUp(options, installation)
            );
    }
}
