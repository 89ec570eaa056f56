using Microsoft.Playwright;
using Wardmote.App.Tests.Pages;
using Wardmote.Browser.Tests;
using Xunit;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace Wardmote.Browser.Tests;

/// <summary>The one browser of the whole run. Without one, every test that needs it is a named skip.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string? Path = new[]
    {
        Environment.GetEnvironmentVariable("WARDMOTE_TEST_CHROMIUM"),
        "/usr/bin/chromium",
    }.FirstOrDefault(File.Exists);

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        if (Path is null)
            return;
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = Path,
                Args =
                [
                    "--headless=new",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                ],
            }
        );
    }

    /// <summary>A visitor with a browser of their own: no cookies yet, and a screen of a size.</summary>
    /// <param name="provider">The one other site that the visitor may be led to.</param>
    public async Task<Visitor> VisitAsync(Uri site, Screen screen, bool scripts = true, Uri? provider = null)
    {
        if (browser is null)
            Assert.Skip("No Chromium: ./test installs one, or set WARDMOTE_TEST_CHROMIUM to its path.");
        var (width, height) = screen.Size();
        var context = await browser.NewContextAsync(
            new()
            {
                BaseURL = site.ToString(),
                ViewportSize = new() { Width = width, Height = height },
                HasTouch = screen == Screen.Phone,
                JavaScriptEnabled = scripts,
                Locale = "en-GB",
                TimezoneId = "Europe/London",
                ReducedMotion = ReducedMotion.Reduce,
            }
        );
        return await Visitor.StartAsync(context, site, screen, provider);
    }

    /// <summary>An officer who is signed in already.</summary>
    public async Task<Visitor> OfficerAsync(Served served, string email, Screen screen = Screen.Desktop)
    {
        var officer = await VisitAsync(served.Address, screen);
        await officer.KeepCookieAsync(Federation.SessionCookie, await served.SignInAsync(email));
        return officer;
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }
}
