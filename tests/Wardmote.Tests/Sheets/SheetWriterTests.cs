using System.Text;
using Shouldly;
using Wardmote.Sheets;
using Xunit;

namespace Wardmote.Tests.Sheets;

public class SheetWriterTests
{
    static byte[] Written(CsvFor reader, params string[][] rows)
    {
        using var file = new MemoryStream();
        using (var writer = new SheetWriter(file, reader, rows[0], leaveOpen: true))
        {
            foreach (var row in rows[1..])
                writer.Write(row);
        }
        return file.ToArray();
    }

    [Fact]
    public void A_file_for_programs_is_exact_and_without_a_mark() =>
        Encoding
            .UTF8.GetString(Written(CsvFor.Programs, ["a", "b"], ["=1+1", "-5"], ["x,\"y\"\r\n", " Zoë"]))
            .ShouldBe("a,b\r\n=1+1,-5\r\n\"x,\"\"y\"\"\r\n\", Zoë\r\n");

    [Fact]
    public void A_file_for_spreadsheets_has_a_mark_and_quotes_every_cell() =>
        Written(CsvFor.Spreadsheets, ["a", "b"], ["1", "Zoë"])
            .ShouldBe([0xEF, 0xBB, 0xBF, .. "\"a\",\"b\"\r\n\"1\",\"Zoë\"\r\n"u8]);

    [Theory]
    [Trait("asvs", "V1.2.10")]
    [InlineData("=1+1")]
    [InlineData("+44 7700 900123")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    [InlineData("\n=1")]
    [InlineData("＝1＋1")]
    [InlineData("＋1")]
    [InlineData("－1")]
    [InlineData("＠A")]
    [InlineData("'=1")]
    public void A_cell_that_might_run_gets_an_apostrophe_which_reading_takes_off(string cell)
    {
        var file = Written(CsvFor.Spreadsheets, ["cell", "b"], [cell, "x"]);
        TestSheets.Cells(file)[1][0].ShouldBe("'" + cell);

        var columns = new Columns();
        var column = columns.Required("cell");
        using var sheet = SheetReader.Open(TestSheets.Bytes(file));
        var rows = columns.Bind(sheet);
        rows.Read().ShouldBeTrue();
        if (!cell.AsSpan().ContainsAny("\t\r\n"))
            rows.Text(column, 100).ShouldBe(cell);
    }

    [Theory]
    [InlineData("'t Hooft")]
    [InlineData("1+1")]
    [InlineData("a=b")]
    [InlineData("")]
    [InlineData("'")]
    public void Other_cells_are_left_as_they_are(string cell) =>
        TestSheets.Cells(Written(CsvFor.Spreadsheets, ["a", "b"], [cell, "x"]))[1][0].ShouldBe(cell);

    [Fact]
    public void A_header_is_guarded_too() =>
        TestSheets.Cells(Written(CsvFor.Spreadsheets, ["=a", "b"], ["1", "2"]))[0][0].ShouldBe("'=a");

    [Fact]
    public async Task Rows_are_written_asynchronously_alike()
    {
        using var file = new MemoryStream();
        await using (var writer = new SheetWriter(file, CsvFor.Programs, ["a", "b"], leaveOpen: true))
        {
            await writer.WriteAsync(["1", null], TestContext.Current.CancellationToken);
            await writer.WriteAsync(["", "2"], TestContext.Current.CancellationToken);
        }
        Encoding.UTF8.GetString(file.ToArray()).ShouldBe("a,b\r\n1,\r\n,2\r\n");
    }

    [Fact]
    public void A_row_of_another_width_is_a_mistake_of_the_caller()
    {
        using var file = new MemoryStream();
        using var writer = new SheetWriter(file, CsvFor.Programs, ["a", "b"]);
        Should.Throw<InvalidOperationException>(() => writer.Write("1"));
    }

    [Fact]
    public void Refused_rows_come_back_with_line_and_reason_and_can_be_imported_once_corrected()
    {
        var columns = new Columns();
        var phone = columns.Required("phone");
        var born = columns.Required("born");

        byte[] Refused(byte[] file)
        {
            using var sheet = SheetReader.Open(TestSheets.Bytes(file));
            var rows = columns.Bind(sheet);
            using var output = new MemoryStream();
            using (var refused = new RefusedRows(output, sheet, leaveOpen: true))
            {
                while (rows.Read())
                {
                    rows.Text(phone, 20, needed: true);
                    rows.Date(born);
                    if (rows.Errors.Count > 0)
                        refused.Write(rows.Errors);
                }
            }
            return output.ToArray();
        }

        var first = Refused(
            "phone;note;born\n+44 7700;fine;1/2/1980\n+44 7701;=1;never\n;\"a\nb\";never\n1;2\n1;2;3;4;5\n"u8.ToArray()
        );
        var cells = TestSheets.Cells(first);
        cells[0].ShouldBe(["phone", "note", "born", "refused line", "refused because"]);
        cells.Length.ShouldBe(5);
        cells[1][..4].ShouldBe(["'+44 7701", "'=1", "never", "3"]);
        cells[1][4].ShouldStartWith("born: Write the date");
        cells[2][..4].ShouldBe(["", "a\nb", "never", "4"]);
        cells[2][4].ShouldStartWith("phone: Fill this in. born: Write the date");
        cells[3][..4].ShouldBe(["1", "2", "", "6"]);
        cells[4][..4].ShouldBe(["1", "2", "3,4,5", "7"]);

        var again = TestSheets.Cells(Refused(first));
        again[0].ShouldBe(cells[0]);
        again[1][..4].ShouldBe(["'+44 7701", "'=1", "never", "2"]);
    }
}
