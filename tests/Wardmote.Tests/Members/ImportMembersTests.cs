using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Wardmote.Evidence;
using Wardmote.Members;
using Wardmote.Organisation;
using Wardmote.Organisation.Imports;
using Wardmote.Store;
using Wardmote.Tests.Organisation.Imports;
using Xunit;
using static Wardmote.Tests.Organisation.Imports.ImportTesting;

namespace Wardmote.Tests.Members;

public class ImportMembersTests
{
    [Theory, OnBothDatabases]
    public async Task A_joiner_is_kept_as_the_feed_tells_them_with_keys_to_find_them(On on)
    {
        await using var house = await HouseAsync(on);
        var report = await house.ImportMembersAsync(
            "UK",
            MembersHeader
                + "A1,Dr,Siân,Mair,O’Brien,Siani,29/02/1980,F,Sian@Example.ORG,+44 7700 900123,01632 960 001,1 High St,Flat 2,Northbury,zz1 1ab,c001,C001-N,31 January 2020,Active,Direct Debit\n"
        );
        report.Outcome.ShouldBe(ImportOutcome.Published, report.Sentence);
        report.Examples.ShouldBe(["Joins (line 2): A1"]);
        var m = await house.ReadAsync(db => db.Members.SingleAsync());
        (m.Title, m.FirstName, m.MiddleNames, m.LastName, m.PreferredName).ShouldBe(
            ("Dr", "Siân", "Mair", "O’Brien", "Siani")
        );
        (m.BornOn, m.JoinedOn, m.LeftOn).ShouldBe((new LocalDate(1980, 2, 29), new LocalDate(2020, 1, 31), null));
        (m.Email, m.Mobile, m.Landline).ShouldBe(("Sian@Example.ORG", "+44 7700 900123", "01632 960 001"));
        (m.NameKey, m.EmailKey, m.MobileKey, m.LandlineKey).ShouldBe(
            ("sian obrien", "sian@example.org", "07700900123", "01632960001")
        );
        (m.Address1, m.Address2, m.Town, m.Postcode).ShouldBe(("1 High St", "Flat 2", "Northbury", "zz1 1ab"));
        (m.Gender, m.Status, m.Payment).ShouldBe(("F", "Active", "Direct Debit"));
        var codes = await house.ReadAsync(db => db.Units.ToDictionaryAsync(u => u.Id, u => u.Code));
        (codes[m.UnitId], codes[m.BranchId!.Value]).ShouldBe(("C001", "C001-N"));
        m.ImportId.ShouldBe(
            (await house.ReadAsync(db => db.Imports.SingleAsync(i => i.Kind == ImportKind.Members))).Id
        );
    }

    [Theory, OnBothDatabases]
    public async Task Rows_copied_in_are_found_by_the_values_a_save_would_have_written(On on)
    {
        await using var house = await HouseAsync(on);
        await house.ImportMembersAsync("UK", MembersHeader + Member("A1"));
        var m = await house.ReadAsync(db => db.Members.SingleAsync());
        (
            await house.ReadAsync(db =>
                db.Members.CountAsync(x =>
                    x.Id == m.Id && x.UnitId == m.UnitId && x.BornOn == m.BornOn && x.FeedHash == m.FeedHash
                )
            )
        ).ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task The_next_feed_tells_who_joined_what_changed_and_who_left(On on)
    {
        await using var house = await HouseAsync(on);
        var first = new StringBuilder(MembersHeader);
        for (var i = 0; i < 40; i++)
            first.Append(Member($"A{i}", email: $"a{i}@example.org"));
        await house.ImportMembersAsync("UK", first.ToString());
        var next = new StringBuilder(MembersHeader);
        for (var i = 2; i < 41; i++)
            next.Append(Member($"A{i}", email: i == 7 ? "" : $"a{i}@example.org", unit: i == 8 ? "C002" : "C001"));
        var report = await house.ImportMembersAsync("UK", next.ToString());
        report.Sentence.ShouldBe("Imported members.csv: 1 added, 2 changed, 2 left, 36 unchanged.");
        report
            .Examples.Order(StringComparer.Ordinal)
            .ShouldBe([
                "Changes (line 7): A7: email",
                "Changes (line 8): A8: unit",
                "Joins (line 40): A40",
                "Leaves: A0",
                "Leaves: A1",
            ]);
        var left = await house.ReadAsync(db =>
            db.Members.Where(m => m.LeftOn != null).OrderBy(m => m.Number).ToListAsync()
        );
        left.Select(m => (m.Number, m.LeftOn))
            .ShouldBe([("A0", new LocalDate(2026, 11, 20)), ("A1", new LocalDate(2026, 11, 20))]);
        (await house.ReadAsync(db => db.Members.SingleAsync(m => m.Number == "A7"))).EmailKey.ShouldBeNull();
    }

    [Theory, OnBothDatabases]
    public async Task What_changed_for_a_member_and_by_which_file_can_be_told(On on)
    {
        await using var house = await HouseAsync(on);
        await house.ImportMembersAsync("UK", MembersHeader + Member("A1", email: "old@example.org"));
        await house.ImportMembersAsync("UK", MembersHeader + Member("A1", first: "Sian", email: "new@example.org"));
        await house.ImportMembersAsync("UK", MembersHeader + Member("B2"), o => o with { ConfirmedLeavers = 1 });
        await house.ImportMembersAsync("UK", MembersHeader + Member("A1") + Member("B2"));
        var member = await house.ReadAsync(db => db.Members.SingleAsync(m => m.Number == "A1"));
        var changes = await house.ReadAsync(db =>
            db.ImportChanges.Where(c => c.AboutId == member.Id).OrderBy(c => c.ImportId).ToListAsync()
        );
        changes
            .Select(c => (c.Kind, c.Line))
            .ShouldBe([(ImportChangeKind.Changed, 2), (ImportChangeKind.Left, 0), (ImportChangeKind.Returned, 2)]);
        FieldChange
            .Of(changes[0])
            .ShouldBe([new("first_name", "Siân", "Sian"), new("email", "old@example.org", "new@example.org")]);
        FieldChange.Of(changes[2]).ShouldBe([new("first_name", "Sian", "Siân"), new("email", "new@example.org", null)]);
        member.LeftOn.ShouldBeNull();
    }

    [Theory, OnBothDatabases]
    public async Task One_journal_entry_about_the_import_carries_hash_and_counts(On on)
    {
        await using var house = await HouseAsync(on);
        await house.ImportMembersAsync("C001", MembersHeader + Member("A1") + Member("A2"));
        var import = await house.ReadAsync(db => db.Imports.SingleAsync(i => i.Kind == ImportKind.Members));
        var entry = await house.ReadAsync(db =>
            db.Journal.Include(e => e.Particulars).SingleAsync(e => e.AboutId == import.Id)
        );
        (entry.Kind, entry.UnitId).ShouldBe(("MembersImported", import.UnitId));
        Journal
            .Read(entry)!
            .Sentence.ShouldBe($"Imported members.csv: 2 added. The file’s SHA-256 is {import.Sha256}.");
    }

    [Theory, OnBothDatabases]
    public async Task The_same_feed_twice_changes_nothing_and_says_so_whatever_its_order(On on)
    {
        await using var house = await HouseAsync(on);
        var rows = new[] { Member("A1"), Member("A2"), Member("A3", branch: "C001-N") };
        await house.ImportMembersAsync("UK", MembersHeader + string.Concat(rows));
        (await house.ImportMembersAsync("UK", MembersHeader + string.Concat(rows))).Sentence.ShouldBe(
            "Nothing changed: everything in the file is so already. The same file was imported on 20 November 2026."
        );
        (await house.ImportMembersAsync("UK", MembersHeader + string.Concat(rows.Reverse()))).Sentence.ShouldBe(
            "Nothing changed: everything in the file is so already."
        );
    }

    [Theory, OnBothDatabases]
    public async Task More_than_five_percent_of_leavers_need_to_be_confirmed_by_their_number(On on)
    {
        await using var house = await HouseAsync(on);
        var members = Enumerable.Range(0, 40).Select(i => Member($"A{i}")).ToList();
        await house.ImportMembersAsync("UK", MembersHeader + string.Concat(members));
        var shorter = MembersHeader + string.Concat(members.Skip(3));
        var refused = await house.ImportMembersAsync("UK", shorter);
        (refused.Outcome, refused.LeaversToConfirm).ShouldBe((ImportOutcome.Refused, 3));
        refused.Sentence.ShouldBe(
            "Nothing was imported: 3 of the 40 members of UK are not in the file and would leave, which is more than 5 in a hundred. If that is right, import it again and confirm 3 leavers."
        );
        var wrong = await house.ImportMembersAsync("UK", shorter, o => o with { ConfirmedLeavers = 4 });
        wrong.Sentence.ShouldBe(
            "Nothing was imported: 4 leavers were confirmed, and 3 members are missing from the file. Look at the file again, and confirm 3 if that is right."
        );
        (await house.ReadAsync(db => db.Members.CountAsync(m => m.LeftOn != null))).ShouldBe(0);
        (await house.ImportMembersAsync("UK", shorter, o => o with { ConfirmedLeavers = 3 })).Counts.Left.ShouldBe(3);
        (await house.ImportMembersAsync("UK", MembersHeader + string.Concat(members.Skip(4)))).Counts.Left.ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task A_feed_is_authority_for_its_unit_and_what_is_below_it_and_for_nothing_else(On on)
    {
        await using var house = await HouseAsync(on);
        await house.ImportMembersAsync("UK", MembersHeader + Member("A1") + Member("B1", unit: "C002"));
        var outside = await house.ImportMembersAsync("C001", MembersHeader + Member("A1") + Member("A2", unit: "C002"));
        outside
            .Errors.ShouldHaveSingleItem()
            .ToString()
            .ShouldBe(
                "Line 3, unit: The feed is not for this unit. Correct the code, or import the row with the feed of a unit above both."
            );
        var taken = await house.ImportMembersAsync("C001", MembersHeader + Member("A1") + Member("B1"));
        taken
            .Errors.ShouldHaveSingleItem()
            .ToString()
            .ShouldBe(
                "Line 3, membership_number: This member is on the list of a unit that the feed is not for. Import the row with the feed of a unit above both."
            );
        (await house.ImportMembersAsync("C001", MembersHeader + Member("A1", first: "Ann"))).Counts.ShouldBe(
            new ImportCounts(1, 0, 1, 0, 0, 0)
        );
        (await house.ReadAsync(db => db.Members.CountAsync(m => m.LeftOn == null))).ShouldBe(2);
    }

    [Theory, OnBothDatabases]
    public async Task A_member_whose_row_is_left_out_does_not_leave(On on)
    {
        await using var house = await HouseAsync(on);
        await house.ImportMembersAsync("UK", MembersHeader + Member("A1") + Member("A2"));
        using var refused = new MemoryStream();
        var report = await house.ImportMembersAsync(
            "UK",
            MembersHeader + Member("A1", email: "nonsense") + Member("A2") + Member("A3"),
            o => o with { SkipBadRows = true, RefusedRows = () => refused }
        );
        report.Sentence.ShouldBe("Imported members.csv: 1 added, 1 unchanged, 1 refused.");
        Encoding
            .UTF8.GetString(refused.ToArray())
            .ShouldContain("\"2\",\"email: Write one e-mail address, such as name@example.org.\"");
        (await house.ReadAsync(db => db.Members.CountAsync(m => m.LeftOn != null))).ShouldBe(0);
    }

    [Theory]
    [InlineData(",,Ann,,Lee,,1980-01-01,,,,,,,,,C001,,,,", "membership_number: Fill this in.")]
    [InlineData("A1,,Ann,,,,1980-01-01,,,,,,,,,C001,,,,", "last_name: Fill this in.")]
    [InlineData(
        "A1,,Ann,,Lee,,1880-01-01,,,,,,,,,C001,,,,",
        "date_of_birth: Check the year: a date of birth lies between 1900 and today."
    )]
    [InlineData(
        "A1,,Ann,,Lee,,2026-11-21,,,,,,,,,C001,,,,",
        "date_of_birth: Check the year: a date of birth lies between 1900 and today."
    )]
    [InlineData(
        "A1,,Ann,,Lee,,29/02/1981,,,,,,,,,C001,,,,",
        "date_of_birth: Write the date as 30/06/2026, 30 June 2026 or 2026-06-30, with a day that exists."
    )]
    [InlineData(
        "A1,,Ann,,Lee,,,,,,,,,,,C001,,2027-01-01,,",
        "joined_on: Check the date: a member has joined between 1900 and today."
    )]
    [InlineData(
        "A1,,Ann,,Lee,,,,,,,,,,,C001-N,,,,",
        "unit: This is the code of a branch. Write the constituency here, and the branch in its own column."
    )]
    [InlineData(
        "A1,,Ann,,Lee,,,,,,,,,,,C001,C002-N,,,",
        "branch: This branch belongs to another unit. Correct the branch or the unit."
    )]
    [InlineData("A1,,Ann,,Lee,,,,,,,,,,,C001,C001-DG,,,", "branch: This is the code of a group, not of a branch.")]
    [InlineData(
        "A1,,Ann,,Lee,,,,,,,,,,,C001,C9,,,",
        "branch: There is no branch with this code here. Correct it, or import the unit first."
    )]
    [InlineData(
        "A1,,Ann,,Lee,,,,,,,,,,,C001,,,",
        "This line has 19 cells and the header has 20. Look for a missing separator or a line break inside a cell."
    )]
    public async Task A_row_that_makes_no_sense_is_refused_with_a_sentence(string row, string sentence)
    {
        await using var house = await HouseAsync(On.Sqlite);
        var report = await house.ImportMembersAsync("UK", MembersHeader + Member("Z9") + row + "\n");
        var error = report.Errors.ShouldHaveSingleItem();
        error.ToString().ShouldBe(error.Column.Length == 0 ? $"Line 3: {sentence}" : $"Line 3, {sentence}");
        (await house.ReadAsync(db => db.Members.CountAsync())).ShouldBe(0);
    }

    [Theory, OnBothDatabases]
    public async Task A_number_twice_in_a_feed_is_refused(On on)
    {
        await using var house = await HouseAsync(on);
        var report = await house.ImportMembersAsync("UK", MembersHeader + Member("A1") + Member("A2") + Member("A1"));
        report
            .Errors.ShouldHaveSingleItem()
            .ToString()
            .ShouldBe("Line 4, membership_number: Line 2 has this number already. Take one of the two out.");
    }

    [Theory, OnBothDatabases]
    public async Task A_feed_that_lost_a_column_is_refused_before_it_empties_it(On on)
    {
        await using var house = await HouseAsync(on);
        await house.ImportMembersAsync("UK", MembersHeader + Member("A1"));
        var refusal = await Should.ThrowAsync<Refused>(() =>
            house.ImportMembersAsync("UK", "membership_number,first_name,last_name,unit\nA1,Ann,Lee,C001\n")
        );
        refusal.Message.ShouldStartWith("The last file for UK had columns that this one lacks: title, middle_names, ");
    }

    [Theory, OnBothDatabases]
    public async Task A_dry_run_tells_what_would_change_and_saves_nothing(On on)
    {
        await using var house = await HouseAsync(on);
        await house.ImportMembersAsync("UK", MembersHeader + Member("A1") + Member("A2"));
        var report = await house.ImportMembersAsync(
            "UK",
            MembersHeader + Member("A1", first: "Ann") + Member("A3"),
            o => o with { DryRun = true }
        );
        (report.Outcome, report.LeaversToConfirm).ShouldBe((ImportOutcome.Checked, 1));
        report.Counts.ShouldBe(new ImportCounts(2, 1, 1, 1, 0, 0));
        report
            .Examples.Order(StringComparer.Ordinal)
            .ShouldBe(["Changes (line 2): A1: first_name", "Joins (line 3): A3", "Leaves: A2"]);
        (await house.ReadAsync(db => db.Members.CountAsync(m => m.LeftOn == null && m.FirstName == "Siân"))).ShouldBe(
            2
        );
        (await house.ReadAsync(db => db.Imports.CountAsync())).ShouldBe(2);
    }

    [Theory, OnBothDatabases]
    public async Task A_stranger_to_the_unit_cannot_import_its_feed(On on)
    {
        await using var house = await HouseAsync(on);
        var officer = await house.MembershipOfficerOfAsync("C002");
        (
            await Should.ThrowAsync<Refused>(() =>
                house.ImportMembersAsync("C001", MembersHeader + Member("A1"), actor: officer)
            )
        ).Message.ShouldBe(
            "There is no unit with this code among those you look after. Check the code, or import the units first."
        );
        (
            await house.ImportMembersAsync("c002", MembersHeader + Member("A1", unit: "C002"), actor: officer)
        ).Outcome.ShouldBe(ImportOutcome.Published);
    }

    [Theory, OnBothDatabases]
    public async Task A_feed_of_many_batches_arrives_whole(On on)
    {
        await using var house = await HouseAsync(on);
        var file = new StringBuilder(MembersHeader);
        for (var i = 0; i < 12_000; i++)
            file.Append(Member($"A{i}", email: $"someone.with.a.long.address.{i}@example.org", branch: "C001-N"));
        (await house.ImportMembersAsync("UK", file.ToString())).Counts.Added.ShouldBe(12_000);
        (
            await house.ImportMembersAsync("UK", file.ToString().Replace("1 High Street", "2 High Street"))
        ).Counts.Changed.ShouldBe(12_000);
        (
            await house.ReadAsync(db =>
                db.Members.Where(m => m.Address1 == "2 High Street").Select(m => m.EmailKey).Distinct().CountAsync()
            )
        ).ShouldBe(12_000);
        (
            await house.ReadAsync(db =>
                db.ImportChanges.CountAsync(c => c.Fields == "{\"address_1\":[\"1 High Street\",\"2 High Street\"]}")
            )
        ).ShouldBe(12_000);
    }

    private static async Task<TestHouse> HouseAsync(On on)
    {
        var house = await TestHouse.OpenAsync(on);
        await house.ImportUnitsAsync(Tree);
        return house;
    }
}
