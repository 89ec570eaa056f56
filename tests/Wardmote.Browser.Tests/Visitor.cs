using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using NodaTime;
using Shouldly;
using Wardmote.Clocks;

namespace Wardmote.Browser.Tests;

/// <summary>
/// Someone at a browser. Whatever a page does that it should not is noted: an error on the console, something the
/// content security policy stopped, a request to anywhere else. <see cref="SeeAsync"/> ends in a failure if there is any.
/// </summary>
public sealed class Visitor : IAsyncDisposable
{
    // WCAG 2.2 A and AA, and everything before it that still counts. One line a fault; none when the page has none.
    private const string AskAxe = """
        axe.run({
            resultTypes: ['violations'],
            runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
        }).then(found => found.violations.flatMap(v => v.nodes.map(n => `${v.id}: ${v.help}: ${n.html}`)))
        """;

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private readonly IBrowserContext context;
    private readonly Uri site;
    private Screen screen;
    private readonly List<string> faults = [];

    private Visitor(IBrowserContext context, IPage page, Uri site, Screen screen)
    {
        this.context = context;
        this.site = site;
        this.screen = screen;
        Page = page;
    }

    public IPage Page { get; }

    /// <summary>The path of the page they are on.</summary>
    public string Path => new Uri(Page.Url).AbsolutePath;

    internal static async Task<Visitor> StartAsync(IBrowserContext context, Uri site, Screen screen, Uri? provider)
    {
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(20_000);
        var visitor = new Visitor(context, page, site, screen);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !IsStatus(message.Text))
                visitor.Note($"console: {message.Text}");
        };
        page.PageError += (_, error) => visitor.Note($"script: {error}");
        page.Request += (_, request) =>
        {
            var to = new Uri(request.Url).Authority;
            if (to != site.Authority && !(to == provider?.Authority && request.IsNavigationRequest))
                visitor.Note($"elsewhere: {request.Url}");
        };
        page.Response += (_, answer) =>
        {
            if (answer.Status >= 400 && !IsProblem(answer))
                visitor.Note($"answered {answer.Status}: {answer.Url}");
        };
        await context.AddInitScriptAsync(
            "addEventListener('securitypolicyviolation', e => console.error('stopped by the policy: ' + e.violatedDirective + ' ' + e.blockedURI));"
        );
        return visitor;
    }

    /// <summary>Types an address of the site, and sees the page.</summary>
    public async Task GoAsync(string path)
    {
        await Page.GotoAsync(path);
        await SeeAsync();
    }

    /// <summary>Presses a button, by its name, and sees the page it leads to.</summary>
    public async Task PressAsync(string button)
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync();
        await SeeAsync();
    }

    /// <summary>Presses a button that asks a device first, and sees the page that its answer leads to.</summary>
    /// <param name="leadsTo">How its address ends; null when the page stays.</param>
    public async Task PressAsync(string button, string? leadsTo)
    {
        var pressed = Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First;
        if (leadsTo is null)
        {
            await pressed.ClickAsync();
            return;
        }
        await Page.RunAndWaitForResponseAsync(
            () => pressed.ClickAsync(),
            answer => answer.Url.EndsWith(leadsTo, StringComparison.Ordinal)
        );
        await Page.WaitForURLAsync($"**{leadsTo}");
        await SeeAsync();
    }

    /// <summary>Presses a button that hands over a file, and returns what is in it.</summary>
    public async Task<byte[]> DownloadAsync(string button)
    {
        var download = await Page.RunAndWaitForDownloadAsync(() =>
            Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync()
        );
        return await File.ReadAllBytesAsync(await download.PathAsync());
    }

    /// <summary>Follows a link, by its name, and sees the page it leads to.</summary>
    public async Task FollowAsync(string link)
    {
        await Page.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).First.ClickAsync();
        await SeeAsync();
    }

    /// <summary>Fills a field, by its label.</summary>
    public Task FillAsync(string label, string value) =>
        Page.GetByLabel(label, new() { Exact = true }).FillAsync(value);

    /// <summary>Fills the one date that the page asks for.</summary>
    public async Task FillDateAsync(LocalDate day)
    {
        await FillAsync("Day", PlainDates.Figure(day.Day));
        await FillAsync("Month", PlainDates.Figure(day.Month));
        await FillAsync("Year", PlainDates.Figure(day.Year));
    }

    /// <summary>Chooses a radio button, by its label.</summary>
    public Task ChooseAsync(string label) =>
        Page.GetByRole(AriaRole.Radio, new() { Name = label, Exact = true }).CheckAsync();

    /// <summary>What the page says, as text.</summary>
    public Task<string> TextAsync() => Page.Locator("body").InnerTextAsync();

    /// <summary>Sees the page: nothing noted so far, nothing wider than the screen.</summary>
    public async Task SeeAsync()
    {
        await LoadedAsync();
        var wider = await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth");
        if (wider > 0)
            Note($"wider than the screen by {wider} pixels");
        faults.ShouldBeEmpty();
        await Pictures.TakeAsync(Page, screen);
    }

    /// <summary>Looks closely at the page, on the screen it is on: it must be usable by everyone too.</summary>
    public async Task LookAsync()
    {
        if (!await Page.EvaluateAsync<bool>("'axe' in window"))
            await Page.EvaluateAsync(Axe);
        foreach (var violation in await Page.EvaluateAsync<string[]>(AskAxe))
            Note($"axe: {violation}");
        await SeeAsync();
    }

    /// <summary>Looks closely at the page as it would be on another screen.</summary>
    public async Task LookOnAsync(Screen other)
    {
        screen = other;
        var (width, height) = other.Size();
        await Page.SetViewportSizeAsync(width, height);
        await LookAsync();
    }

    /// <summary>Has this browser hold a cookie of the site.</summary>
    public Task KeepCookieAsync(string name, string value) =>
        context.AddCookiesAsync([
            new()
            {
                Name = name,
                Value = value,
                Url = site.ToString(),
            },
        ]);

    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    private async Task LoadedAsync()
    {
        try
        {
            await Page.WaitForLoadStateAsync();
        }
        catch (TimeoutException)
        {
            // On a busy machine the event may have passed before anybody listened.
            if (await Page.EvaluateAsync<string>("document.readyState") != "complete")
                throw;
        }
    }

    private void Note(string fault)
    {
        lock (faults)
            faults.Add($"{Page.Url.Replace(site.ToString(), "/", StringComparison.Ordinal)} on the {screen}: {fault}");
    }

    // A page may say that it is not there; a failure is one only where it is asked for by name.
    private static bool IsProblem(IResponse answer) =>
        answer.Request.IsNavigationRequest
        && (answer.Status < 500 || answer.Url.Contains("/problem/", StringComparison.Ordinal));

    // The browser says this of every answer that is not a good one; Page.Response says it better.
    private static bool IsStatus(string console) =>
        console.StartsWith("Failed to load resource: the server responded with a status of", StringComparison.Ordinal);
}
