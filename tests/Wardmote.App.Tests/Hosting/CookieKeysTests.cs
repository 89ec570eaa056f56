using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Wardmote.Store;
using Wardmote.Tests;
using Xunit;

namespace Wardmote.App.Tests.Hosting;

/// <summary>A cookie outlives the process that sealed it, and every node reads it.</summary>
public class CookieKeysTests
{
    [Fact]
    public async Task What_one_node_sealed_another_opens()
    {
        Assert.SkipWhen(TestSite.HasNoPostgres, "No PostgreSQL: ./test starts one.");
        await using var one = await TestSite.OpenAsync(On.Postgres);
        await using var other = one.AnotherNode();
        var cookie = Protector(one).Protect("signed in");
        Protector(other).Unprotect(cookie).ShouldBe("signed in");
    }

    [Theory, OnBothDatabases]
    public async Task The_database_holds_the_keys_wrapped(On on)
    {
        await using var site = await TestSite.OpenAsync(on);
        Protector(site).Protect("anything");
        var kept = await site.House.ReadAsync(db => db.Set<RingKey>().ToListAsync());
        kept.Count.ShouldBe(1);
        kept[0].Xml.ShouldContain("<wrapped");
        kept[0].Xml.ShouldNotContain("masterKey>");
        kept[0].Xml.ShouldNotContain("<value>");
    }

    private static IDataProtector Protector(TestSite site) =>
        site.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");
}
