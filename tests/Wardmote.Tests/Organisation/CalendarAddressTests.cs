using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;
using Xunit;

namespace Wardmote.Tests.Organisation;

/// <summary>The secret address under which someone's calendar asks.</summary>
public class CalendarAddressTests
{
    [Theory, OnBothDatabases]
    public async Task An_address_opens_for_its_owner_alone_and_only_its_hash_is_kept(On on)
    {
        await using var house = await AccountHouse.OpenAsync(on);
        var actor = await ActorAsync(house);

        var token = await MakeAsync(house, actor);

        (await AskAsync(house, token))!.Id.ShouldBe(actor.Id);
        (await AskAsync(house, token + "x")).ShouldBeNull();
        (await AskAsync(house, "")).ShouldBeNull();
        var kept = await house.ReadAsync(db => db.CalendarAddresses.SingleAsync());
        kept.TokenHash.ShouldBe(Secret.Hash(token));
        Encoding.UTF8.GetString(kept.TokenHash).ShouldNotContain(token);
        (await KindsAsync(house, actor)).ShouldBe(["CalendarAddressMade"]);
    }

    [Theory, OnBothDatabases]
    public async Task A_new_address_ends_the_one_before_and_switching_off_ends_both(On on)
    {
        await using var house = await AccountHouse.OpenAsync(on);
        var actor = await ActorAsync(house);
        var first = await MakeAsync(house, actor);

        var second = await MakeAsync(house, actor);

        (await AskAsync(house, first)).ShouldBeNull();
        (await AskAsync(house, second)).ShouldNotBeNull();
        await EndAsync(house, actor);
        (await AskAsync(house, second)).ShouldBeNull();
        await EndAsync(house, actor);
        (await KindsAsync(house, actor)).ShouldBe([
            "CalendarAddressMade",
            "CalendarAddressReplaced",
            "CalendarAddressEnded",
        ]);
    }

    [Theory, OnBothDatabases]
    public async Task An_address_shows_nothing_once_the_account_is_closed(On on)
    {
        await using var house = await AccountHouse.OpenAsync(on);
        var token = await MakeAsync(house, await ActorAsync(house));

        await house.DoAsync(s =>
            s.GetRequiredService<CloseAccount>().RunAsync(Actor.Operator, AccountHouse.Email, "Left.", default)
        );

        (await AskAsync(house, token)).ShouldBeNull();
        (await house.ReadAsync(db => db.CalendarAddresses.CountAsync())).ShouldBe(0);
    }

    [Theory, OnBothDatabases]
    public async Task An_address_shows_nothing_the_day_after_the_last_office_ended(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        var last = house.Clock.Today().PlusDays(1);
        await house.DoAsync(s => AccountHouse.AppointAsync(s, until: last));
        var token = await MakeAsync(house, await ActorAsync(house));

        house.Clock.GoTo(last);
        (await AskAsync(house, token)).ShouldNotBeNull();
        house.Clock.GoTo(last.PlusDays(1));
        (await AskAsync(house, token)).ShouldBeNull();
    }

    [Theory, OnBothDatabases]
    public async Task Of_several_made_at_once_one_works(On on)
    {
        await using var house = await AccountHouse.OpenAsync(on);
        var actor = await ActorAsync(house);
        var tokens = new List<string>();

        await AccountHouse.AtOnceAsync(
            8,
            async () =>
            {
                var token = await MakeAsync(house, actor);
                lock (tokens)
                    tokens.Add(token);
            }
        );

        tokens.ShouldNotBeEmpty();
        var working = 0;
        foreach (var token in tokens)
            working += await AskAsync(house, token) is null ? 0 : 1;
        working.ShouldBe(1);
    }

    [Fact]
    public async Task Whoever_has_no_account_has_no_address()
    {
        await using var house = await AccountHouse.OpenAsync(On.Sqlite);
        await Should.ThrowAsync<Refused>(() => MakeAsync(house, Actor.Operator));
    }

    private static async Task<Actor> ActorAsync(TestHouse house)
    {
        var (id, _) = await house.AccountAsync();
        return (await house.ActorAsync(id))!;
    }

    private static Task<string> MakeAsync(TestHouse house, Actor actor)
    {
        house.Clock.Pass(Duration.FromSeconds(1));
        return house.DoAsync(s => s.GetRequiredService<MakeCalendarAddress>().RunAsync(actor, default));
    }

    private static Task EndAsync(TestHouse house, Actor actor)
    {
        house.Clock.Pass(Duration.FromSeconds(1));
        return house.DoAsync(s => s.GetRequiredService<EndCalendarAddress>().RunAsync(actor, default));
    }

    private static Task<Actor?> AskAsync(TestHouse house, string token) =>
        house.DoAsync(s => s.GetRequiredService<Acting>().ActorByCalendarAsync(token, house.Clock.Today(), default));

    private static Task<List<string>> KindsAsync(TestHouse house, Actor actor) =>
        house.ReadAsync(db =>
            db.Journal.Where(e => e.AboutId == actor.Id && e.Kind.StartsWith("Calendar"))
                .OrderBy(e => e.Id)
                .Select(e => e.Kind)
                .ToListAsync()
        );
}
