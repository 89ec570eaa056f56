using System.Reflection;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Wardmote.App.Hosting;
using Wardmote.App.SignIn;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Rights;
using Wardmote.Store;
using Wardmote.Tests;
using Xunit;

namespace Wardmote.App.Tests.Hosting;

/// <summary>How often, how long and how much: the page that people read, and each limit at its last turn and one more.</summary>
public sealed class LimitsTests
{
    private const string Page = "docs/security/limits.md";

    private static readonly (string What, string Limit)[] Others =
    [
        ("a session without use", Long(Session.MostIdle)),
        ("a session in any case", Long(Session.MostAge)),
        ("a second factor counts as fresh", Long(Session.FreshFor)),
        ("the code after a password, in one browser", Long(Halfway.Lasting)),
        ("a browser is known", Long(KnownBrowser.Lasting)),
        ("an invitation", Long(AccountLink.Lasting(LinkPurpose.Invitation))),
        ("a link for a new password", Long(AccountLink.Lasting(LinkPurpose.NewPassword))),
        ("two officers to confirm a lost factor", Long(Recovery.Lasting)),
        ("a password", $"{PasswordRule.Least} to {PasswordRule.Most} characters"),
        ("recovery codes", $"{RecoveryCode.Count}, each once"),
        ("a link to a pack", Long(Duration.FromDays(Release.GoodForDays))),
        ("downloads of a pack", $"{Release.MostDownloads}"),
        ("wrong codes for a pack, before its link ends", $"{Release.MostWrongCodes}"),
        ("one file from a person", $"{Vault.MostBytes >> 20} MB"),
    ];

    // Every limit that stands in a static field, alone or among others.
    private static readonly RateLimit[] Rates =
    [
        .. typeof(PublicLimits)
            .Assembly.GetTypes()
            .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .SelectMany(f =>
                f.FieldType == typeof(RateLimit) ? [(RateLimit)f.GetValue(null)!]
                : f.FieldType == typeof(RateLimit[]) ? (RateLimit[])f.GetValue(null)!
                : f.FieldType == typeof(Tries.Allowance) ? All((Tries.Allowance)f.GetValue(null)!)
                : []
            )
            .OrderBy(l => l.Name, StringComparer.Ordinal)
            .ThenBy(l => l.Per),
    ];

    [Fact, Trait("asvs", "V2.1.3"), Trait("asvs", "V6.1.1"), Trait("asvs", "V7.1.1")]
    public void The_page_that_people_read_is_made_from_the_limits()
    {
        var page = new StringBuilder(
            """
            # Limits

            Made from the program by a test. Turns are counted in the database, so all nodes share them; what is counted is kept as a
            hash. A turn that is refused does not count, and a password or code that was right is given back: every wait ends,
            and nobody is kept out by somebody else's knocking. A browser that has signed in to an account before is counted by itself.

            | what | turns | in |
            |---|---|---|

            """
        );
        foreach (var rate in Rates)
            page.Append($"| {rate.Name} | {rate.Most} | {Long(rate.Per)} |\n");
        page.Append("\n| what | how long, or how much |\n|---|---|\n");
        foreach (var (what, limit) in Others)
            page.Append($"| {what} | {limit} |\n");
        Rates.Length.ShouldBeGreaterThan(10);
        Repository.Approve(Page, page.ToString());
    }

    [Theory, OnBothDatabases, Trait("asvs", "V2.4.1")]
    public async Task Each_gives_its_last_turn_and_refuses_the_next_until_its_period_ends(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        foreach (var rate in Rates)
            await house.DoAsync(async s =>
            {
                var limits = s.GetRequiredService<RateLimits>();
                for (var turn = 0; turn < rate.Most; turn++)
                    await limits.TakeAsync(rate, "somebody", default);
                var refused = await Should.ThrowAsync<Refused>(() => limits.TakeAsync(rate, "somebody", default));
                refused.Message.ShouldBe(rate.Sentence);
                await limits.TakeAsync(rate, "somebody else", default);
                house.Clock.Pass(rate.Per);
                await limits.TakeAsync(rate, "somebody", default);
            });
    }

    private static RateLimit[] All(Tries.Allowance allowance) => [.. allowance.ByAccount, .. allowance.ByBrowser];

    private static string Long(Duration time) =>
        time switch
        {
            { TotalDays: >= 2 } => $"{time.TotalDays:0} days",
            { TotalDays: 1 } => "a day",
            { TotalHours: > 1 } => $"{time.TotalHours:0} hours",
            { TotalHours: 1 } => "an hour",
            { TotalMinutes: 1 } => "a minute",
            _ => $"{time.TotalMinutes:0} minutes",
        };
}
