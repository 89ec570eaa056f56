using Microsoft.Extensions.DependencyInjection;
using Wardmote.Clocks;

namespace Wardmote.Rights;

/// <summary>What the use cases of this room share.</summary>
internal static class RightsParts
{
    public static IServiceCollection AddRights(this IServiceCollection services) =>
        services
            .AddSingleton(_ => new DeadlineEngine(Rules.Load(), new PublicHolidays()))
            .AddScoped<RequestClock>()
            .AddScoped<RequestDesk>()
            .AddScoped<RequestLetters>()
            .AddScoped<HolderList>()
            .AddScoped<HolderAsking>()
            .AddScoped<HolderLinks>()
            .AddScoped<AnswerRecorder>()
            .AddScoped<Drafts>()
            .AddScoped<EncryptedZip>();
}
