using System.Text;
using Microsoft.EntityFrameworkCore;
using Wardmote.Members;
using Wardmote.Organisation;
using Wardmote.Rights;
using Wardmote.Rights.Changing;
using Wardmote.Store;

namespace Wardmote.App.Demo;

/// <summary>One moment of the demonstration's history, seen from the secretary's desk.</summary>
internal sealed class DemoDay(IServiceProvider services, Actor secretary, CancellationToken stop)
{
    private readonly Db db = services.GetRequiredService<Db>();

    /// <param name="wish">What they ask for: a key of <see cref="Wish.All"/>.</param>
    public async Task RecordAsync(
        Channel channel,
        NodaTime.LocalDate received,
        Subject subject,
        string? scope = null,
        string wish = "access"
    )
    {
        var unit = await db.Units.SingleAsync(u => u.Code == "NBY", stop);
        var asked = new NewRequest(unit.Id, channel, received, subject, null, scope, WishKey: wish);
        await Get<RecordRequest>().RunAsync(secretary, asked, stop);
    }

    public async Task AskForProofAsync(string name, string wanted, string because) =>
        await Get<AskForIdentity>().RunAsync(secretary, (await RequestOf(name)).Id, wanted, because, stop);

    public async Task VerifyAsync(string name, IdentityMethod method, string note) =>
        await Get<VerifyIdentity>().RunAsync(secretary, (await RequestOf(name)).Id, method, null, note, stop);

    public async Task MatchAsync(string name, string memberNumber, string because)
    {
        var member = await db.Set<Member>().SingleAsync(m => m.Number == memberNumber, stop);
        await Get<DecidePerson>().RunAsync(secretary, (await RequestOf(name)).Id, member.Id, because, stop);
    }

    public async Task SearchAsync(string name) =>
        await Get<StartSearch>().RunAsync(secretary, (await RequestOf(name)).Id, stop);

    /// <summary>An officer answers through their link. Those who were not asked are passed over.</summary>
    public async Task AnswerAsync(string name, string officer, Answer answer)
    {
        var request = await RequestOf(name);
        if (request.Holders.Find(h => h.Name == officer) is { } holder)
            await Get<AnswerSearch>().RunAsync(holder.Id, answer, stop);
    }

    /// <summary>Everyone who has not answered yet says that they hold nothing.</summary>
    public async Task OthersHoldNothingAsync(string name)
    {
        var waiting = (await RequestOf(name)).Holders.Where(h => !h.IsSettled).Select(h => h.Name).ToList();
        foreach (var officer in waiting)
            await AnswerAsync(name, officer, Nothing("E-mail, telephone, the papers at home."));
    }

    /// <summary>Everyone who has not answered yet has done what the person asks.</summary>
    public async Task OthersDidItAsync(string name)
    {
        foreach (var officer in (await RequestOf(name)).Holders.Where(h => !h.IsSettled).Select(h => h.Name).ToList())
            await AnswerAsync(name, officer, new(Outcome.Done, "E-mail, telephone, the papers at home."));
    }

    /// <summary>Decides to do what they ask with everything left, does it and tells them.</summary>
    public async Task DoItAllAsync(string name)
    {
        var id = (await RequestOf(name)).Id;
        if ((await RequestOf(name)).Items.Exists(i => i.NeedsRuling))
            await Get<GrantRest>().RunAsync(secretary, id, stop);
        await Get<StartCarryingOut>().RunAsync(secretary, id, stop);
        while (await Get<CarryOutNext>().RunAsync(stop) is not null) { }
        await Get<SendReply>().RunAsync(secretary, id, null, stop);
    }

    public Task ChaseAsync() => Get<ChaseHolders>().RunAsync(stop);

    public async Task DecideEverythingAsync(string name, string because)
    {
        var request = await RequestOf(name);
        foreach (var item in request.Items.Where(i => i.NeedsDecision).ToList())
            await Get<DecideItem>().RunAsync(secretary, request.Id, item.Id, true, because, stop);
    }

    public async Task WithholdAsync(string name, string title, NewWithholding withholding)
    {
        var request = await RequestOf(name);
        var item = request.Items.Single(i => i.Title == title);
        await Get<WithholdItem>().RunAsync(secretary, request.Id, item.Id, withholding, stop);
    }

    public async Task PackAsync(string name) =>
        await Get<BuildPack>().RunAsync(secretary, (await RequestOf(name)).Id, null, stop);

    /// <summary>Gives the pack as an encrypted file, and its password by telephone.</summary>
    public async Task HandOverAsync(string name, string how)
    {
        var id = (await RequestOf(name)).Id;
        var given = await Get<ReleasePack>()
            .RunAsync(secretary, id, new(ReleaseWay.EncryptedZip, CodeChannel.Phone), stop);
        await Get<TakeZip>().RunAsync(secretary, id, given.Code, stop);
        await Get<RecordHandover>().RunAsync(secretary, id, how, stop);
    }

    public async Task CloseAsync(string name, string? because) =>
        await Get<CloseRequest>().RunAsync(secretary, (await RequestOf(name)).Id, because, stop);

    public static Answer Nothing(string searched) => new(Outcome.Nothing, searched);

    public static Answer NotYet(NodaTime.LocalDate expected, string because) =>
        new(Outcome.CannotYet, Because: because, ExpectedOn: expected);

    public static Answer Found(string searched, params (string Name, string Text)[] files) =>
        new(
            Outcome.Found,
            searched,
            Files:
            [
                .. files.Select(f => new GivenFile(
                    f.Name,
                    "text/plain",
                    new MemoryStream(Encoding.UTF8.GetBytes(f.Text))
                )),
            ]
        );

    private T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    private Task<Request> RequestOf(string name) => db.Requests.Whole().SingleAsync(r => r.Subject.Name == name, stop);
}
