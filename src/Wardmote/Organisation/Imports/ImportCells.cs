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
}
