using Wardmote.Clocks;
using Wardmote.Sheets;

namespace Wardmote.Organisation.Imports;

/// <summary>A row of a units file.</summary>
internal sealed record UnitRow(
    int Line,
    string Code,
    string Name,
    UnitKind Kind,
    string? Parent,
    Nation Nation,
    bool IsController,
    string? Email,
    string? PostalAddress
)
{
    internal static readonly Columns Columns = new();
    internal static readonly Column CodeColumn = Columns.Required("code", "unit", "unit code");
    private static readonly Column NameColumn = Columns.Required("name", "unit name");
    private static readonly Column KindColumn = Columns.Required("kind", "type");
    internal static readonly Column ParentColumn = Columns.Required("parent", "parent code", "parent unit");
    private static readonly Column NationColumn = Columns.Required("nation");
    private static readonly Column ControllerColumn = Columns.Required("controller", "data controller");
    private static readonly Column EmailColumn = Columns.Required("email", "email address");
    private static readonly Column AddressColumn = Columns.Required("address", "postal address");

    private static readonly Choices<Nation> Nations = new(
        ("england-and-wales", Nation.EnglandAndWales),
        ("scotland", Nation.Scotland),
        ("northern-ireland", Nation.NorthernIreland),
        ("england", Nation.EnglandAndWales),
        ("wales", Nation.EnglandAndWales)
    );

    /// <summary>Every row without a fault of its own, by code.</summary>
    internal static Dictionary<string, UnitRow> ReadAll(ImportRun run, CancellationToken stop)
    {
        Dictionary<string, UnitRow> rows = new(StringComparer.OrdinalIgnoreCase);
        while (run.Read(stop))
        {
            var row = Read(run.Rows);
            if (rows.TryGetValue(row.Code, out var first) && row.Code.Length > 0)
                run.Rows.Refuse(CodeColumn, $"Line {first.Line} has this code already. Take one of the two out.");
            if (!run.RefusesRow())
                rows.Add(row.Code, row);
        }
        return rows;
    }

    private static UnitRow Read(SheetRows cells)
    {
        var code = cells.Text(CodeColumn, 40, needed: true);
        if (!IsCode(code))
            cells.Refuse(CodeColumn, "Write a code of letters, digits, hyphens and full stops, such as C001-N.");
        return new(
            cells.Line,
            code,
            cells.Text(NameColumn, 200, needed: true),
            cells.OneOf(KindColumn, UnitKinds.Words, needed: true) ?? default,
            OrNull(cells.Text(ParentColumn, 40)),
            cells.OneOf(NationColumn, Nations, needed: true) ?? default,
            cells.YesNo(ControllerColumn, needed: true) ?? default,
            OrNull(cells.Email(EmailColumn)),
            OrNull(cells.Text(AddressColumn, 500, lines: true))
        );
    }

    // Codes stand in addresses and file names.
    private static bool IsCode(string code) =>
        code.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_') && code is not (['.', ..] or [.., '.']);

    private static string? OrNull(string text) => text.Length == 0 ? null : text;
}
