using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Wardmote.Members;
using Wardmote.Tests;
using Wardmote.Tests.Organisation.Imports;
using Xunit;
using static Wardmote.Tests.Organisation.Imports.ImportTesting;

namespace Wardmote.App.Tests.Organisation;

/// <summary>The four imports as they are typed: exit codes, sentences, and the files they leave.</summary>
public class ImportVerbsTests
{
    private const string Offices = OfficesHeader + "C001,secretary,Alex Hill,alex@party.example,2024-01-01,\n";
    private const string Groups = GroupsHeader + "A1,C001-DG,2026-01-01,\n";

    [Theory, OnBothDatabases]
    public async Task The_four_files_are_tried_brought_in_and_found_to_be_there(On on)
    {
        await using var site = await TestSite.OpenAsync(on);
        (string[] Verb, string File, string Would, string Done)[] steps =
        [
            (["units", "import"], Tree, "8 added", "Imported file.csv: 8 added."),
            (["offices", "import"], Offices, "1 added", "Imported file.csv: 1 added."),
            (
                ["members", "import", "--unit", "C001"],
                MembersHeader + Member("A1"),
                "1 added",
                "Imported file.csv: 1 added."
            ),
            (["units", "join"], Groups, "1 added", "Imported file.csv: 1 added."),
        ];
        foreach (var (verb, file, would, done) in steps)
        {
            var tried = await TypeAsync(site, file, [.. verb, "--dry-run"]);
            tried.Code.ShouldBe(0, tried.Error);
            tried.Output.ShouldContain($"Nothing has been imported yet. It would come to {would}.");
            var imported = await TypeAsync(site, file, verb);
            imported.Code.ShouldBe(0, imported.Error);
            imported.Output.ShouldContain(done);
            var again = await TypeAsync(site, file, verb);
            again.Code.ShouldBe(0);
            again.Output.ShouldStartWith("Nothing changed: everything in the file is so already. The same file");
        }
        (await site.House.ReadAsync(db => db.GroupMemberships.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task A_file_with_errors_is_refused_by_line_and_nothing_of_it_is_there()
    {
        await using var site = await SiteAsync(On.Sqlite);
        var refused = await MembersAsync(
            site,
            Member("A1") + Member("A2", email: "nonsense") + Member("A3", unit: "C002")
        );
        refused.Code.ShouldBe(2);
        refused
            .Error.Trim()
            .ShouldBe(
                "Nothing was imported: 2 rows need correcting. Correct them and import the file again, or choose to leave them out. (--skip-bad-rows)"
            );
        Words(refused.Output).ShouldContain("3 email Write one e-mail address, such as name@example.org.");
        Words(refused.Output).ShouldContain("4 unit The feed is not for this unit.");
        (await CountAsync(site)).ShouldBe(0);
    }

    [Theory, OnBothDatabases]
    public async Task Rows_with_errors_are_left_out_when_asked_and_written_to_a_file_to_correct(On on)
    {
        await using var site = await SiteAsync(on);
        var taken = await MembersAsync(site, Member("A1") + Member("A2", email: "nonsense"), "--skip-bad-rows");
        taken.Code.ShouldBe(0, taken.Error);
        taken.Output.ShouldContain("Imported file.csv: 1 added, 1 refused.");
        var left = Path.Combine(site.House.Folder.Root, "file.csv.refused.csv");
        taken.Output.ShouldContain($"The rows left out are in {left}.");
        var refused = await File.ReadAllTextAsync(left);
        refused.ShouldContain("\"A2\"");
        refused.ShouldContain("email: Write one e-mail address");
        refused.ShouldNotContain("\"A1\"");
        var corrected = refused.Replace("nonsense", "a2@example.org", StringComparison.Ordinal);
        var brought = await TypeAsync(site, corrected, "members", "import", "--unit", "C001", "--confirm-leavers", "1");
        brought.Code.ShouldBe(0, brought.Error);
        (await site.House.ReadAsync(db => db.Members.AnyAsync(m => m.Number == "A2"))).ShouldBeTrue();
    }

    [Fact]
    public async Task Many_leavers_are_confirmed_by_their_number_and_no_other()
    {
        await using var site = await SiteAsync(On.Sqlite);
        await MembersAsync(site, Member("A1") + Member("A2") + Member("A3"));
        var asked = await MembersAsync(site, Member("A1"));
        asked.Code.ShouldBe(2);
        asked.Error.ShouldContain("2 of the 3 members of C001 are not in the file and would leave");
        asked.Error.ShouldContain("(--confirm-leavers 2)");
        (await MembersAsync(site, Member("A1"), "--confirm-leavers", "1")).Code.ShouldBe(2);
        (await CountAsync(site)).ShouldBe(3);
        var confirmed = await MembersAsync(site, Member("A1"), "--confirm-leavers", "2");
        confirmed.Code.ShouldBe(0, confirmed.Error);
        (await CountAsync(site)).ShouldBe(1);
    }

    [Fact]
    public async Task A_program_is_told_the_whole_report()
    {
        await using var site = await SiteAsync(On.Sqlite);
        var refused = await MembersAsync(site, Member("A1") + Member("A2", email: "nonsense"), "--json");
        refused.Code.ShouldBe(2);
        var report = JsonDocument.Parse(refused.Output).RootElement;
        report.GetProperty("outcome").GetString().ShouldBe("Refused");
        report.GetProperty("counts").GetProperty("refused").GetInt32().ShouldBe(1);
        var error = report.GetProperty("errors")[0];
        (error.GetProperty("line").GetInt32(), error.GetProperty("column").GetString()).ShouldBe((3, "email"));
        error.GetProperty("sentence").GetString().ShouldBe("Write one e-mail address, such as name@example.org.");
        var tried = await MembersAsync(site, Member("A1"), "--json", "--dry-run");
        tried.Code.ShouldBe(0);
        JsonDocument.Parse(tried.Output).RootElement.GetProperty("outcome").GetString().ShouldBe("Checked");
    }

    [Fact]
    public async Task A_unit_that_is_not_there_and_a_file_that_is_not_there_are_refused()
    {
        await using var site = await SiteAsync(On.Sqlite);
        var nowhere = await TypeAsync(site, MembersHeader + Member("A1"), "members", "import", "--unit", "C999");
        nowhere.Code.ShouldBe(2);
        nowhere
            .Error.Trim()
            .ShouldBe(
                "There is no unit with this code among those you look after. Check the code, or import the units first."
            );
        var folder = site.House.Folder.Root;
        var missing = await TestCommand.RunAsync(folder, "units", "import", "gone.csv", "--data", folder);
        missing.Code.ShouldBe(2);
        missing
            .Error.Trim()
            .ShouldBe($"There is no file {Path.Combine(folder, "gone.csv")}. Check the name and the folder.");
    }

    private static async Task<TestSite> SiteAsync(On on)
    {
        var site = await TestSite.OpenAsync(on);
        await site.House.ImportUnitsAsync(Tree);
        return site;
    }

    private static Task<int> CountAsync(TestSite site) =>
        site.House.ReadAsync(db => db.Members.CountAsync(m => m.LeftOn == null));

    private static Task<Answered> MembersAsync(TestSite site, string rows, params string[] options) =>
        TypeAsync(site, MembersHeader + rows, ["members", "import", "--unit", "C001", .. options]);

    /// <summary>Writes a file where the caller stands and types a command about it.</summary>
    private static async Task<Answered> TypeAsync(TestSite site, string file, params string[] typed)
    {
        var folder = site.House.Folder.Root;
        await File.WriteAllTextAsync(Path.Combine(folder, "file.csv"), file);
        return await TestCommand.RunAsync(folder, [.. typed, "file.csv", "--data", folder]);
    }

    private static string Words(string text) =>
        string.Join(' ', text.Split([' ', '\n', '\r', '│', '|'], StringSplitOptions.RemoveEmptyEntries));
}
