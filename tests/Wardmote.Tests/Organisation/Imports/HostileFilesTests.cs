using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Wardmote.Members;
using Wardmote.Organisation;
using Wardmote.Organisation.Imports;
using Wardmote.Store;
using Wardmote.Tests.Sheets;
using Xunit;
using static Wardmote.Tests.Organisation.Imports.ImportTesting;

namespace Wardmote.Tests.Organisation.Imports;

/// <summary>
/// Files that are damaged, strange, or made to do harm, through a whole import: each is kept as it was meant, or refused
/// with a sentence that says what to do, and then nothing of it is there.
/// </summary>
public class HostileFilesTests
{
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static TheoryData<string, byte[], string> Refusals =>
        new()
        {
            { "empty", [], "The file is empty. Choose a file with column names in its first line." },
            {
                "header only",
                Encoding.UTF8.GetBytes(MembersHeader),
                "The file has column names and no rows under them. Add the rows, or choose another file."
            },
            {
                "UTF-16",
                [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(MembersHeader + Member("A1"))],
                "This file was saved as “Unicode text” (UTF-16). Save it as “CSV UTF-8” or as .xlsx instead."
            },
            {
                "NUL",
                Encoding.UTF8.GetBytes(MembersHeader + Member("A1", last: "O\0Brien")),
                "This is not a text file with columns: it holds bytes that text never does. Save the table as “CSV UTF-8” or as .xlsx."
            },
            {
                "a cell of 10 MB",
                Encoding.UTF8.GetBytes(MembersHeader + Member("A1", last: new('x', 10 << 20))),
                "Line 2: the row that starts here is longer than 4 MB. Look for a quotation mark that nothing closes."
            },
            {
                "an open quotation mark",
                Encoding.UTF8.GetBytes(MembersHeader + Member("A1", last: "\"O’Brien")),
                "Line 2: a quotation mark opens a cell here and nothing closes it. Close it, or take it out."
            },
            {
                "a bomb",
                TestWorkbook.WithCells(new string(' ', 5 << 20)).Bytes(CompressionLevel.Optimal),
                "The workbook unpacks to far more than its size. Save the sheet as “CSV UTF-8” and choose that file."
            },
            {
                "half a workbook",
                Workbook(TestWorkbook.Inline("A1")).Bytes()[..400],
                "The workbook is damaged and cannot be read. Open it in Excel, save it again as .xlsx or as “CSV UTF-8”, and choose that file."
            },
        };

    [Theory, MemberData(nameof(Refusals), DisableDiscoveryEnumeration = true)]
    public async Task What_cannot_be_read_is_refused_with_a_sentence(string what, byte[] file, string sentence)
    {
        await using var house = await HouseAsync(On.Sqlite);
        foreach (var dryRun in new[] { true, false })
        {
            var refused = await Should.ThrowAsync<Refused>(
                () => house.ImportMembersAsync(file, o => o with { DryRun = dryRun }),
                what
            );
            refused.Message.ShouldBe(sentence, what);
        }
        (await house.ReadAsync(db => db.Members.CountAsync())).ShouldBe(0);
        (await house.ReadAsync(db => db.Imports.CountAsync(i => i.Kind == ImportKind.Members))).ShouldBe(0);
    }

    [Theory, OnBothDatabases]
    public async Task A_file_may_be_in_any_of_the_three_encodings_and_with_any_separator(On on)
    {
        await using var house = await HouseAsync(on);
        var file = MembersHeader + Member("A1");
        byte[][] files =
        [
            Encoding.UTF8.GetBytes(file),
            [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(file)],
            Windows1252.GetBytes(file),
            Windows1252.GetBytes(file.Replace(',', ';')),
            Encoding.UTF8.GetBytes(file.Replace(',', '\t')),
        ];
        var first = await house.ImportMembersAsync(files[0]);
        first.Outcome.ShouldBe(ImportOutcome.Published, first.Sentence);
        foreach (var same in files[1..])
            (await house.ImportMembersAsync(same)).Outcome.ShouldBe(ImportOutcome.Unchanged);
        var member = await house.ReadAsync(db => db.Members.SingleAsync());
        (member.FirstName, member.LastName, member.NameKey).ShouldBe(("Siân", "O’Brien", "sian obrien"));
    }

    [Theory, OnBothDatabases]
    public async Task Letters_of_every_script_are_kept_and_composed(On on)
    {
        await using var house = await HouseAsync(on);
        await house.ImportMembersAsync(
            Encoding.UTF8.GetBytes(
                MembersHeader + Member("A1", "Sia\u0302n", "\u202Bمُحَمَّد\u202C") + Member("A2", "Zoë 🐙", "Łódź")
            )
        );
        var members = await house.ReadAsync(db => db.Members.OrderBy(m => m.Number).ToListAsync());
        members
            .Select(m => (m.FirstName, m.LastName))
            .ShouldBe([("Siân", "\u202Bمُحَمَّد\u202C".Normalize()), ("Zoë 🐙", "Łódź")]);
        members[1].NameKey.ShouldBe("zoe lodz");
    }

    [Theory, OnBothDatabases]
    public async Task A_line_break_in_a_name_is_refused_and_in_a_postal_address_kept(On on)
    {
        await using var house = await HouseAsync(on);
        foreach (var broken in new[] { "\"O’\r\nBrien\"", "\"O’\nBrien\"", "\"O’\rBrien\"" })
        {
            var report = await house.ImportMembersAsync("UK", MembersHeader + Member("A1", last: broken));
            report.Outcome.ShouldBe(ImportOutcome.Refused);
            report.Errors.ShouldHaveSingleItem().ShouldBe(new(2, "last_name", "Write this on one line."));
        }
        await house.ImportUnitsAsync(
            UnitsHeader + "UK,The National Party,national,,england-and-wales,yes,,\"The Yards\r\nNorthbury\"\n"
        );
        (await house.ReadAsync(db => db.Units.SingleAsync(u => u.Code == "UK"))).PostalAddress.ShouldBe(
            "The Yards\nNorthbury"
        );
    }

    [Theory, OnBothDatabases]
    public async Task A_formula_is_text_and_cannot_run_when_it_is_given_back(On on)
    {
        const string Formula = "=cmd|'/C calc'!A0";
        await using var house = await HouseAsync(on);
        using var refused = new MemoryStream();
        var report = await house.ImportMembersAsync(
            "UK",
            MembersHeader + Member("A1", first: Formula) + Member("A2", first: Formula, email: "nonsense"),
            o => o with { SkipBadRows = true, RefusedRows = () => refused }
        );
        report.Outcome.ShouldBe(ImportOutcome.Published, report.Sentence);
        (await house.ReadAsync(db => db.Members.SingleAsync())).FirstName.ShouldBe(Formula);
        var given = Encoding.UTF8.GetString(refused.ToArray());
        given.ShouldContain($"\"'{Formula}\"");
        given.ShouldNotContain($"\"{Formula}\"");
        // Corrected and brought in again, it is what it was.
        await house.ImportMembersAsync(
            Encoding.UTF8.GetBytes(
                MembersHeader
                    + Member("A1", first: Formula)
                    + Member("A2", first: $"'{Formula}", email: "a2@example.org")
            )
        );
        (await house.ReadAsync(db => db.Members.SingleAsync(m => m.Number == "A2"))).FirstName.ShouldBe(Formula);
    }

    [Theory, OnBothDatabases]
    public async Task A_workbook_is_read_as_a_person_sees_it(On on)
    {
        await using var house = await HouseAsync(on);
        var workbook = Workbook(
                "<c t=\"s\"><v>0</v></c>",
                "<c t=\"str\"><f>\"Si\"&amp;\"ân\"</f><v>Siân</v></c>",
                TestWorkbook.Inline("=1+1"),
                TestWorkbook.Inline("C001"),
                "<c s=\"0\"><v>29280</v></c>"
            )
            .Sharing("<t>A1</t>")
            .Formatting("dd/mm/yyyy");
        var report = await house.ImportMembersAsync(workbook.Bytes());
        report.Outcome.ShouldBe(ImportOutcome.Published, report.Sentence);
        var member = await house.ReadAsync(db => db.Members.SingleAsync());
        (member.Number, member.FirstName, member.LastName).ShouldBe(("A1", "Siân", "=1+1"));
        member.BornOn.ShouldBe(new LocalDate(1980, 2, 29));
        (await house.ImportMembersAsync(workbook.Bytes())).Outcome.ShouldBe(ImportOutcome.Unchanged);
    }

    /// <summary>A membership list of one row: number, first name, last name, unit, date of birth.</summary>
    private static TestWorkbook Workbook(params IEnumerable<string> cells)
    {
        string[] header = ["membership number", "first name", "last name", "unit", "date of birth"];
        return TestWorkbook.WithRows(
            $"<row r=\"1\">{string.Concat(header.Select(TestWorkbook.Inline))}</row><row r=\"2\">{string.Concat(cells)}</row>"
        );
    }

    private static async Task<TestHouse> HouseAsync(On on)
    {
        var house = await TestHouse.OpenAsync(on);
        await house.ImportUnitsAsync(Tree);
        return house;
    }
}
