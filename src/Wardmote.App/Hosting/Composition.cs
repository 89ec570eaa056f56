using NodaTime;
using Wardmote.App.Demo;
using Wardmote.Organisation;

namespace Wardmote.App.Hosting;

/// <summary>What both the web application and the command line are made of: one line a concern.</summary>
internal static class Composition
{
#pragma warning disable RS0030 // The one place that chooses the clock.
    public static IClock RealClock => SystemClock.Instance;
#pragma warning restore RS0030

    /// <param name="demo">The clock of the demonstration; null for anything but that.</param>
    public static IServiceCollection AddHouse(
        this IServiceCollection services,
        Installation installation,
        DemoClock? demo = null
    )
    {
        services.AddSingleton(installation);
        services.AddWardmote(installation.Engine, demo ?? RealClock, installation.MasterKey);
        if (demo is not null)
            services.AddSingleton(new Demonstration(Running: true));
        return services;
    }
}
