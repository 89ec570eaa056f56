using System.Net;
using System.Net.Sockets;
using Shouldly;
using Wardmote.App.Hosting;
using Wardmote.Store;
using Xunit;

namespace Wardmote.App.Tests.Cli;

/// <summary>A server as its owner meets it: started, asked, ended, killed and started again.</summary>
public sealed class ServeTests : IDisposable
{
    private readonly DataFolder folder = new(Path.Combine(Path.GetTempPath(), $"wardmote-{Guid.CreateVersion7():n}"));

    [Theory]
    [InlineData("TERM")]
    public async Task It_ends_cleanly_when_it_is_told_to(string signal)
    {
        await Installation.MakeAsync(folder, default);
        using var server = await ServeAsync();
        (await server.EndAsync(signal)).ShouldBe(0);
        File.Exists(folder.Socket).ShouldBeFalse();
    }

    [Fact]
    public async Task After_a_kill_it_starts_again_and_commands_work()
    {
        await Installation.MakeAsync(folder, default);
        using (var killed = await ServeAsync())
            await killed.EndAsync("KILL");
        File.Exists(folder.Socket).ShouldBeTrue();
        (await TestCommand.RunAsync("/", "rights", "list", "--data", folder.Root)).Code.ShouldBe(0);
        using var again = await ServeAsync();
        (await TestCommand.RunAsync("/", "rights", "list", "--data", folder.Root)).Code.ShouldBe(0);
        (await again.EndAsync("TERM")).ShouldBe(0);
    }

    [Fact]
    public async Task The_demonstration_prints_one_address_and_one_link_that_signs_in()
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        using var demo = await ServerProcess.StartAsync(
            "Ctrl-C stops it.",
            "demo",
            "--data",
            folder.Root,
            "--urls",
            address
        );
        var addresses = demo.Said.Where(line => line.Contains("http")).ToList();
        addresses.Count.ShouldBe(2);
        addresses[0].ShouldContain(address);
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        client.BaseAddress = new Uri(address);
        var visit = new TestVisit(client);
        var link = await visit.GetAsync(
            new Uri(addresses[1].Split(' ', StringSplitOptions.RemoveEmptyEntries)[^1]).AbsolutePath
        );
        // The front door shows an officer to the desk.
        var desk = await visit.FollowAsync(await visit.FollowAsync(await visit.SendAsync(link)));
        desk.Status.ShouldBe(HttpStatusCode.OK);
        desk.Html.ShouldContain("Priya Shah");
        desk.Words.ShouldContain("Daniel Achterberg");
        (await TestCommand.RunAsync("/", "rights", "list", "--data", folder.Root)).Output.ShouldContain("R-");
        await LettersAsync();
        (await demo.EndAsync("TERM")).ShouldBe(0);
    }

    // The timers of a running server send what waits, here into the folder's outbox.
    private async Task LettersAsync()
    {
        using var late = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!Directory.Exists(folder.Outbox) || Directory.GetFiles(folder.Outbox, "*.eml").Length == 0)
            await Task.Delay(200, late.Token);
    }

    private static int FreePort()
    {
        using var trial = new TcpListener(IPAddress.Loopback, 0);
        trial.Start();
        return ((IPEndPoint)trial.LocalEndpoint).Port;
    }

    private Task<ServerProcess> ServeAsync() =>
        ServerProcess.StartAsync("Application started", "serve", "--data", folder.Root, "--urls", "http://127.0.0.1:0");

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (Directory.Exists(folder.Root))
            Directory.Delete(folder.Root, recursive: true);
    }
}
