using System.Globalization;

namespace Wardmote.Sheets;

/// <summary>What a number in a workbook stands for, which only its format tells.</summary>
internal enum NumberMeaning
{
    Number,
    Date,
    DateAndTime,
    Time,

    /// <summary>A number shown with zeros in front, such as a membership number.</summary>
    Padded,
}

/// <summary>What numbers stand for, by the style of their cell.</summary>
internal sealed class CellFormats
{
    const int MostFormats = 65_536;

    readonly List<(NumberMeaning Meaning, int Digits)> styles = [];

    /// <summary>Reads the styles part; a workbook without one has plain numbers.</summary>
    internal static CellFormats Read(PartReader? part)
    {
        var formats = new CellFormats();
        if (part is null)
            return formats;
        Dictionary<int, string> codes = [];
        var inCells = false;
        while (part.Read())
        {
            if (part.Starts("numFmt") && Number(part.Attribute("numFmtId")) is { } id && codes.Count < MostFormats)
                codes[id] = part.Attribute("formatCode") ?? "";
            else if (part.Starts("cellXfs") || part.Ends("cellXfs"))
                inCells = part.Starts("cellXfs");
            else if (inCells && part.Starts("xf") && formats.styles.Count < MostFormats)
                formats.styles.Add(MeaningOf(Number(part.Attribute("numFmtId")) ?? 0, codes));
        }
        return formats;
    }

    /// <summary>What a number in a cell of this style stands for, and the digits a padded one shows.</summary>
    internal (NumberMeaning Meaning, int Digits) this[int style] =>
        style >= 0 && style < styles.Count ? styles[style] : default;

    static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    // The built-in formats: ECMA-376 part 1, 18.8.30; 27–36 and 50–58 are dates of the East Asian editions.
    static (NumberMeaning, int) MeaningOf(int id, Dictionary<int, string> codes) =>
        codes.TryGetValue(id, out var code)
            ? MeaningOf(code)
            : id switch
            {
                >= 14 and <= 17 or >= 27 and <= 31 or 36 or >= 50 and <= 58 => (NumberMeaning.Date, 0),
                >= 18 and <= 21 or >= 32 and <= 35 or >= 45 and <= 47 => (NumberMeaning.Time, 0),
                22 => (NumberMeaning.DateAndTime, 0),
                _ => default,
            };

    static (NumberMeaning, int) MeaningOf(string code)
    {
        if (code.Length is > 0 and <= 30 && !code.AsSpan().ContainsAnyExcept('0'))
            return (NumberMeaning.Padded, code.Length);
        bool hasDay = false,
            hasMonth = false,
            hasTime = false;
        for (var i = 0; i < code.Length && code[i] != ';'; i++)
        {
            switch (char.ToLowerInvariant(code[i]))
            {
                case '"' or '[' when code.IndexOf(code[i] == '[' ? ']' : '"', i + 1) is > 0 and var end:
                    hasTime |=
                        code[i] == '['
                        && code[(i + 1)..end].ToLowerInvariant() is "h" or "hh" or "m" or "mm" or "s" or "ss";
                    i = end;
                    break;
                case '\\' or '_' or '*':
                    i++;
                    break;
                case 'y' or 'd':
                    hasDay = true;
                    break;
                case 'm':
                    hasMonth = true;
                    break;
                case 'h' or 's':
                    hasTime = true;
                    break;
                case 'g' when code.StartsWith("General", StringComparison.OrdinalIgnoreCase):
                    return default;
                default:
                    break;
            }
        }
        return hasDay && hasTime ? (NumberMeaning.DateAndTime, 0)
            : hasTime ? (NumberMeaning.Time, 0)
            : hasDay || hasMonth ? (NumberMeaning.Date, 0)
            : default;
    }
}
