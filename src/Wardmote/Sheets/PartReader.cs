using System.Xml;

namespace Wardmote.Sheets;

/// <summary>
/// Walks the XML of a workbook's part: starts, texts and ends of elements by local name, so that the transitional and the strict kind of workbook
/// read alike. Document types are prohibited; an empty element has a start and an end like any other.
/// </summary>
internal sealed class PartReader : IDisposable
{
    const int Deepest = 64;

    static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    };

    readonly PartStream stream;
    readonly XmlReader xml;
    bool owesEnd;

    internal PartReader(PartStream stream)
    {
        this.stream = stream;
        xml = XmlReader.Create(stream, Settings);
    }

    /// <summary>How much of the part is read, from 0 to 1.</summary>
    internal double Progress => stream.Length == 0 ? 1 : (double)stream.Position / stream.Length;

    /// <summary>Whether the current node is text inside an element.</summary>
    internal bool IsText =>
        !owesEnd
        && xml.NodeType
            is XmlNodeType.Text
                or XmlNodeType.CDATA
                or XmlNodeType.Whitespace
                or XmlNodeType.SignificantWhitespace;

    /// <summary>Moves to the next start, text or end; false after the last.</summary>
    internal bool Read()
    {
        if (!owesEnd && xml.NodeType == XmlNodeType.Element && xml.IsEmptyElement)
            return owesEnd = true;
        owesEnd = false;
        if (!xml.Read())
            return false;
        return xml.Depth <= Deepest ? true : throw new InvalidDataException("A part is nested too deep.");
    }

    /// <summary>Whether an element of this name starts here.</summary>
    internal bool Starts(string name) => !owesEnd && xml.NodeType == XmlNodeType.Element && xml.LocalName == name;

    /// <summary>Whether an element of this name ends here.</summary>
    internal bool Ends(string name) => (owesEnd || xml.NodeType == XmlNodeType.EndElement) && xml.LocalName == name;

    /// <summary>An attribute of the element that starts here, by its full name; null when it has none.</summary>
    internal string? Attribute(string name) => xml.GetAttribute(name);

    /// <summary>An attribute in one of two namespaces: transitional and strict workbooks name relationships differently.</summary>
    internal string? Attribute(string name, string space, string otherSpace) =>
        xml.GetAttribute(name, space) ?? xml.GetAttribute(name, otherSpace);

    /// <summary>Adds the current text to <paramref name="text"/>.</summary>
    internal void AppendTo(CellBuffer text)
    {
        int read;
        do
        {
            var room = text.Room();
            read = xml.ReadValueChunk(room.Array!, room.Offset, room.Count);
            text.Advance(read);
        } while (read > 0);
    }

    public void Dispose() => xml.Dispose();
}
