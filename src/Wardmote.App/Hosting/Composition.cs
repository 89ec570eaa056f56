using NodaTime;
using Wardmote.Organisation;

namespace Wardmote.App.Hosting;

/// <summary>What both the web application and the command line are made of: one line a concern.</summary>
internal static class Composition
{
#pragma warning disable RS0030 // The one place that chooses the clock.
    /// <summary>What everything else is given as the time.</summary>
    public static IClock Clock { get; } = SystemClock.Instance;
#pragma warning restore RS0030

    public static IServiceCollection AddHouse(this IServiceCollection services, Installation installation)
    {
        services.AddSingleton(installation);
        services.AddWardmote(installation.Engine, Clock, installation.MasterKey);
        services.AddSingleton(installation.MailOf());
        services.AddSingleton(new Demonstration(installation.IsDemonstration));
        return services;
    }
}
