using NodaTime;
using Wardmote.Sheets;

namespace Wardmote.Organisation.Imports;

/// <summary>A row of an offices file: someone holding an office, from a day until a day.</summary>
internal sealed record OfficeRow(
    int Line,
    Guid UnitId,
    string Office,
    string Person,
    string Email,
    LocalDate From,
    LocalDate? Until
)
{
    internal static readonly Columns Columns = new();
    internal static readonly Column UnitColumn = Columns.Required("unit", "unit code");
    private static readonly Column OfficeColumn = Columns.Required("office", "role", "post");
    private static readonly Column PersonColumn = Columns.Required("person", "name", "person's name");
    private static readonly Column EmailColumn = Columns.Required("email", "email address");
    private static readonly Column FromColumn = Columns.Required("from", "start", "start date");
    private static readonly Column UntilColumn = Columns.Required("until", "to", "end", "end date");

    // Federations are old, but no one in office was elected before this.
    private static readonly LocalDate Earliest = new(1950, 1, 1);

    /// <summary>Reads the current row.</summary>
    /// <param name="units">The units whose offices the reader may bring in, by code.</param>
    internal static OfficeRow Read(SheetRows cells, IReadOnlyDictionary<string, Unit> units, LocalDate today)
    {
        var unit = cells.UnitOf(UnitColumn, units);
        var office = cells.Text(OfficeColumn, 80, needed: true).ToLowerInvariant();
        var person = cells.Text(PersonColumn, 200, needed: true);
        var email = cells.Email(EmailColumn, needed: true);
        var (from, until) = cells.Days(FromColumn, UntilColumn, fromNeeded: true);
        if (from < Earliest || from > today.PlusYears(2))
            cells.Refuse(FromColumn, "Check the year: an office is written down from 1950 until two years from now.");
        return new(cells.Line, unit?.Id ?? default, office, person, email, from ?? default, until);
    }
}
