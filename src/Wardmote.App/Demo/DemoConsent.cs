using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Consent;
using Wardmote.Members;
using Wardmote.Notices;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.App.Demo;

/// <summary>What Northbury asks its members to agree to, in two versions, what a few of them said, and what else is on record of them.</summary>
internal sealed class DemoConsent(IServiceProvider services, DemoClock clock)
{
    public async Task TellAsync(CancellationToken stop)
    {
        var today = clock.Today();
        var unit = await Get<Db>().Units.Where(u => u.Code == "NBY").Select(u => u.Id).SingleAsync(stop);
        var newsletter = await WriteAsync(
            unit,
            null,
            0,
            new("newsletter by e-mail", "Send me the Northbury newsletter by e-mail.", today.PlusYears(-3)),
            stop
        );
        await WriteAsync(
            unit,
            newsletter,
            1,
            new(
                "newsletter by e-mail",
                "I agree that Northbury Constituency sends me its newsletter by e-mail, about once a month. I can stop it at any time by a link in each newsletter or by writing to northbury@commonground.example.",
                today.PlusYears(-1)
            ),
            stop
        );
        await WriteAsync(
            unit,
            null,
            0,
            new(
                "being rung about volunteering",
                "I agree that Northbury Constituency rings me when help is needed. I can stop it at any time by telling whoever rings.",
                today.PlusYears(-1)
            ),
            stop
        );
        await AgreeAsync(newsletter, 1, "CG100014", ConsentChannel.Paper, today.PlusYears(-2), stop);
        await AgreeAsync(newsletter, 2, "CG100027", ConsentChannel.Website, today.PlusDays(-80), stop);
        var back = await AgreeAsync(newsletter, 2, "CG100031", ConsentChannel.InPerson, today.PlusDays(-60), stop);
        await Get<WithdrawConsent>()
            .RunAsync(Actor.Operator, back, today.PlusDays(-5), "By e-mail to the secretary", stop);
        await Get<ChooseNotices>()
            .RunAsync(
                Actor.Operator,
                unit,
                "CG100031",
                wants: false,
                today.PlusDays(-5),
                "In the same e-mail; they were told that they then miss notices of meetings",
                stop
            );
        await OpinionAsync("CG100014", today.PlusDays(-20), stop);
    }

    private async Task OpinionAsync(string member, LocalDate on, CancellationToken stop)
    {
        await Get<OpenMember>().RunAsync(Actor.Operator, member, AccessTask.Usual[0], stop);
        await Get<UnmaskMember>().RunAsync(Actor.Operator, member, "To note what they said at the door", stop);
        await Get<NoteOpinion>()
            .RunAsync(
                Actor.Operator,
                member,
                new(
                    "Against the bypass",
                    "At the door",
                    "Tomasz Nowak",
                    on,
                    "The canvass card that was left with them"
                ),
                stop
            );
    }

    private async Task<Guid> WriteAsync(
        Guid unit,
        Guid? purpose,
        int read,
        NewWording wording,
        CancellationToken stop
    ) => (await Get<WriteWording>().RunAsync(Actor.Operator, unit, purpose, read, wording, stop)).Id;

    private async Task<Guid> AgreeAsync(
        Guid purpose,
        int wording,
        string member,
        ConsentChannel channel,
        LocalDate on,
        CancellationToken stop
    ) =>
        (
            await Get<RecordConsent>()
                .RunAsync(Actor.Operator, new(purpose, wording, member, null, null, channel, "Tomasz Nowak", on), stop)
        ).Id;

    private T Get<T>()
        where T : notnull => services.GetRequiredService<T>();
}
