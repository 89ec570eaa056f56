using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Wardmote.App.Hosting;
using Wardmote.Organisation;

namespace Wardmote.App.SignIn;

/// <summary>Puts sign-in into the application: two lines in the start-up file.</summary>
public static class SignInStartup
{
    /// <summary>Registers the sessions and the keeper of the doors. Every door not declared is shut.</summary>
    public static WebApplicationBuilder AddSignIn(this WebApplicationBuilder builder, Installation installation)
    {
        builder
            .Services.AddAuthentication(SessionScheme.Name)
            .AddScheme<AuthenticationSchemeOptions, SessionScheme>(SessionScheme.Name, null);
        builder
            .Services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder(SessionScheme.Name).RequireAssertion(_ => false).Build());
        builder.Services.AddScoped<IAuthorizationHandler, DoorKeeper>().AddHostedService<EveryPageIsDeclared>();
        builder.Services.AddPasskeys();
        builder.Services.AddSingleSignOn(SingleSignOnSettings.Of(installation));
        builder
            .Services.AddSingleton<SealedCookies>()
            .AddSingleton<Entrance>()
            .AddScoped<Tries>()
            .AddScoped<FreshFactor>();
        return builder;
    }

    /// <summary>Asks who is there, then whether they may. It stands after static files and routing.</summary>
    public static WebApplication UseSignIn(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseAuthorization();
        return app;
    }

    // A passkey answers for this one address alone, and only with its owner there to be seen.
    private static void AddPasskeys(this IServiceCollection services)
    {
        services.AddIdentityCore<Account>().AddUserStore<PasskeyStore>();
        services.AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>().AddScoped<Passkeys>();
        services
            .AddOptions<IdentityPasskeyOptions>()
            .Configure<Installation>(
                (options, installation) =>
                {
                    options.ServerDomain = installation.Address.IdnHost;
                    options.UserVerificationRequirement = "required";
                    options.ResidentKeyRequirement = "required";
                    options.AttestationConveyancePreference = "none";
                    var origin = Passkeys.OriginOf(installation.Address);
                    options.ValidateOrigin = asked =>
                        ValueTask.FromResult(
                            !asked.CrossOrigin && string.Equals(asked.Origin, origin, StringComparison.Ordinal)
                        );
                }
            );
    }
}
