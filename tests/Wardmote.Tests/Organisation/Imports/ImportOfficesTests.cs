using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Wardmote.Organisation;
using Wardmote.Organisation.Imports;
using Xunit;
using static Wardmote.Tests.Organisation.Imports.ImportTesting;

namespace Wardmote.Tests.Organisation.Imports;

public class ImportOfficesTests
{
    private const string Secretary = "C001,Secretary,Siân O’Brien,Sian@Party.Example,2024-06-01,\n";

    [Theory, OnBothDatabases]
    public async Task An_office_is_brought_in_and_its_last_day_may_change_later(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        await house.ImportUnitsAsync(Tree);
        (await house.ImportOfficesAsync(OfficesHeader + Secretary)).Counts.ShouldBe(new ImportCounts(1, 1, 0, 0, 0, 0));
        var ended = await house.ImportOfficesAsync(
            OfficesHeader + "c001,secretary,Sian O'Brien,sian@party.example,01/06/2024,31/10/2026\n"
        );
        ended.Counts.ShouldBe(new ImportCounts(1, 0, 1, 0, 0, 0));
        var held = await house.ReadAsync(db => db.Appointments.Include(a => a.Unit).SingleAsync());
        held.Unit.Code.ShouldBe("C001");
        held.Office.ShouldBe("secretary");
        held.EmailKey.ShouldBe("sian@party.example");
        held.From.ShouldBe(new LocalDate(2024, 6, 1));
        held.Until.ShouldBe(new LocalDate(2026, 10, 31));
    }

    [Theory, OnBothDatabases]
    public async Task An_office_the_file_does_not_list_stays(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        await house.ImportUnitsAsync(Tree);
        await house.ImportOfficesAsync(OfficesHeader + Secretary);
        await house.ImportOfficesAsync(OfficesHeader + "C001,chair,Jo Khan,jo@party.example,2024-06-01,\n");
        (await house.ReadAsync(db => db.Appointments.CountAsync(a => a.Until == null))).ShouldBe(2);
    }

    [Theory, OnBothDatabases]
    public async Task A_person_may_hold_many_offices_in_many_units(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        await house.ImportUnitsAsync(Tree);
        var file =
            OfficesHeader
            + Secretary
            + Secretary.Replace("Secretary", "Chair")
            + Secretary.Replace("C001", "C001-N")
            + Secretary.Replace("2024", "2020").Replace(",\n", ",2022-05-31\n");
        (await house.ImportOfficesAsync(file)).Counts.Added.ShouldBe(4);
        (await house.ImportOfficesAsync(file)).Outcome.ShouldBe(ImportOutcome.Unchanged);
    }

    [Theory]
    [InlineData(
        "C999,chair,Jo Khan,jo@party.example,2024-06-01,",
        "There is no unit with this code among those you look after. Correct it, or import the unit first."
    )]
    [InlineData("C001,,Jo Khan,jo@party.example,2024-06-01,", "Fill this in.")]
    [InlineData("C001,chair,Jo Khan,,2024-06-01,", "Fill this in.")]
    [InlineData(
        "C001,chair,Jo Khan,jo@party.example,31/02/2024,",
        "Write the date as 30/06/2026, 30 June 2026 or 2026-06-30, with a day that exists."
    )]
    [InlineData(
        "C001,chair,Jo Khan,jo@party.example,2204-06-01,",
        "Write the date as 30/06/2026, 30 June 2026 or 2026-06-30, with a day that exists."
    )]
    [InlineData(
        "C001,chair,Jo Khan,jo@party.example,1924-06-01,",
        "Check the year: an office is written down from 1950 until two years from now."
    )]
    [InlineData(
        "C001,chair,Jo Khan,jo@party.example,2024-06-01,2024-05-31",
        "The last day is before the first. Correct one of the two dates."
    )]
    public async Task A_row_that_makes_no_sense_is_refused_with_a_sentence(string row, string sentence)
    {
        await using var house = await TestHouse.OpenAsync(On.Sqlite);
        await house.ImportUnitsAsync(Tree);
        var report = await house.ImportOfficesAsync(OfficesHeader + row + "\n");
        report.Errors.ShouldHaveSingleItem().Sentence.ShouldBe(sentence);
        (await house.ReadAsync(db => db.Appointments.CountAsync())).ShouldBe(0);
    }

    [Theory, OnBothDatabases]
    public async Task The_same_appointment_twice_in_a_file_is_refused(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        await house.ImportUnitsAsync(Tree);
        var report = await house.ImportOfficesAsync(OfficesHeader + Secretary + Secretary.Replace("Siân", "Sian"));
        report
            .Errors.ShouldHaveSingleItem()
            .ToString()
            .ShouldBe("Line 3: Line 2 says the same. Take one of the two out.");
    }

    [Theory, OnBothDatabases]
    public async Task An_officer_brings_in_offices_of_their_own_units_only(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        await house.ImportUnitsAsync(Tree);
        var officer = await house.MembershipOfficerOfAsync("C002");
        (await house.ImportOfficesAsync(OfficesHeader + Secretary, actor: officer)).Outcome.ShouldBe(
            ImportOutcome.Refused
        );
        (
            await house.ImportOfficesAsync(OfficesHeader + Secretary.Replace("C001", "C002-N"), actor: officer)
        ).Outcome.ShouldBe(ImportOutcome.Published);
    }
}
