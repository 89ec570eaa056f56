using NodaTime;

namespace Wardmote.Sheets;

/// <summary>Dates as people in Britain write them, and as machines do. The day comes first; a year has four digits.</summary>
internal static class CellDate
{
    internal const string Sentence =
        "Write the date as 30/06/2026, 30 June 2026 or 2026-06-30, with a day that exists.";

    const int FirstYear = 1850;
    const int LastYear = 2199;

    /// <summary>Reads a trimmed cell: 2026-06-30 (a time of midnight may follow), 30/6/2026, 30.6.2026, 30-6-2026, 30 June 2026, 30 Jun 2026.</summary>
    internal static bool TryRead(ReadOnlySpan<byte> cell, out LocalDate date)
    {
        date = default;
        Span<int> parts = stackalloc int[3];
        if (cell.Length >= 10 && cell[4] == '-' && cell[7] == '-')
            return Number(cell[..4], out parts[0])
                && Number(cell[5..7], out parts[1])
                && Number(cell[8..10], out parts[2])
                && IsMidnight(cell[10..])
                && TryMake(parts[0], parts[1], parts[2], out date);
        var first = cell.IndexOfAny("/.- "u8);
        if (first is < 1 or > 2 || !Number(cell[..first], out parts[2]))
            return false;
        var separator = cell[first];
        var rest = cell[(first + 1)..];
        var second = rest.LastIndexOf(separator);
        if (second < 1 || rest.Length - second - 1 != 4 || !Number(rest[(second + 1)..], out parts[0]))
            return false;
        var month = Cells.Trim(rest[..second]);
        return (separator == ' ' ? MonthNamed(month, out parts[1]) : month.Length <= 2 && Number(month, out parts[1]))
            && TryMake(parts[0], parts[1], parts[2], out date);
    }

    static bool TryMake(int year, int month, int day, out LocalDate date)
    {
        date = default;
        if (
            year is < FirstYear or > LastYear
            || month is < 1 or > 12
            || day < 1
            || day > CalendarSystem.Iso.GetDaysInMonth(year, month)
        )
            return false;
        date = new(year, month, day);
        return true;
    }

    static bool Number(ReadOnlySpan<byte> digits, out int number)
    {
        number = 0;
        foreach (var digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'9')
                return false;
            number = (number * 10) + digit - '0';
        }
        return digits.Length > 0;
    }

    /// <summary>A date from a database or Excel may drag a time of midnight along.</summary>
    static bool IsMidnight(ReadOnlySpan<byte> time)
    {
        if (time.IsEmpty)
            return true;
        if (time[0] is not ((byte)'T' or (byte)' '))
            return false;
        foreach (var part in time[1..])
        {
            if (part is not ((byte)'0' or (byte)':' or (byte)'.' or (byte)'Z'))
                return false;
        }
        return time.Length >= 6;
    }

    static bool MonthNamed(ReadOnlySpan<byte> name, out int month)
    {
        for (month = 1; month <= 12; month++)
        {
            var full = MonthName(month);
            if (System.Text.Ascii.EqualsIgnoreCase(name, full) || System.Text.Ascii.EqualsIgnoreCase(name, full[..3]))
                return true;
        }
        return System.Text.Ascii.EqualsIgnoreCase(name, "Sept"u8) && (month = 9) == 9;
    }

    static ReadOnlySpan<byte> MonthName(int month) =>
        month switch
        {
            1 => "January"u8,
            2 => "February"u8,
            3 => "March"u8,
            4 => "April"u8,
            5 => "May"u8,
            6 => "June"u8,
            7 => "July"u8,
            8 => "August"u8,
            9 => "September"u8,
            10 => "October"u8,
            11 => "November"u8,
            _ => "December"u8,
        };
}
