using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Wardmote.Members;
using Wardmote.Organisation.Imports;
using Wardmote.Tests.Organisation.Imports;
using Xunit;
using static Wardmote.Tests.Organisation.Imports.ImportTesting;

namespace Wardmote.Tests.Members;

public class ImportGroupsTests
{
    [Theory, OnBothDatabases]
    public async Task A_member_is_put_into_a_group_and_the_days_may_change_later(On on)
    {
        await using var house = await HouseAsync(on);
        (await house.ImportGroupsAsync(GroupsHeader + "A1,C001-DG,2024-05-01,\n")).Sentence.ShouldBe(
            "Imported groups.csv: 1 added."
        );
        (await house.ImportGroupsAsync(GroupsHeader + "A1,C001-DG,2024-05-01,\n")).Outcome.ShouldBe(
            ImportOutcome.Unchanged
        );
        (await house.ImportGroupsAsync(GroupsHeader + "A1,c001-dg,2024-05-01,2026-05-01\n")).Sentence.ShouldBe(
            "Imported groups.csv: 1 changed."
        );
        var seat = await house.ReadAsync(db => db.GroupMemberships.SingleAsync());
        (seat.From, seat.Until).ShouldBe((new LocalDate(2024, 5, 1), new LocalDate(2026, 5, 1)));
        var changes = await house.ReadAsync(db =>
            db.ImportChanges.Where(c => c.AboutId == seat.MemberId)
                .OrderBy(c => c.ImportId)
                .Select(c => c.Fields)
                .ToListAsync()
        );
        changes.ShouldBe([
            """{"unit":[null,"C001-DG"],"from":[null,"2024-05-01"]}""",
            """{"unit":["C001-DG","C001-DG"],"until":[null,"2026-05-01"]}""",
        ]);
    }

    [Theory]
    [InlineData(
        "A9,C001-DG,,",
        "membership_number: There is no current member with this number among those you look after. Import the membership list first, or correct the number."
    )]
    [InlineData(
        "A1,C999,,",
        "unit: There is no unit with this code among those you look after. Correct it, or import the unit first."
    )]
    [InlineData(
        "A1,C001,,",
        "unit: This is a constituency, and the membership list says who belongs to it. Write the code of a group, working party, council group or campaign forum."
    )]
    [InlineData(
        "A1,C001-DG,2024-05-01,2024-04-30",
        "until: The last day is before the first. Correct one of the two dates."
    )]
    public async Task A_row_that_makes_no_sense_is_refused_with_a_sentence(string row, string sentence)
    {
        await using var house = await HouseAsync(On.Sqlite);
        var report = await house.ImportGroupsAsync(GroupsHeader + row + "\n");
        report.Errors.ShouldHaveSingleItem().ToString().ShouldBe($"Line 2, {sentence}");
    }

    private static async Task<TestHouse> HouseAsync(On on)
    {
        var house = await TestHouse.OpenAsync(on);
        await house.ImportUnitsAsync(Tree);
        await house.ImportMembersAsync("UK", MembersHeader + Member("A1"));
        return house;
    }
}
