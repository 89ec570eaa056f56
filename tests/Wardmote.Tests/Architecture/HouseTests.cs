using System.Reflection;
using Shouldly;
using Wardmote.Postgres;
using Wardmote.Sqlite;
using Xunit;

namespace Wardmote.Tests.Architecture;

/// <summary>The house keeps its own rules: what ARCHITECTURE.md says of the domain and its two providers.</summary>
public class HouseTests
{
    private static readonly Assembly Domain = typeof(House).Assembly;
    private static readonly FloorTable Table = FloorTable.Read(Repository.Read("ARCHITECTURE.md"));
    private static readonly HouseRules Rules = new(Table, "Wardmote");
    private static readonly IReadOnlyList<Use> Uses =
    [
        .. CompiledCode.Read(Domain.Location),
        .. CompiledCode.Read(typeof(SqliteEngine).Assembly.Location),
        .. CompiledCode.Read(typeof(PostgresEngine).Assembly.Location),
    ];

    [Fact]
    public void Every_room_uses_lower_floors_only() => Rules.WrongFloors(Uses).Distinct().ShouldBeEmpty();

    [Fact]
    public void Every_namespace_is_a_room() => Rules.UnknownRooms(Uses).Distinct().ShouldBeEmpty();

    [Fact]
    public void Only_use_cases_save() => Rules.WrongSaves(Uses, Rules.UseCaseNames(Domain)).Distinct().ShouldBeEmpty();

    [Fact]
    public void A_use_case_is_one_method_and_one_save() => Rules.WrongUseCases(Domain, Uses).ShouldBeEmpty();

    [Fact]
    public void Bulk_statements_stay_where_they_belong() => Rules.WrongBulk(Uses).Distinct().ShouldBeEmpty();

    [Fact]
    public void The_domain_knows_no_web_and_no_provider() => Rules.WrongAssemblies(Uses).Distinct().ShouldBeEmpty();

    [Fact]
    public void Every_folder_name_says_something() =>
        HouseRules.WrongFolders(Path.Combine(Repository.Root, "src")).ShouldBeEmpty();

    [Fact]
    public void The_table_has_nine_floors_and_the_code_is_in_them()
    {
        Table.Rooms.Select(r => Table.FloorOf(r)).Distinct().Count().ShouldBe(9);
        Uses.Count.ShouldBeGreaterThan(1000);
        Uses.ShouldContain(u =>
            u.From == "Wardmote.Evidence.Journal" && u.To == "Wardmote.Store.Ids" && u.Member == "New"
        );
    }
}
