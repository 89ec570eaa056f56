using Shouldly;
using Wardmote.Tests;
using Wardmote.Tests.Architecture;
using Xunit;

namespace Wardmote.App.Tests.Architecture;

/// <summary>The executable keeps the rules of ARCHITECTURE.md: it reads, and leaves writing to use cases.</summary>
public class ExecutableTests
{
    private static readonly HouseRules Rules = new(FloorTable.Read(Repository.Read("ARCHITECTURE.md")), "Wardmote");
    private static readonly IReadOnlyList<Use> Uses = CompiledCode.Read(typeof(Program).Assembly.Location);

    [Fact]
    public void Nothing_in_the_executable_saves() =>
        Rules.WrongSaves(Uses, new HashSet<string>(StringComparer.Ordinal)).Distinct().ShouldBeEmpty();

    [Fact]
    public void Nothing_in_the_executable_updates_in_bulk_or_writes_SQL() =>
        Rules.WrongBulk(Uses).Distinct().ShouldBeEmpty();

    [Fact]
    public void It_was_read() => Uses.ShouldContain(u => u.From == "Wardmote.App.Hosting.RefusalFilter");
}
