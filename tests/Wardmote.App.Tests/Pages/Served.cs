using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Wardmote.Correspondence;
using Wardmote.Store;
using Wardmote.Tests;

namespace Wardmote.App.Tests.Pages;

/// <summary>
/// The whole application, served over HTTP on a free port of this machine, with a data folder and a database of its
/// own. Only its clock can be moved; everything else is what <c>wardmote serve</c> runs.
/// </summary>
public sealed class Served : IAsyncDisposable
{
    private readonly App app;
    private readonly TestHouse house;

    private Served(App app, TestHouse house)
    {
        this.app = app;
        this.house = house;
        Address = app.Address;
        Mail = new(house.Folder.Outbox, () => Services.GetRequiredService<Postman>().SendDueAsync(default));
    }

    /// <summary>Where it listens: http://127.0.0.1:port/.</summary>
    public Uri Address { get; }

    public DataFolder Folder => house.Folder;

    /// <summary>The letters it has sent.</summary>
    public Mailbox Mail { get; }

    /// <summary>Runs with this machine's, and can be moved ahead.</summary>
    public MovingClock Clock => app.Clock;

    /// <summary>The running application's own services.</summary>
    public IServiceProvider Services => app.Services;

    /// <summary>Starts it on an empty database.</summary>
    /// <param name="demonstration">Whether everybody in it is invented, which opens the pages of the demonstration.</param>
    /// <param name="also">Services that stand beside its own.</param>
    /// <param name="host">What people call this machine; a passkey belongs to a name, and not to a number.</param>
    /// <param name="provider">The provider of single sign-on; where left out, one that is never asked.</param>
    public static async Task<Served> OpenAsync(
        On on,
        bool demonstration = false,
        Action<IServiceCollection>? also = null,
        string host = "127.0.0.1",
        Uri? provider = null
    )
    {
        var house = await TestHouse.OpenAsync(on);
        var address = new Uri($"http://{host}:{FreePort()}/");
        // Nothing falls due by itself: a test says when letters go and who is chased.
        var settings = new Dictionary<string, object>
        {
            ["Timers"] = false,
            ["Demonstration"] = demonstration,
            ["SingleSignOn"] = new
            {
                Name = "Common Door",
                Authority = provider ?? new Uri("https://login.party.example/"),
                ClientId = "wardmote",
                ClientSecret = "a secret between the two of them",
            },
        };
        if (house.Connection is { } postgres)
            settings["Database"] = postgres;
        await File.WriteAllTextAsync(
            house.Folder.Settings,
            JsonSerializer.Serialize(
                new
                {
                    Urls = address,
                    Wardmote = settings,
                    Logging = new { LogLevel = new { Default = "Error", Wardmote = "Error" } },
                }
            )
        );
        var app = new App(house.Folder, address, also);
        app.UseKestrel(address.Port);
        app.StartServer();
        return new(app, house);
    }

    /// <summary>Runs something in a scope of its own, beside the requests.</summary>
    public async Task<T> DoAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    /// <summary>Runs a use case in a scope of its own.</summary>
    public Task<T> UseAsync<TUseCase, T>(Func<TUseCase, Task<T>> use)
        where TUseCase : notnull => DoAsync(s => use(s.GetRequiredService<TUseCase>()));

    /// <summary>Runs a use case in a scope of its own.</summary>
    public Task UseAsync<TUseCase>(Func<TUseCase, Task> use)
        where TUseCase : notnull =>
        DoAsync(async s =>
        {
            await use(s.GetRequiredService<TUseCase>());
            return true;
        });

    /// <summary>Reads from the database in a scope of its own.</summary>
    public Task<T> ReadAsync<T>(Func<Db, Task<T>> read) => UseAsync(read);

    /// <summary>Someone without a browser: pages asked for, forms sent; redirects are not followed.</summary>
    /// <param name="cookie">What makes them who they are; null for nobody.</param>
    /// <param name="from">The address of this machine that they come from.</param>
    public TestVisit Visit((string Name, string Value)? cookie = null, IPAddress? from = null)
    {
        var cookies = new CookieContainer();
        if (cookie is { } kept)
            cookies.Add(Address, new Cookie(kept.Name, kept.Value));
        return new(
            new HttpClient(
                new SocketsHttpHandler
                {
                    AllowAutoRedirect = false,
                    CookieContainer = cookies,
                    ConnectCallback = from is null ? null : (context, stop) => ConnectAsync(from, context, stop),
                }
            )
            {
                BaseAddress = Address,
            }
        );
    }

    private static async ValueTask<Stream> ConnectAsync(
        IPAddress from,
        SocketsHttpConnectionContext context,
        CancellationToken stop
    )
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Bind(new IPEndPoint(from, 0));
        await socket.ConnectAsync(context.DnsEndPoint, stop);
        return new NetworkStream(socket, ownsSocket: true);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await house.DisposeAsync();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed class App(DataFolder folder, Uri address, Action<IServiceCollection>? also)
        : WebApplicationFactory<Program>
    {
        public MovingClock Clock { get; } = new();
        public Uri Address { get; } = address;

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            // Becomes --data=…, as on the command line.
            builder.UseSetting("data", folder.Root);
            builder.UseEnvironment("Production");
            builder.ConfigureServices(services =>
            {
                services.AddSingleton<IClock>(Clock).AddSingleton(TestHouse.Passwords);
                also?.Invoke(services);
            });
        }
    }
}

/// <summary>This machine's clock, which a test can move ahead.</summary>
public sealed class MovingClock : IClock
{
    private Duration ahead;

    public Instant GetCurrentInstant() => SystemClock.Instance.GetCurrentInstant() + ahead;

    public void Pass(Duration time) => ahead += time;
}
