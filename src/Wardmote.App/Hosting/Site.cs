using Wardmote.App.Api;
using Wardmote.App.Cli;
using Wardmote.App.Forms;
using Wardmote.App.SignIn;
using Wardmote.App.Worker;

namespace Wardmote.App.Hosting;

/// <summary>The web application: one line a concern, in the order a request meets them.</summary>
internal static class Site
{
    public static WebApplication Build(Installation installation, string[] settings)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { Args = settings, ContentRootPath = AppContext.BaseDirectory }
        );
        builder.Configuration.AddConfiguration(installation.Configuration);
        builder.WebHost.UseStaticWebAssets();
        builder.AddListening(installation);
        builder.Services.AddHouse(installation);
        builder.Services.AddCookieKeys();
        builder.Services.AddGuardedCookies(installation);
        builder
            .Services.AddRazorPages(pages =>
                pages
                    .Conventions.ConfigureFilter(new RefusalFilter())
                    .ConfigureFilter(new HandledFilter())
                    .ConfigureFilter(new FreshFactorFilter())
            )
            .AddForms();
        builder.Services.AddScoped<Pages.Ask.AskForm>().AddScoped<Pages.Answer.HolderDoor>();
        builder.AddSignIn(installation);
        builder.Services.AddHealth();
        builder.Services.AddTimers(installation);
        builder.Services.AddSingleton<ImportWorker>().AddHostedService(s => s.GetRequiredService<ImportWorker>());
        if (installation.OwnsFolder)
            builder.Services.AddHostedService<RelayServer>();

        var app = builder.Build();
        app.UseForwardedHeaders();
        app.UseSecurityHeaders();
        app.UseOwnName(installation);
        app.UseProblemPages();
        app.UseStaticFiles(SecurityHeaders.Files);
        app.UseRouting();
        app.UseSignIn();
        app.MapHealth();
        app.MapCalendars();
        app.MapDeadlineApi();
        app.MapRazorPages();
        app.MapUnknown();
        return app;
    }
}
