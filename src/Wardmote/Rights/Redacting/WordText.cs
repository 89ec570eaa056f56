using System.IO.Compression;
using System.Text;
using System.Xml;
using Wardmote.Store;

namespace Wardmote.Rights;

/// <summary>
/// Reads what a Word document (DOCX) says: its text with headers, footers, notes, comments, text boxes and what tracked
/// changes took out, and who wrote it. Pictures and embedded files are not read.
/// </summary>
internal static class WordText
{
    private const int MostParts = 2_000;
    private const long MostBytes = 64L * 1024 * 1024;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        MaxCharactersInDocument = MostBytes,
    };

    // In the order in which they are told; the local names of the roots of parts.
    private static readonly string[] Roots =
    [
        "coreProperties",
        "hdr",
        "document",
        "ftr",
        "footnotes",
        "endnotes",
        "comments",
    ];

    /// <summary>Whether an archive is a Word document.</summary>
    public static bool Is(byte[] bytes)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes));
            return zip.Entries.Any(IsWord);
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    /// <exception cref="Refused">It is damaged, protected by a password, or larger than any document that a person writes.</exception>
    public static string Read(byte[] bytes)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes));
            if (zip.Entries.Count > MostParts)
                throw Unreadable();
            var left = MostBytes;
            var parts = new List<(int Order, string Text)>();
            foreach (var entry in zip.Entries.Where(e => IsWord(e) || e.FullName == "docProps/core.xml"))
            {
                using var content = entry.Open();
                var (root, text) = ReadPart(new Capped(content, left));
                left -= entry.Length;
                if (Array.IndexOf(Roots, root) is >= 0 and var order && text.Length > 0)
                    parts.Add((order, text));
            }
            return string.Join("\n\n", parts.OrderBy(p => p.Order).Select(p => p.Text));
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or NotSupportedException)
        {
            throw Unreadable();
        }
    }

    private static bool IsWord(ZipArchiveEntry entry) =>
        entry.FullName.StartsWith("word/", StringComparison.OrdinalIgnoreCase)
        && entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)
        && entry.FullName.IndexOf('/', 5) < 0;

    private static (string Root, string Text) ReadPart(Stream content)
    {
        using var xml = XmlReader.Create(content, Settings);
        xml.MoveToContent();
        var root = xml.LocalName;
        return Array.IndexOf(Roots, root) < 0 ? (root, "")
            : root == "coreProperties" ? (root, Properties(xml))
            : (root, Paragraphs(xml));
    }

    private static string Properties(XmlReader xml)
    {
        var lines = new List<string>();
        var name = "";
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element)
                name = xml.LocalName;
            else if (
                xml.NodeType == XmlNodeType.Text
                && name is "title" or "subject" or "creator" or "keywords" or "description" or "lastModifiedBy"
            )
                lines.Add($"{(name == "lastModifiedBy" ? "last changed by" : name)}: {xml.Value}");
        }
        return string.Join('\n', lines);
    }

    // A text box stands inside a run of a paragraph. Its own paragraphs are told after it, so that they never cut a word in two.
    private static string Paragraphs(XmlReader xml)
    {
        var said = new StringBuilder();
        var open = new Stack<StringBuilder>();
        var inText = false;
        while (!xml.EOF)
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "Fallback" or "pPr" or "rPr" or "sectPr" })
            {
                xml.Skip();
                continue;
            }
            switch (xml.NodeType)
            {
                case XmlNodeType.Element:
                    inText = xml.LocalName is "t" or "delText" && !xml.IsEmptyElement;
                    Begin(xml, open, said);
                    break;
                case XmlNodeType.Text
                or XmlNodeType.SignificantWhitespace
                or XmlNodeType.Whitespace
                or XmlNodeType.CDATA when inText && open.Count > 0:
                    open.Peek().Append(xml.Value);
                    break;
                case XmlNodeType.EndElement:
                    inText = false;
                    if (xml.LocalName == "p" && open.TryPop(out var paragraph))
                        Tell(paragraph.ToString(), open, said);
                    break;
            }
            xml.Read();
        }
        return said.ToString().Trim();
    }

    private static void Begin(XmlReader xml, Stack<StringBuilder> open, StringBuilder said)
    {
        if (xml.LocalName == "p" && !xml.IsEmptyElement)
            open.Push(new());
        else if (xml.LocalName == "comment")
            said.Append("Comment by ").Append(AttributeOf(xml, "author")).Append(":\n");
        else if (xml.LocalName is "tc" && open.Count == 0)
            said.Append('\t');
        else if (open.TryPeek(out var paragraph))
            paragraph.Append(
                xml.LocalName switch
                {
                    "tab" => "\t",
                    "br" or "cr" => "\n",
                    "noBreakHyphen" => "-",
                    "blip" or "imagedata" or "OLEObject" => "[picture left out]",
                    _ => "",
                }
            );
    }

    private static void Tell(string paragraph, Stack<StringBuilder> open, StringBuilder said)
    {
        if (open.Count == 0)
            said.Append(paragraph).Append('\n');
        else
            said.Append(paragraph).Append(" (in a box)\n");
    }

    private static string AttributeOf(XmlReader xml, string name)
    {
        var value = "";
        while (xml.MoveToNextAttribute())
        {
            if (xml.LocalName == name)
                value = xml.Value;
        }
        xml.MoveToElement();
        return value;
    }

    private static Refused Unreadable() =>
        new(
            "Wardmote cannot read this document. It may be damaged or have a password. Save it as a PDF, or make the copy yourself."
        );

    // What an archive says about its sizes is not to be believed.
    private sealed class Capped(Stream inner, long most) : Stream
    {
        private long left = most;

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = inner.Read(buffer, offset, count);
            left -= read;
            return left < 0 ? throw new InvalidDataException("A part of the document is too large.") : read;
        }

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
