using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Consent;
using Wardmote.Correspondence;
using Wardmote.Evidence;
using Wardmote.Finding;
using Wardmote.Members;
using Wardmote.Notices;
using Wardmote.Organisation;
using Wardmote.Protection;
using Wardmote.Registers;
using Wardmote.Rights;
using Wardmote.Store;
using Wardmote.Training;

namespace Wardmote;

/// <summary>Puts the rooms together. The only file that sees every floor.</summary>
public static class House
{
    /// <summary>
    /// Registers the database, every use case and every room that holds personal data. The caller chooses the database,
    /// the clock and the master key, and registers a <see cref="CorrespondenceSettings"/> of its own.
    /// </summary>
    public static IServiceCollection AddWardmote(
        this IServiceCollection services,
        IDatabaseEngine engine,
        IClock clock,
        MasterKey masterKey
    )
    {
        services.AddSingleton(engine).AddSingleton(clock).AddSingleton(masterKey);
        services.AddDbContext<Db>(options =>
        {
            engine.Configure(options);
            options.AddInterceptors(new EvidenceRule());
        });
        services.AddScoped<Journal>().AddScoped<Vault>().AddScoped<KeyRing>().AddScoped<RateLimits>();
        services.AddSingleton(_ => Rules.Load()).AddSingleton<HolidayShelf>().AddScoped<HolidayCalendar>();
        services
            .AddScoped<AccessExplaining>()
            .AddScoped<LiveSessions>()
            .AddScoped<OfficeFinder>()
            .AddScoped<Invitations>();
        services.AddSingleton(_ => new Passwords()).AddSingleton(new Demonstration(Running: false));
        services.AddScoped<SecondFactor>().AddScoped<IAccountNotices, AccountNotices>();
        services
            .AddScoped<RecoveryLetters>()
            .AddScoped<LetterWriter>()
            .AddScoped<LetterSecrets>()
            .AddScoped<Wordings>();
        services
            .AddSingleton(s => s.GetRequiredService<CorrespondenceSettings>().MakeTransport())
            .AddSingleton<Postman>();
        services
            .AddScoped<Suppressions>()
            .AddScoped<Scrubber>()
            .AddScoped<SweepOutbox>()
            .AddScoped<Acting>()
            .AddScoped<MemberOpenings>()
            .AddScoped<IListMembers, MemberListing>()
            .AddScoped<Consents>()
            .AddScoped<NoticeList>()
            .AddScoped<Register>()
            .AddTraining()
            .AddRights()
            .AddProtection();
        foreach (var type in typeof(House).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false }))
        {
            if (type.GetCustomAttribute<UseCaseAttribute>() is not null)
                services.AddScoped(type);
            if (type.IsAssignableTo(typeof(IHoldPersonalData)))
                services.AddScoped(typeof(IHoldPersonalData), type);
            if (type.IsAssignableTo(typeof(IHandOver)))
                services.AddScoped(typeof(IHandOver), type);
        }
        return services;
    }
}
