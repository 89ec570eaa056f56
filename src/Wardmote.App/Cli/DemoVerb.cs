using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using Wardmote.App.Demo;
using Wardmote.App.Hosting;
using Wardmote.Store;

namespace Wardmote.App.Cli;

/// <summary>Runs Wardmote with an invented federation in it.</summary>
internal static class DemoVerb
{
    private const int UsualPort = 8080;

    private static readonly Option<string?> Urls = new("--urls")
    {
        Description = $"Where to listen; else http://127.0.0.1:{UsualPort}, or another port if that is taken",
        HelpName = "addresses",
    };

    public static Command Make()
    {
        var demo = new Command(
            "demo",
            "Try it out: run with an invented federation, in a folder that goes when it ends"
        )
        {
            Urls,
        };
        demo.SetAction(
            async (parsed, stop) =>
            {
                var caller = parsed.OwnCaller();
                if (parsed.GetValue(CommandLine.Data) is not null)
                    return await RunAsync(caller, parsed.Folder(), parsed.GetValue(Urls), stop);
                var fresh = Directory.CreateTempSubdirectory("wardmote-demo-").FullName;
                try
                {
                    return await RunAsync(caller, new DataFolder(fresh), parsed.GetValue(Urls), stop);
                }
                finally
                {
                    Directory.Delete(fresh, recursive: true);
                }
            }
        );
        return demo;
    }

    private static async Task<int> RunAsync(Caller caller, DataFolder folder, string? urls, CancellationToken stop)
    {
        caller.Output.WriteLine("Making an invented federation");
        await Installation.MakeDemonstrationAsync(folder, stop);
        using var held = FolderLock.Take(folder);
        string[] settings =
        [
            $"--urls={urls ?? FreeAddress()}",
            "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Warning",
        ];
        var installation = Installation.Open(folder, settings);
        await DemoHouse.FillAsync(installation, stop);
        var signIn = await DemoHouse.SignInLinkAsync(installation, stop);
        await ServeVerb.RunAsync(installation, settings, Ready, stop);
        return CommandLine.Done;

        void Ready() =>
            caller.Output.WriteLine(
                $"""

                Wardmote is running, and everybody in it is invented.

                  Address  {installation.Address}
                  Sign in  {signIn}
                           as Priya Shah, secretary of Northbury; good once

                Ctrl-C stops it.
                """
            );
    }

    // Somebody trying Wardmote may well have something else on the usual port.
    private static string FreeAddress()
    {
        foreach (var port in new[] { UsualPort, 0 })
        {
            using var trial = new TcpListener(IPAddress.Loopback, port);
            try
            {
                trial.Start();
                return $"http://localhost:{((IPEndPoint)trial.LocalEndpoint).Port}";
            }
            catch (SocketException) { }
        }
        throw new Refused("No port of this machine is free. Give an address with --urls.");
    }
}
