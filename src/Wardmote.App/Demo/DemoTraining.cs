using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Organisation;
using Wardmote.Store;
using Wardmote.Training;

namespace Wardmote.App.Demo;

/// <summary>
/// How the invented officers were trained before the history begins: most at a session in person, some elsewhere, one too
/// long ago, one not at all. The secretary has accepted what everyone accepts.
/// </summary>
internal sealed class DemoTraining(IServiceProvider services, DemoClock clock, string secretaryEmail)
{
    private const string Course = "Data protection for volunteers";
    private const string Provider = "Regional office";
    private readonly LocalDate day = clock.Today();

    public async Task TellAsync(CancellationToken stop)
    {
        await TakenAsync(secretaryEmail, day.PlusMonths(-9), stop);
        await TakenAsync("derek.ramsbottom@northbury.example", day.PlusMonths(-27), stop);
        // Ends about a month after the demonstration begins, so that it is due soon.
        await TakenAsync("yusuf.rahman@northbury.example", day.PlusYears(-2).PlusDays(95), stop);
        var secretary = await AcceptAsync(stop);
        var unit = await Get<Db>().Units.Where(u => u.Code == "NBY").Select(u => u.Id).SingleAsync(stop);
        var plan = Get<PlanSession>();
        var held = await plan.RunAsync(secretary, unit, new(day.PlusDays(-3), "Mill Street hall", Provider), stop);
        string[] came =
        [
            "owen.llewellyn@northbury.example",
            "tomasz.nowak@northbury.example",
            "colin.entwistle@northbury.example",
        ];
        await Get<RecordAttendance>().RunAsync(secretary, held.Id, came, stop);
        await plan.RunAsync(secretary, unit, new(day.PlusDays(340), "Mill Street hall", Provider), stop);
    }

    private Task TakenAsync(string email, LocalDate takenOn, CancellationToken stop) =>
        Get<RecordTraining>().RunAsync(Actor.Operator, new(email, Course, Provider, takenOn), stop);

    private async Task<Actor> AcceptAsync(CancellationToken stop)
    {
        var secretary = await ActorAsync(stop);
        foreach (var text in Get<Undertakings>().All)
            await Get<AcceptUndertaking>().RunAsync(secretary, text.Key, text.Version, stop);
        return await ActorAsync(stop);
    }

    private async Task<Actor> ActorAsync(CancellationToken stop) =>
        await Get<Acting>().ActorAsync(secretaryEmail, day, stop)
        ?? throw new InvalidOperationException("The demonstration has no secretary.");

    private T Get<T>()
        where T : notnull => services.GetRequiredService<T>();
}
