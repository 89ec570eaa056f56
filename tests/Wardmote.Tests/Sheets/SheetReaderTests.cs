using System.Security.Cryptography;
using System.Text;
using Shouldly;
using Wardmote.Sheets;
using Xunit;

namespace Wardmote.Tests.Sheets;

public class SheetReaderTests
{
    [Fact]
    public void Rows_follow_the_header_with_the_line_they_start_on()
    {
        using var sheet = TestSheets.Open(
            "name,email\nAnn,ann@example.org\n\"Bo\nb\",bob@example.org\nCy,cy@example.org\n"
        );

        sheet.Header.ShouldBe(["name", "email"]);
        sheet.Read().ShouldBeTrue();
        (sheet.Line, sheet.Text(0), sheet.Text(1)).ShouldBe((2, "Ann", "ann@example.org"));
        sheet.Read().ShouldBeTrue();
        (sheet.Line, sheet.Text(0)).ShouldBe((3, "Bo\nb"));
        sheet.Read().ShouldBeTrue();
        (sheet.Line, sheet.Text(0)).ShouldBe((5, "Cy"));
        sheet.Read().ShouldBeFalse();
        sheet.RowsRead.ShouldBe(3);
    }

    [Fact]
    public async Task Rows_are_read_asynchronously_alike()
    {
        await using var file = TestSheets.Text("name\nAnn\n\nBob\n");
        using var sheet = SheetReader.Open(file);
        List<string> names = [];
        while (await sheet.ReadAsync(TestContext.Current.CancellationToken))
            names.Add(sheet.Text(0));
        names.ShouldBe(["Ann", "Bob"]);
    }

    [Theory]
    [InlineData("a,b;c\n1,2\n", ',')]
    [InlineData("a;b;c,d\n1;2;3\n", ';')]
    [InlineData("a\tb,c\td\n1\t2\t3\n", '\t')]
    [InlineData("\"x;y;z\",b\n1,2\n", ',')]
    [InlineData("sep=;\r\na,1;b;c\r\n1;2;3\r\n", ';')]
    [InlineData("\n\r\na;b\n1;2\n", ';')]
    public void The_separator_is_the_one_the_header_line_uses_most(string file, char separator)
    {
        using var sheet = TestSheets.Open(file);
        var header = file.ReplaceLineEndings("\n")
            .TrimStart('\n')
            .Split('\n')
            .First(line => !line.StartsWith("sep=", StringComparison.Ordinal));
        if (!header.Contains('"', StringComparison.Ordinal))
            sheet.Header.ShouldBe(header.Split(separator));
        sheet.Header.Count.ShouldBeGreaterThan(1);
    }

    [Theory]
    [InlineData("a,b\r\n1,2\r\n3,4\r\n")]
    [InlineData("a,b\n1,2\n3,4")]
    [InlineData("a,b\r1,2\r3,4\r")]
    [InlineData("\n\na,b\n\n1,2\n,\n  ,\n3,4\n\n")]
    public void Line_endings_of_every_machine_and_blank_rows_do_not_matter(string file) =>
        TestSheets
            .Cells(file)
            .ShouldBe([
                ["a", "b"],
                ["1", "2"],
                ["3", "4"],
            ]);

    [Fact]
    public void Quoted_cells_keep_separators_quotes_and_line_breaks() =>
        TestSheets
            .Cells("a,b\n\"1, High Street\r\nTown\",\"the \"\"old\"\" mill\"\n5\" nails,x\n")
            .ShouldBe([
                ["a", "b"],
                ["1, High Street\r\nTown", "the \"old\" mill"],
                ["5\" nails", "x"],
            ]);

    [Fact]
    public void Utf8_is_read_with_and_without_its_mark()
    {
        var file = Encoding.UTF8.GetBytes("naïve,ŵ\nZoë,Łódź 🐙\n");
        TestSheets
            .Cells(file)
            .ShouldBe([
                ["naïve", "ŵ"],
                ["Zoë", "Łódź 🐙"],
            ]);
        TestSheets
            .Cells([0xEF, 0xBB, 0xBF, .. file])
            .ShouldBe([
                ["naïve", "ŵ"],
                ["Zoë", "Łódź 🐙"],
            ]);
    }

    [Fact]
    public void What_is_not_utf8_is_read_as_windows_1252()
    {
        var windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        TestSheets
            .Cells(windows.GetBytes("name;note\nZoë;“£5” – paid\n"))
            .ShouldBe([
                ["name", "note"],
                ["Zoë", "“£5” – paid"],
            ]);
    }

    [Fact]
    public void Letters_cut_by_the_end_of_a_chunk_are_still_utf8()
    {
        // Every length from 0 to 3 moves a four-byte letter across the 128 kB boundary in turn.
        for (var shift = 0; shift < 4; shift++)
        {
            var file = Encoding.UTF8.GetBytes(
                "n\n" + new string('x', shift) + string.Concat(Enumerable.Repeat("🐙🐙🐙🐙\n", 20_000))
            );
            TestSheets.Cells(file)[^1].ShouldBe(["🐙🐙🐙🐙"]);
        }
    }

    [Fact]
    public void A_letter_cut_by_the_end_of_the_file_makes_it_windows_1252() =>
        TestSheets
            .Cells([.. "n\nab"u8, 0xC3])
            .ShouldBe([
                ["n"],
                ["abÃ"],
            ]);

    [Fact]
    public void The_hash_and_the_size_are_those_of_the_file()
    {
        var bytes = Encoding.UTF8.GetBytes("a\n" + string.Concat(Enumerable.Repeat("Zoë\n", 100_000)));
        using var sheet = SheetReader.Open(TestSheets.Bytes(bytes));
        sheet.Sha256.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(bytes)));
        sheet.TotalBytes.ShouldBe(bytes.Length);
        long last = 0;
        while (sheet.Read())
        {
            sheet.BytesRead.ShouldBeInRange(last, bytes.Length);
            last = sheet.BytesRead;
        }
        last.ShouldBe(bytes.Length);
    }

    [Fact]
    public void A_file_on_disk_is_closed_again_even_when_it_is_refused()
    {
        var path = Path.GetTempFileName();
        Should.Throw<SheetProblem>(() => SheetReader.Open(path));
        File.WriteAllText(path, "a\n1\n");
        using (var sheet = SheetReader.Open(path))
            sheet.Read().ShouldBeTrue();
        using (var alone = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
            alone.Length.ShouldBe(4);
        File.Delete(path);
    }

    [Theory]
    [InlineData("", "The file is empty.")]
    [InlineData("\uFEFF", "The file is empty.")]
    [InlineData("\n\r\n ,, \n", "The file is empty.")]
    [InlineData("name,email\n", "no rows under them")]
    [InlineData("name,email\n,\n\n", "no rows under them")]
    [InlineData("a,b\n1,\0\n", "not a text file")]
    [InlineData("a,b\n1,\"never closed\n2,3\n", "nothing closes it")]
    public void A_file_without_rows_is_refused_with_a_sentence(string file, string sentence)
    {
        var problem = TestSheets.Problem(file);
        problem.Message.ShouldContain(sentence);
        problem.Message.ShouldEndWith(".");
    }

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x61, 0 }, "UTF-16")]
    [InlineData(new byte[] { 0xFE, 0xFF, 0, 0x61 }, "UTF-16")]
    [InlineData(new byte[] { 0x61, 0, 0x0A, 0 }, "not a text file")]
    [InlineData(new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1 }, "old Excel file")]
    [InlineData(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0, 0 }, "not a text file")]
    public void Files_that_are_not_tables_are_refused_with_a_sentence(byte[] file, string sentence) =>
        TestSheets.Problem(file).Message.ShouldContain(sentence);

    [Fact]
    public void Limits_are_refused_one_past_the_most()
    {
        var limits = new SheetLimits
        {
            Columns = 3,
            Rows = 2,
            CellCharacters = 5,
            FileBytes = 100,
        };
        TestSheets.Cells("a,b,c,,\n1,2,ééééé\n1,2,3\n"u8.ToArray(), limits).Length.ShouldBe(3);
        TestSheets
            .Problem("a,b,c,d\n1,2,3,4\n", limits)
            .Message.ShouldBe(
                "The file has 4 columns, and 3 is the most Wardmote reads. Take out the columns that are not needed."
            );
        TestSheets
            .Problem("a\n1\n2\n3\n", limits)
            .Message.ShouldBe("The file has more than 2 rows. Split it into smaller files.");
        var long6 = TestSheets.Problem("a\n1\nabcdef\n", limits);
        long6.Message.ShouldStartWith("Line 3: a cell is longer than 5 characters.");
        long6.Line.ShouldBe(3);
        TestSheets.Problem(new string('x', 101), limits).Message.ShouldContain("Split it");
    }

    [Fact]
    public void A_quotation_mark_that_swallows_the_file_is_refused_without_reading_it_into_memory()
    {
        var file = Encoding.ASCII.GetBytes(
            "a,b\n1,\"" + string.Concat(Enumerable.Repeat("more and more text\n", 1_000_000))
        );
        var before = GC.GetAllocatedBytesForCurrentThread();
        TestSheets.Problem(file).Message.ShouldStartWith("Line 2:");
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(64 << 20);
    }

    [Theory]
    [InlineData("a,b,c\n1,2\n", "This line has 2 cells and the header has 3.")]
    [InlineData("a,b,c\n1\n", "This line has 1 cell and the header has 3.")]
    [InlineData("a,b,c\n1,2,3,4\n", "This line has 4 cells and the header has 3.")]
    [InlineData("a,b,c\n1,\"2\"x,3\n", "A quotation mark is out of place.")]
    [InlineData("a,b,c\na,b,c\n", "This line repeats the column names.")]
    public void A_row_that_does_not_fit_says_so(string file, string sentence)
    {
        using var sheet = TestSheets.Open(file);
        sheet.Read().ShouldBeTrue();
        sheet.RowFault.ShouldNotBeNull().ShouldStartWith(sentence);
    }

    [Fact]
    public void Empty_cells_past_the_header_are_no_fault()
    {
        using var sheet = TestSheets.Open("a,b,,\n1,2,,\n3,4\n5,6,,,,\n7,8, ,9\n");
        List<bool> faults = [];
        while (sheet.Read())
            faults.Add(sheet.RowFault is not null);
        faults.ShouldBe([false, false, false, true]);
    }

    [Fact]
    public void Rows_of_half_a_million_people_take_little_memory()
    {
        const int Rows = 100_000;
        var row = string.Join(',', Enumerable.Range(0, 20).Select(i => $"value {i}")) + "\n";
        var header = string.Join(',', Enumerable.Range(0, 20).Select(i => $"column {i}")) + "\n";
        using var file = new MemoryStream();
        file.Write(Encoding.ASCII.GetBytes(header));
        for (var i = 0; i < Rows; i++)
            file.Write(Encoding.ASCII.GetBytes(row));
        var before = GC.GetAllocatedBytesForCurrentThread();
        using var sheet = SheetReader.Open(file);
        long letters = 0;
        while (sheet.Read())
        {
            for (var i = 0; i < sheet.Count; i++)
                letters += sheet.Utf8(i).Length;
        }
        letters.ShouldBe((long)Rows * (row.Length - 20));
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(4 << 20, "reading makes no garbage per row");
    }

    [Fact]
    public void A_stream_that_cannot_seek_is_a_mistake_of_the_caller()
    {
        using var file = new System.IO.Compression.DeflateStream(
            new MemoryStream(),
            System.IO.Compression.CompressionMode.Decompress
        );
        Should.Throw<ArgumentException>(() => SheetReader.Open(file));
    }
}
