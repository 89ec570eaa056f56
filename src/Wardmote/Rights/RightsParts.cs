using Microsoft.Extensions.DependencyInjection;
using Wardmote.Organisation;
using Wardmote.Rights.Changing;
using Wardmote.Rights.Own;
using Wardmote.Rights.Triage;

namespace Wardmote.Rights;

/// <summary>What the use cases of this room share.</summary>
internal static class RightsParts
{
    public static IServiceCollection AddRights(this IServiceCollection services) =>
        services
            .AddScoped<RequestClock>()
            .AddScoped<Redating>()
            .AddScoped<IFollowUnits, DatesFollowUnits>()
            .AddScoped<OwnDeadlines>()
            .AddScoped<RequestDesk>()
            .AddScoped<RequestLetters>()
            .AddScoped<HolderList>()
            .AddScoped<HolderAsking>()
            .AddScoped<HolderLinks>()
            .AddScoped<AnswerRecorder>()
            .AddScoped<Drafts>()
            .AddScoped<Redactor>()
            .AddScoped<EncryptedZip>()
            .AddScoped<CarryingEnd>()
            .AddScoped<DataUses>()
            .AddScoped<TriageReading>()
            .AddScoped<OwnRequests>();
}
