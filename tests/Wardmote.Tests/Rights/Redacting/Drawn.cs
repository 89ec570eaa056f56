using System.Diagnostics;
using System.Text;

namespace Wardmote.Tests.Rights.Redacting;

/// <summary>A PDF as another reader sees it: its text, and its pages as pictures of one pixel to the point.</summary>
public sealed record Drawn(string Text, IReadOnlyList<Drawn.Page> Pages)
{
    public static Drawn Of(byte[] pdf)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, pdf);
            var text = Encoding.UTF8.GetString(Run("pdftotext", [], file, "-"));
            var all = Run("pdftoppm", [], "-r", "72", file);
            return new(text, [.. PagesOf(all)]);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>A white PNG with words in its properties.</summary>
    public static byte[] Picture(int width, int height, string words)
    {
        var white = Enumerable.Repeat((byte)255, width * height * 3);
        byte[] ppm = [.. Encoding.ASCII.GetBytes($"P6\n{width} {height}\n255\n"), .. white];
        return Run("convert", ppm, "ppm:-", "-set", "comment", words, "-set", "Author", words, "png:-");
    }

    private static IEnumerable<Page> PagesOf(byte[] all)
    {
        for (var at = 0; at < all.Length; )
        {
            var head = Encoding.ASCII.GetString(all, at, 40).Split('\n');
            var size = head[1].Split(' ').Select(int.Parse).ToArray();
            at += head[0].Length + head[1].Length + head[2].Length + 3;
            var length = size[0] * size[1] * 3;
            yield return new(all[at..(at + length)], size[0], size[1]);
            at += length;
        }
    }

    private static byte[] Run(string program, byte[] input, params string[] arguments)
    {
        var start = new ProcessStartInfo($"/usr/bin/{program}", arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        process.StandardInput.BaseStream.Write(input);
        process.StandardInput.Close();
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        process.WaitForExit();
        return output.ToArray();
    }

    /// <summary>Areas in points, up from the bottom of the page.</summary>
    public sealed record Page(byte[] Colours, int Width, int Height)
    {
        public bool IsBlack(int left, int bottom, int right, int top) =>
            Within(left, bottom, right, top).All(colour => colour < 40);

        public bool HasWhite(int left, int bottom, int right, int top) =>
            Within(left, bottom, right, top).Any(colour => colour > 215);

        private IEnumerable<byte> Within(int left, int bottom, int right, int top) =>
            from row in Enumerable.Range(Height - top, top - bottom)
            from column in Enumerable.Range(left, right - left)
            select Colours[(row * Width + column) * 3];
    }
}
