using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Wardmote.Sheets;

/// <summary>Numbers of a workbook as the text a person sees in the cell: dates in ISO form, other numbers without loss.</summary>
internal static class CellNumber
{
    const int SecondsInDay = 86_400;
    const double LastSerial = 2_958_466; // the day after 9999-12-31 in the calendar from 1900
    const int From1900To1904 = 1462;

    /// <summary>The text of a number.</summary>
    /// <param name="written">The number as the workbook writes it.</param>
    /// <param name="format">What it stands for.</param>
    /// <param name="from1904">Whether the workbook counts its days from 1904.</param>
    internal static ReadOnlySpan<char> TextOf(
        ReadOnlySpan<char> written,
        (NumberMeaning Meaning, int Digits) format,
        bool from1904
    )
    {
        if (
            !double.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            || !double.IsFinite(number)
        )
            return written;
        var serial = number + (from1904 ? From1900To1904 : 0);
        return format.Meaning switch
        {
            NumberMeaning.Padded when number >= 0 && number == Math.Floor(number) && number < 1e15 => (
                (long)number
            ).ToString("D" + format.Digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
            NumberMeaning.Date when serial is >= 1 and < LastSerial => DateOf((int)serial),
            NumberMeaning.DateAndTime when serial is >= 1 and < LastSerial => MomentOf(serial),
            NumberMeaning.Time when number is >= 0 and < 1 => TimeOf((int)Math.Round(number * SecondsInDay)),
            _ => Plain(written, number),
        };
    }

    // Sixteen and seventeen digits are how a binary fraction is stored; Excel shows fifteen.
    static ReadOnlySpan<char> Plain(ReadOnlySpan<char> written, double number)
    {
        if (!written.ContainsAny("eE."))
            return written;
        var shown = number.ToString("G15", CultureInfo.InvariantCulture);
        return decimal.TryParse(shown, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
            ? exact.ToString(CultureInfo.InvariantCulture)
            : shown;
    }

    static string MomentOf(double serial)
    {
        var day = (int)serial;
        var seconds = (int)Math.Round((serial - day) * SecondsInDay);
        if (seconds == SecondsInDay)
            (day, seconds) = (day + 1, 0);
        return seconds == 0 ? DateOf(day) : $"{DateOf(day)}T{TimeOf(seconds)}";
    }

    // Excel's 1900 had a 29 February, number 60, which no calendar has; it is written out so that a date reader refuses it.
    static string DateOf(int day) =>
        day == 60
            ? "1900-02-29"
            : LocalDatePattern.Iso.Format(new LocalDate(1899, 12, 30).PlusDays(day < 60 ? day + 1 : day));

    static string TimeOf(int seconds) =>
        LocalTimePattern
            .CreateWithInvariantCulture("HH:mm:ss")
            .Format(LocalTime.FromSecondsSinceMidnight(seconds % SecondsInDay));
}
