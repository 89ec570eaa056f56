using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Wardmote.App.Tests;

/// <summary>One person's visit: pages asked for, forms filled in and sent, as a browser without scripts would.</summary>
public sealed class TestVisit(HttpClient client)
{
    /// <summary>For anything a browser would not send.</summary>
    public HttpClient Client => client;

    /// <summary>Asks for a page.</summary>
    public async Task<TestPage> GetAsync(string path) => await PageAsync(path, await client.GetAsync(path));

    /// <summary>
    /// Sends the first form of a page that posts and has every field named here, with what the page had filled in and
    /// the values given. A null value leaves the field out.
    /// </summary>
    public Task<TestPage> SendAsync(TestPage page, params (string Name, string? Value)[] values) =>
        SendAsync(page, [], values);

    /// <summary>Sends a form with files.</summary>
    public Task<TestPage> SendAsync(
        TestPage page,
        (string Name, string FileName, byte[] Content)[] files,
        params (string Name, string? Value)[] values
    ) => SendAsync(page, page.FormWith([.. values.Select(v => v.Name), .. files.Select(f => f.Name)]), files, values);

    /// <summary>Sends one form of a page.</summary>
    public async Task<TestPage> SendAsync(
        TestPage page,
        IHtmlFormElement form,
        (string Name, string FileName, byte[] Content)[] files,
        params (string Name, string? Value)[] values
    )
    {
        var sent = FilledIn(form).Where(f => values.All(v => v.Name != f.Name)).ToList();
        sent.AddRange(values.Where(v => v.Value is not null).Select(v => (v.Name, v.Value!)));
        var path = form.GetAttribute("action") is { Length: > 0 } action ? action : page.Path;
        using var content = Content(sent, files);
        return await PageAsync(path, await client.PostAsync(path, content));
    }

    /// <summary>Goes where a redirect leads.</summary>
    public Task<TestPage> FollowAsync(TestPage page) =>
        GetAsync(
            page.Location ?? throw new InvalidOperationException($"{page.Path} answered {page.Status}, no redirect.")
        );

    private static HttpContent Content(
        List<(string Name, string Value)> fields,
        (string Name, string FileName, byte[] Content)[] files
    )
    {
        if (files.Length == 0)
            return new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            content.Add(new StringContent(value), name);
        foreach (var (name, fileName, bytes) in files)
            content.Add(new ByteArrayContent(bytes), name, fileName);
        return content;
    }

    // What a browser would send of a form as the page filled it in (buttons aside).
    private static IEnumerable<(string Name, string Value)> FilledIn(IHtmlFormElement form)
    {
        foreach (var element in form.Elements)
        {
            if (element.GetAttribute("name") is not { Length: > 0 } name)
                continue;
            if (element is IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false })
                continue;
            if (element is IHtmlInputElement { Type: not ("file" or "submit" or "button") } input)
                yield return (name, input.Value);
            else if (element is IHtmlTextAreaElement text)
                yield return (name, text.Value);
            else if (element is IHtmlSelectElement select)
                yield return (name, select.Value ?? "");
        }
    }

    private static async Task<TestPage> PageAsync(string path, HttpResponseMessage answer)
    {
        using (answer)
        {
            var html = await answer.Content.ReadAsStringAsync();
            var parser = new HtmlParser(new(), BrowsingContext.New());
            return new(
                path,
                answer.StatusCode,
                answer.Headers.Location?.OriginalString,
                html,
                parser.ParseDocument(html)
            );
        }
    }
}

/// <summary>A page as it came.</summary>
/// <param name="Path">What was asked for.</param>
/// <param name="Location">Where a redirect leads; null otherwise.</param>
public sealed record TestPage(string Path, HttpStatusCode Status, string? Location, string Html, IHtmlDocument Document)
{
    /// <summary>The main heading.</summary>
    public string? Heading => Document.QuerySelector("h1")?.TextContent.Trim();

    /// <summary>What the error summary says, in its order.</summary>
    public IReadOnlyList<string> Errors =>
        [.. Document.QuerySelectorAll(".govuk-error-summary__list li").Select(e => e.TextContent.Trim())];

    /// <summary>All the words of the page's main part, single-spaced.</summary>
    public string Words =>
        string.Join(
            ' ',
            (Document.QuerySelector("main") ?? Document.Body!).TextContent.Split(
                (char[]?)null,
                StringSplitOptions.RemoveEmptyEntries
            )
        );

    /// <summary>The first form that posts and has every field named.</summary>
    public IHtmlFormElement FormWith(IReadOnlyList<string> names) =>
        Document
            .QuerySelectorAll<IHtmlFormElement>("main form")
            .FirstOrDefault(f => f.Method == "post" && names.All(n => f.Elements.Any(e => e.GetAttribute("name") == n)))
        ?? throw new InvalidOperationException(
            $"{Path} ({Status}) has no form with {string.Join(", ", names)}. It says: {Words}"
        );
}
