using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
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
/// <remarks><c>Wardmote.Child sqlite|postgres PLACE KEYFILE</c>, then <c>members FILE LEAVERS</c> or <c>pack REQUEST</c>, with tabs.</remarks>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        IDatabaseEngine engine = args[0] == "postgres" ? new PostgresEngine(args[1]) : new SqliteEngine(args[1]);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddWardmote(engine, SystemClock.Instance, MasterKey.FromFile(args[2]));
        await using var house = services.BuildServiceProvider();
        await using var scope = house.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Db>().Units.CountAsync();
        Console.WriteLine("ready");
        var order = (Console.ReadLine() ?? "").Split('\t');
        if (order is ["members", var file, var leavers])
            await ImportAsync(scope.ServiceProvider, file, int.Parse(leavers, CultureInfo.InvariantCulture));
        else if (order is ["pack", var request])
            await scope
                .ServiceProvider.GetRequiredService<BuildPack>()
                .RunAsync(Actor.Operator, Guid.Parse(request), null, default);
        else
            return 2;
        Console.WriteLine("done");
        return 0;
    }

    private static Task ImportAsync(IServiceProvider services, string file, int leavers) =>
        services
            .GetRequiredService<ImportMembers>()
            .RunAsync(Actor.Operator, "UK", ImportOrder.Of(file) with { ConfirmedLeavers = leavers }, default);
}
