using System.Buffers.Binary;
using System.IO.Compression;

namespace Wardmote.Sheets;

/// <summary>
/// The parts of an .xlsx file (ECMA-376): which sheet to read, the texts its cells share, and what its number formats mean. Sizes are checked
/// before anything is unpacked.
/// </summary>
internal sealed class Workbook : IDisposable
{
    const int MostParts = 10_000;
    const int DirectoryBytes = 4 << 20;
    const int SmallPartBytes = 16 << 20;
    const int RatioFreeBytes = 1 << 20;
    const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const string StrictRelationships = "http://purl.oclc.org/ooxml/officeDocument/relationships";

    readonly ZipArchive zip;
    readonly Dictionary<string, ZipArchiveEntry> parts = new(StringComparer.OrdinalIgnoreCase);
    readonly string sheet;

    internal Workbook(Stream stream, SheetLimits limits)
    {
        CheckDirectory(stream);
        zip = new(stream, ZipArchiveMode.Read, leaveOpen: true);
        CheckSizes(limits);
        foreach (var entry in zip.Entries)
            parts.TryAdd(entry.FullName, entry);

        var root = RelationsOf("").FirstOrDefault(relation => relation.IsA("officeDocument")).Target;
        if (root is null || !parts.ContainsKey(root))
            throw new SheetProblem(
                "This is a zip file and not an Excel workbook. Take the table out of it and choose that file."
            );
        var relations = RelationsOf(root);
        sheet = FirstVisibleSheet(root, relations);
        using (var texts = PartOf(relations, "sharedStrings"))
            Texts = SharedTexts.Read(texts, limits);
        using (var styles = PartOf(relations, "styles"))
            Formats = CellFormats.Read(styles);
    }

    /// <summary>The texts that cells refer to by number.</summary>
    internal SharedTexts Texts { get; }

    /// <summary>What numbers stand for.</summary>
    internal CellFormats Formats { get; }

    /// <summary>Whether days are counted from 1904, as old Macintoshes did.</summary>
    internal bool From1904 { get; private set; }

    /// <summary>Starts reading the first visible sheet.</summary>
    internal PartReader OpenSheet() =>
        OpenPart(sheet) ?? throw new InvalidDataException("The sheet's part is missing.");

    public void Dispose() => zip.Dispose();

    /// <summary>Refuses a directory of entries too large to be read into memory; a workbook has some dozens.</summary>
    static void CheckDirectory(Stream stream)
    {
        const int RecordBytes = 22;
        var end = new byte[Math.Min(stream.Length, RecordBytes + ushort.MaxValue)];
        stream.Position = stream.Length - end.Length;
        stream.ReadExactly(end);
        stream.Position = 0;
        var record = end.AsSpan().LastIndexOf("PK\x05\x06"u8);
        if (record < 0 || end.Length - record < RecordBytes)
            throw new InvalidDataException("The zip file has no directory.");
        if (stream.Length - BinaryPrimitives.ReadUInt32LittleEndian(end.AsSpan(record + 16)) is < 0 or > DirectoryBytes)
            throw new InvalidDataException("The zip file's directory is too large.");
    }

    void CheckSizes(SheetLimits limits)
    {
        long total = 0;
        foreach (var entry in zip.Entries)
        {
            total += entry.Length;
            var swells = entry.Length > RatioFreeBytes && entry.Length / limits.UnpackedRatio > entry.CompressedLength;
            if (swells || total > limits.UnpackedBytes || zip.Entries.Count > MostParts)
                throw new SheetProblem(
                    "The workbook unpacks to far more than its size. Save the sheet as “CSV UTF-8” and choose that file."
                );
        }
    }

    string FirstVisibleSheet(string root, List<Relation> relations)
    {
        string? first = null;
        using var part = OpenPart(root, SmallPartBytes)!;
        while (part.Read())
        {
            if (part.Starts("workbookPr"))
                From1904 = part.Attribute("date1904") is "1" or "true";
            if (first is not null || !part.Starts("sheet") || part.Attribute("state") is "hidden" or "veryHidden")
                continue;
            var id = part.Attribute("id", Relationships, StrictRelationships);
            first = relations.Find(relation => relation.Id == id && relation.IsA("worksheet")).Target;
        }
        return first
            ?? throw new SheetProblem(
                "The workbook has no sheet with cells that can be seen. Unhide it, or choose another file."
            );
    }

    PartReader? PartOf(List<Relation> relations, string type) =>
        relations.Find(relation => relation.IsA(type)).Target is { } target ? OpenPart(target) : null;

    PartReader? OpenPart(string name, long most = long.MaxValue)
    {
        if (!parts.TryGetValue(name, out var entry))
            return null;
        return entry.Length <= most
            ? new(new PartStream(entry.Open(), entry.Length))
            : throw new InvalidDataException("A part that is small in every workbook is large in this one.");
    }

    /// <summary>Where a part's relations lead: names of other parts, without the leading slash.</summary>
    List<Relation> RelationsOf(string source)
    {
        var slash = source.LastIndexOf('/') + 1;
        List<Relation> found = [];
        using var part = OpenPart($"{source[..slash]}_rels/{source[slash..]}.rels", SmallPartBytes);
        while (part is not null && part.Read())
        {
            if (
                part.Starts("Relationship")
                && part.Attribute("TargetMode") != "External"
                && part.Attribute("Target") is { } target
            )
                found.Add(
                    new(part.Attribute("Id") ?? "", part.Attribute("Type") ?? "", Resolve(source[..slash], target))
                );
        }
        return found;
    }

    static string Resolve(string folder, string target)
    {
        List<string> steps = [];
        foreach (var step in (target.StartsWith('/') ? target : folder + target).Split('/'))
        {
            if (step == ".." && steps.Count > 0)
                steps.RemoveAt(steps.Count - 1);
            else if (step is not ("" or "." or ".."))
                steps.Add(step);
        }
        return string.Join('/', steps);
    }

    readonly record struct Relation(string Id, string Type, string? Target)
    {
        internal bool IsA(string type) => Type.EndsWith("/" + type, StringComparison.Ordinal);
    }
}
