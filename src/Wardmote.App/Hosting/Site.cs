using Wardmote.App.Forms;
using Wardmote.App.SignIn;

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
        installation.AddHouse(builder.Services);
        builder.Services.AddRazorPages().AddForms();
        builder.AddSignIn();

        var app = builder.Build();
        app.UseStaticFiles();
        app.UseRouting();
        app.UseSignIn();
        app.MapRazorPages();
        return app;
    }
}
