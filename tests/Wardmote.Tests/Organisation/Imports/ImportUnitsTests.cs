using Microsoft.EntityFrameworkCore;
using Shouldly;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Organisation.Imports;
using Wardmote.Store;
using Xunit;
using static Wardmote.Tests.Organisation.Imports.ImportTesting;

namespace Wardmote.Tests.Organisation.Imports;

public class ImportUnitsTests
{
    [Theory, OnBothDatabases]
    public async Task A_tree_of_units_is_brought_in_with_everything_above_each(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        var report = await house.ImportUnitsAsync(Tree);
        report.Outcome.ShouldBe(ImportOutcome.Published, report.Sentence);
        report.Counts.ShouldBe(new ImportCounts(8, 8, 0, 0, 0, 0));
        var unit = await house.ReadAsync(db => db.Units.Include(u => u.Parent).SingleAsync(u => u.Code == "C001"));
        unit.Name.ShouldBe("Northbury Constituency Party");
        unit.Kind.ShouldBe(UnitKind.Constituency);
        unit.Nation.ShouldBe(Nation.EnglandAndWales);
        unit.IsController.ShouldBeTrue();
        unit.PostalAddress.ShouldBe("The Yards, Northbury");
        unit.Parent!.Code.ShouldBe("R-N");
        (await AboveAsync(house, "C001-N")).ShouldBe(["0 C001-N", "1 C001", "2 R-N", "3 UK"]);
    }

    [Theory, OnBothDatabases]
    public async Task An_import_leaves_one_journal_entry_with_hash_and_counts(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        await house.ImportUnitsAsync(Tree);
        var import = await house.ReadAsync(db => db.Imports.SingleAsync());
        var entry = await house.ReadAsync(db => db.Journal.Include(e => e.Particulars).SingleAsync());
        entry.Kind.ShouldBe("UnitsImported");
        entry.AboutId.ShouldBe(import.Id);
        entry.AuthorKind.ShouldBe(AuthorKind.Operator);
        Journal.Read(entry)!.Sentence.ShouldBe($"Imported units.csv: 8 added. The file’s SHA-256 is {import.Sha256}.");
        import.State.ShouldBe(ImportState.Published);
        import.Counts.Added.ShouldBe(8);
        (await house.ReadAsync(db => db.ImportChanges.CountAsync(c => c.ImportId == import.Id))).ShouldBe(8);
    }

    [Theory, OnBothDatabases]
    public async Task The_same_file_twice_changes_nothing_and_says_so(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        await house.ImportUnitsAsync(Tree);
        var again = await house.ImportUnitsAsync(Tree);
        again.Outcome.ShouldBe(ImportOutcome.Unchanged);
        again.Sentence.ShouldBe(
            "Nothing changed: everything in the file is so already. The same file was imported on 20 November 2026."
        );
        (await house.ImportUnitsAsync(Tree + "\n")).Sentence.ShouldBe(
            "Nothing changed: everything in the file is so already."
        );
        (await house.ReadAsync(db => db.Journal.CountAsync())).ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task A_unit_that_moves_takes_those_below_it_along(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        await house.ImportUnitsAsync(Tree);
        var report = await house.ImportUnitsAsync(
            UnitsHeader
                + "c001,Northbury Party,constituency,R-S,scotland,yes,c001@party.example,\"The Yards, Northbury\"\n"
        );
        report.Counts.ShouldBe(new ImportCounts(1, 0, 1, 0, 0, 0));
        report.Examples.ShouldBe(["Changed (line 2): C001: name, parent, nation"]);
        (await AboveAsync(house, "C001-N")).ShouldBe(["0 C001-N", "1 C001", "2 R-S", "3 UK"]);
        var fields = await house.ReadAsync(db =>
            db.ImportChanges.Where(c => c.Kind == ImportChangeKind.Changed).SingleAsync()
        );
        fields.Fields.ShouldBe(
            """{"name":["Northbury Constituency Party","Northbury Party"],"parent":["R-N","R-S"],"nation":["england-and-wales","scotland"]}"""
        );
    }

    [Theory, OnBothDatabases]
    public async Task A_dry_run_tells_what_would_change_and_saves_nothing(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        var report = await house.ImportUnitsAsync(Tree, o => o with { DryRun = true });
        report.Outcome.ShouldBe(ImportOutcome.Checked);
        report.Sentence.ShouldBe("Nothing has been imported yet. It would come to 8 added.");
        report.Examples[0].ShouldBe("Added (line 2): UK, The National Party");
        (await house.ReadAsync(db => db.Units.CountAsync())).ShouldBe(0);
        (await house.ReadAsync(db => db.Imports.CountAsync())).ShouldBe(0);
    }

    [Theory]
    [InlineData(
        "X,Nowhere,branch,C999,scotland,no,,",
        "There is no unit C999. Write the code of a unit that is in this file or here already."
    )]
    [InlineData(
        "X,Second top,national,,scotland,no,,",
        "UK is at the top already, and there can be only one such unit. Write the code of the unit above this one."
    )]
    [InlineData(
        "UK,The National Party,national,C001,scotland,no,,",
        "The units above this one lead back to it. Write a parent that leads to the top."
    )]
    [InlineData(
        "X,X,branch,X,scotland,no,,",
        "The units above this one lead back to it. Write a parent that leads to the top."
    )]
    [InlineData(
        "X,X,region,C001,scotland,no,,",
        "A region cannot be under a constituency. Write the code of the national body."
    )]
    [InlineData(
        "X,X,branch,C001-DG,scotland,no,,",
        "A branch cannot be under a group. Write the code of a constituency."
    )]
    [InlineData(
        "C001,X,branch,R-N,scotland,no,,",
        "With this row C001-N, which is under this unit, would be out of place. Bring in C001-N with the same file, or leave this row as it was."
    )]
    [InlineData("X,,branch,C001,scotland,no,,", "Fill this in.")]
    [InlineData(
        "X,X,ward,C001,scotland,no,,",
        "Write national, region, constituency, branch, group, working party, council group or campaign forum."
    )]
    [InlineData("X,X,branch,C001,france,no,,", "Write england-and-wales, scotland or northern-ireland.")]
    [InlineData(
        "a/b,X,branch,C001,scotland,no,,",
        "Write a code of letters, digits, hyphens and full stops, such as C001-N."
    )]
    [InlineData("X,X,branch,C001,scotland,maybe,,", "Write yes or no.")]
    [InlineData("X,X,branch,C001,scotland,no,not an address,", "Write one e-mail address, such as name@example.org.")]
    public async Task A_row_that_makes_no_sense_is_refused_with_a_sentence(string row, string sentence)
    {
        await using var house = await TestHouse.OpenAsync(On.Sqlite);
        await house.ImportUnitsAsync(Tree);
        var report = await house.ImportUnitsAsync(UnitsHeader + row + "\n");
        report.Outcome.ShouldBe(ImportOutcome.Refused);
        report.Errors.ShouldHaveSingleItem().Sentence.ShouldBe(sentence);
        report.Errors[0].Line.ShouldBe(2);
        report.Sentence.ShouldBe(
            "Nothing was imported: 1 row needs correcting. Correct it and import the file again, or choose to leave it out."
        );
        (await house.ReadAsync(db => db.Units.CountAsync())).ShouldBe(8);
    }

    [Theory, OnBothDatabases]
    public async Task Bad_rows_are_left_out_with_what_hangs_on_them_and_written_to_a_file(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        using var refused = new MemoryStream();
        var file = Tree + "C003,Kelford,ward,R-N,scotland,no,,\nC003-N,Kelford North,branch,C003,scotland,no,,\n";
        var report = await house.ImportUnitsAsync(
            file,
            o => o with { SkipBadRows = true, RefusedRows = () => refused }
        );
        report.Outcome.ShouldBe(ImportOutcome.Published);
        report.Counts.ShouldBe(new ImportCounts(10, 8, 0, 0, 0, 2));
        report.Errors.Select(e => e.Line).ShouldBe([10, 11]);
        var lines = System.Text.Encoding.UTF8.GetString(refused.ToArray()).Trim('\uFEFF').Split("\r\n");
        lines[0]
            .ShouldBe(
                "\"code\",\"name\",\"kind\",\"parent\",\"nation\",\"controller\",\"email\",\"address\",\"refused line\",\"refused because\""
            );
        lines[2]
            .ShouldBe(
                "\"C003-N\",\"Kelford North\",\"branch\",\"C003\",\"scotland\",\"no\",\"\",\"\",\"11\",\"parent: There is no unit C003. Write the code of a unit that is in this file or here already.\""
            );
    }

    [Theory, OnBothDatabases]
    public async Task An_officer_brings_in_units_below_their_own_and_no_others(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        await house.ImportUnitsAsync(Tree);
        var officer = await house.MembershipOfficerOfAsync("C001");
        (
            await house.ImportUnitsAsync(
                UnitsHeader + "C001-S,Northbury South,branch,C001,england-and-wales,no,,\n",
                actor: officer
            )
        ).Outcome.ShouldBe(ImportOutcome.Published);
        foreach (
            var row in new[]
            {
                "C002-S,Eastwick South,branch,C002,scotland,no,,",
                "C002,Taken over,constituency,R-S,scotland,yes,,",
                "C001,Moved,constituency,R-S,scotland,yes,,",
            }
        )
        {
            var report = await house.ImportUnitsAsync(UnitsHeader + row + "\n", actor: officer);
            report.Outcome.ShouldBe(ImportOutcome.Refused, row);
            report
                .Errors.ShouldHaveSingleItem()
                .Sentence.ShouldStartWith("This unit is not among those you look after.");
        }
    }

    [Fact]
    public async Task A_file_that_is_no_table_is_refused_with_a_sentence()
    {
        await using var house = await TestHouse.OpenAsync(On.Sqlite);
        (await Should.ThrowAsync<Refused>(() => house.ImportUnitsAsync(""))).Message.ShouldBe(
            "The file is empty. Choose a file with column names in its first line."
        );
        (await Should.ThrowAsync<Refused>(() => house.ImportUnitsAsync("code,name\nUK,UK\n"))).Message.ShouldStartWith(
            "The file has no columns called “kind” and “parent” and "
        );
    }

    private static async Task<string[]> AboveAsync(TestHouse house, string code) =>
        await house.ReadAsync(db =>
        {
            var units = db.Units;
            return units
                .Where(u => u.Code == code)
                .SelectMany(u => u.Above)
                .OrderBy(a => a.Steps)
                .Select(a => a.Steps + " " + units.Single(u => u.Id == a.AboveId).Code)
                .ToArrayAsync();
        });
}
