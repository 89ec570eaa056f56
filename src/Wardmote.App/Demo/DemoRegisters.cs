using Microsoft.EntityFrameworkCore;
using Wardmote.Organisation;
using Wardmote.Registers;
using Wardmote.Store;

namespace Wardmote.App.Demo;

/// <summary>What Northbury has in its register before the history begins: one task whole, one with gaps, one blocked.</summary>
internal sealed class DemoRegisters(IServiceProvider services)
{
    public async Task TellAsync(CancellationToken stop)
    {
        var unit = await Get<Db>().Units.Where(u => u.Code == "NBY").Select(u => u.Id).SingleAsync(stop);
        var list = await EnterAsync(
            unit,
            new(
                "Membership list",
                "Everybody who is a member of Northbury or of its branches.",
                "membership officer",
                "A server in the United Kingdom",
                "The national membership system",
                IsCentral: true
            ),
            stop
        );
        await WriteAsync(
            list,
            new()
            {
                Function = "Membership",
                Purpose = "Keeping the list of members",
                People = "Members and former members",
                OrdinaryData = "Names, addresses, e-mail addresses, telephone numbers, subscriptions",
                PoliticalData = "Membership of the party",
                Source = "The members themselves, and the national body",
                Recipients = "The branches, each for its own members",
                Basis = LawfulBasis.Contract,
                SpecialCondition = SpecialCondition.NotForProfitBody,
                KeptFrom = "The end of membership",
                KeptFor = "6 years",
                KeptBecause = "Decision of the executive: claims can be brought for so long",
                AtEnd = AtEnd.Delete,
                Security = "Sign-in with a second factor; only officers who are trained",
            },
            stop
        );
        await WriteAsync(
            list,
            new()
            {
                Function = "Campaigns",
                Purpose = "Asking members to help at elections",
                People = "Members",
                OrdinaryData = "Names, e-mail addresses",
                PoliticalData = "Membership of the party",
                Source = "The membership list",
                Basis = LawfulBasis.Consent,
                SpecialCondition = SpecialCondition.ExplicitConsent,
            },
            stop
        );
        var sheets = await EnterAsync(
            unit,
            new("Canvass sheets", "What electors said at the door.", "secretary", "The office in Mill Street", "Paper"),
            stop
        );
        await WriteAsync(
            sheets,
            new()
            {
                Purpose = "Knowing who might vote for us",
                People = "Electors",
                PoliticalData = "Answers at the door",
                Basis = LawfulBasis.PublicTask,
            },
            stop
        );
    }

    private async Task<Guid> EnterAsync(Guid unit, NewAsset asset, CancellationToken stop) =>
        (await Get<WriteAsset>().RunAsync(Actor.Operator, unit, null, 0, asset, null, stop)).Id;

    private Task WriteAsync(Guid asset, Processing task, CancellationToken stop) =>
        Get<WriteTask>().RunAsync(Actor.Operator, asset, null, 0, task, null, stop);

    private T Get<T>()
        where T : notnull => services.GetRequiredService<T>();
}
