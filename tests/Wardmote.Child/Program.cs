using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Wardmote.Correspondence;
using Wardmote.Evidence;
using Wardmote.Members;
using Wardmote.Organisation;
using Wardmote.Organisation.Imports;
using Wardmote.Postgres;
using Wardmote.Rights;
using Wardmote.Sqlite;
using Wardmote.Store;

namespace Wardmote.Child;

/// <summary>
/// A process that tests kill. It opens a database, says "ready", waits for one line with what to do, does it, and says
/// "done".
/// </summary>
/// <remarks><c>Wardmote.Child sqlite|postgres PLACE KEYFILE</c>, then <c>members FILE LEAVERS</c>, <c>pack REQUEST</c> or
/// <c>letters PORT LEASE</c>, with tabs.</remarks>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        IDatabaseEngine engine = args[0] == "postgres" ? new PostgresEngine(args[1]) : new SqliteEngine(args[1]);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddWardmote(engine, SystemClock.Instance, MasterKey.FromFile(args[2]));
        CorrespondenceSettings? mail = null;
        services.AddSingleton(_ => mail!);
        await using var house = services.BuildServiceProvider();
        await using var scope = house.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Db>().Units.CountAsync();
        Console.WriteLine("ready");
        switch ((Console.ReadLine() ?? "").Split('\t'))
        {
            case ["members", var file, var leavers]:
                await ImportAsync(scope.ServiceProvider, file, Number(leavers));
                break;
            case ["pack", var request]:
                var build = scope.ServiceProvider.GetRequiredService<BuildPack>();
                await build.RunAsync(Actor.Operator, Guid.Parse(request), null, default);
                break;
            case ["letters", var port, var lease]:
                mail = new()
                {
                    PublicAddress = new("https://wardmote.example.org/"),
                    SenderAddress = "letters@wardmote.example.org",
                    Transport = TransportKind.Smtp,
                    SmtpHost = "127.0.0.1",
                    SmtpPort = Number(port),
                    SmtpEncryption = SmtpEncryption.None,
                    LeaseSeconds = Number(lease),
                };
                await house.GetRequiredService<Postman>().SendDueAsync(default);
                break;
            default:
                return 2;
        }
        Console.WriteLine("done");
        return 0;
    }

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    private static Task ImportAsync(IServiceProvider services, string file, int leavers) =>
        services
            .GetRequiredService<ImportMembers>()
            .RunAsync(
                Actor.Operator,
                "UK",
                ImportOrder.Of(file) with
                {
                    ConfirmedLeavers = leavers,
                    Progress = new Telling(),
                },
                default
            );

    /// <summary>Says "begun" when the first row is about to be read, and "read" when the last one has been.</summary>
    private sealed class Telling : IProgress<ImportProgress>
    {
        private bool begun;

        public void Report(ImportProgress value)
        {
            if (!begun)
                Console.WriteLine("begun");
            begun = true;
            if (value.Bytes == value.TotalBytes && value.Rows > 0)
                Console.WriteLine("read");
        }
    }
}
