using System.Reflection;
using Shouldly;
using Wardmote.Tests;
using Xunit;

namespace Wardmote.App.Tests.Abuse;

/// <summary>
/// What somebody may try (docs/security/abuse.csv), each with a test that carries its name or the reason why there is none.
/// </summary>
public sealed class AbuseTable
{
    private const string Table = "docs/security/abuse.csv";

    [Fact]
    public void Every_case_has_a_test_or_says_why_not()
    {
        var tested = new[] { typeof(AbuseTable).Assembly, typeof(TestHouse).Assembly }
            .SelectMany(a => a.GetTypes())
            .SelectMany(t => t.GetMethods())
            .SelectMany(m => m.GetCustomAttributes<TraitAttribute>())
            .Where(t => t.Name == "abuse")
            .Select(t => t.Value)
            .ToHashSet();
        foreach (var one in Cases())
            tested.Contains(one.Id).ShouldBe(one.WhyNoTest.Length == 0, $"{one.Id}: {one.What}");
        tested.Count.ShouldBeGreaterThan(30);
    }

    [Fact]
    public void Every_protection_that_can_be_removed_is_there_and_has_a_test_of_its_case()
    {
        var blocks = Repository.Read("tests/broken.txt").Split("\n\n").Skip(1).ToList();
        var removed = blocks.Select(b => b.Trim().Split(' ')[0]).ToHashSet(StringComparer.Ordinal);
        foreach (var one in Cases().Where(c => c.WhyNoTest.Length == 0))
            removed.Contains(one.Id).ShouldBe(one.WhyNoProtection.Length == 0, $"{one.Id}: {one.What}");
        foreach (var block in blocks.Select(b => b.Trim().Split('\n')))
        {
            var (about, line) = (block[0].Split(' '), block[2][2..]);
            Repository.Read(block[1]).ShouldContain(line, Case.Sensitive, block[1]);
            var (type, method) = (about[1][..about[1].LastIndexOf('.')], about[1][(about[1].LastIndexOf('.') + 1)..]);
            var test = new[] { typeof(AbuseTable).Assembly, typeof(TestHouse).Assembly }
                .Select(a => a.GetType(type))
                .Single(t => t is not null)!
                .GetMethod(method);
            test.ShouldNotBeNull(about[1]);
            test.GetCustomAttributes<TraitAttribute>()
                .ShouldContain(t => t.Name == "abuse" && t.Value == about[0], about[1]);
        }
    }

    private static IEnumerable<(string Id, string What, string WhyNoTest, string WhyNoProtection)> Cases() =>
        Repository
            .Read(Table)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Skip(1)
            .Select(c => c.Split(','))
            .Select(c => (c[0], c[1], c[2], c[3]));
}
