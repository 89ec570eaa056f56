using NodaTime;
using NodaTime.Text;
using Shouldly;
using Wardmote.Sheets;
using Xunit;

namespace Wardmote.Tests.Sheets;

public class CellTests
{
    static (string Value, RowError[] Errors) Text(string cell, int most = 100, bool lines = false) =>
        TestSheets.Cell(cell, (rows, column) => rows.Text(column, most, lines: lines));

    [Theory]
    [InlineData("  Ann \t", "Ann")]
    [InlineData("\u00A0Ann\u2003", "Ann")]
    [InlineData("O'Brien", "O'Brien")]
    [InlineData("'t Hooft", "'t Hooft")]
    [InlineData("Null", "Null")]
    [InlineData("=1+1", "=1+1")]
    [InlineData("Zoe\u0308", "Zoë")]
    [InlineData("가", "가")]
    [InlineData("محمد", "محمد")]
    [InlineData("\u202Etxt.exe", "\u202Etxt.exe")]
    [InlineData("👩‍👩‍👧‍👦", "👩‍👩‍👧‍👦")]
    [InlineData("क्\u200Dष", "क्\u200Dष")]
    [InlineData("", "")]
    public void Text_is_trimmed_and_composed_and_otherwise_kept(string cell, string text)
    {
        var (value, errors) = Text(cell);
        value.ShouldBe(text);
        errors.ShouldBeEmpty();
        TestSheets
            .Cell(cell, (rows, column) => System.Text.Encoding.UTF8.GetString(rows.Utf8(column, 100)))
            .Value.ShouldBe(text);
    }

    [Theory]
    [InlineData("Ann\nBcc: all@example.org", "Write this on one line.")]
    [InlineData("Ann\r\nOther", "Write this on one line.")]
    [InlineData("Ann\u2028Other", "Write this on one line.")]
    [InlineData("Ann\u0085Other", "Write this on one line.")]
    [InlineData("Ann\u0007", "Take out the invisible control character")]
    [InlineData("Ann\u001B[31m", "Take out the invisible control character")]
    [InlineData("Ann\u009F", "Take out the invisible control character")]
    [InlineData("Ann\tOther", "Take out the invisible control character")]
    [InlineData("Zoë\u007F", "Take out the invisible control character")]
    public void Control_characters_and_line_breaks_are_refused_without_quoting_them(string cell, string sentence)
    {
        var (value, errors) = Text(cell);
        value.ShouldBe("");
        errors.ShouldHaveSingleItem().Sentence.ShouldStartWith(sentence);
        errors[0].Sentence.ShouldNotContain("Ann");
        TestSheets.Cell(cell, (rows, column) => rows.Utf8(column, 100).Length).Errors.ShouldBe(errors);
    }

    [Fact]
    public void Line_breaks_are_kept_where_they_are_wanted() =>
        Text("1 High St\r\nTown\rCounty\n", lines: true).Value.ShouldBe("1 High St\nTown\nCounty");

    [Fact]
    public void Text_may_have_the_most_characters_and_no_more()
    {
        Text("abcde", most: 5).Value.ShouldBe("abcde");
        Text("éééée\u0301", most: 5).Value.ShouldBe("ééééé");
        Text("abcdef", most: 5)
            .Errors.ShouldHaveSingleItem()
            .Sentence.ShouldBe("Shorten this to 5 characters at most.");
        Text("éééééé", most: 5)
            .Errors.ShouldHaveSingleItem()
            .Sentence.ShouldBe("Shorten this to 5 characters at most.");
        Text("a" + new string('\u0301', 10_000)).Errors.ShouldHaveSingleItem();
    }

    [Fact]
    public void Halves_of_characters_and_nul_are_refused_in_text_from_anywhere()
    {
        foreach (var text in (ReadOnlySpan<string>)["\uD800", "a\uDC00b", "\uDC00\uD800", "\uD83D\uD83D\uDC19"])
        {
            CellText.TryRead(text, 100, lines: true, out _, out var fault).ShouldBeFalse();
            fault.ShouldBe("Type this again: half of a character is missing.");
        }
        CellText.TryRead("a\0", 100, lines: true, out _, out _).ShouldBeFalse();
    }

    [Fact]
    public void Every_single_character_is_read_or_refused()
    {
        var points = Enumerable
            .Range(0, 0x12000)
            .Concat(Enumerable.Range(2, 15).SelectMany(plane => Enumerable.Range((plane << 16) | 0xFFF0, 16)));
        foreach (var point in points)
        {
            var letter = point <= char.MaxValue ? ((char)point).ToString() : char.ConvertFromUtf32(point);
            if (CellText.TryRead("a" + letter + "b", 100, lines: false, out var read, out var fault))
                read.IsNormalized().ShouldBeTrue();
            else
                fault.ShouldEndWith(".");
        }
    }

    [Theory]
    [InlineData("2026-06-30", 2026, 6, 30)]
    [InlineData("2026-06-30T00:00:00", 2026, 6, 30)]
    [InlineData("2026-06-30 00:00:00", 2026, 6, 30)]
    [InlineData("30/06/2026", 2026, 6, 30)]
    [InlineData("3/6/2026", 2026, 6, 3)]
    [InlineData("30.06.2026", 2026, 6, 30)]
    [InlineData("30-06-2026", 2026, 6, 30)]
    [InlineData("30 June 2026", 2026, 6, 30)]
    [InlineData("1 sep 1931", 1931, 9, 1)]
    [InlineData("1 Sept 1931", 1931, 9, 1)]
    [InlineData(" 29 February 2024 ", 2024, 2, 29)]
    public void Dates_are_read_as_people_in_Britain_write_them(string cell, int year, int month, int day)
    {
        var (value, errors) = TestSheets.Cell(cell, (rows, column) => rows.Date(column));
        value.ShouldBe(new LocalDate(year, month, day));
        errors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("12/31/2026")]
    [InlineData("29/02/2026")]
    [InlineData("31 June 2026")]
    [InlineData("30/06/26")]
    [InlineData("2026-06-30T12:00:00")]
    [InlineData("2026-13-01")]
    [InlineData("0/1/2026")]
    [InlineData("June 30 2026")]
    [InlineData("30 Juin 2026")]
    [InlineData("30/06-2026")]
    [InlineData("1/1/1849")]
    [InlineData("9999-12-31")]
    [InlineData("-1/-1/2026")]
    [InlineData("٣٠/٠٦/٢٠٢٦")]
    [InlineData("44742")]
    [InlineData("=TODAY()")]
    [InlineData("/")]
    [InlineData("1/")]
    [InlineData("----------")]
    public void What_is_not_such_a_date_is_refused(string cell)
    {
        var (value, errors) = TestSheets.Cell(cell, (rows, column) => rows.Date(column));
        value.ShouldBeNull();
        errors.ShouldHaveSingleItem().Sentence.ShouldStartWith("Write the date as 30/06/2026");
    }

    [Fact]
    public void Every_day_of_four_centuries_is_read_in_all_three_ways()
    {
        var patterns = Array.ConvertAll(
            ["uuuu-MM-dd", "dd/MM/uuuu", "d MMMM uuuu"],
            LocalDatePattern.CreateWithInvariantCulture
        );
        var first = new LocalDate(1850, 1, 1);
        using var file = new MemoryStream();
        using (var writer = new SheetWriter(file, CsvFor.Programs, ["iso", "slashes", "words"], leaveOpen: true))
        {
            for (var day = first; day.Year < 2200; day = day.PlusDays(1))
                writer.Write(Array.ConvertAll(patterns, pattern => pattern.Format(day)));
        }
        var columns = new Columns();
        Column[] ways = [columns.Required("iso"), columns.Required("slashes"), columns.Required("words")];
        using var sheet = SheetReader.Open(file);
        var rows = columns.Bind(sheet);
        var wanted = first;
        for (; rows.Read(); wanted = wanted.PlusDays(1))
            Array.TrueForAll(ways, way => rows.Date(way) == wanted).ShouldBeTrue();
        wanted.ShouldBe(new(2200, 1, 1));
    }

    [Theory]
    [InlineData("Yes", true)]
    [InlineData("y", true)]
    [InlineData("TRUE", true)]
    [InlineData("1", true)]
    [InlineData(" no ", false)]
    [InlineData("N", false)]
    [InlineData("False", false)]
    [InlineData("0", false)]
    [InlineData("", null)]
    public void Yes_and_no_have_the_usual_spellings(string cell, bool? expected)
    {
        var (value, errors) = TestSheets.Cell(cell, (rows, column) => rows.YesNo(column));
        value.ShouldBe(expected);
        errors.ShouldBeEmpty();
    }

    [Fact]
    public void Anything_else_is_neither_yes_nor_no() =>
        TestSheets
            .Cell("maybe", (rows, column) => rows.YesNo(column))
            .Errors.ShouldHaveSingleItem()
            .Sentence.ShouldBe("Write yes or no.");

    [Theory]
    [InlineData("Council-Group", 2)]
    [InlineData("working_PARTY", 3)]
    [InlineData("party", 3)]
    public void A_word_of_a_list_is_found_however_it_is_spaced(string cell, int expected) =>
        TestSheets.Cell(cell, (rows, column) => rows.OneOf(column, Kinds)).Value.ShouldBe(expected);

    [Theory]
    [InlineData("region")]
    [InlineData("brañch")]
    [InlineData("-")]
    [InlineData("bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb")]
    public void A_word_that_is_not_in_the_list_is_refused_with_the_list(string cell) =>
        TestSheets
            .Cell(cell, (rows, column) => rows.OneOf(column, Kinds))
            .Errors.ShouldHaveSingleItem()
            .Sentence.ShouldBe("Write branch, council group or working party.");

    static readonly Choices<int> Kinds = new(("branch", 1), ("council group", 2), ("working party", 3), ("party", 3));

    [Theory]
    [InlineData("name@example.org")]
    [InlineData("o'brien+news@sub.example.co.uk")]
    [InlineData("a@b.cd")]
    [InlineData("zoë@exämple.org")]
    [InlineData("NAME@EXAMPLE.ORG")]
    [InlineData("भारत@भारत.org")]
    public void Addresses_are_kept_as_written(string cell)
    {
        var (value, errors) = TestSheets.Cell(" " + cell, (rows, column) => rows.Email(column));
        value.ShouldBe(cell);
        errors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("name")]
    [InlineData("@example.org")]
    [InlineData("name@")]
    [InlineData("name@example")]
    [InlineData("name@.org")]
    [InlineData("name@example..org")]
    [InlineData("name@-example.org")]
    [InlineData(".name@example.org")]
    [InlineData("na..me@example.org")]
    [InlineData("na me@example.org")]
    [InlineData("a@example.org,b@example.org")]
    [InlineData("Ann <ann@example.org>")]
    [InlineData("\"a b\"@example.org")]
    [InlineData("a@b@example.org")]
    [InlineData("name@example.org\r\nBcc: all@example.org")]
    [InlineData("\"a\r\nRCPT TO:<x@y.z>\"@example.org")]
    [InlineData("name@exam_ple.org")]
    [InlineData("name@[127.0.0.1]")]
    [InlineData("\u202Ename@example.org")]
    [InlineData("na\u200Bme@example.org")]
    public void What_is_not_one_plain_address_is_refused(string cell)
    {
        var (value, errors) = TestSheets.Cell(cell, (rows, column) => rows.Email(column));
        value.ShouldBe("");
        errors.ShouldHaveSingleItem().Sentence.ShouldBe("Write one e-mail address, such as name@example.org.");
    }

    [Fact]
    public void Addresses_have_the_lengths_of_the_standard()
    {
        CellEmail.IsAddress(new string('a', 64) + "@example.org").ShouldBeTrue();
        CellEmail.IsAddress(new string('a', 65) + "@example.org").ShouldBeFalse();
        CellEmail.IsAddress("a@" + new string('b', 63) + ".org").ShouldBeTrue();
        CellEmail.IsAddress("a@" + new string('b', 64) + ".org").ShouldBeFalse();
        CellEmail.IsAddress("a@" + string.Concat(Enumerable.Repeat("b.", 130)) + "org").ShouldBeFalse();
    }
}
