using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Organisation;
using Wardmote.Protection;
using Wardmote.Store;

namespace Wardmote.App.Demo;

/// <summary>
/// What the invented federation has on record of its data-protection offices before the history begins: some of it done,
/// some of it missing.
/// </summary>
internal sealed class DemoProtection(IServiceProvider services, DemoClock clock)
{
    private readonly LocalDate day = clock.Today();

    public async Task TellAsync(CancellationToken stop)
    {
        var units = await Get<Db>().Units.ToDictionaryAsync(u => u.Code, u => u.Id, stop);
        var top = units["CG"];
        await Get<RecordDesignation>()
            .RunAsync(
                Actor.Operator,
                top,
                ProtectionOffices.Dpo,
                new("The national council", new(2023, 1, 14), "Minutes of 14 January 2023, item 6", Origin.Staff),
                stop
            );
        await Get<SetPublicContact>()
            .RunAsync(
                Actor.Operator,
                top,
                "dpo@commonground.example",
                "020 7946 0000",
                "Data-protection officer\n1 Assembly Walk\nLondon\nWC1 0AA",
                stop
            );
        var northbury = units["NBY"];
        var followed = await Get<RecordAdvice>()
            .RunAsync(
                Actor.Operator,
                northbury,
                new(
                    day.PlusDays(-40),
                    "The executive",
                    "canvass sheets",
                    "Print no telephone numbers on canvass sheets, and collect the sheets on the same evening."
                ),
                stop
            );
        await Get<DecideAdvice>()
            .RunAsync(Actor.Operator, followed.Id, true, day.PlusDays(-33), "The executive", null, stop);
        await Get<RecordAdvice>()
            .RunAsync(
                Actor.Operator,
                northbury,
                new(
                    day.PlusDays(-12),
                    "The membership officer",
                    "sending the list to a printer",
                    "Have an agreement with the printer before the list goes, and send addresses only."
                ),
                stop
            );
        await Get<RecordAwareness>()
            .RunAsync(
                Actor.Operator,
                northbury,
                day.PlusDays(-20),
                "Circular on private copies of lists",
                "every branch secretary",
                stop
            );
        await Get<RecordRegulatorLetter>()
            .RunAsync(
                Actor.Operator,
                northbury,
                new(
                    Way.FromRegulator,
                    day.PlusDays(-3),
                    "Asks how a member’s objection to telephone calls was dealt with",
                    "IC-000000-X1Y2",
                    day.PlusDays(75)
                ),
                stop
            );
    }

    private T Get<T>()
        where T : notnull => services.GetRequiredService<T>();
}
