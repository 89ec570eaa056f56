using System.Reflection;
using Shouldly;
using Xunit;

namespace Wardmote.Tests.Architecture;

/// <summary>Each rule notices the one place in the wrong house that breaks it, and nothing else.</summary>
public class HouseRulesTests
{
    private static readonly Assembly Here = typeof(HouseRulesTests).Assembly;
    private static readonly IReadOnlyList<Use> Uses = CompiledCode.Read(Here.Location);
    private static readonly HouseRules Rules = new(FloorTable.Read(Repository.Read("ARCHITECTURE.md")), "Wrongmote");

    [Fact]
    public void A_room_that_uses_a_stranger_a_higher_room_or_another_rooms_provider_is_noticed() =>
        Rules
            .WrongFloors(Uses)
            .Distinct()
            .ShouldBe(
                [
                    "Wrongmote.Breaches.Stranger uses Wrongmote.Rights.Request",
                    "Wrongmote.Organisation.LooksUp uses Wrongmote.Rights.Request",
                    "Wrongmote.Sqlite.ProviderOfRights uses Wrongmote.Rights.Request",
                ],
                ignoreOrder: true
            );

    [Fact]
    public void A_namespace_that_is_no_room_is_noticed() =>
        Rules.UnknownRooms(Uses).Distinct().ShouldBe(["Wrongmote.Attic.NoRoom is in no room of the table"]);

    [Fact]
    public void A_save_outside_a_use_case_is_noticed() =>
        Rules
            .WrongSaves(Uses, Rules.UseCaseNames(Here))
            .Distinct()
            .ShouldBe(["Wrongmote.Rights.SaveOnTheSide saves", "Wrongmote.App.SavingPage saves"], ignoreOrder: true);

    [Fact]
    public void A_use_case_with_two_methods_or_two_saves_is_noticed() =>
        Rules
            .WrongUseCases(Here, Uses)
            .ShouldBe(
                [
                    "Wrongmote.Rights.SaveTwice saves in 2 places",
                    "Wrongmote.Rights.DoTwoThings does not have the one public method RunAsync",
                ],
                ignoreOrder: true
            );

    [Fact]
    public void A_bulk_statement_out_of_place_is_noticed() =>
        Rules
            .WrongBulk(Uses)
            .ShouldBe(
                [
                    "Wrongmote.Rights.DeleteAll calls ExecuteDeleteAsync",
                    "Wrongmote.Rights.WriteSql calls ExecuteSqlRawAsync",
                ],
                ignoreOrder: true
            );

    [Fact]
    public void A_domain_that_knows_the_web_or_a_provider_is_noticed() =>
        Rules
            .WrongAssemblies(Uses)
            .Distinct()
            .ShouldBe(
                [
                    "Wrongmote.Rights.KnowTheWeb uses Microsoft.AspNetCore.Http.Abstractions",
                    "Wrongmote.Rights.KnowTheProvider uses Microsoft.Data.Sqlite",
                ],
                ignoreOrder: true
            );

    [Fact]
    public void A_folder_that_says_nothing_is_noticed()
    {
        var root = Directory.CreateTempSubdirectory("wardmote-folders-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(root, "Rights", "Helpers"));
            Directory.CreateDirectory(Path.Combine(root, "Rights", "bin", "Shared"));
            HouseRules.WrongFolders(root).ShouldBe([Path.Combine(root, "Rights", "Helpers")]);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }
}
