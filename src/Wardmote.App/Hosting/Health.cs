using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Wardmote.Store;

namespace Wardmote.App.Hosting;

/// <summary>/healthz: the process answers. /readyz: so does the database.</summary>
internal static class Health
{
    public static void AddHealth(this IServiceCollection services) =>
        services.AddHealthChecks().AddDbContextCheck<Db>("database", tags: ["ready"]);

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/healthz", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        routes
            .MapHealthChecks("/readyz", new HealthCheckOptions { Predicate = c => c.Tags.Contains("ready") })
            .AllowAnonymous();
    }
}
