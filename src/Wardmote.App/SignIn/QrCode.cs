using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;
using QRCoder;

namespace Wardmote.App.SignIn;

/// <summary>Draws a QR code as one SVG path: no style, no script, sharp at any size.</summary>
public static class QrCode
{
    // Readers want four empty modules around the code (ISO/IEC 18004, 6.3.8); the matrix brings them.
    /// <param name="text">What a phone reads.</param>
    /// <param name="label">What someone who does not see it is told.</param>
    public static IHtmlContent Svg(string text, string label)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        for (var x = 0; x < rows[y].Length; x++)
            if (rows[y][x])
                path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
        var size = rows.Count.ToString(CultureInfo.InvariantCulture);
        return new HtmlContentBuilder()
            .AppendFormat(
                CultureInfo.InvariantCulture,
                "<svg class=\"wm-qr\" viewBox=\"0 0 {0} {0}\" width=\"240\" height=\"240\" role=\"img\" aria-label=\"{1}\" shape-rendering=\"crispEdges\">",
                size,
                label
            )
            .AppendFormat(
                CultureInfo.InvariantCulture,
                "<rect width=\"{0}\" height=\"{0}\" fill=\"#fff\"/><path d=\"{1}\"/></svg>",
                size,
                path.ToString()
            );
    }
}
