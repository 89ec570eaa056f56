using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Members;
using Wardmote.Organisation;
using Wardmote.Organisation.Imports;
using Wardmote.Rights;
using Wardmote.Store;

namespace Wardmote.App.Demo;

/// <summary>
/// Fills the demonstration: a fictional federation from files, and requests at every stage, all made by the same use
/// cases that officers use.
/// </summary>
public sealed class DemoFederation(IServiceProvider services, DemoClock clock)
{
    private const string Constituency = "C001";

    /// <summary>Fills an empty database and returns the path of a link that signs the constituency's secretary in.</summary>
    public async Task<string> FillAsync(CancellationToken stop)
    {
        clock.GoBack(40);
        await ImportAsync<ImportUnits>(
            "units.csv",
            (import, order) => import.RunAsync(Actor.Operator, order, stop),
            stop
        );
        await ImportAsync<ImportOffices>(
            "offices.csv",
            (import, order) => import.RunAsync(Actor.Operator, order, stop),
            stop
        );
        await ImportAsync<ImportMembers>(
            "members.csv",
            (import, order) => import.RunAsync(Actor.Operator, "UK", order, stop),
            stop
        );
        await ImportAsync<ImportGroups>(
            "group-members.csv",
            (import, order) => import.RunAsync(Actor.Operator, order, stop),
            stop
        );
        var secretary = await SecretaryAsync(stop);
        var members = await MembersAsync(stop);
        await AnsweredAndClosedAsync(secretary, members[0], stop);
        await SilentOfficersAsync(secretary, members[1], stop);
        await ReadyToReviewAsync(secretary, members[2], stop);
        await WaitingForProofAsync(secretary, stop);
        await NewTodayAsync(members[3], stop);
        clock.ComeBack();
        await UseAsync<ChaseHolders>(u => u.RunAsync(stop));
        var token = await UseAsync<OfferSignInLink, string>(u => u.RunAsync(Actor.Operator, secretary.Email, stop));
        return $"/signin/link/{token}";
    }

    private async Task AnsweredAndClosedAsync(
        (Actor Actor, string Email) secretary,
        Member member,
        CancellationToken stop
    )
    {
        clock.GoBack(28);
        var request = await AskAsync(member, Channel.Email, stop);
        await VerifyMatchSearchAsync(secretary.Actor, request, member, stop);
        clock.GoBack(23);
        await AnswerAllAsync(request, found: 1, leave: 0, stop);
        clock.GoBack(20);
        await DecideAllAsync(secretary.Actor, request, stop);
        await UseAsync<BuildPack, Pack>(u => u.RunAsync(secretary.Actor, request, null, stop));
        var given = await UseAsync<ReleasePack, Released>(u =>
            u.RunAsync(secretary.Actor, request, new NewRelease(ReleaseWay.EncryptedZip, CodeChannel.Phone), stop)
        );
        await UseAsync<TakeZip, ZipToHand>(u => u.RunAsync(secretary.Actor, request, given.Code, stop));
        clock.GoBack(19);
        await UseAsync<RecordHandover>(u => u.RunAsync(secretary.Actor, request, "Handed over at the surgery", stop));
        await UseAsync<CloseRequest>(u => u.RunAsync(secretary.Actor, request, null, stop));
    }

    private async Task SilentOfficersAsync((Actor Actor, string Email) secretary, Member member, CancellationToken stop)
    {
        clock.GoBack(12);
        var request = await AskAsync(member, Channel.Post, stop);
        await VerifyMatchSearchAsync(secretary.Actor, request, member, stop);
        clock.GoBack(9);
        await AnswerAllAsync(request, found: 1, leave: 2, stop);
        clock.GoBack(6);
        await UseAsync<ChaseHolders>(u => u.RunAsync(stop));
    }

    private async Task ReadyToReviewAsync((Actor Actor, string Email) secretary, Member member, CancellationToken stop)
    {
        clock.GoBack(16);
        var request = await AskAsync(member, Channel.WebForm, stop);
        await VerifyMatchSearchAsync(secretary.Actor, request, member, stop);
        clock.GoBack(11);
        await AnswerAllAsync(request, found: 2, leave: 0, stop);
    }

    private async Task WaitingForProofAsync((Actor Actor, string Email) secretary, CancellationToken stop)
    {
        clock.GoBack(5);
        var subject = new Subject { Name = "Ash Winterbottom", PostalAddress = "7 Mill Lane\nNorthbury\nZZ12 3AB" };
        var request = await RecordAsync(Channel.Post, subject, stop);
        clock.GoBack(4);
        await UseAsync<AskForIdentity>(u =>
            u.RunAsync(
                secretary.Actor,
                request,
                "A bill or a letter with your name and address, shown to any officer, would be enough.",
                "Nobody of this name is known to us.",
                stop
            )
        );
    }

    private async Task NewTodayAsync(Member member, CancellationToken stop)
    {
        clock.GoBack(1);
        await AskAsync(member, Channel.Phone, stop);
    }

    private Task<Guid> AskAsync(Member member, Channel channel, CancellationToken stop) =>
        RecordAsync(
            channel,
            new Subject
            {
                Name = $"{member.FirstName} {member.LastName}",
                Email = member.Email,
                PostalAddress = $"{member.Address1}\n{member.Town}\n{member.Postcode}",
            },
            stop
        );

    private async Task<Guid> RecordAsync(Channel channel, Subject subject, CancellationToken stop)
    {
        var unit = await ReadAsync(db => db.Units.SingleAsync(u => u.Code == Constituency, stop));
        var request = await UseAsync<RecordRequest, Request>(u =>
            u.RunAsync(Actor.Public(subject.Name), new NewRequest(unit.Id, channel, clock.Today(), subject), stop)
        );
        clock.Pass(45);
        return request.Id;
    }

    private async Task VerifyMatchSearchAsync(Actor secretary, Guid request, Member member, CancellationToken stop)
    {
        await UseAsync<VerifyIdentity>(u =>
            u.RunAsync(secretary, request, IdentityMethod.KnownToOfficer, null, "Has been a member for years", stop)
        );
        clock.Pass(3);
        await UseAsync<DecidePerson>(u =>
            u.RunAsync(secretary, request, member.Id, "Same name, address and e-mail", stop)
        );
        clock.Pass(2);
        await UseAsync<StartSearch>(u => u.RunAsync(secretary, request, stop));
    }

    private async Task AnswerAllAsync(Guid request, int found, int leave, CancellationToken stop)
    {
        var holders = await ReadAsync(db =>
            db.Holders.Where(h => h.RequestId == request).OrderBy(h => h.Name).ToListAsync(stop)
        );
        foreach (var (holder, number) in holders.SkipLast(leave).Select((h, i) => (h, i)))
        {
            clock.Pass(37);
            var answer =
                number < found
                    ? new Answer(Outcome.Found, "Party e-mail\nThe minute book", Text: Minutes(number))
                    : new Answer(Outcome.Nothing, "Party e-mail, my phone, papers at home");
            await UseAsync<AnswerSearch>(u => u.RunAsync(holder.Id, answer, stop));
        }
    }

    private async Task DecideAllAsync(Actor secretary, Guid request, CancellationToken stop)
    {
        var open = await ReadAsync(db =>
            db.Items.Where(i => i.RequestId == request && !i.IsTheirs && i.NotTheirsAt == null).ToListAsync(stop)
        );
        foreach (var item in open)
            await UseAsync<DecideItem>(u => u.RunAsync(secretary, request, item.Id, false, "Another address", stop));
    }

    private async Task<(Actor Actor, string Email)> SecretaryAsync(CancellationToken stop)
    {
        var held = await ReadAsync(db =>
            db.Appointments.FirstAsync(a => a.Unit.Code == Constituency && a.Office == "secretary", stop)
        );
        await UseAsync<OfferSignInLink, string>(u => u.RunAsync(Actor.Operator, held.Email, stop));
        var actor = await ReadAsync(db => db.ActorAsync(held.Email, clock.Today(), stop));
        return (actor!, held.Email);
    }

    private Task<List<Member>> MembersAsync(CancellationToken stop) =>
        ReadAsync(db =>
            db.Members.Where(m =>
                    m.Email != null && db.Set<Unit>().Any(u => u.Id == m.UnitId && u.Code == Constituency)
                )
                .OrderBy(m => m.Number)
                .Take(4)
                .ToListAsync(stop)
        );

    private async Task ImportAsync<TImport>(
        string file,
        Func<TImport, ImportOrder, Task<ImportReport>> importAsync,
        CancellationToken stop
    )
        where TImport : notnull
    {
        stop.ThrowIfCancellationRequested();
        var order = ImportOrder.Of(Path.Combine(AppContext.BaseDirectory, "Demo", "files", file));
        var report = await UseAsync<TImport, ImportReport>(import => importAsync(import, order));
        if (report.Outcome != ImportOutcome.Published)
            throw new InvalidOperationException($"The demonstration’s {file} was not taken: {report.Sentence}");
    }

    private async Task<T> UseAsync<TUseCase, T>(Func<TUseCase, Task<T>> use)
        where TUseCase : notnull
    {
        await using var scope = services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TUseCase>());
    }

    private async Task UseAsync<TUseCase>(Func<TUseCase, Task> use)
        where TUseCase : notnull
    {
        await using var scope = services.CreateAsyncScope();
        await use(scope.ServiceProvider.GetRequiredService<TUseCase>());
    }

    private Task<T> ReadAsync<T>(Func<Db, Task<T>> read) => UseAsync(read);

    private static string Minutes(int number) =>
        number == 0
            ? "Branch minutes, item 4: the member offered to deliver leaflets in Mill Lane and asked for a lift to the count."
            : "E-mail to the committee: “Could someone ring them back about the raffle? They called twice.”";
}
