using System.IO.Compression;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Wardmote.Sheets;
using Xunit;

namespace Wardmote.Tests.Sheets;

public class WorkbookWriterTests
{
    const int Seed = 20260702;

    static byte[] Written(string name, params string[][] rows)
    {
        using var file = new MemoryStream();
        using (var writer = new WorkbookWriter(file, name, rows[0], leaveOpen: true))
        {
            foreach (var row in rows[1..])
                writer.Write(row);
        }
        return file.ToArray();
    }

    [Fact]
    [Trait("asvs", "V1.2.10")]
    public void Every_cell_is_text_and_reads_back_as_it_was()
    {
        string[] cells = ["=1+1", "07700 900123", " x\r\ny\t", "_x0041_", "a\u0007\0b", "Zoë 🐙 <&>\"", "", "\uFFFE"];
        var file = Written("People & more", ["a", "b", "c", "d", "e", "f", "g", "h"], cells, cells);
        TestSheets.Cells(file)[2].ShouldBe(cells);
        using var zip = new ZipArchive(new MemoryStream(file));
        using var sheet = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        var xml = sheet.ReadToEnd();
        xml.ShouldNotContain("<f");
        xml.ShouldNotContain("<v");
    }

    [Fact]
    public void Any_text_reads_back_as_it_was()
    {
        var row = ArbMap
            .Default.GeneratorFor<string?>()
            .Select(text => text ?? "")
            .Where(text => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) == text)
            .ArrayOf(3);
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(500),
            Prop.ForAll(row.ToArbitrary(), cells => ReadsBack(cells))
        );
        var evil = new EvilNames(Seed);
        for (var i = 0; i < 500; i++)
            ReadsBack([evil.Next(), evil.Next(), evil.Next()]).ShouldBeTrue();
    }

    [Fact]
    public void Half_a_character_is_written_as_the_replacement_character() =>
        TestSheets.Cells(Written("x", ["a", "b"], ["x\uD83D", "\uDC19y"]))[1].ShouldBe(["x\uFFFD", "\uFFFDy"]);

    [Theory]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("[a]")]
    [InlineData("a sheet name of more than 31 letters")]
    public void Names_that_Excel_refuses_are_a_mistake_of_the_caller(string name) =>
        Should.Throw<ArgumentException>(() => new WorkbookWriter(Stream.Null, name, ["a"]));

    [Fact]
    public void Rows_and_cells_that_do_not_fit_are_a_mistake_of_the_caller()
    {
        using var writer = new WorkbookWriter(Stream.Null, "x", ["a", "b"]);
        Should.Throw<InvalidOperationException>(() => writer.Write("1"));
        Should.Throw<InvalidOperationException>(() => writer.Write(new string('x', 32_768), ""));
    }

    static bool ReadsBack(string[] cells)
    {
        var read = TestSheets.Cells(
            Written("x", ["a", "b", "c"], ["full", "full", "full"], cells, ["full", "full", "full"])
        );
        if (Array.TrueForAll(cells, cell => cell.Trim(' ', '\t', '\r', '\n').Length == 0))
            return read.Length == 3;
        // A row ends with its last cell that is not empty.
        read[2].Concat(["", "", ""]).Take(3).ShouldBe(cells);
        return true;
    }
}
