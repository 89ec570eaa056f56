using System.Globalization;

namespace Wardmote.App.Pages.Rights;

/// <summary>File sizes as people read them.</summary>
public static class FileSizes
{
    /// <summary>"1.4 MB", "12 KB", "300 bytes"; one MB is a million bytes.</summary>
    public static string Words(long bytes) =>
        bytes switch
        {
            >= 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_000_000.0:0.0} MB"),
            >= 1_000 => $"{bytes / 1_000} KB",
            _ => $"{bytes} bytes",
        };
}
