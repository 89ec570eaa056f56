using System.Text;

namespace Wardmote.Sheets;

/// <summary>One column that an import knows; made by <see cref="Columns"/>.</summary>
public sealed class Column
{
    internal Column(int place, string name, bool isRequired)
    {
        Place = place;
        Name = name;
        IsRequired = isRequired;
    }

    /// <summary>The name that sentences and documentation use.</summary>
    public string Name { get; }

    /// <summary>Whether a file without this column is refused. Its cells may still be empty.</summary>
    public bool IsRequired { get; }

    internal int Place { get; }
}

/// <summary>
/// The columns an import knows, by name and by the other spellings people use. Case, spaces and punctuation do not count: “E-mail_Address” is
/// “email address”. A definition is made once, as static fields, and read by any number of files at a time.
/// </summary>
public sealed class Columns
{
    const int ShownNames = 30;
    const int ShownLetters = 40;

    readonly List<Column> columns = [];
    readonly Dictionary<string, Column> byKey = new(StringComparer.Ordinal);

    /// <summary>Every column, in the order defined.</summary>
    public IReadOnlyList<Column> All => columns;

    /// <summary>Adds a column that the file must have.</summary>
    /// <exception cref="ArgumentException">Another column already has one of the names.</exception>
    public Column Required(string name, params ReadOnlySpan<string> otherSpellings) =>
        Add(name, isRequired: true, otherSpellings);

    /// <summary>Adds a column that the file may have.</summary>
    /// <exception cref="ArgumentException">Another column already has one of the names.</exception>
    public Column Optional(string name, params ReadOnlySpan<string> otherSpellings) =>
        Add(name, isRequired: false, otherSpellings);

    /// <summary>Finds the columns in a file's header.</summary>
    /// <returns>The file's rows, read by column.</returns>
    /// <exception cref="SheetProblem">A required column is missing, or two columns of the file are the same one.</exception>
    public SheetRows Bind(SheetReader sheet)
    {
        var cells = new int[columns.Count];
        Array.Fill(cells, -1);
        List<string> unknown = [];
        for (var i = 0; i < sheet.Header.Count; i++)
        {
            if (!byKey.TryGetValue(Key(sheet.Header[i]), out var column))
            {
                unknown.Add(sheet.Header[i].Length == 0 ? "(no name)" : Shown(sheet.Header[i]));
                continue;
            }
            if (cells[column.Place] >= 0)
                throw new SheetProblem(
                    $"The file has the column “{column.Name}” twice, as “{Shown(sheet.Header[cells[column.Place]])}” and “{Shown(sheet.Header[i])}”. Take one out.",
                    sheet.Line
                );
            cells[column.Place] = i;
        }

        var missing = columns.FindAll(column => column.IsRequired && cells[column.Place] < 0);
        if (missing.Count > 0)
            throw new SheetProblem(
                Missing(missing, sheet.Header, noneKnown: unknown.Count == sheet.Header.Count),
                sheet.Line
            );
        return new(sheet, cells, unknown);
    }

    Column Add(string name, bool isRequired, ReadOnlySpan<string> otherSpellings)
    {
        var column = new Column(columns.Count, name, isRequired);
        byKey.Add(Key(name), column);
        foreach (var spelling in otherSpellings)
            byKey.Add(Key(spelling), column);
        columns.Add(column);
        return column;
    }

    static string Missing(List<Column> missing, IReadOnlyList<string> header, bool noneKnown)
    {
        var names = string.Join(" and ", missing.ConvertAll(column => $"“{column.Name}”"));
        var lacks =
            missing.Count == 1 ? $"The file has no column called {names}." : $"The file has no columns called {names}.";
        // A file without a header shows its first person where names should be: that person is not put into a sentence.
        if (noneKnown && header.Any(LooksLikeData))
            return $"{lacks} Its first line seems to be data: put the column names in a line above it.";
        var found = string.Join(
            ", ",
            header.Take(ShownNames).Select(name => name.Length == 0 ? "(no name)" : $"“{Shown(name)}”")
        );
        return $"{lacks} It has {found}{(header.Count > ShownNames ? " and more" : "")}. Rename or add what is missing.";
    }

    static bool LooksLikeData(string name) =>
        name.Contains('@', StringComparison.Ordinal) || name.Count(char.IsAsciiDigit) >= 3;

    static string Shown(string name)
    {
        var line = string.Concat(name.Select(letter => char.IsControl(letter) ? ' ' : letter));
        return line.Length <= ShownLetters ? line : string.Concat(line.AsSpan(0, ShownLetters), "…");
    }

    /// <summary>A name as it is compared: its letters and digits, composed, in upper case.</summary>
    internal static string Key(string name)
    {
        var key = new StringBuilder(name.Length);
        foreach (var letter in name.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(letter))
                key.Append(Rune.ToUpperInvariant(letter).ToString());
        }
        return key.ToString().Normalize();
    }
}
