using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Wardmote.Browser.Tests;

/// <summary>Pictures of every page the tests see, when WARDMOTE_PICTURES names a folder for them.</summary>
internal static partial class Pictures
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("WARDMOTE_PICTURES")
        is { Length: > 0 } folder
        ? folder
        : null;

    private static int taken;

    /// <summary>Takes one, named after the page's title: 012-desktop-check-your-answers.png.</summary>
    public static async Task TakeAsync(IPage page, Screen screen)
    {
        if (Folder is null)
            return;
        var number = Interlocked.Increment(ref taken);
        var name = NotAName().Replace((await page.TitleAsync()).ToLowerInvariant(), "-").Trim('-');
        await page.ScreenshotAsync(
            new()
            {
                Path = Path.Combine(Folder, $"{number:000}-{screen.ToString().ToLowerInvariant()}-{name}.png"),
                FullPage = true,
            }
        );
    }

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotAName();
}
