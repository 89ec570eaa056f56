using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace Wardmote.Rights;

/// <summary>
/// HTML put together safely: the fixed parts of an interpolated string are markup, whatever stands in a hole is text.
/// It is encoded and isolated, so that what people wrote can neither become markup nor turn the words around it.
/// <c>{text:ours}</c> leaves the isolation out: for attributes, and for words of our own.
/// </summary>
internal sealed partial class Markup
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly StringBuilder html = new();

    /// <summary>Adds a piece of markup.</summary>
    public Markup Add([InterpolatedStringHandlerArgument("")] Piece piece)
    {
        _ = piece;
        return this;
    }

    /// <summary>Adds a style sheet of our own, which holds no text of anybody else's.</summary>
    public Markup AddStyle(string css)
    {
        html.Append("<style>").Append(css).Append("</style>\n");
        return this;
    }

    public override string ToString() => html.ToString();

    // A control character has no form in HTML: some are not allowed, others are read as something else.
    private static string Encode(string text) =>
        Encoder.Encode(Controls().Replace(text.ReplaceLineEndings("\n"), "\uFFFD"));

    [GeneratedRegex(@"[\p{Cc}-[\n\t]]", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Controls();

    /// <summary>What an interpolated string becomes on its way into a <see cref="Markup"/>.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Piece
    {
        private readonly StringBuilder html;

        public Piece(int literalLength, int holes, Markup markup)
        {
            _ = (literalLength, holes);
            html = markup.html;
        }

        public void AppendLiteral(string markup) => html.Append(markup);

        public void AppendFormatted(string? text)
        {
            if (!string.IsNullOrEmpty(text))
                html.Append("<bdi>").Append(Encode(text)).Append("</bdi>");
        }

        public void AppendFormatted(string? text, string format)
        {
            if (format != "ours")
                throw new FormatException($"A hole in markup has no form called {format}.");
            html.Append(Encode(text ?? ""));
        }

        public void AppendFormatted(int number) => html.Append(number.ToString(CultureInfo.InvariantCulture));
    }
}
