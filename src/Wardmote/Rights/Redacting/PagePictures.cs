using System.Globalization;
using System.Text;
using System.Xml;
using Wardmote.Store;

namespace Wardmote.Rights;

/// <summary>
/// Makes a copy of a PDF or a picture as a PDF of pictures, with black where something is kept back. Each page is drawn as
/// it is seen, painted, and only then put into a new file: no text layer, layer, attachment or property of the old one can
/// come along. Done by Debian's poppler-utils and imagemagick.
/// </summary>
internal static class PagePictures
{
    // The longer side of a page, in pixels: about 150 to the inch on A4.
    private const int LongSide = 1754;
    private const int MostPages = 100;

    /// <summary>The kinds of picture that are read, by their first bytes, as imagemagick names them.</summary>
    public static string? PictureKind(ReadOnlySpan<byte> bytes) =>
        bytes switch
        {
            [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => "png",
            [0xFF, 0xD8, 0xFF, ..] => "jpeg",
            [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => "gif",
            [(byte)'I', (byte)'I', 42, 0, ..] or [(byte)'M', (byte)'M', 0, 42, ..] => "tiff",
            [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] =>
                "webp",
            _ => null,
        };

    public static bool IsPdf(ReadOnlySpan<byte> bytes) => bytes[..Math.Min(1024, bytes.Length)].IndexOf("%PDF-"u8) >= 0;

    /// <summary>The whole copy.</summary>
    /// <param name="blackout">Words are found in the text of a PDF, never in a picture.</param>
    /// <exception cref="Refused">
    /// The programs are not installed, the file cannot be read, it has too many pages, or an area is on none of them.
    /// </exception>
    public static async Task<byte[]> CopyAsync(
        byte[] given,
        Blackout blackout,
        IReadOnlyList<Area> areas,
        CancellationToken stop
    )
    {
        if (!DebianTools.Installed)
            throw new Refused(
                "To black out PDFs and pictures, ask whoever runs Wardmote to install Debian’s packages poppler-utils and imagemagick. Until then, make the copy yourself."
            );
        using var tools = new DebianTools();
        var file = await tools.PutAsync(given, stop);
        var kind = PictureKind(given);
        var count = kind is null ? await PagesAsync(tools, file, stop) : 1;
        if (areas.Any(a => a.Page > count))
            throw new Refused(
                count == 1
                    ? "It has one page only. Change the page number."
                    : $"It has {count} pages. Change the page number.",
                "Areas"
            );
        var copy = new PicturePdf();
        for (var page = 1; page <= count; page++)
        {
            var picture = Ppm.Read(await DrawAsync(tools, file, kind, page, stop));
            foreach (var area in areas.Where(a => a.Page == page))
                picture.Blacken(area);
            if (kind is null)
                foreach (var area in await WordsAsync(tools, file, page, picture, blackout, stop))
                    picture.Blacken(area);
            string[] toJpeg = ["ppm:-", "-strip", "-type", "TrueColor", "-quality", "80", "jpeg:-"];
            copy.Add(await tools.RunAsync("convert", toJpeg, picture.Bytes, stop), picture.Width, picture.Height);
        }
        return copy.Finish();
    }

    private static async Task<int> PagesAsync(DebianTools tools, string file, CancellationToken stop)
    {
        var told = Encoding.UTF8.GetString(await tools.RunAsync("pdfinfo", [file], null, stop));
        // The last, because a title of the file's own making comes before it.
        var line = told.Split('\n').LastOrDefault(l => l.StartsWith("Pages:", StringComparison.Ordinal));
        var count = int.TryParse(line?[6..].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;
        return count is > 0 and <= MostPages
            ? count
            : throw new Refused(
                $"Wardmote blacks out PDFs of 1 to {MostPages} pages. Split this one, or make the copy yourself."
            );
    }

    private static Task<byte[]> DrawAsync(
        DebianTools tools,
        string file,
        string? kind,
        int page,
        CancellationToken stop
    )
    {
        var number = page.ToString(CultureInfo.InvariantCulture);
        var side = LongSide.ToString(CultureInfo.InvariantCulture);
        string[] limits =
        [
            "-limit",
            "width",
            "16KP",
            "-limit",
            "height",
            "16KP",
            "-limit",
            "memory",
            "512MiB",
            "-limit",
            "disk",
            "0",
        ];
        string[] white =
        [
            "-auto-orient",
            "-background",
            "white",
            "-flatten",
            "-depth",
            "8",
            "-resize",
            $"{side}x{side}>",
        ];
        return kind is null
            ? tools.RunAsync("pdftoppm", ["-f", number, "-l", number, "-scale-to", side, file], null, stop)
            : tools.RunAsync("convert", [.. limits, $"{kind}:{file}[0]", .. white, "-strip", "ppm:-"], null, stop);
    }

    // Where the words stand on a page: each piece of the text with its corners, in points.
    private static async Task<List<Area>> WordsAsync(
        DebianTools tools,
        string file,
        int page,
        Ppm picture,
        Blackout blackout,
        CancellationToken stop
    )
    {
        var number = page.ToString(CultureInfo.InvariantCulture);
        var told = await tools.RunAsync("pdftotext", ["-f", number, "-l", number, "-bbox", file, "-"], null, stop);
        var (text, pieces) = Pieces(told, page, picture);
        return
        [
            .. blackout
                .Stretches(text)
                .SelectMany(s => Bars(pieces.Where(p => p.Start < s.End && p.Start + p.Length > s.Start))),
        ];
    }

    // One bar to a line, over the spaces too: gaps would tell how long each word is.
    private static List<Area> Bars(IEnumerable<(int Start, int Length, Area Place)> pieces)
    {
        var bars = new List<Area>();
        foreach (var (_, _, place) in pieces)
        {
            if (bars is [.., var bar] && place.Left >= bar.Left && place.Top < bar.Bottom && place.Bottom > bar.Top)
                bars[^1] = bar with
                {
                    Top = Math.Min(bar.Top, place.Top),
                    Right = Math.Max(bar.Right, place.Right),
                    Bottom = Math.Max(bar.Bottom, place.Bottom),
                };
            else
                bars.Add(place);
        }
        return bars;
    }

    private static (string Text, List<(int Start, int Length, Area Place)> Pieces) Pieces(
        byte[] told,
        int page,
        Ppm picture
    )
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Ignore,
            XmlResolver = null,
            CheckCharacters = false,
        };
        using var xml = XmlReader.Create(new MemoryStream(told), settings);
        var text = new StringBuilder();
        var pieces = new List<(int, int, Area)>();
        double width = 1,
            height = 1;
        try
        {
            while (xml.Read())
            {
                if (xml is { NodeType: XmlNodeType.Element, LocalName: "page" })
                {
                    (width, height) = (Number(xml, "width"), Number(xml, "height"));
                    // A page that lies on its side is told as it stands in the file, and its words as they are seen.
                    if (width > height != picture.Width > picture.Height)
                        (width, height) = (height, width);
                }
                else if (xml is { NodeType: XmlNodeType.Element, LocalName: "word" })
                {
                    var (top, bottom) = (Number(xml, "yMin"), Number(xml, "yMax"));
                    // A little more than the letters: what hangs over tells too.
                    var more = 1 + (bottom - top) * 0.15;
                    var place = new Area(
                        page,
                        (Number(xml, "xMin") - more) * 100 / width,
                        (top - more) * 100 / height,
                        (Number(xml, "xMax") + more) * 100 / width,
                        (bottom + more) * 100 / height
                    );
                    xml.Read();
                    pieces.Add((text.Length, xml.Value.Length, place));
                    text.Append(xml.Value).Append(' ');
                }
            }
        }
        catch (XmlException)
        {
            throw new Refused("The words of this PDF cannot be read. Name areas or whole pages instead.", "Words");
        }
        return (text.ToString(), pieces);
    }

    private static double Number(XmlReader xml, string name) =>
        double.TryParse(xml.GetAttribute(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var n) ? n : 0;
}
