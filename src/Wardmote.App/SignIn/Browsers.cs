namespace Wardmote.App.SignIn;

/// <summary>Names a browser as its owner would: "Firefox on Android". What it says of itself is not trusted for more.</summary>
public static class Browsers
{
    // The first that is mentioned wins: Edge calls itself Chrome, and Chrome calls itself Safari.
    private static readonly (string Mark, string Name)[] Kinds =
    [
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser/", "Samsung Internet"),
        ("Firefox/", "Firefox"),
        ("FxiOS/", "Firefox"),
        ("CriOS/", "Chrome"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
    [
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("Windows", "Windows"),
        ("Mac OS X", "Mac"),
        ("CrOS", "Chromebook"),
        ("Linux", "Linux"),
    ];

    /// <summary>The name of the browser that sent a request.</summary>
    public static string Name(HttpRequest request)
    {
        var agent = request.Headers.UserAgent.ToString();
        var kind = Kinds.FirstOrDefault(k => agent.Contains(k.Mark, StringComparison.Ordinal)).Name ?? "A browser";
        var system = Systems.FirstOrDefault(s => agent.Contains(s.Mark, StringComparison.Ordinal)).Name;
        return system is null ? kind : $"{kind} on {system}";
    }
}
