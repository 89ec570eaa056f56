using NodaTime;
using Wardmote.Sheets;

namespace Wardmote.Organisation.Imports;

/// <summary>Cells that more than one kind of file has.</summary>
internal static class ImportCells
{
    /// <summary>The unit whose code the cell holds; null, and an error of the row, when there is none.</summary>
    /// <param name="units">The units the reader looks after, by code.</param>
    public static Unit? UnitOf(this SheetRows cells, Column column, IReadOnlyDictionary<string, Unit> units)
    {
        var code = cells.Text(column, 40, needed: true);
        if (!units.TryGetValue(code, out var unit) && code.Length > 0)
            cells.Refuse(
                column,
                "There is no unit with this code among those you look after. Correct it, or import the unit first."
            );
        return unit;
    }

    /// <summary>The first and the last day of something; the last must not be before the first.</summary>
    public static (LocalDate? From, LocalDate? Until) Days(
        this SheetRows cells,
        Column fromColumn,
        Column untilColumn,
        bool fromNeeded = false
    )
    {
        var from = cells.Date(fromColumn, fromNeeded);
        var until = cells.Date(untilColumn);
        if (until < from)
            cells.Refuse(untilColumn, "The last day is before the first. Correct one of the two dates.");
        return (from, until);
    }

    /// <summary>Finds the member whose number the cell has; what is wrong with it is refused.</summary>
    /// <param name="members">The members the reader looks after, by number.</param>
    public static bool FindsMember<T>(
        this SheetRows cells,
        Column column,
        IReadOnlyDictionary<string, T> members,
        out T? member
    )
    {
        var number = cells.Text(column, 40, needed: true);
        if (members.TryGetValue(number, out member))
            return true;
        if (number.Length > 0)
            cells.Refuse(
                column,
                "There is no current member with this number among those you look after. Import the membership list first, or correct the number."
            );
        return false;
    }

    /// <summary>The day in a cell that must be filled in, and not be still to come.</summary>
    public static LocalDate? PastDate(this SheetRows cells, Column column, LocalDate today)
    {
        var day = cells.Date(column, needed: true);
        if (day > today)
            cells.Refuse(column, "This day is still to come. Correct it.");
        return day;
    }
}
