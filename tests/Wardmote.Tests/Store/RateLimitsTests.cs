using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Wardmote.Store;
using Wardmote.Tests.Organisation;
using Xunit;

namespace Wardmote.Tests.Store;

public class RateLimitsTests
{
    private static readonly RateLimit TwoAMinute = new("code mail", 2, Duration.FromMinutes(1), "Wait a minute.");

    [Theory, OnBothDatabases, Trait("asvs", "V2.4.1")]
    public async Task The_turn_after_the_last_is_refused_until_the_period_ends(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        await house.TakeAsync("a");
        await house.TakeAsync("a");
        (await Should.ThrowAsync<Refused>(() => house.TakeAsync("a"))).Message.ShouldBe("Wait a minute.");
        await house.TakeAsync("b");
        house.Clock.Pass(Duration.FromSeconds(59));
        await Should.ThrowAsync<Refused>(() => house.TakeAsync("a"));
        // Being refused did not make the wait longer.
        house.Clock.Pass(Duration.FromSeconds(1));
        await house.TakeAsync("a");
    }

    [Theory, OnBothDatabases, Trait("abuse", "A19"), Trait("abuse", "B12")]
    public async Task Of_64_at_once_as_many_get_a_turn_as_there_are(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        var (done, refused) = await AccountHouse.AtOnceAsync(64, () => house.TakeAsync("a"));
        (done, refused).ShouldBe((2, 62));
    }

    [Theory, OnBothDatabases]
    public async Task A_turn_given_back_can_be_taken_again(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        await house.TakeAsync("a");
        await house.TakeAsync("a");
        await house.DoAsync(s => s.GetRequiredService<RateLimits>().ReturnAsync([TwoAMinute], "a", default));
        await house.TakeAsync("a");
        await Should.ThrowAsync<Refused>(() => house.TakeAsync("a"));
    }

    [Theory, OnBothDatabases]
    public async Task What_is_counted_is_not_readable_and_is_forgotten(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        await house.TakeAsync("asha.patel@example.org");
        (await house.KeysAsync()).Single().ShouldMatch("^[0-9a-f]{64}$");
        house.Clock.Pass(Duration.FromMinutes(1));
        await house.DoAsync(s => s.GetRequiredService<RateLimits>().SweepAsync(default));
        (await house.KeysAsync()).ShouldBeEmpty();
    }
}

internal static class Turns
{
    public static Task TakeAsync(this TestHouse house, string of) =>
        house.DoAsync(s =>
            s.GetRequiredService<RateLimits>()
                .TakeAsync(new RateLimit("code mail", 2, Duration.FromMinutes(1), "Wait a minute."), of, default)
        );

    public static Task<List<string>> KeysAsync(this TestHouse house) =>
        house.ReadAsync(db =>
            db.Database.SqlQuery<string>($"select key as \"Value\" from rate_counters").ToListAsync()
        );
}
