using System.Globalization;
using System.Text;
using Wardmote.Store;

namespace Wardmote.Rights;

/// <summary>A drawn page: binary PPM, 8 bits to a colour.</summary>
internal sealed class Ppm
{
    private readonly int start;

    private Ppm(byte[] bytes, int width, int height, int start) =>
        (Bytes, Width, Height, this.start) = (bytes, width, height, start);

    public byte[] Bytes { get; }
    public int Width { get; }
    public int Height { get; }

    /// <exception cref="Refused">It is no such picture.</exception>
    public static Ppm Read(byte[] bytes)
    {
        var at = 2;
        var numbers = new int[3];
        for (var n = 0; n < 3; n++)
        {
            while (at < bytes.Length && char.IsWhiteSpace((char)bytes[at]))
                at++;
            for (; at < bytes.Length && char.IsAsciiDigit((char)bytes[at]); at++)
                numbers[n] = numbers[n] * 10 + bytes[at] - '0';
        }
        at++;
        var (width, height) = (numbers[0], numbers[1]);
        return
            bytes is [(byte)'P', (byte)'6', ..]
            && numbers[2] == 255
            && width > 0
            && bytes.Length == at + (long)width * height * 3
            ? new(bytes, width, height, at)
            : throw new Refused("This page cannot be drawn. Make the copy yourself.");
    }

    /// <summary>Paints an area black, its edges rounded outwards.</summary>
    public void Blacken(Area area)
    {
        var left = (int)Math.Clamp(Math.Floor(area.Left * Width / 100), 0, Width);
        var right = (int)Math.Clamp(Math.Ceiling(area.Right * Width / 100), 0, Width);
        var top = (int)Math.Clamp(Math.Floor(area.Top * Height / 100), 0, Height);
        var bottom = (int)Math.Clamp(Math.Ceiling(area.Bottom * Height / 100), 0, Height);
        for (var row = top; row < bottom && right > left; row++)
            Bytes.AsSpan(start + (row * Width + left) * 3, (right - left) * 3).Clear();
    }
}

/// <summary>Writes a PDF (ISO 32000) whose pages are pictures and that says nothing else, neither who made it nor when.</summary>
internal sealed class PicturePdf
{
    // The longer side of a page as printed: A4's, in points.
    private const double LongSide = 842;

    private readonly MemoryStream file = new();
    private readonly List<long> places = [];
    private readonly List<int> pages = [];

    public PicturePdf()
    {
        Write("%PDF-1.4\n");
        // The catalogue and the list of pages come first by number and last in the file.
        places.AddRange([0, 0]);
    }

    /// <param name="width">In pixels, as <paramref name="height"/>.</param>
    public void Add(byte[] jpeg, int width, int height)
    {
        var scale = LongSide / Math.Max(width, height);
        var (across, down) = (Points(width * scale), Points(height * scale));
        var picture = Begin(
            $"<< /Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length {jpeg.Length} >>\nstream\n"
        );
        file.Write(jpeg);
        End("\nendstream");
        var draws = $"q {across} 0 0 {down} 0 0 cm /P Do Q";
        var content = Begin($"<< /Length {draws.Length} >>\nstream\n{draws}");
        End("\nendstream");
        pages.Add(
            Begin(
                $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {across} {down}] /Resources << /XObject << /P {picture} 0 R >> >> /Contents {content} 0 R >>"
            )
        );
        End("");
    }

    public byte[] Finish()
    {
        places[0] = file.Position;
        Write("1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n");
        places[1] = file.Position;
        Write(
            $"2 0 obj\n<< /Type /Pages /Count {pages.Count} /Kids [{string.Join(' ', pages.Select(p => $"{p} 0 R"))}] >>\nendobj\n"
        );
        var table = file.Position;
        Write($"xref\n0 {places.Count + 1}\n0000000000 65535 f \n");
        foreach (var place in places)
            Write($"{place:0000000000} 00000 n \n");
        Write($"trailer\n<< /Size {places.Count + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return file.ToArray();
    }

    private int Begin(string text)
    {
        places.Add(file.Position);
        Write($"{places.Count} 0 obj\n{text}");
        return places.Count;
    }

    private void End(string text) => Write($"{text}\nendobj\n");

    private void Write(string text) => file.Write(Encoding.ASCII.GetBytes(text));

    private static string Points(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
