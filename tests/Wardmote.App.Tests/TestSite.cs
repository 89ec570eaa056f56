using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Wardmote.Tests;

namespace Wardmote.App.Tests;

/// <summary>
/// The whole of Wardmote with its web application, started as the command starts it, on a database of its own. Arrange
/// and look with <see cref="House"/>; act as a person would with <see cref="Visit"/>.
/// </summary>
public sealed class TestSite : IAsyncDisposable
{
    private readonly WebApplicationFactory<Program> factory;

    private readonly bool ownsHouse;

    private TestSite(TestHouse house, bool ownsHouse, string[] settings, Action<IServiceCollection>? also)
    {
        House = house;
        this.ownsHouse = ownsHouse;
        Written(house);
        factory = new WebApplicationFactory<Program>().WithWebHostBuilder(web =>
        {
            web.UseEnvironment("Production");
            web.UseSetting("data", house.Folder.Root);
            // A test that wants something done by itself does it.
            web.UseSetting("Wardmote:Timers", "false");
            web.UseSetting("Logging:LogLevel:Microsoft.Hosting.Lifetime", "Warning");
            foreach (var setting in settings)
                web.UseSetting(setting.Split('=')[0], setting[(setting.IndexOf('=') + 1)..]);
            web.ConfigureTestServices(services =>
            {
                services.AddSingleton<IClock>(house.Clock);
                services.AddSingleton(TestHouse.Passwords);
                also?.Invoke(services);
            });
        });
    }

    /// <summary>The same database, below the web.</summary>
    public TestHouse House { get; }

    public TestClock Clock => House.Clock;

    /// <summary>The services of the running application.</summary>
    public IServiceProvider Services => factory.Services;

    /// <summary>Whether tests that need PostgreSQL itself must be skipped.</summary>
    public static bool HasNoPostgres =>
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable("WARDMOTE_TEST_POSTGRES"));

    /// <summary>Starts the application, if nothing has yet.</summary>
    public void Start() => _ = factory.Server;

    /// <summary>Ends the application as a signal would.</summary>
    public async Task StopAsync() => await factory.DisposeAsync();

    /// <summary>Opens a site on a database of its own.</summary>
    /// <param name="settings">Settings over those of the folder: <c>Wardmote:Address=https://data.example.org</c>.</param>
    /// <param name="also">Services that stand in for the edge.</param>
    public static async Task<TestSite> OpenAsync(
        On on,
        string[]? settings = null,
        Action<IServiceCollection>? also = null
    ) => new(await TestHouse.OpenAsync(on), true, settings ?? [], also);

    /// <summary>A second node on the same database: on PostgreSQL only.</summary>
    public TestSite AnotherNode(string[]? settings = null) => new(House, false, settings ?? [], null);

    /// <summary>Someone with a browser of their own. Cookies are kept, redirects are not followed.</summary>
    /// <param name="address">Where they believe the site is.</param>
    public TestVisit Visit(string address = "http://localhost") =>
        new(factory.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new Uri(address) }));

    public async ValueTask DisposeAsync()
    {
        await factory.DisposeAsync();
        if (ownsHouse)
            await House.DisposeAsync();
    }

    private static void Written(TestHouse house)
    {
        var database = house.Connection is null ? "" : $$""" "Database": "{{house.Connection}}" """;
        File.WriteAllText(house.Folder.Settings, $$"""{ "Wardmote": { {{database}} } }""");
    }
}
