using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Wardmote.Sheets;

/// <summary>
/// Writes an Excel workbook of one sheet row by row, without keeping it in memory. Every cell is text, exactly as given: nothing in it can run,
/// and a telephone number keeps its zero. The header stays in view.
/// </summary>
public sealed class WorkbookWriter : IDisposable
{
    const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const string Package = "http://schemas.openxmlformats.org/package/2006";
    const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    const int MostRows = 1_048_576;
    const int MostLetters = 32_767;
    const int MostNameLetters = 31;

    readonly ZipArchive zip;
    readonly XmlWriter sheet;
    readonly int width;
    int rows;

    /// <summary>Starts a workbook with its header.</summary>
    /// <param name="stream">Where it goes.</param>
    /// <param name="name">What the sheet is called: at most 31 characters, none of \ / ? * [ ] :.</param>
    /// <param name="header">The column names; every row has as many cells.</param>
    /// <param name="leaveOpen">Whether the stream outlives the writer.</param>
    /// <exception cref="ArgumentException">Excel would not open a sheet of that name.</exception>
    public WorkbookWriter(Stream stream, string name, ReadOnlySpan<string> header, bool leaveOpen = false)
    {
        if (name.Length is 0 or > MostNameLetters || name.AsSpan().ContainsAny(@"\/?*[]:") || name.Any(char.IsControl))
            throw new ArgumentException("Excel opens no sheet of that name.", nameof(name));
        zip = new(stream, ZipArchiveMode.Create, leaveOpen);
        width = header.Length;
        AddPart(
            "[Content_Types].xml",
            $"""<Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="{Types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{Types}.worksheet+xml"/></Types>"""
        );
        AddPart(
            "_rels/.rels",
            $"""<Relationships xmlns="{Package}/relationships"><Relationship Id="r1" Type="{Office}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""
        );
        AddPart(
            "xl/workbook.xml",
            $"""<workbook xmlns="{Main}" xmlns:r="{Office}"><sheets><sheet name="{System.Security.SecurityElement.Escape(name)}" sheetId="1" r:id="r1"/></sheets></workbook>"""
        );
        AddPart(
            "xl/_rels/workbook.xml.rels",
            $"""<Relationships xmlns="{Package}/relationships"><Relationship Id="r1" Type="{Office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"""
        );

        sheet = XmlWriter.Create(
            zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open(),
            new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), CloseOutput = true }
        );
        sheet.WriteStartElement("worksheet", Main);
        sheet.WriteRaw(
            """<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews>"""
        );
        sheet.WriteStartElement("sheetData", Main);
        Write(header);
    }

    /// <summary>Writes a row.</summary>
    /// <param name="cells">As many values as the header has names; null is an empty cell. Half of a surrogate pair is written as U+FFFD.</param>
    /// <exception cref="InvalidOperationException">The row has more or fewer cells than the header, a cell is longer than Excel's 32,767 characters, or the sheet has its 1,048,576 rows.</exception>
    public void Write(params ReadOnlySpan<string?> cells)
    {
        if (cells.Length != width)
            throw new InvalidOperationException("A row has as many cells as the header.");
        if (++rows > MostRows)
            throw new InvalidOperationException("A sheet holds 1,048,576 rows. Write CSV instead.");
        sheet.WriteStartElement("row", Main);
        foreach (var cell in cells)
        {
            sheet.WriteStartElement("c", Main);
            if (!string.IsNullOrEmpty(cell))
                WriteText(cell);
            sheet.WriteEndElement();
        }
        sheet.WriteEndElement();
    }

    /// <summary>Finishes the workbook; without this it cannot be opened.</summary>
    public void Dispose()
    {
        sheet.WriteEndDocument();
        sheet.Dispose();
        zip.Dispose();
    }

    void WriteText(string text)
    {
        if (text.Length > MostLetters)
            throw new InvalidOperationException("A cell holds 32,767 characters. Write CSV instead.");
        sheet.WriteAttributeString("t", "inlineStr");
        sheet.WriteStartElement("is", Main);
        sheet.WriteStartElement("t", Main);
        sheet.WriteAttributeString("xml", "space", null, "preserve");
        sheet.WriteString(Escaped(text));
        sheet.WriteEndElement();
        sheet.WriteEndElement();
    }

    /// <summary>Text as XML can carry it: characters that it cannot, and what would be read as such an escape, as _xHHHH_ (ECMA-376 part 1, 22.9.2.19).</summary>
    static string Escaped(string text)
    {
        if (
            !text.AsSpan().ContainsAnyInRange('\0', '\u001F')
            && !text.AsSpan().ContainsAnyInRange('\uD800', '\uFFFF')
            && !text.Contains("_x", StringComparison.Ordinal)
        )
            return text;
        var escaped = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (
                letter is < ' ' and not ('\t' or '\n')
                || letter >= '\uFFFE'
                || (letter == '_' && i + 1 < text.Length && text[i + 1] == 'x')
            )
                escaped
                    .Append("_x")
                    .Append(((int)letter).ToString("X4", System.Globalization.CultureInfo.InvariantCulture))
                    .Append('_');
            else if (!char.IsSurrogate(letter))
                escaped.Append(letter);
            else if (i + 1 < text.Length && char.IsSurrogatePair(letter, text[i + 1]))
                escaped.Append(letter).Append(text[++i]);
            else
                escaped.Append('\uFFFD');
        }
        return escaped.ToString();
    }

    void AddPart(string name, string xml)
    {
        using var part = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        part.Write(Encoding.UTF8.GetBytes("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""" + xml));
    }
}
