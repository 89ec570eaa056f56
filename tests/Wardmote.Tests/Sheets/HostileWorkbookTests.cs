using System.Buffers.Binary;
using System.IO.Compression;
using Bogus;
using Shouldly;
using Wardmote.Sheets;
using Xunit;

namespace Wardmote.Tests.Sheets;

/// <summary>Workbooks that are damaged, or made to break a reader.</summary>
public class HostileWorkbookTests
{
    const int Seed = 20260701;

    static string Problem(
        TestWorkbook workbook,
        SheetLimits? limits = null,
        CompressionLevel level = CompressionLevel.Fastest
    )
    {
        var file = workbook.Bytes(level);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var problem = TestSheets.Problem(file, limits);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(32 << 20);
        problem.Message.ShouldEndWith(".");
        return problem.Message;
    }

    [Fact]
    [Trait("abuse", "C10")]
    public void A_part_that_swells_is_refused_before_it_is_unpacked() =>
        Problem(TestWorkbook.WithCells(new string(' ', 5 << 20)), level: CompressionLevel.Optimal)
            .ShouldContain("unpacks to far more than its size");

    [Fact]
    [Trait("abuse", "C10")]
    public void Parts_that_are_too_large_together_are_refused() =>
        Problem(
                TestWorkbook
                    .WithCells("<c><v>1</v></c>")
                    .With("xl/media/a", new string('x', 600))
                    .With("xl/media/b", new string('x', 600)),
                new() { UnpackedBytes = 2_000 }
            )
            .ShouldContain("unpacks to far more than its size");

    [Fact]
    [Trait("abuse", "C10")]
    public void A_part_that_lies_about_its_length_is_refused()
    {
        var file = TestWorkbook
            .WithCells(string.Concat(Enumerable.Repeat("<c/>", 100_000)) + "<c><v>1</v></c>")
            .Bytes();
        var name = "xl/worksheets/sheet1.xml"u8;
        var at = file.AsSpan().LastIndexOf(name); // in the central directory: the length is 22 bytes before the name
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at - 22), 100);
        TestSheets.Problem(file).Message.ShouldStartWith("The workbook is damaged");
    }

    [Fact]
    public void One_text_shared_by_very_many_cells_is_refused()
    {
        var row = $"<row>{string.Concat(Enumerable.Repeat("<c t=\"s\"><v>0</v></c>", 100))}</row>";
        Problem(
                TestWorkbook
                    .WithRows(string.Concat(Enumerable.Repeat(row, 100)))
                    .Sharing($"<t>{new string('x', 30_000)}</t>"),
                new() { UnpackedBytes = 10 << 20 }
            )
            .ShouldContain("unpacks to far more than its size");
    }

    [Fact]
    public void More_shared_texts_than_the_most_are_refused()
    {
        var workbook = TestWorkbook.WithCells("<c t=\"s\"><v>0</v></c>").Sharing("<t>x</t>", "<t>x</t>", "<t>x</t>");
        TestSheets.Cells(workbook.Bytes(), new() { SharedTexts = 3 })[1].ShouldBe(["x"]);
        Problem(workbook, new() { SharedTexts = 2 }).ShouldContain("more different texts");
        var heavy = TestWorkbook
            .WithCells("<c><v>1</v></c>")
            .Sharing([.. Enumerable.Range(0, 200).Select(i => $"<t>{i}{new string('x', 30_000)}</t>")]);
        Problem(heavy, new() { SharedTextBytes = 4 << 20, UnpackedRatio = 10_000 })
            .ShouldContain("more different texts");
    }

    [Fact]
    public void Limits_of_cells_and_columns_hold()
    {
        Problem(TestWorkbook.WithCells(TestWorkbook.Inline(new string('x', 33_000))))
            .ShouldBe("A cell of the workbook is longer than 32768 characters. Shorten it.");
        Problem(TestWorkbook.WithCells("<c t=\"s\"><v>0</v></c>").Sharing($"<t>{new string('x', 33_000)}</t>"))
            .ShouldContain("longer than 32768");
        Problem(TestWorkbook.WithCells("<c r=\"GS2\"><v>1</v></c>"))
            .ShouldBe("Row 2 has more than 200 columns. Take out the columns that are not needed.");
        Problem(TestWorkbook.WithCells("<c r=\"ZZZZZZZZZZZZZZZZZZZZ2\"><v>1</v></c>"))
            .ShouldContain("more than 200 columns");
    }

    [Theory]
    [InlineData(
        "<!DOCTYPE x [<!ENTITY a \"aaaa\">]><worksheet><sheetData><row><c><v>&a;</v></c></row></sheetData></worksheet>"
    )]
    [InlineData("<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><worksheet/>")]
    [InlineData(
        "<worksheet><sheetData><row><c><v>1</v></c></row><row><c t=\"s\"><v>7</v></c></row></sheetData></worksheet>"
    )]
    [InlineData("<worksheet><sheetData><row><c t=\"s\"><v>-1</v></c></row></sheetData></worksheet>")]
    [InlineData("<worksheet><sheetData><row><c><v>1</v></c></row><row>")]
    [InlineData("<worksheet><sheetData><row><c><v>&#0;</v></c></row></sheetData></worksheet>")]
    [InlineData("not xml")]
    public void A_damaged_sheet_is_refused_with_a_sentence(string sheet) =>
        Problem(new TestWorkbook().With("xl/worksheets/sheet1.xml", sheet)).ShouldStartWith("The workbook is damaged");

    [Fact]
    public void Xml_made_to_fill_the_memory_is_refused()
    {
        var limits = new SheetLimits { UnpackedRatio = 10_000 };
        Problem(TestWorkbook.WithCells(string.Concat(Enumerable.Repeat("<c>", 100_000))), limits)
            .ShouldStartWith("The workbook is damaged");
        Problem(TestWorkbook.WithCells($"<c x=\"{new string('x', 8 << 20)}\"/>"), limits)
            .ShouldStartWith("The workbook is damaged");
        Problem(TestWorkbook.WithCells($"<{new string('c', 8 << 20)}/>"), limits)
            .ShouldStartWith("The workbook is damaged");
        Problem(
                TestWorkbook.WithCells("").With("xl/workbook.xml", TestWorkbook.Book(new string(' ', 17 << 20))),
                limits
            )
            .ShouldStartWith("The workbook is damaged");
    }

    [Fact]
    public void A_directory_of_very_many_entries_is_refused_unread()
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var i = 0; i < 60_000; i++)
                zip.CreateEntry($"a name of some length, number {i}");
        }
        var before = GC.GetAllocatedBytesForCurrentThread();
        TestSheets.Problem(file.ToArray()).Message.ShouldStartWith("The workbook is damaged");
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(24 << 20);
    }

    [Fact]
    public void Other_zip_files_and_empty_workbooks_are_refused_with_a_sentence()
    {
        var zip = new TestWorkbook();
        zip.Parts.Remove("_rels/.rels");
        Problem(zip)
            .ShouldBe("This is a zip file and not an Excel workbook. Take the table out of it and choose that file.");
        TestSheets.Problem([.. "PK\x03\x04"u8, .. new byte[100]]).Message.ShouldStartWith("The workbook is damaged");
        Problem(new TestWorkbook().With("xl/workbook.xml", TestWorkbook.Book("<sheets/>")))
            .ShouldStartWith("The workbook has no sheet");
        Problem(new TestWorkbook()).ShouldStartWith("The workbook is damaged");
        Problem(TestWorkbook.WithRows("")).ShouldStartWith("The file is empty.");
        Problem(TestWorkbook.WithRows("<row><c><v>1</v></c></row>")).ShouldContain("no rows under them");
        Problem(new TestWorkbook().With("xl/worksheets/sheet1.xml", "<worksheet/>"))
            .ShouldStartWith("The file is empty.");
    }

    [Fact]
    public void Workbooks_with_damaged_bytes_are_read_or_refused()
    {
        var chance = new Randomizer(Seed);
        foreach (
            var level in (ReadOnlySpan<CompressionLevel>)[CompressionLevel.NoCompression, CompressionLevel.Fastest]
        )
        {
            var whole = Sample().Bytes(level);
            for (var i = 0; i < 4_000; i++)
            {
                var file = whole.ToArray();
                for (var hits = chance.Number(1, 6); hits > 0; hits--)
                    file[chance.Number(4, file.Length - 1)] = chance.Byte();
                if (chance.Bool(0.2f))
                    file = file[..chance.Number(5, file.Length)];
                SheetFuzzTests.ReadsOrRefuses(file).ShouldBeTrue();
            }
        }
    }

    [Fact]
    public void Workbooks_with_shuffled_xml_are_read_or_refused()
    {
        var chance = new Randomizer(Seed);
        string[] tokens =
        [
            "<c>",
            "</c>",
            "<row>",
            "</row>",
            "<v>",
            "</v>",
            "<t>",
            "</t>",
            "<si>",
            "<c t=\"s\"/>",
            "<c r=\"B\" t=\"b\">",
            "\"",
            "9999999999",
            "-1",
            "&amp;",
            "<f/>",
            "<is>",
            "🐙",
            "_x0000_",
            "_x",
        ];
        for (var i = 0; i < 4_000; i++)
        {
            var workbook = Sample();
            var part = chance.ArrayElement([.. workbook.Parts.Keys]);
            var xml = workbook.Parts[part];
            for (var hits = chance.Number(1, 4); hits > 0; hits--)
            {
                var at = chance.Number(0, xml.Length);
                var length = chance.Number(0, Math.Min(20, xml.Length - at));
                xml = xml[..at] + (chance.Bool() ? chance.ArrayElement(tokens) : "") + xml[(at + length)..];
            }
            SheetFuzzTests
                .ReadsOrRefuses(workbook.With(part, xml).Bytes(CompressionLevel.NoCompression))
                .ShouldBeTrue();
        }
    }

    static TestWorkbook Sample() =>
        TestWorkbook
            .WithRows(
                "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>"
                    + "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>2</v></c><c r=\"B2\" s=\"1\"><v>46203</v></c></row>"
                    + $"<row r=\"3\">{TestWorkbook.Inline("Zo_x0308_e")}<c t=\"b\"><v>1</v></c></row>"
                    + "<row r=\"4\"><c t=\"str\"><f>A1</f><v>x</v></c><c s=\"2\"><v>1.5E3</v></c></row>"
            )
            .Sharing("<t>name</t>", "<t>born</t>", "<r><t>Ann</t></r><r><t> Other</t></r><rPh><t>x</t></rPh>")
            .Formatting("General", "dd/mm/yyyy", "00000");
}
