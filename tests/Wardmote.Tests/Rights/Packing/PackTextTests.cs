using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Shouldly;
using Wardmote.Rights;
using Wardmote.Store;
using Xunit;

namespace Wardmote.Tests.Rights.Packing;

/// <summary>What people wrote is data in every file of a pack, however it was meant.</summary>
public class PackTextTests
{
    private static readonly string[] Evil =
    [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)",
        "javascript:alert(1)",
        "</style></title><svg onload=alert(1)>",
        "{{constructor}} ${7*7} {0} %s",
        "\u202Egnp.exe\u202C and \u2067isolate without end",
        "مرحبا بالعالم",
        "👩‍👩‍👧‍👦 e\u0301\u0301\u0301\u0301",
        "line one\r\nBcc: everyone@example.org\nline three\u2028four\u0085five",
        "\u001B[31mred\u0000nul\u0007",
        "../../etc/passwd",
        "..\\..\\windows\\system32",
        "CON",
        "=cmd|' /C calc'!A0",
        new string('x', 300),
        new string('字', 300),
        "\t",
    ];

    [Theory, OnBothDatabases]
    public async Task Nothing_people_wrote_becomes_markup(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        var one = await EvilCaseAsync(house, on);
        await one.BuildAsync();

        var files = await one.FilesAsync();
        foreach (var path in new[] { "index.html", "letter.html" })
        {
            var html = Encoding.UTF8.GetString(files[path]);
            var page = new HtmlParser(new HtmlParserOptions { IsStrictMode = false }).ParseDocument(html);
            page.QuerySelectorAll("script, iframe, object, embed, link, base, form, img, video, audio").ShouldBeEmpty();
            page.QuerySelectorAll("style").Length.ShouldBe(1);
            page.QuerySelectorAll("svg").Length.ShouldBe(path == "index.html" ? 1 : 0);
            foreach (var element in page.All)
            {
                element.Attributes.ShouldNotContain(a => a.Name.StartsWith("on"), element.OuterHtml);
                if (element.GetAttribute("href") is { } address)
                    IsOwn(address, page, files).ShouldBeTrue(address);
                element.GetAttribute("src").ShouldBeNull();
                element.GetAttribute("style").ShouldBeNull();
            }
            html.ShouldNotContain("url(");
            html.ShouldNotContain("@import");
        }
    }

    [Theory, OnBothDatabases]
    public async Task Everything_people_wrote_is_on_the_page_and_isolated(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        var one = await EvilCaseAsync(house, on);
        await one.BuildAsync();

        var page = new HtmlParser().ParseDocument(await one.TextAsync("index.html"));
        var isolated = page.QuerySelectorAll("bdi").Select(b => b.TextContent).ToHashSet();
        foreach (var text in Evil.Where(t => on == On.Sqlite || !t.Contains('\0')))
        {
            var shown = string.Concat(
                text.ReplaceLineEndings("\n").Select(c => char.IsControl(c) && c is not ('\n' or '\t') ? '\uFFFD' : c)
            );
            isolated.ShouldContain(shown);
        }
    }

    [Theory, OnBothDatabases]
    public async Task The_json_is_exact_and_the_csv_never_a_formula(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        var one = await EvilCaseAsync(house, on);
        await one.BuildAsync();
        var files = await one.FilesAsync();

        using var json = JsonDocument.Parse(files["data/data.json"]);
        var store = json
            .RootElement.GetProperty("stores")
            .EnumerateArray()
            .Single(s => s.GetProperty("store").GetString() == "Membership records");
        var values = store
            .GetProperty("records")[0]
            .GetProperty("fields")
            .EnumerateArray()
            .Select(f => f.GetProperty("value").GetString());
        values.ShouldBe(Evil);

        var text = Encoding.UTF8.GetString(files["data/membership-records.csv"]);
        text[0].ShouldBe('\uFEFF');
        text.ShouldContain("\"'=cmd|' /C calc'!A0\"");
        var row = Cells(text).ToList();
        row.ShouldNotContain(cell => !string.IsNullOrWhiteSpace(cell) && "=+-@\t\r\n＝＋－＠".Contains(cell[0]));
    }

    [Theory, OnBothDatabases]
    public async Task Files_get_names_that_are_safe_different_and_never_run(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        var one = await PackCase.OpenAsync(house);
        var holder = await one.AskAsync("Tom Reid", "Chair", Outcome.Found, "Phone");
        string[] names =
        [
            .. Evil,
            "minutes.pdf",
            "minutes.pdf",
            "MINUTES.PDF",
            "page.html",
            "drawing.SVG",
            "run.exe",
            ".profile",
            "",
        ];
        foreach (var (index, name) in names.Index())
            await one.AddFileAsync(name, [(byte)index, 1], holder);
        await one.BuildAsync();

        var paths = (await one.FilesAsync()).Keys.Where(p => p.StartsWith("attachments/")).ToList();
        paths.Count.ShouldBe(names.Length);
        paths.Distinct(StringComparer.OrdinalIgnoreCase).Count().ShouldBe(names.Length);
        foreach (var path in paths)
        {
            var name = path["attachments/".Length..];
            name.ShouldNotContain('/');
            name.ShouldNotContain('\\');
            name.ShouldNotContain("\uFFFD");
            name.Any(c => char.IsControl(c) || c is '\u202E' or '\u2067' or '\u2028' || "<>:\"|?*".Contains(c))
                .ShouldBeFalse(name);
            Encoding.UTF8.GetByteCount(name).ShouldBeLessThanOrEqualTo(110);
            name.ShouldMatch("^[0-9]{3} .");
            name[^1].ShouldNotBeOneOf('.', ' ');
            Path.GetExtension(name).ToLowerInvariant().ShouldNotBeOneOf(".html", ".svg", ".exe");
        }
        paths.ShouldContain(p => p.EndsWith(" page.html.txt"));
        paths.ShouldContain(p => p.EndsWith(" run.exe.txt"));
    }

    [Theory, OnBothDatabases]
    public async Task A_name_that_runs_right_to_left_does_not_turn_the_letter(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        var one = await PackCase.OpenAsync(house, name: "مريم\u202E العلي\r\nBcc: x");
        await one.BuildAsync();
        var letter = await one.TextAsync("letter.txt");
        letter.ShouldContain("Dear \u2068مريم العلي Bcc: x\u2069,\r\n");
        letter.ShouldNotContain("\u202E");
        letter.Split("\r\n").ShouldAllBe(line => line.Length <= 82 && !line.Contains('\n'));
    }

    // A page of a pack leads to itself, to a file in the pack, or to nothing.
    private static bool IsOwn(string address, IDocument page, Dictionary<string, byte[]> files) =>
        address.StartsWith('#')
            ? page.GetElementById(address[1..]) is not null
            : files.ContainsKey(Uri.UnescapeDataString(address));

    private static async Task<PackCase> EvilCaseAsync(TestHouse house, On on)
    {
        // PostgreSQL keeps no NUL; a form never lets one in.
        string Stored(string text) => on == On.Postgres ? text.Replace("\0", "") : text;
        var one = await PackCase.OpenAsync(
            house,
            Stored(Evil[0] + Evil[6] + Evil[9]),
            representative: new() { Name = Stored(Evil[4]), Authority = Stored(Evil[1]) }
        );
        await one.AddRecordAsync(
            "Membership records",
            new("M1", Evil[0], true, [.. Evil.Select((text, i) => new HeldField($"Field {i} {Evil[1]}", text))])
        );
        await one.AddRecordAsync("<b>Store</b>", new("1", "a", true, [new(Evil[2], Evil[3])]));
        await one.AddRecordAsync("<b>Store</b>", new("2", "b", true, [new(Evil[2], Evil[4])]));
        foreach (var text in Evil.Select(Stored))
        {
            var holder = await one.AskAsync(text, $"{text}\n{text}", Outcome.Found, text);
            await one.AddFileAsync(text, Encoding.UTF8.GetBytes(text + "."), holder, "text/plain", text);
            var kept = await one.AddFileAsync("kept.txt", [1, 2, 3], holder);
            await one.WithholdAsync(kept, text);
        }
        return one;
    }

    // Every cell of a CSV file, read back by the book: quotes doubled, separators and line ends inside quotes.
    private static IEnumerable<string> Cells(string csv)
    {
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 1; i < csv.Length; i++)
        {
            var c = csv[i];
            if (c == '"' && quoted && i + 1 < csv.Length && csv[i + 1] == '"')
                cell.Append(csv[++i]);
            else if (c == '"')
                quoted = !quoted;
            else if (!quoted && c is ',' or '\n')
            {
                yield return cell.ToString();
                cell.Clear();
            }
            else if (quoted || c != '\r')
                cell.Append(c);
        }
    }
}
