using Microsoft.EntityFrameworkCore;
using Wardmote.Clocks;
using Wardmote.Organisation;
using Wardmote.Permits;
using Wardmote.Store;

namespace Wardmote.App.Demo;

/// <summary>Who keeps Northbury’s data themselves: one permission that runs, one past its day, one that has ended.</summary>
internal sealed class DemoPermits(IServiceProvider services, DemoClock clock, string secretaryEmail)
{
    public async Task TellAsync(CancellationToken stop)
    {
        var secretary =
            await Get<Acting>().ActorAsync(secretaryEmail, clock.Today(), stop)
            ?? throw new InvalidOperationException("The demonstration has no secretary.");
        var northbury = await UnitAsync("NBY", stop);
        await GiveAsync(
            secretary,
            northbury,
            new(
                "Leila Haddad",
                "leila.haddad@example.org",
                "Names and addresses for the leaflet round in Mill Street",
                "Delivering the winter leaflet",
                "Paper",
                clock.Today().PlusDays(200)
            ),
            stop
        );
        await GiveAsync(
            secretary,
            await UnitAsync("NBY-R", stop),
            new(
                "Colin Entwistle",
                "colin.entwistle@northbury.example",
                "Canvass returns",
                "Planning the Riverside by-election",
                "Own computer",
                clock.Today().PlusDays(30)
            ),
            stop
        );
        var ended = await GiveAsync(
            secretary,
            northbury,
            new(
                "Rhodri Vaughan",
                "rhodri.vaughan@example.com",
                "List of those coming to the autumn supper",
                "Seating and catering",
                "Telephone",
                clock.Today().PlusDays(10)
            ),
            stop
        );
        await Get<EndPermit>()
            .RunAsync(
                secretary,
                ended,
                new(Fate.Removed, clock.Today(), "19:30", "Deleted it from the telephone; told me at the supper"),
                stop
            );
    }

    private async Task<Guid> GiveAsync(Actor secretary, Guid unit, NewPermit permit, CancellationToken stop) =>
        (await Get<GivePermit>().RunAsync(secretary, unit, permit with { GivenOn = clock.Today() }, stop)).Id;

    private Task<Guid> UnitAsync(string code, CancellationToken stop) =>
        Get<Db>().Units.Where(u => u.Code == code).Select(u => u.Id).SingleAsync(stop);

    private T Get<T>()
        where T : notnull => services.GetRequiredService<T>();
}
