using Microsoft.Extensions.DependencyInjection;
using Wardmote.Organisation;

namespace Wardmote.Training;

/// <summary>What the room adds to the house beside its use cases.</summary>
internal static class TrainingParts
{
    public static IServiceCollection AddTraining(this IServiceCollection services) =>
        services
            .AddSingleton(_ => Course.Load())
            .AddSingleton(_ => Undertakings.Load())
            .AddScoped<IGateAccess, TrainingGate>()
            .AddScoped<TrainingTerms>()
            .AddScoped<TrainingRoll>()
            .AddScoped<CertificateGiving>();
}
