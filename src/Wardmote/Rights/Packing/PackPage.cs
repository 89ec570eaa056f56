using Wardmote.Clocks;

namespace Wardmote.Rights;

/// <summary>The page that a pack opens with: everything in it, readable without a network, a script or another program.</summary>
internal static class PackPage
{
    public static string Html(PackContents pack)
    {
        var page = PackStyle.Begin($"Information held about {pack.Subject.Name}: {pack.Reference}", "pack");
        page.Add($"<a class=\"skip\" href=\"#main\">Skip to the contents</a>\n");
        Top(page, pack);
        page.Add($"<main id=\"main\">\n");
        Contents(page, pack);
        Request(page, pack);
        Searched(page, pack);
        foreach (var (index, found) in pack.Records.Index())
            RecordTables.Add(page, found, index + 1);
        Papers(page, pack);
        Withheld(page, pack);
        FromLetter(page, "why", CoveringLetter.WhyWeHaveIt(pack));
        FromLetter(page, "rights", CoveringLetter.Rights(pack));
        FromLetter(page, "complain", CoveringLetter.Complaints(pack));
        About(page);
        page.Add(
            $"</main>\n<footer>{pack.Controller.Name} · {pack.Reference:ours} · {pack.MadeOn.DayMonthYear():ours} · made with Wardmote</footer>\n"
        );
        return PackStyle.End(page);
    }

    private static void Top(Markup page, PackContents pack) =>
        page.Add(
            $"""
            <header>
            <p class="from"><svg aria-hidden="true" viewBox="0 0 32 32" width="36" height="36"><rect width="32" height="32" rx="8" fill="#54245a"/><g fill="#f2b441"><circle cx="10.5" cy="9" r="3"/><circle cx="21.5" cy="9" r="3"/></g><path d="M4.5 11.5 10.5 25 16 13 21.5 25 27.5 11.5" fill="none" stroke="#fffefb" stroke-width="3.2" stroke-linecap="round" stroke-linejoin="round"/></svg><span>{pack.Controller.Name}</span></p>
            <h1>Information held about {pack.Subject.Name}</h1>
            <p class="lede">Our answer of {pack.MadeOn.DayMonthYear():ours} to the request <span class="ref">{pack.Reference:ours}</span></p>
            </header>

            """
        );

    private static void Contents(Markup page, PackContents pack)
    {
        page.Add($"<nav aria-label=\"On this page\">\n<ul>\n");
        Line("request", "The request", "");
        Line("searched", "Where we looked", "");
        foreach (var (index, found) in pack.Records.Index())
            page.Add(
                $"<li><a href=\"#found-{index + 1}\">{found.Source}</a> <span class=\"quiet\">{Words.Count(found.Records.Count, "record"):ours}</span></li>\n"
            );
        if (pack.Files.Count > 0)
            Line("papers", "Papers and messages", Words.Count(pack.Files.Count, "paper"));
        Line(
            "withheld",
            "What we kept back",
            pack.KeptBack.Count == 0 ? "nothing" : Words.Count(pack.KeptBack.Count, "item")
        );
        Line("why", "Why we have it, and who sees it", "");
        Line("rights", "What you can ask for next", "");
        Line("complain", "If you are not satisfied", "");
        Line("about", "About this pack", "");
        page.Add($"</ul>\n</nav>\n");

        void Line(string anchor, string words, string count) =>
            page.Add(
                $"<li><a href=\"#{anchor:ours}\">{words:ours}</a> <span class=\"quiet\">{count:ours}</span></li>\n"
            );
    }

    private static void Request(Markup page, PackContents pack)
    {
        page.Add($"<section id=\"request\">\n<h2>The request</h2>\n<dl class=\"facts\">\n");
        Fact("About", pack.Subject.Name);
        if (pack.Representative is { } other)
        {
            Fact("Asked for them by", other.Name);
            Fact("With what authority", pack.Authority);
        }
        Fact("Reached us on", pack.ReceivedOn.DayMonthYear());
        Fact("Asked for", string.IsNullOrWhiteSpace(pack.Scope) ? "Everything we hold" : pack.Scope);
        Fact("Answered on", pack.MadeOn.DayMonthYear());
        Fact("Answered by", $"{pack.MadeBy}, for {pack.Controller.Name}");
        page.Add($"</dl>\n");
        page.Add(
            $"<p>The letter that goes with this is in <a href=\"{PackPaths.LetterPage:ours}\">{PackPaths.LetterPage:ours}</a>, "
        );
        page.Add(
            $"and as plain text in <a href=\"{PackPaths.LetterText:ours}\">{PackPaths.LetterText:ours}</a>.</p>\n</section>\n"
        );

        void Fact(string name, string? text) =>
            page.Add($"<div><dt>{name:ours}</dt><dd class=\"words\">{text}</dd></div>\n");
    }

    private static void Searched(Markup page, PackContents pack)
    {
        page.Add($"<section id=\"searched\">\n<h2>Where we looked</h2>\n");
        if (pack.Stores.Count > 0)
        {
            page.Add($"<h3>Our own records, on {pack.StoresSearchedOn.DayMonthYear():ours}</h3>\n");
            RecordTables.Begin(page, null, ["Records", "What we found"]);
            foreach (var store in pack.Stores)
            {
                var found = pack.Records.FirstOrDefault(r => r.Source == store)?.Records.Count ?? 0;
                page.Add($"<tr><th scope=\"row\" data-label=\"Records\">{store}</th>");
                page.Add(
                    $"<td data-label=\"What we found\">{(found == 0 ? "Nothing" : Words.Count(found, "record")):ours}</td></tr>\n"
                );
            }
            page.Add($"</tbody>\n</table>\n");
        }
        if (pack.Searches.Count > 0)
        {
            page.Add($"<h3>The officers we asked</h3>\n");
            RecordTables.Begin(page, null, ["Who", "What came of it", "Where they looked"]);
            foreach (var search in pack.Searches)
            {
                page.Add($"<tr><th scope=\"row\" data-label=\"Who\">{search.Name}");
                foreach (var capacity in search.Capacities)
                    page.Add($"<small>{capacity}</small>");
                page.Add($"</th><td data-label=\"What came of it\"><span>{UpperFirst(search.Result):ours}");
                page.Add($"<small>Asked on {search.AskedOn.DayMonthYear():ours}");
                if (search.AnsweredOn is { } answered)
                    page.Add($", answered on {answered.DayMonthYear():ours}");
                page.Add($"</small></span></td>");
                page.Add($"<td data-label=\"Where they looked\" class=\"words\">");
                if (string.IsNullOrWhiteSpace(search.Places))
                    page.Add($"<span class=\"quiet\">not said</span></td></tr>\n");
                else
                    page.Add($"{search.Places}</td></tr>\n");
            }
            page.Add($"</tbody>\n</table>\n");
        }
        page.Add($"</section>\n");
    }

    private static void Papers(Markup page, PackContents pack)
    {
        if (pack.Files.Count == 0)
            return;
        page.Add($"<section id=\"papers\">\n<h2>Papers and messages</h2>\n");
        page.Add(
            $"<p class=\"quiet\">As we found them, in the folder “attachments”. What could run a program is kept under a name that opens as text.</p>\n"
        );
        foreach (var source in pack.Files.GroupBy(f => f.Source, StringComparer.Ordinal))
        {
            page.Add($"<h3>From {source.Key}</h3>\n<ul class=\"papers\">\n");
            foreach (var file in source)
            {
                page.Add($"<li><p class=\"title\"><a href=\"{Address(file.Path):ours}\">{file.Title}</a></p>\n");
                page.Add($"<p class=\"quiet\">{file.Path}, {Words.Size(file.Attachment.Length):ours}");
                page.Add($"{(file.InPart ? ", a copy with a part taken out" : ""):ours}</p>\n");
                if (file.Words is { } words)
                    page.Add($"<blockquote class=\"words\">{words}</blockquote>\n");
                page.Add($"</li>\n");
            }
            page.Add($"</ul>\n");
        }
        page.Add($"</section>\n");
    }

    private static void Withheld(Markup page, PackContents pack)
    {
        page.Add($"<section id=\"withheld\">\n<h2>What we kept back</h2>\n");
        if (pack.KeptBack.Count == 0)
        {
            page.Add($"<p>Nothing.</p>\n</section>\n");
            return;
        }
        page.Add(
            $"<p>The law lets us, and sometimes makes us, keep some things back. A person decided about each of these.</p>\n"
        );
        RecordTables.Begin(page, null, ["What it is", "How much", "Why", "Where the law says so"]);
        foreach (var kept in pack.KeptBack)
        {
            page.Add($"<tr><th scope=\"row\" data-label=\"What it is\">{kept.Described}</th>");
            page.Add($"<td data-label=\"How much\">{(kept.InPart ? "A part" : "All of it"):ours}</td>");
            page.Add($"<td data-label=\"Why\">{kept.Reason.Name:ours}</td>");
            page.Add($"<td data-label=\"Where the law says so\">{kept.Reason.Provision:ours}</td></tr>\n");
        }
        page.Add(
            $"</tbody>\n</table>\n<p>If you think we are wrong, see <a href=\"#complain\">If you are not satisfied</a>.</p>\n</section>\n"
        );
    }

    private static void FromLetter(Markup page, string anchor, IEnumerable<LetterPart> parts)
    {
        page.Add($"<section id=\"{anchor:ours}\">\n");
        LetterPages.Add(page, parts);
        page.Add($"</section>\n");
    }

    private static void About(Markup page) =>
        page.Add(
            $"""
            <section id="about">
            <h2>About this pack</h2>
            <dl class="facts">
            <div><dt>{PackPaths.Json:ours}</dt><dd>Every record, exactly as we hold it, for other programs.</dd></div>
            <div><dt>data/*.csv</dt><dd>The same records as tables for a spreadsheet. Where a value could be taken for a formula, an apostrophe stands before it.</dd></div>
            <div><dt>{PackPaths.KeptBack:ours}</dt><dd>The list of what we kept back.</dd></div>
            <div><dt>{PackPaths.Manifest:ours}, {PackPaths.Sums:ours}</dt><dd>The length and the SHA-256 fingerprint of each file, which show whether one has changed.</dd></div>
            </dl>
            </section>

            """
        );

    // A path as an address: each part percent-encoded.
    private static string Address(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    private static string UpperFirst(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
