using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Wardmote.Correspondence;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;
using Xunit;

namespace Wardmote.Tests.Correspondence;

public class OutboxTests
{
    private readonly CaughtLetters caught = new();

    [Theory, OnBothDatabases]
    public async Task A_letter_leaves_once_with_its_link_and_the_secret_is_dropped(On on)
    {
        await using var house = await caught.OpenHouseAsync(on);
        var id = await LetterBox.WriteAsync(house, LetterBox.HolderAsked(await LetterBox.UnitAsync(house)));
        (await SendAsync(house)).ShouldBe(new Round(1, 0, 0));
        (await SendAsync(house)).ShouldBe(new Round(0, 0, 0));
        var message = caught.All.ShouldHaveSingleItem();
        message.To.ShouldBe("p.shah@north.example");
        var ascii = System.Text.Encoding.ASCII.GetString(message.Mime);
        ascii.ShouldContain("https://wardmote.example.org/answer/token");
        ascii.ShouldContain("Reply-To: sec@north.example\r\n");
        ascii.ShouldContain($"Message-ID: <{id:n}@wardmote.example.org>\r\n");
        var letter = await LetterAsync(house, id);
        letter.SealedSecrets.ShouldBeNull();
        letter.Delivery!.State.ShouldBe(DeliveryState.Accepted);
        letter.Delivery.AcceptedAt.ShouldBe(house.Clock.Now);
        letter.Delivery.MayHaveGoneTwice.ShouldBeFalse();
        (await JournalAsync(house, id)).ShouldBe(["LetterSent"]);
    }

    [Theory, OnBothDatabases]
    public async Task A_letter_that_cannot_go_now_waits_longer_each_time_and_is_parked_in_the_end(On on)
    {
        caught.Says(HandoverResult.NotNow, "The mail server answered: 451 later");
        await using var house = await caught.OpenHouseAsync(on);
        var request = LetterBox.HolderAsked(await LetterBox.UnitAsync(house));
        var id = await LetterBox.WriteAsync(house, request);
        foreach (var minutes in new[] { 1, 5, 25, 120, 360, 1440 })
        {
            (await SendAsync(house)).ShouldBe(new Round(0, 1, 0));
            var wait = Duration.FromMinutes(minutes);
            (await LetterAsync(house, id)).Delivery!.NextAttemptAt.ShouldBe(house.Clock.Now + wait);
            house.Clock.Pass(wait - Duration.FromSeconds(1));
            (await SendAsync(house)).ShouldBe(new Round(0, 0, 0));
            house.Clock.Pass(Duration.FromSeconds(1));
        }
        (await SendAsync(house)).ShouldBe(new Round(0, 0, 1));
        house.Clock.Pass(Duration.FromDays(30));
        (await SendAsync(house)).ShouldBe(new Round(0, 0, 0));
        caught.All.Count.ShouldBe(7);
        caught
            .All.Select(m => Convert.ToHexString(m.Mime))
            .Distinct()
            .Count()
            .ShouldBe(1, "every try is the same bytes");
        var letter = await LetterAsync(house, id);
        letter.Delivery!.MayHaveGoneTwice.ShouldBeFalse();
        letter.Delivery.LastProblem.ShouldBe("The mail server answered: 451 later");
        (await JournalAsync(house, request.CaseId!.Value)).ShouldBe(["LetterParked"]);
    }

    [Theory, OnBothDatabases]
    public async Task A_letter_refused_for_good_is_parked_at_once_and_goes_when_someone_has_seen_to_it(On on)
    {
        caught.Says(HandoverResult.Never, "The mail server answered: 550 no such user");
        await using var house = await caught.OpenHouseAsync(on);
        var unit = await LetterBox.UnitAsync(house);
        var id = await LetterBox.WriteAsync(house, LetterBox.HolderAsked(unit));
        (await SendAsync(house)).ShouldBe(new Round(0, 0, 1));
        (await house.ReadAsync(db => db.ParkedLetters(Actor.Operator).CountAsync())).ShouldBe(1);
        caught.Says(HandoverResult.Accepted);
        (await SendAsync(house)).ShouldBe(new Round(0, 0, 0));
        await RetryAsync(house, Actor.Operator, id);
        (await SendAsync(house)).ShouldBe(new Round(1, 0, 0));
        (await house.ReadAsync(db => db.ParkedLetters(Actor.Operator).CountAsync())).ShouldBe(0);
        (await Should.ThrowAsync<Refused>(() => RetryAsync(house, Actor.Operator, id))).Message.ShouldContain(
            "not parked"
        );
    }

    [Theory, OnBothDatabases]
    [Trait("asvs", "V8.2.2")]
    public async Task Whoever_keeps_letters_elsewhere_finds_no_such_letter(On on)
    {
        caught.Says(HandoverResult.Never);
        await using var house = await caught.OpenHouseAsync(on);
        var (unit, sibling) = (await LetterBox.UnitAsync(house), await LetterBox.UnitAsync(house));
        var id = await LetterBox.WriteAsync(house, LetterBox.HolderAsked(unit));
        await SendAsync(house);
        var stranger = Actor.SignedIn(Guid.CreateVersion7(), "Owen", new() { [Duty.KeepLetters] = [sibling.Id] });
        (await house.ReadAsync(db => db.ParkedLetters(stranger).CountAsync())).ShouldBe(0);
        (await Should.ThrowAsync<Refused>(() => RetryAsync(house, stranger, id))).Message.ShouldContain(
            "no such letter"
        );
        var keeper = Actor.SignedIn(Guid.CreateVersion7(), "Dilys", new() { [Duty.KeepLetters] = [unit.Id] });
        await RetryAsync(house, keeper, id);
    }

    [Theory, OnBothDatabases]
    [Trait("fault", "F1")]
    public async Task A_letter_whose_worker_died_goes_again_after_its_lease_and_says_it_may_have_gone_twice(On on)
    {
        await using var house = await caught.OpenHouseAsync(on);
        var id = await LetterBox.WriteAsync(house, LetterBox.HolderAsked(await LetterBox.UnitAsync(house)));
        await LeaseAsync(house);
        house.Clock.Pass(Duration.FromSeconds(119));
        (await SendAsync(house)).ShouldBe(new Round(0, 0, 0));
        house.Clock.Pass(Duration.FromSeconds(1));
        (await SendAsync(house)).ShouldBe(new Round(1, 0, 0));
        (await LetterAsync(house, id)).Delivery!.MayHaveGoneTwice.ShouldBeTrue();
    }

    [Theory, OnBothDatabases]
    [Trait("fault", "F12")]
    public async Task A_letter_that_got_no_answer_is_tried_again_and_says_it_may_have_gone_twice(On on)
    {
        caught.Says(HandoverResult.Unknown, "No answer.");
        await using var house = await caught.OpenHouseAsync(on);
        var id = await LetterBox.WriteAsync(house, LetterBox.HolderAsked(await LetterBox.UnitAsync(house)));
        (await SendAsync(house)).ShouldBe(new Round(0, 1, 0));
        caught.Says(HandoverResult.Accepted);
        house.Clock.Pass(Duration.FromMinutes(1));
        (await SendAsync(house)).ShouldBe(new Round(1, 0, 0));
        (await LetterAsync(house, id)).Delivery!.MayHaveGoneTwice.ShouldBeTrue();
    }

    [Theory, OnBothDatabases]
    [Trait("fault", "F23")]
    public async Task What_a_worker_tells_after_its_lease_was_taken_over_is_not_believed(On on)
    {
        await using var house = await caught.OpenHouseAsync(on);
        var id = await LetterBox.WriteAsync(house, LetterBox.HolderAsked(await LetterBox.UnitAsync(house)));
        var late = await LeaseAsync(house);
        house.Clock.Pass(Duration.FromMinutes(2));
        var current = await LeaseAsync(house);
        current!.Fence.ShouldBe(late!.Fence + 1);
        (await RecordAsync(house, late, Handover.Accepted)).ShouldBe(DeliveryState.Leased);
        (await LetterAsync(house, id)).Delivery!.State.ShouldBe(DeliveryState.Leased);
        (await RecordAsync(house, current, Handover.Accepted)).ShouldBe(DeliveryState.Accepted);
        (await RecordAsync(house, current, new(HandoverResult.Never, "Late."))).ShouldBe(DeliveryState.Leased);
        (await LetterAsync(house, id)).Delivery!.State.ShouldBe(DeliveryState.Accepted);
    }

    [Theory, OnBothDatabases]
    [Trait("fault", "F23")]
    public async Task Two_workers_telling_at_the_same_moment_do_not_both_count(On on)
    {
        await using var house = await caught.OpenHouseAsync(on);
        await LetterBox.WriteAsync(house, LetterBox.HolderAsked(await LetterBox.UnitAsync(house)));
        var lease = await LeaseAsync(house);
        var told = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => RecordAsync(house, lease!, Handover.Accepted))
        );
        told.Count(state => state == DeliveryState.Accepted).ShouldBe(1);
        (await JournalAsync(house, lease!.Id)).ShouldBe(["LetterSent"]);
    }

    [Theory, OnBothDatabases]
    [Trait("asvs", "V2.3.4")]
    public async Task Sixty_four_workers_at_once_take_each_letter_once(On on)
    {
        await using var house = await caught.OpenHouseAsync(on);
        var unit = await LetterBox.UnitAsync(house);
        await house.DoAsync(async s =>
        {
            for (var i = 0; i < 200; i++)
                await s.GetRequiredService<LetterWriter>().WriteAsync(LetterBox.HolderAsked(unit), default);
            await s.GetRequiredService<Db>().SaveChangesAsync();
        });
        var rounds = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => SendAsync(house)));
        rounds.Sum(r => r.Accepted).ShouldBe(200);
        caught.All.Select(m => m.LetterId).Distinct().Count().ShouldBe(200);
        caught.All.Count.ShouldBe(200);
        (await house.ReadAsync(db => db.Deliveries.CountAsync(d => d.MayHaveGoneTwice || d.Attempts != 1))).ShouldBe(0);
    }

    [Theory, OnBothDatabases]
    [Trait("fault", "F34")]
    public async Task A_letter_that_ends_every_worker_is_parked_and_the_others_flow(On on)
    {
        await using var house = await caught.OpenHouseAsync(on);
        var unit = await LetterBox.UnitAsync(house);
        var poison = await LetterBox.WriteAsync(house, LetterBox.HolderAsked(unit));
        var good = await LetterBox.WriteAsync(house, LetterBox.HolderAsked(unit));
        caught.Answer = m =>
            m.LetterId == poison ? throw new InvalidOperationException("Broken.") : Task.FromResult(Handover.Accepted);
        for (var i = 0; i < 9; i++)
        {
            try
            {
                await SendAsync(house);
            }
            catch (InvalidOperationException) { }
            house.Clock.Pass(Duration.FromMinutes(2));
        }
        (await LetterAsync(house, good)).Delivery!.State.ShouldBe(DeliveryState.Accepted);
        (await LetterAsync(house, poison)).Delivery!.State.ShouldBe(DeliveryState.Parked);
    }

    [Theory, OnBothDatabases]
    public async Task A_letter_whose_secrets_were_destroyed_is_parked(On on)
    {
        await using var house = await caught.OpenHouseAsync(on);
        var request = LetterBox.HolderAsked(await LetterBox.UnitAsync(house));
        var id = await LetterBox.WriteAsync(house, request);
        await house.DoAsync(s =>
            s.GetRequiredService<Db>().Set<CaseKey>().Where(k => k.CaseId == request.CaseId).ExecuteDeleteAsync()
        );
        (await SendAsync(house)).ShouldBe(new Round(0, 0, 1));
        caught.All.ShouldBeEmpty();
        (await LetterAsync(house, id)).Delivery!.LastProblem.ShouldNotBeNull();
    }

    [Theory, OnBothDatabases]
    public async Task A_letter_by_post_waits_for_whoever_posts_it_and_then_forgets_its_code(On on)
    {
        await using var house = await caught.OpenHouseAsync(on);
        var unit = await LetterBox.UnitAsync(house);
        var id = await LetterBox.WriteAsync(house, LetterBox.PackCode(unit, "ABCD-EFGH-JKLM"));
        (await SendAsync(house)).ShouldBe(new Round(0, 0, 0));
        var letter = await LetterAsync(house, id);
        (letter.Text + letter.Html).ShouldNotContain("ABCD");
        var (text, _) = await house.DoAsync(s => s.GetRequiredService<LetterSecrets>().PutInAsync(letter, default));
        text.ShouldContain("\nABCD-EFGH-JKLM\n");
        Task PostAsync() =>
            house.DoAsync(s => s.GetRequiredService<MarkPosted>().RunAsync(Actor.Operator, id, default));
        await PostAsync();
        (await LetterAsync(house, id)).SealedSecrets.ShouldBeNull();
        (await LetterAsync(house, id)).PostedAt.ShouldBe(house.Clock.Now);
        await Should.ThrowAsync<Refused>(PostAsync);
    }

    private static Task<Round> SendAsync(TestHouse house) =>
        house.DoAsync(s => s.GetRequiredService<Postman>().SendDueAsync(default));

    private static Task RetryAsync(TestHouse house, Actor actor, Guid id) =>
        house.DoAsync(s => s.GetRequiredService<RetryDelivery>().RunAsync(actor, id, default));

    private static Task<DeliveryState> RecordAsync(TestHouse house, Lease lease, Handover handover) =>
        house.DoAsync(s => s.GetRequiredService<RecordDelivery>().RunAsync(lease.Id, lease.Fence, handover, default));

    private static Task<Lease?> LeaseAsync(TestHouse house) =>
        house.DoAsync(s =>
            s.GetRequiredService<Db>()
                .LeaseDeliveryAsync(
                    s.GetRequiredService<IDatabaseEngine>(),
                    house.Clock.Now,
                    house.Clock.Now + Duration.FromMinutes(2),
                    default
                )
        );

    private static Task<Letter> LetterAsync(TestHouse house, Guid id) =>
        house.ReadAsync(db => db.Letters.Include(l => l.Delivery).SingleAsync(l => l.Id == id));

    private static Task<List<string>> JournalAsync(TestHouse house, Guid about) =>
        house.ReadAsync(db =>
            db.Journal.Where(e => e.AboutId == about).OrderBy(e => e.Id).Select(e => e.Kind).ToListAsync()
        );
}
