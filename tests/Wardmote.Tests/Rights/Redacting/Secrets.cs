using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Wardmote.Tests.Rights.Redacting;

/// <summary>Files of every kind with one secret hidden in every way we know of, and a search that opens everything.</summary>
public static class Secrets
{
    public const string Secret = "Zebedee Quillfeather";

    /// <summary>Enough to give the secret away.</summary>
    private static readonly string[] Tells = ["quillfeather", "zebedee"];

    public static byte[] Html() =>
        Encoding.UTF8.GetBytes(
            """
            <!DOCTYPE html><html><head><title>About Zebedee Quillfeather</title>
            <meta name="author" content="Zebedee Quillfeather"><style>.Quillfeather{color:red}</style>
            <script>var who = "Zebedee Quillfeather";</script></head>
            <body data-who="Quillfeather"><!-- Zebedee Quillfeather --><p>Tom met <b>Zebe</b>dee
            <i>Quill</i><!-- x -->feather. Then &#90;&#101;bedee&nbsp;Quill&shy;feather left.</p>
            <p hidden>Zebedee <a href="mailto:quillfeather@example.org">QUILLFEATHER</a></p>
            <table><tr><td>Zebedee</td><td>Quillfeather</td></tr></table><p>Tom stayed.</p></body></html>
            """
        );

    public static byte[] Mail()
    {
        var quoted = "Zebedee Quill=\r\nfeather came. =5Aebedee =51uillfeather left. Tom stayed.\r\n";
        var page = Convert.ToBase64String(Encoding.UTF8.GetBytes("<p>Zebedee <b>Quill</b>feather</p>"));
        var wide = Convert.ToBase64String(Encoding.Unicode.GetBytes("Zebedee Quillfeather in UTF-16"));
        return Encoding.ASCII.GetBytes(
            $"""
            From: =?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes("Zebedee Quill"))}?=
             =?utf-8?Q?feather?= <tom@example.org>
            To: "Zebedee \Q\u\i\l\l\feather" <tom@example.org>
            Subject: Re: Zebedee
             Quillfeather
            X-Quillfeather: Zebedee Quillfeather
            Received: from quillfeather.example
            Content-Type: multipart/mixed; boundary="a b"

            Zebedee Quillfeather before the parts
            --a b
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            {quoted}
            --a b
            Content-Type: text/html; charset=utf-8
            Content-Transfer-Encoding: base64

            {page}
            --a b
            Content-Type: text/plain; charset=utf-16le
            Content-Transfer-Encoding: base64

            {wide}
            --a b
            Content-Type: application/octet-stream; name="Zebedee Quillfeather.bin"
            Content-Transfer-Encoding: base64

            {wide}
            --a b
            Content-Type: message/rfc822

            Subject: Zebedee Quillfeather again
            Content-Type: text/plain

            Zebedee Quillfeather within.
            --a b--
            Zebedee Quillfeather after the parts
            """.ReplaceLineEndings("\r\n")
        );
    }

    public static byte[] Word()
    {
        const string W = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
        const string Name = "Zebedee Quillfeather";
        return Zip(
            ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
            (
                "word/document.xml",
                $"""
                <w:document {W}><w:body>
                <w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>Tom met Zebe</w:t></w:r><w:proofErr w:type="x"/><w:r><w:t xml:space="preserve">dee </w:t></w:r><w:r><w:t>Quill</w:t></w:r><w:r><w:t>feather.</w:t></w:r></w:p>
                <w:p><w:del w:author="{Name}"><w:r><w:delText>{Name} taken out</w:delText></w:r></w:del><w:ins w:author="{Name}"><w:r><w:t>{Name} put in</w:t></w:r></w:ins></w:p>
                <w:p><w:r><w:t>Zebedee </w:t></w:r><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>{Name} boxed</w:t></w:r></w:p></w:txbxContent></w:pict></w:r><w:r><w:t>Quillfeather</w:t></w:r></w:p>
                <w:p><w:r><w:instrText>HYPERLINK "mailto:quillfeather@example.org"</w:instrText></w:r><w:bookmarkStart w:name="Quillfeather"/></w:p>
                <w:tbl><w:tr><w:tc><w:p><w:r><w:t>Zebedee</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Quillfeather</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
                <w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{Name} hidden</w:t></w:r><w:r><w:t>Tom stayed.</w:t></w:r></w:p>
                </w:body></w:document>
                """
            ),
            ("word/header1.xml", $"<w:hdr {W}><w:p><w:r><w:t>{Name} above</w:t></w:r></w:p></w:hdr>"),
            ("word/footer1.xml", $"<w:ftr {W}><w:p><w:r><w:t>{Name} below</w:t></w:r></w:p></w:ftr>"),
            ("word/footnotes.xml", $"<w:footnotes {W}><w:p><w:r><w:t>{Name} noted</w:t></w:r></w:p></w:footnotes>"),
            (
                "word/comments.xml",
                $"<w:comments {W}><w:comment w:author=\"{Name}\"><w:p><w:r><w:t>Ask {Name}</w:t></w:r></w:p></w:comment></w:comments>"
            ),
            (
                "docProps/core.xml",
                $"<cp:coreProperties xmlns:cp=\"c\" xmlns:dc=\"d\"><dc:creator>{Name}</dc:creator><cp:lastModifiedBy>{Name}</cp:lastModifiedBy></cp:coreProperties>"
            ),
            ("docProps/app.xml", $"<Properties><Manager>{Name}</Manager></Properties>"),
            ("docProps/thumbnail.jpeg", Name),
            ("customXml/item1.xml", $"<x>{Name}</x>"),
            ($"word/embeddings/{Name}.bin", Name)
        );
    }

    public static byte[] Csv() =>
        Encoding.Latin1.GetBytes(
            "Name,Note\r\n\"Zebedee\r\nQuillfeather\",\"said \"\"no\"\" – é\"\r\nTom,\"With ZEBEDEE  QUILLFEATHER, twice: Zebedee Quillfeather\"\r\n"
        );

    public static byte[] Text(Encoding encoding) =>
        [
            .. encoding.GetPreamble(),
            .. encoding.GetBytes(
                "Tom met Zebedee\r\n   Quillfeather, that is Zébédée Quill\u00ADfeather or ＺＥＢＥＤＥＥ QUILLFEATHER. Tom stayed."
            ),
        ];

    /// <summary>A PDF of one page for each text, with the secret in its properties, an attachment and a comment.</summary>
    public static byte[] Pdf(params string[] pages)
    {
        var file = new StringBuilder("%PDF-1.4\n% Zebedee Quillfeather\n");
        var places = new List<int>();
        void Add(string text)
        {
            places.Add(file.Length);
            file.Append($"{places.Count} 0 obj\n{text}\nendobj\n");
        }
        var kids = string.Join(' ', pages.Select((_, n) => $"{4 + n * 2} 0 R"));
        Add("<< /Type /Catalog /Pages 2 0 R >>");
        Add($"<< /Type /Pages /Count {pages.Length} /Kids [{kids}] >>");
        Add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
        foreach (var page in pages)
        {
            var number = places.Count + 2;
            Add(
                $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents {number} 0 R >>"
            );
            var draws = $"BT /F 24 Tf 60 700 Td ({page}) Tj ET";
            Add($"<< /Length {draws.Length} >>\nstream\n{draws}\nendstream");
        }
        Add("<< /Author (Zebedee Quillfeather) /Title (Quillfeather) >>");
        var table = file.Length;
        file.Append($"xref\n0 {places.Count + 1}\n0000000000 65535 f \n");
        foreach (var place in places)
            file.Append($"{place:0000000000} 00000 n \n");
        file.Append(
            $"trailer\n<< /Size {places.Count + 1} /Root 1 0 R /Info {places.Count} 0 R >>\nstartxref\n{table}\n%%EOF\n"
        );
        return Encoding.ASCII.GetBytes(file.ToString());
    }

    /// <summary>Whether any of it can be found in the bytes, however they are read and whatever is packed within them.</summary>
    public static bool Tell(byte[] bytes) => Readings(bytes, 0).Any(text => Tells.Any(Squeezed(text).Contains));

    private static IEnumerable<string> Readings(byte[] bytes, int depth)
    {
        var plain = Encoding.UTF8.GetString(bytes);
        yield return plain;
        yield return Encoding.Unicode.GetString(bytes);
        yield return Encoding.BigEndianUnicode.GetString(bytes);
        yield return WebUtility.HtmlDecode(plain);
        yield return Regex.Replace(plain, "=\r?\n", "");
        yield return Regex.Replace(plain, "<[^>]*>", "");
        if (depth == 3)
            yield break;
        foreach (Match match in Regex.Matches(plain, "[A-Za-z0-9+/]{16,}={0,2}"))
        {
            var packed = new byte[match.Length];
            if (Convert.TryFromBase64String(match.Value, packed, out var length))
                foreach (var text in Readings(packed[..length], 3))
                    yield return text;
        }
        if (bytes is [(byte)'P', (byte)'K', ..])
        {
            using var zip = new ZipArchive(new MemoryStream(bytes));
            foreach (var entry in zip.Entries)
            {
                yield return entry.FullName;
                using var content = entry.Open();
                using var memory = new MemoryStream();
                content.CopyTo(memory);
                foreach (var text in Readings(memory.ToArray(), depth + 1))
                    yield return text;
            }
        }
    }

    private static string Squeezed(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormKD).Where(c => char.IsAsciiLetterOrDigit(c)))
            .ToLowerInvariant();

    private static byte[] Zip(params (string Name, string Content)[] entries)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        return file.ToArray();
    }
}
