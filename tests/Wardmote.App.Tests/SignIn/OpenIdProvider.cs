using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Web;
using Wardmote.Tests;
using Xunit;

namespace Wardmote.App.Tests.SignIn;

/// <summary>
/// A real provider of OpenID Connect, started by the tests on this machine: tests/SingleSignOn. Without Node, or before its
/// packages are installed, every test that needs it is a named skip.
/// </summary>
public sealed class OpenIdProvider : IAsyncLifetime
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests/SingleSignOn");
    private Process? process;
    private Uri? address;

    /// <summary>Settings of a site whose people have accounts there.</summary>
    public string[] Settings =>
        [
            "Wardmote:SingleSignOn:Name=Common Door",
            $"Wardmote:SingleSignOn:Authority={Address}",
            "Wardmote:SingleSignOn:ClientId=wardmote",
            "Wardmote:SingleSignOn:ClientSecret=a secret between the two of them",
        ];

    /// <summary>Where it is.</summary>
    public Uri Address
    {
        get
        {
            if (address is null)
                Assert.Skip("No provider of single sign-on: it needs Node, and ./test installs its packages.");
            return address;
        }
    }

    public async ValueTask InitializeAsync()
    {
        var node = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, "node"))
            .FirstOrDefault(File.Exists);
        if (node is null || !Directory.Exists(Path.Combine(Folder, "node_modules/oidc-provider")))
            return;
        process = Process.Start(
            new ProcessStartInfo(node, Path.Combine(Folder, "provider.mjs"))
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            }
        )!;
        using var late = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        address = new Uri(
            await process.StandardOutput.ReadLineAsync(late.Token)
                ?? throw new InvalidOperationException("The provider ended before it said where it is.")
        );
    }

    /// <summary>Whom it lets in from now on, without asking.</summary>
    /// <param name="sub">What it calls them; null when it lets nobody in.</param>
    /// <param name="amr">How they showed that it is they: "pwd", "mfa" (RFC 8176).</param>
    /// <param name="email">An address that it says is theirs, verified or not.</param>
    public async Task ExpectAsync(
        string? sub,
        string[]? amr = null,
        string? acr = null,
        string? email = null,
        bool verified = false
    )
    {
        using var client = new HttpClient { BaseAddress = Address };
        var person = new
        {
            sub,
            amr,
            acr,
            email,
            email_verified = verified,
        };
        (await client.PostAsJsonAsync("/person", person)).EnsureSuccessStatusCode();
    }

    /// <summary>Follows a browser there until it is sent back; where it is sent back to, within our site.</summary>
    /// <param name="question">The address that our site led to.</param>
    public async Task<string> GoAsync(string question)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = true });
        var at = new Uri(question);
        while (at.Authority == Address.Authority)
        {
            using var answer = await client.GetAsync(at);
            if (answer.StatusCode is not (HttpStatusCode.Redirect or HttpStatusCode.SeeOther))
                throw new InvalidOperationException($"{at.AbsolutePath}: {await answer.Content.ReadAsStringAsync()}");
            at = new Uri(at, answer.Headers.Location!);
        }
        return at.PathAndQuery;
    }

    /// <summary>An address with another value of something it asks.</summary>
    public static string With(string address, string name, string value)
    {
        var (path, query) = (address.Split('?')[0], HttpUtility.ParseQueryString(address.Split('?')[1]));
        query[name] = value;
        return $"{path}?{query}";
    }

    public ValueTask DisposeAsync()
    {
        // It ends when nobody can tell it anything any more, however these tests end.
        process?.StandardInput.Close();
        process?.Dispose();
        return ValueTask.CompletedTask;
    }
}
