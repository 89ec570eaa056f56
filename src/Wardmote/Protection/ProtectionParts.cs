using Microsoft.Extensions.DependencyInjection;

namespace Wardmote.Protection;

/// <summary>What the room adds to the house beside its use cases.</summary>
internal static class ProtectionParts
{
    public static IServiceCollection AddProtection(this IServiceCollection services) =>
        services.AddScoped<OfficesOnRecord>().AddScoped<UnitContacts>().AddScoped<Monitoring>();
}
