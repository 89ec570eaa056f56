using System.Net.Sockets;
using Shouldly;
using Wardmote.App.Cli;
using Wardmote.Store;
using Wardmote.Tests;
using Xunit;

namespace Wardmote.App.Tests.Cli;

/// <summary>While a server owns the folder, a command typed beside it answers as it would without.</summary>
public class RelayTests
{
    [Theory]
    [InlineData(0, "rights", "list")]
    [InlineData(0, "rights", "list", "--json")]
    [InlineData(2, "rights", "show", "R-2026-9999")]
    [InlineData(2, "rights", "list", "--as", "nobody@example.org")]
    [InlineData(2, "units", "import", "no-such-file.csv")]
    public async Task A_command_answers_alike_with_and_without_a_server(int code, params string[] typed)
    {
        await using var site = await TestSite.OpenAsync(On.Sqlite);
        var folder = site.House.Folder.Root;
        string[] whole = [.. typed, "--data", folder];
        var alone = await TestCommand.RunAsync(folder, whole);
        site.Start();
        FolderLock.TryTake(site.House.Folder).ShouldBeNull();
        var relayed = await TestCommand.RunAsync(folder, whole);
        relayed.ShouldBe(alone);
        relayed.Code.ShouldBe(code);
        (relayed.Output + relayed.Error).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_file_is_looked_for_where_the_caller_stands()
    {
        await using var site = await TestSite.OpenAsync(On.Sqlite);
        site.Start();
        var folder = site.House.Folder.Root;
        await File.WriteAllTextAsync(
            Path.Combine(folder, "units.csv"),
            "code,name,kind,parent,nation,controller,email,address\nUK,Everyone,national,,england,yes,,\n"
        );
        var answered = await TestCommand.RunAsync(folder, "units", "import", "units.csv", "--data", folder);
        answered.Error.ShouldBe("");
        answered.Code.ShouldBe(0);
        (
            await TestCommand.RunAsync(Path.GetTempPath(), "units", "import", "units.csv", "--data", folder)
        ).Code.ShouldBe(2);
    }

    [Fact]
    public async Task On_PostgreSQL_a_command_opens_the_database_beside_the_server()
    {
        Assert.SkipWhen(TestSite.HasNoPostgres, "No PostgreSQL: ./test starts one.");
        await using var site = await TestSite.OpenAsync(On.Postgres);
        site.Start();
        File.Exists(site.House.Folder.Socket).ShouldBeFalse();
        var answered = await TestCommand.RunAsync("/", "rights", "list", "--data", site.House.Folder.Root);
        answered.Code.ShouldBe(0);
    }

    [Fact]
    public async Task A_second_server_on_the_folder_is_refused()
    {
        await using var site = await TestSite.OpenAsync(On.Sqlite);
        site.Start();
        var second = await TestCommand.RunAsync("/", "serve", "--data", site.House.Folder.Root);
        second.Code.ShouldBe(2);
        second.Error.ShouldContain("Another Wardmote is already using the folder");
    }

    [Fact]
    public async Task Only_the_owner_may_open_the_socket_and_it_goes_with_the_server()
    {
        await using var site = await TestSite.OpenAsync(On.Sqlite);
        var socket = site.House.Folder.Socket;
        // What a killed server leaves behind.
        using (var stale = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
            stale.Bind(new UnixDomainSocketEndPoint(socket));
        await File.WriteAllTextAsync(socket + ".note", "kept");
        site.Start();
        File.GetUnixFileMode(socket).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await site.StopAsync();
        File.Exists(socket).ShouldBeFalse();
    }

    [Fact]
    public async Task A_caller_that_talks_nonsense_or_hangs_up_harms_nobody()
    {
        await using var site = await TestSite.OpenAsync(On.Sqlite);
        site.Start();
        foreach (
            var nonsense in new byte[][] { [], [0, 0], [255, 255, 255, 255], [0, 0, 0, 2, 123, 33], new byte[300] }
        )
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(site.House.Folder.Socket));
            await socket.SendAsync(nonsense);
        }
        var answered = await TestCommand.RunAsync("/", "rights", "list", "--data", site.House.Folder.Root);
        answered.Code.ShouldBe(0);
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("init")]
    [InlineData("demo")]
    public async Task A_server_does_not_run_another_server(string verb)
    {
        await using var site = await TestSite.OpenAsync(On.Sqlite);
        using var output = new StringWriter();
        using var error = new StringWriter();
        var typed = TestCommand.Typed("/", output, error, verb, "--data", site.House.Folder.Root);
        var relayed = new Caller
        {
            Arguments = typed.Arguments,
            Folder = typed.Folder,
            Server = site.Services,
            Output = output,
            Error = error,
            EnableDefaultExceptionHandler = false,
        };
        (await CommandLine.RunAsync(relayed, CancellationToken.None)).ShouldBe(2);
        error.ToString().ShouldContain("cannot be sent to a running server");
    }

    [Fact]
    public async Task A_command_waits_for_the_one_before_it()
    {
        await using var house = await TestHouse.OpenAsync(On.Sqlite);
        await File.WriteAllTextAsync(house.Folder.Settings, "{}");
        var held = FolderLock.Take(house.Folder);
        var waiting = TestCommand.RunAsync("/", "rights", "list", "--data", house.Folder.Root);
        await Task.Delay(300);
        waiting.IsCompleted.ShouldBeFalse();
        held.Dispose();
        (await waiting).Code.ShouldBe(0);
    }
}
