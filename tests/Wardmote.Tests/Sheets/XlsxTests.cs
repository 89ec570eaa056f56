using System.Text;
using NodaTime;
using Shouldly;
using Wardmote.Sheets;
using Xunit;

namespace Wardmote.Tests.Sheets;

public class XlsxTests
{
    static string[][] Read(TestWorkbook workbook) => TestSheets.Cells(workbook.Bytes());

    static string Value(string cell) => Read(TestWorkbook.WithCells(cell))[1][0];

    static string Shown(string number, string format) =>
        Read(TestWorkbook.WithCells($"<c s=\"1\"><v>{number}</v></c>").Formatting("General", format))[1][0];

    static string? Fault(string cells)
    {
        using var sheet = SheetReader.Open(TestSheets.Bytes(TestWorkbook.WithCells(cells).Bytes()));
        sheet.Read().ShouldBeTrue();
        return sheet.RowFault;
    }

    [Fact]
    public void A_sheet_reads_like_a_csv_file()
    {
        var workbook = TestWorkbook
            .WithRows(
                "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"B2\" t=\"s\"><v>1</v></c><c r=\"D2\" s=\"1\"/></row>"
                    + "<row r=\"3\"/>"
                    + "<row r=\"4\"><c r=\"B4\" t=\"s\"><v>2</v></c></row>"
                    + "<row r=\"7\"><c r=\"A7\" t=\"s\"><v>2</v></c></row>"
            )
            .Sharing("<t>name</t>", "<t>phone</t>", "<t>07700 900123</t>");
        using var sheet = SheetReader.Open(TestSheets.Bytes(workbook.Bytes()));
        sheet.Format.ShouldBe(SheetFormat.Xlsx);
        sheet.Header.ShouldBe(["name", "phone"]);
        sheet.Read().ShouldBeTrue();
        (sheet.Line, sheet.Text(0), sheet.Text(1), sheet.RowFault).ShouldBe((4, "", "07700 900123", null));
        sheet.Read().ShouldBeTrue();
        (sheet.Line, sheet.Text(0), sheet.Text(1), sheet.RowFault).ShouldBe((7, "07700 900123", "", null));
        sheet.Read().ShouldBeFalse();
        sheet.BytesRead.ShouldBe(sheet.TotalBytes);
    }

    [Theory]
    [InlineData("<c t=\"inlineStr\"><is><t>=1+1</t></is></c>", "=1+1")]
    [InlineData(
        "<c t=\"inlineStr\"><is><r><t>Zo</t></r><r><rPr/><t>ë 🐙</t></r><rPh><t>ゾエ</t></rPh></is></c>",
        "Zoë 🐙"
    )]
    [InlineData("<c t=\"inlineStr\"><is><t xml:space=\"preserve\"> x </t></is></c>", " x ")]
    [InlineData("<c t=\"inlineStr\"><is><t><![CDATA[<b>]]>&amp;&#233;</t></is></c>", "<b>&é")]
    [InlineData("<c t=\"inlineStr\"><is><t>a_x000D__x000a_b_x005F_x0041_</t></is></c>", "a\r\nb_x0041_")]
    [InlineData("<c t=\"inlineStr\"><is><t>_xD83D_ _x12 _xZZZZ_</t></is></c>", "_xD83D_ _x12 _xZZZZ_")]
    [InlineData("<c t=\"str\"><f>A1&amp;B1</f><v>result</v></c>", "result")]
    [InlineData("<c><f>1+1</f><v>2</v></c>", "2")]
    [InlineData("<c t=\"b\"><v>1</v></c>", "TRUE")]
    [InlineData("<c t=\"b\"><v>0</v></c>", "FALSE")]
    [InlineData("<c t=\"d\"><v>2026-06-30T00:00:00</v></c>", "2026-06-30")]
    [InlineData("<c t=\"d\"><v>2026-06-30</v></c>", "2026-06-30")]
    public void Texts_results_and_truths_are_read_as_a_person_sees_them(string cell, string text) =>
        Value(cell).ShouldBe(text);

    [Theory]
    [InlineData("7700900123", "7700900123")]
    [InlineData("1234567890123456789", "1234567890123456789")]
    [InlineData("7.700900123E9", "7700900123")]
    [InlineData("4.4700900123E+11", "447009001230")]
    [InlineData("0.30000000000000004", "0.3")]
    [InlineData("19.989999999999998", "19.99")]
    [InlineData("-12.5", "-12.5")]
    [InlineData("1E-7", "0.0000001")]
    [InlineData("1E300", "1E+300")]
    [InlineData("12.0", "12")]
    [InlineData("not a number", "not a number")]
    [InlineData("NaN", "NaN")]
    public void Numbers_are_read_without_loss(string written, string text) =>
        Value($"<c><v>{written}</v></c>").ShouldBe(text);

    [Theory]
    [InlineData("46203", "dd/mm/yyyy", "2026-06-30")]
    [InlineData("46203.999", "dd/mm/yyyy", "2026-06-30")]
    [InlineData("46203", "[$-809]d mmmm yyyy;@", "2026-06-30")]
    [InlineData("46203.5", "yyyy-mm-dd hh:mm", "2026-06-30T12:00:00")]
    [InlineData("46203.9999999", "yyyy-mm-dd hh:mm", "2026-07-01")]
    [InlineData("46203", "mmm-yy", "2026-06-30")]
    [InlineData("0.75", "h:mm AM/PM", "18:00:00")]
    [InlineData("1.5", "[h]:mm", "1.5")]
    [InlineData("60", "dd/mm/yyyy", "1900-02-29")]
    [InlineData("59", "dd/mm/yyyy", "1900-02-28")]
    [InlineData("61", "dd/mm/yyyy", "1900-03-01")]
    [InlineData("1", "dd/mm/yyyy", "1900-01-01")]
    [InlineData("2958465", "dd/mm/yyyy", "9999-12-31")]
    [InlineData("2958466", "dd/mm/yyyy", "2958466")]
    [InlineData("-1", "dd/mm/yyyy", "-1")]
    [InlineData("1E300", "dd/mm/yyyy", "1E+300")]
    [InlineData("12", "0.00\" days\"", "12")]
    [InlineData("12", "[Red]\\d0", "12")]
    [InlineData("12", "0.0_d", "12")]
    [InlineData("12", "General", "12")]
    [InlineData("123", "0000000", "0000123")]
    [InlineData("7700900123", "00000000000", "07700900123")]
    [InlineData("-5", "000", "-5")]
    [InlineData("1.5", "000", "1.5")]
    public void Formats_say_which_numbers_are_dates(string number, string format, string text) =>
        Shown(number, format).ShouldBe(text);

    [Theory]
    [InlineData(14, "2026-06-30")]
    [InlineData(22, "2026-06-30")]
    [InlineData(1, "46203")]
    [InlineData(49, "46203")]
    public void Built_in_formats_are_known(int id, string text) =>
        Read(
            TestWorkbook
                .WithCells("<c s=\"0\"><v>46203</v></c>")
                .With("xl/styles.xml", $"<styleSheet><cellXfs><xf numFmtId=\"{id}\"/></cellXfs></styleSheet>")
        )[1]
            [0]
            .ShouldBe(text);

    [Fact]
    public void Workbooks_of_old_macintoshes_count_from_1904() =>
        Read(
            TestWorkbook
                .WithCells("<c s=\"0\"><v>44741</v></c>")
                .Formatting("dd/mm/yyyy")
                .With(
                    "xl/workbook.xml",
                    TestWorkbook.Book(
                        "<workbookPr date1904=\"1\"/><sheets><sheet name=\"x\" sheetId=\"1\" r:id=\"r1\"/></sheets>"
                    )
                )
        )[1]
            [0]
            .ShouldBe("2026-06-30");

    [Fact]
    public void Every_day_since_March_1900_is_the_day_Excel_means()
    {
        var rows = new StringBuilder($"<row>{TestWorkbook.Inline("day")}</row>");
        for (var serial = 61; serial < 109_000; serial++)
            rows.Append("<row><c s=\"0\"><v>").Append(serial).Append("</v></c></row>");
        using var sheet = SheetReader.Open(
            TestSheets.Bytes(TestWorkbook.WithRows(rows.ToString()).Formatting("d/m/yy").Bytes())
        );
        var columns = new Columns();
        var day = columns.Required("day");
        var read = columns.Bind(sheet);
        var wanted = new LocalDate(1900, 3, 1);
        for (; read.Read(); wanted = wanted.PlusDays(1))
            (read.Date(day) == wanted).ShouldBeTrue();
        wanted.ShouldBe(new LocalDate(1900, 3, 1).PlusDays(109_000 - 61));
    }

    [Fact]
    public void Cells_are_placed_by_their_name_or_after_the_one_before()
    {
        var cells = Read(
            TestWorkbook.WithRows(
                "<row><c r=\"B1\"><v>2</v></c><c><v>3</v></c><c r=\"A1\"><v>1</v></c></row><row><c r=\"AA2\"><v>9</v></c><c r=\"A2\"><v>1</v></c></row>"
            )
        );
        cells[0].ShouldBe(["1", "2", "3"]);
        cells[1].Length.ShouldBe(27);
        cells[1][26].ShouldBe("9");
    }

    [Theory]
    [InlineData("<c r=\"A2\" t=\"e\"><v>#N/A</v></c>", "Cell A2 shows an error. Correct its formula.")]
    [InlineData(
        "<c r=\"B2\"><f>A1</f></c>",
        "Cell B2 holds a formula without a saved result. Open the file in Excel and save it again."
    )]
    [InlineData("<c r=\"A2\" t=\"str\"><f>\"\"</f><v></v></c><c r=\"B2\"><v>1</v></c>", null)]
    [InlineData(
        "<c r=\"A2\"><v>1</v></c><c r=\"AB2\"><v>1</v></c>",
        "This line has 28 cells and the header has 2. Empty the extra cells, or give their columns names."
    )]
    public void Cells_without_a_value_worth_reading_are_named(string cells, string? fault)
    {
        if (cells.Contains("<f>A1</f>", StringComparison.Ordinal))
            cells = "<c r=\"A2\"><v>1</v></c>" + cells;
        Fault(cells).ShouldBe(fault);
    }

    [Fact]
    public void The_first_sheet_that_can_be_seen_is_read()
    {
        const string Chart = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/chartsheet";
        var workbook = TestWorkbook.WithCells("<c><v>1</v></c>");
        workbook.With(
            "xl/workbook.xml",
            TestWorkbook.Book(
                "<sheets><sheet name=\"old\" sheetId=\"1\" state=\"hidden\" r:id=\"r9\"/><sheet name=\"chart\" sheetId=\"2\" r:id=\"r8\"/>"
                    + "<sheet name=\"people\" sheetId=\"3\" r:id=\"r1\"/><sheet name=\"more\" sheetId=\"4\" r:id=\"r9\"/></sheets>"
            )
        );
        workbook.Parts["xl/_rels/workbook.xml.rels"] = workbook
            .Parts["xl/_rels/workbook.xml.rels"]
            .Replace(
                "<Relationship Id=\"r2\"",
                $"<Relationship Id=\"r8\" Type=\"{Chart}\" Target=\"c.xml\"/><Relationship Id=\"r2\"",
                StringComparison.Ordinal
            );
        Read(workbook)[1].ShouldBe(["1"]);
    }

    [Fact]
    public void Strict_workbooks_read_alike()
    {
        var workbook = TestWorkbook.WithCells("<c t=\"s\"><v>0</v></c>").Sharing("<t>x</t>");
        foreach (var part in workbook.Parts.Keys)
            workbook.Parts[part] = workbook
                .Parts[part]
                .Replace(
                    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                    "http://purl.oclc.org/ooxml/spreadsheetml/main",
                    StringComparison.Ordinal
                )
                .Replace(
                    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                    "http://purl.oclc.org/ooxml/officeDocument/relationships",
                    StringComparison.Ordinal
                );
        Read(workbook)[1].ShouldBe(["x"]);
    }

    [Fact]
    public async Task Rows_of_a_workbook_can_be_awaited_and_stopped()
    {
        using var sheet = SheetReader.Open(TestSheets.Bytes(TestWorkbook.WithCells("<c><v>1</v></c>").Bytes()));
        (await sheet.ReadAsync(TestContext.Current.CancellationToken)).ShouldBeTrue();
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(async () => await sheet.ReadAsync(stopped.Token));
    }
}
