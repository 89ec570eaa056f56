using System.Text;

namespace Wardmote.Rights;

/// <summary>Draws the parts of a letter: as markup, and as plain text.</summary>
internal static class LetterPages
{
    private const int Width = 78;

    /// <summary>A whole page.</summary>
    public static string Html(CoveringLetter letter)
    {
        var page = PackStyle.Begin($"{letter.Subject}: {letter.Reference}", "letter");
        page.Add($"<main><address class=\"from\"><strong>{letter.From.Name}</strong>");
        foreach (var line in Words.Lines(letter.From.PostalAddress))
            page.Add($"<br>{line:ours}");
        if (letter.From.Email is { } email)
            page.Add($"<br>{Words.InLine(email):ours}");
        page.Add($"</address>\n<address class=\"to\">{letter.To.Name}");
        foreach (var line in Words.Lines(letter.To.PostalAddress))
            page.Add($"<br>{line:ours}");
        page.Add($"</address>\n<p class=\"quiet\">{letter.Date:ours}<br>Our reference: {letter.Reference:ours}</p>\n");
        page.Add($"<p>Dear {letter.To.Name},</p>\n<h1>{letter.Subject:ours}</h1>\n");
        Add(page, letter.Parts);
        page.Add(
            $"<p>Yours sincerely,</p>\n<p class=\"signed\">{letter.SignedBy}<br>for {letter.From.Name}</p>\n</main>\n"
        );
        return PackStyle.End(page);
    }

    /// <summary>Adds parts to a page, headings as second level.</summary>
    public static void Add(Markup page, IEnumerable<LetterPart> parts)
    {
        foreach (var part in parts)
        {
            switch (part)
            {
                case LetterPart.Heading heading:
                    page.Add($"<h2>{heading.Text:ours}</h2>\n");
                    break;
                case LetterPart.Paragraph paragraph:
                    page.Add($"<p>{paragraph.Text:ours}</p>\n");
                    break;
                case LetterPart.Bullets bullets:
                    page.Add($"<ul>\n");
                    foreach (var point in bullets.Points)
                        page.Add($"<li>{point:ours}</li>\n");
                    page.Add($"</ul>\n");
                    break;
                case LetterPart.Facts facts:
                    page.Add($"<h3>{facts.Title:ours}</h3>\n<dl class=\"facts\">\n");
                    foreach (var (name, text) in facts.Pairs)
                        page.Add($"<div><dt>{name:ours}</dt><dd>{text:ours}</dd></div>\n");
                    page.Add($"</dl>\n");
                    break;
            }
        }
    }

    /// <summary>Plain text, lines of at most 78 characters ended by CR LF, as every program on every system opens it.</summary>
    public static string Text(CoveringLetter letter)
    {
        var text = new StringBuilder();
        foreach (var line in new[] { Words.InLine(letter.From.Name) }.Concat(Words.Lines(letter.From.PostalAddress)))
            Line(line);
        if (letter.From.Email is { } email)
            Line(Words.InLine(email));
        Line();
        foreach (var line in new[] { Words.InLine(letter.To.Name) }.Concat(Words.Lines(letter.To.PostalAddress)))
            Line(line);
        Line();
        Line(letter.Date);
        Line($"Our reference: {letter.Reference}");
        Line();
        Wrapped($"Dear {Words.InLine(letter.To.Name)},");
        Line();
        Line(letter.Subject.ToUpperInvariant());
        Line();
        foreach (var part in letter.Parts)
        {
            switch (part)
            {
                case LetterPart.Heading heading:
                    Line(heading.Text);
                    Line(new string('-', heading.Text.Length));
                    break;
                case LetterPart.Paragraph paragraph:
                    Wrapped(paragraph.Text);
                    break;
                case LetterPart.Bullets bullets:
                    foreach (var point in bullets.Points)
                        Wrapped(point, "* ", "  ");
                    break;
                case LetterPart.Facts facts:
                    Line(facts.Title);
                    foreach (var (name, words) in facts.Pairs)
                        Wrapped($"{name}: {words}", "  ", "    ");
                    break;
            }
            if (part is not LetterPart.Heading)
                Line();
        }
        Line("Yours sincerely,");
        Line();
        Line(Words.InLine(letter.SignedBy));
        Wrapped($"for {Words.InLine(letter.From.Name)}");
        return text.ToString();

        void Line(string line = "") => text.Append(line).Append("\r\n");

        void Wrapped(string paragraph, string first = "", string next = "")
        {
            var line = new StringBuilder(first);
            var empty = true;
            foreach (var word in paragraph.Split(' '))
            {
                if (!empty && line.Length + 1 + word.Length > Width)
                {
                    Line(line.ToString());
                    line.Clear().Append(next);
                    empty = true;
                }
                if (!empty)
                    line.Append(' ');
                line.Append(word);
                empty = false;
            }
            Line(line.ToString());
        }
    }
}
