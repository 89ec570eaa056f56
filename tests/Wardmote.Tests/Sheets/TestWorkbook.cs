using System.IO.Compression;
using System.Text;

namespace Wardmote.Tests.Sheets;

/// <summary>An Excel workbook made part by part, so that a test can put anything in it.</summary>
sealed class TestWorkbook
{
    const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>The parts by name.</summary>
    internal Dictionary<string, string> Parts { get; } =
        new(StringComparer.Ordinal)
        {
            ["[Content_Types].xml"] = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>",
            ["_rels/.rels"] = Relations(
                $"<Relationship Id=\"r1\" Type=\"{Relationships}/officeDocument\" Target=\"xl/workbook.xml\"/>"
            ),
            ["xl/workbook.xml"] = Book("<sheets><sheet name=\"People\" sheetId=\"1\" r:id=\"r1\"/></sheets>"),
            ["xl/_rels/workbook.xml.rels"] = Relations(
                $"<Relationship Id=\"r1\" Type=\"{Relationships}/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
                    + $"<Relationship Id=\"r2\" Type=\"{Relationships}/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/>"
                    + $"<Relationship Id=\"r3\" Type=\"{Relationships}/styles\" Target=\"../xl/./styles.xml\"/>"
            ),
        };

    /// <summary>A workbook whose sheet has these rows, written in XML.</summary>
    internal static TestWorkbook WithRows(string rows) =>
        new()
        {
            Parts =
            {
                ["xl/worksheets/sheet1.xml"] = $"<worksheet xmlns=\"{Main}\"><sheetData>{rows}</sheetData></worksheet>",
            },
        };

    /// <summary>A workbook with the header “a” and “b” and these cells, written in XML, under it.</summary>
    internal static TestWorkbook WithCells(string cells) =>
        WithRows($"<row r=\"1\">{Inline("a")}{Inline("b")}</row><row r=\"2\">{cells}</row>");

    internal static string Inline(string text) => $"<c t=\"inlineStr\"><is><t>{text}</t></is></c>";

    internal static string Book(string inside) =>
        $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relationships}\">{inside}</workbook>";

    internal static string Relations(string inside) =>
        $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{inside}</Relationships>";

    /// <summary>The same workbook with shared texts, each the inside of an si element.</summary>
    internal TestWorkbook Sharing(params string[] texts) =>
        With(
            "xl/sharedStrings.xml",
            $"<sst xmlns=\"{Main}\">{string.Concat(texts.Select(text => $"<si>{text}</si>"))}</sst>"
        );

    /// <summary>The same workbook with these number formats, used by the styles 0, 1, 2…</summary>
    internal TestWorkbook Formatting(params string[] codes) =>
        With(
            "xl/styles.xml",
            $"<styleSheet xmlns=\"{Main}\"><numFmts>"
                + string.Concat(
                    codes.Select(
                        (code, i) =>
                            $"<numFmt numFmtId=\"{164 + i}\" formatCode=\"{code.Replace("\"", "&quot;", StringComparison.Ordinal)}\"/>"
                    )
                )
                + "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>"
                + string.Concat(codes.Select((_, i) => $"<xf numFmtId=\"{164 + i}\"/>"))
                + "</cellXfs></styleSheet>"
        );

    internal TestWorkbook With(string part, string xml)
    {
        Parts[part] = xml;
        return this;
    }

    internal byte[] Bytes(CompressionLevel level = CompressionLevel.Fastest)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, xml) in Parts)
            {
                using var part = zip.CreateEntry(name, level).Open();
                part.Write(Encoding.UTF8.GetBytes(xml));
            }
        }
        return file.ToArray();
    }
}
