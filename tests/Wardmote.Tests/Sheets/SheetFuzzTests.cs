using System.Text;
using Bogus;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Wardmote.Sheets;
using Xunit;

namespace Wardmote.Tests.Sheets;

/// <summary>Whatever bytes come, a file is read or refused with a sentence.</summary>
public class SheetFuzzTests
{
    const int Seed = 20260630;

    static readonly string[] Fragments =
    [
        "\"",
        "\"\"",
        ",",
        ";",
        "\t",
        "\r",
        "\n",
        "\r\n",
        "sep=",
        "sep=;\n",
        "\uFEFF",
        "a",
        "name",
        "=1+1",
        "é",
        "🐙",
        "\u202E",
        "\u0301",
        " ",
        "'",
        "1980-02-30",
    ];

    [Fact]
    public void Arbitrary_bytes_are_read_or_refused() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(1_000).WithEndSize(2_000),
            Prop.ForAll<byte[]>(bytes => ReadsOrRefuses(bytes))
        );

    [Fact]
    public void Heaps_of_quotes_separators_and_line_breaks_are_read_or_refused()
    {
        var chance = new Randomizer(Seed);
        for (var i = 0; i < 5_000; i++)
        {
            var text = string.Concat(
                chance
                    .ArrayElements(Fragments, 1)
                    .Concat(Enumerable.Range(0, chance.Number(0, 60)).Select(_ => chance.ArrayElement(Fragments)))
            );
            var bytes = Encoding.UTF8.GetBytes(text);
            if (chance.Bool(0.2f))
                bytes = [.. bytes, chance.Byte()];
            ReadsOrRefuses(bytes).ShouldBeTrue();
        }
    }

    [Fact]
    public void What_is_written_for_programs_is_read_back_exactly()
    {
        var cell = ArbMap
            .Default.GeneratorFor<string?>()
            .Select(text => (text ?? "").Replace("\0", "", StringComparison.Ordinal))
            .Where(text => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) == text);
        var rows = cell.ArrayOf(3).NonEmptyListOf();
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(40),
            Prop.ForAll(rows.ToArbitrary(), written => ReadsBack([.. written]))
        );
    }

    [Fact]
    public void Evil_names_survive_writing_reading_and_cleaning()
    {
        var evil = new EvilNames(Seed);
        var rows = Enumerable.Range(0, 2_000).Select(_ => new[] { evil.Next(), evil.Next(), evil.Next() }).ToList();
        ReadsBack(rows).ShouldBeTrue();
    }

    static bool ReadsBack(List<string[]> rows)
    {
        foreach (var reader in Enum.GetValues<CsvFor>())
        {
            using var file = new MemoryStream();
            using (var writer = new SheetWriter(file, reader, ["first", "second", "third"], leaveOpen: true))
                rows.ForEach(row => writer.Write(row));
            var columns = new Columns();
            Column[] known = [columns.Required("first"), columns.Required("second"), columns.Required("third")];
            using var sheet = SheetReader.Open(file);
            var read = columns.Bind(sheet);
            foreach (var row in rows.Where(row => row.Any(cell => cell.Trim(' ', '\t', '\r', '\n').Length > 0)))
            {
                read.Read().ShouldBeTrue();
                sheet.Count.ShouldBe(3);
                for (var i = 0; i < 3; i++)
                {
                    var raw = sheet.Text(i);
                    if (reader == CsvFor.Programs || !raw.StartsWith('\''))
                        raw.ShouldBe(row[i]);
                    else
                        raw.ShouldBeOneOf(row[i], "'" + row[i]);
                    if (
                        !row[i].Contains('\'', StringComparison.Ordinal)
                        && CellText.TryRead(row[i], 100, lines: false, out var clean, out _)
                    )
                        read.Text(known[i], 100).ShouldBe(clean);
                }
            }
            if (sheet.RowsRead > 0)
                read.Read().ShouldBeFalse();
        }
        return true;
    }

    /// <summary>Reads a file in every way there is.</summary>
    internal static bool ReadsOrRefuses(byte[] bytes)
    {
        var columns = new Columns();
        var known = columns.Optional("name");
        var choices = new Choices<int>(("a", 1), ("b", 2));
        try
        {
            using var sheet = SheetReader.Open(TestSheets.Bytes(bytes));
            var rows = columns.Bind(sheet);
            using var refused = new RefusedRows(Stream.Null, sheet);
            while (rows.Read())
            {
                rows.Text(known, 10);
                rows.Utf8(known, 10, lines: true);
                rows.Date(known);
                rows.YesNo(known);
                rows.Email(known);
                rows.OneOf(known, choices);
                refused.Write(rows.Errors);
                if (rows.Line < 2)
                    throw new InvalidOperationException("A row cannot be on the header's line.");
            }
        }
        catch (SheetProblem problem)
        {
            problem.Message.ShouldEndWith(".");
        }
        return true;
    }
}
