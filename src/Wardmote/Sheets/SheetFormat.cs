namespace Wardmote.Sheets;

/// <summary>The kinds of file that tables come in.</summary>
public enum SheetFormat
{
    /// <summary>Text with a separator between cells: comma, semicolon or tab.</summary>
    Csv,

    /// <summary>An Excel workbook, of which the first visible sheet is read.</summary>
    Xlsx,
}
