using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.App.Hosting;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.App.Demo;

/// <summary>Fills a demonstration's folder, and lets its secretary in.</summary>
internal static class DemoHouse
{
    /// <summary>Whose desk the demonstration opens at: the secretary of Northbury.</summary>
    public const string Secretary = "priya.shah@northbury.example";

    private static readonly Duration Past = Duration.FromDays(60);

    /// <summary>Brings in the federation and tells its last weeks, unless that was done before.</summary>
    public static async Task FillAsync(Installation installation, CancellationToken stop)
    {
        var now = await ReadAsync(
            installation,
            s => Task.FromResult(s.GetRequiredService<IClock>().GetCurrentInstant())
        );
        if (await ReadAsync(installation, s => s.GetRequiredService<Db>().Units.AnyAsync(stop)))
            return;
        var clock = new DemoClock(now - Past);
        await using var house = installation.BuildHouse(services => services.AddSingleton<IClock>(clock));
        await DemoFederation.BringInAsync(house, stop);
        await OfferAsync(house, stop);
        await using (var scope = house.CreateAsyncScope())
        {
            await new DemoTraining(scope.ServiceProvider, clock, Secretary).TellAsync(stop);
            await new DemoProtection(scope.ServiceProvider, clock).TellAsync(stop);
            await new DemoRegisters(scope.ServiceProvider).TellAsync(stop);
            await new DemoPermits(scope.ServiceProvider, clock, Secretary).TellAsync(stop);
            await new DemoConsent(scope.ServiceProvider, clock).TellAsync(stop);
        }
        clock.Now = now;
        await new DemoHistory(house, clock, Secretary).TellAsync(stop);
    }

    /// <summary>A fresh address that signs the secretary in, once.</summary>
    public static async Task<Uri> SignInLinkAsync(Installation installation, CancellationToken stop)
    {
        await using var house = installation.BuildHouse();
        return new(installation.Address, $"/signin/link/{await OfferAsync(house, stop)}");
    }

    private static async Task<string> OfferAsync(IServiceProvider house, CancellationToken stop)
    {
        await using var scope = house.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<OfferSignInLink>()
            .RunAsync(Actor.Operator, Secretary, stop);
    }

    private static async Task<T> ReadAsync<T>(Installation installation, Func<IServiceProvider, Task<T>> readAsync)
    {
        await using var house = installation.BuildHouse();
        await using var scope = house.CreateAsyncScope();
        return await readAsync(scope.ServiceProvider);
    }
}
