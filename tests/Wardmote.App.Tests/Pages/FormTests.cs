using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Shouldly;
using Xunit;

namespace Wardmote.App.Tests.Pages;

/// <summary>What holds of every form on every page, whatever is sent with it.</summary>
public sealed class FormTests(FullHouse house) : IClassFixture<FullHouse>
{
    private const string Typed = "Typed by a tired volunteer";

    [Fact]
    public async Task A_form_sent_empty_is_done_or_says_at_its_fields_what_is_missing()
    {
        var refused = 0;
        await foreach (var (page, form, visit) in FormsAsync())
        {
            var answer = await visit.SendAsync(
                page,
                form,
                [],
                [.. Fields(form).Select(name => (name, (string?)null)), .. Pressed(form)]
            );

            refused += RequireAnswer(answer) ? 1 : 0;
        }
        refused.ShouldBeGreaterThan(15);
    }

    [Fact]
    public async Task A_form_that_comes_back_has_kept_what_was_typed()
    {
        var kept = 0;
        await foreach (var (page, form, visit) in FormsAsync())
        {
            var texts = Texts(form).ToList();
            var answer = await visit.SendAsync(
                page,
                form,
                [],
                [.. Fields(form).Select(name => (name, texts.Contains(name) ? Typed : null)), .. Pressed(form)]
            );

            if (!RequireAnswer(answer))
                continue;
            foreach (var name in texts)
            {
                Held(answer, name).ShouldBe(Typed, $"{name} on {page.Path}");
                kept++;
            }
        }
        kept.ShouldBeGreaterThan(15);
    }

    // True when the form came back: the summary names every error, and each leads to something on the page.
    private static bool RequireAnswer(TestPage answer)
    {
        if (answer.Status != HttpStatusCode.OK)
        {
            answer.Status.ShouldBe(HttpStatusCode.Found, $"{answer.Path}: {answer.Words}");
            return false;
        }
        // A download is an answer too.
        if (answer.Document.QuerySelector("main") is null)
            return false;
        answer.Errors.ShouldNotBeEmpty($"{answer.Path}: {answer.Words}");
        answer.Document.Title.ShouldStartWith("Error:", customMessage: answer.Path);
        foreach (var error in answer.Document.QuerySelectorAll(".govuk-error-summary__list a"))
        {
            var target = error.GetAttribute("href")!.TrimStart('#');
            answer.Document.GetElementById(target).ShouldNotBeNull($"{answer.Path}: {error.TextContent}");
        }
        return true;
    }

    private static string? Held(TestPage page, string name) =>
        page.Document.QuerySelectorAll($"main [name='{name}']").Select(Value).FirstOrDefault(v => v is not null);

    private static string? Value(IElement element) =>
        element switch
        {
            IHtmlInputElement { Type: not "hidden" } input => input.Value,
            // A browser leaves out the first line break after the tag.
            IHtmlTextAreaElement area => area.Value,
            _ => null,
        };

    /// <summary>Every field a person can leave empty.</summary>
    private static IEnumerable<string> Fields(IHtmlFormElement form) =>
        form
            .Elements.Where(e => e is not (IHtmlButtonElement or IHtmlInputElement { Type: "hidden" }))
            .Select(e => e.GetAttribute("name"))
            .OfType<string>()
            .Where(name => name.Length > 0)
            .Distinct();

    /// <summary>What the first button says, if it says anything.</summary>
    private static IEnumerable<(string, string?)> Pressed(IHtmlFormElement form) =>
        form
            .Elements.OfType<IHtmlButtonElement>()
            .Where(b => !string.IsNullOrEmpty(b.Name))
            .Take(1)
            .Select(b => (b.Name!, (string?)b.Value));

    /// <summary>The fields people write in. A password never comes back.</summary>
    private static IEnumerable<string> Texts(IHtmlFormElement form) =>
        form
            .Elements.Where(e => e is IHtmlTextAreaElement or IHtmlInputElement { Type: "text" or "email" or "tel" })
            .Select(e => e.GetAttribute("name"))
            .OfType<string>();

    // Each form is sent by a visitor of its own, because some forms end a session.
    private async IAsyncEnumerable<(TestPage Page, IHtmlFormElement Form, TestVisit Visit)> FormsAsync()
    {
        foreach (var (_, look) in RouteTable.Looks())
        {
            var path = look.Where(house.Cases);
            var first = await (await VisitAsync(look.Who)).GetAsync(path);
            for (var i = 0; i < Posting(first).Count; i++)
            {
                var visit = await VisitAsync(look.Who);
                var page = await visit.GetAsync(path);
                if (i < Posting(page).Count)
                    yield return (page, Posting(page)[i], visit);
            }
        }
    }

    private async Task<TestVisit> VisitAsync(Who who) =>
        house.Served.Visit(
            who switch
            {
                Who.Secretary => (Federation.SessionCookie, await house.Served.SignInAsync(Federation.Secretary)),
                Who.Stranger => (Federation.SessionCookie, await house.Served.SignInAsync(Federation.Stranger)),
                Who.National => (Federation.SessionCookie, await house.Served.SignInAsync(Federation.National)),
                Who.Untrained => (Federation.SessionCookie, await house.Served.SignInAsync(Federation.Untrained)),
                _ => house.Cases.Cookie(who),
            }
        );

    // A search comes back with what it found; it posts only to keep names out of addresses.
    private static List<IHtmlFormElement> Posting(TestPage page) =>
        [
            .. page
                .Document.QuerySelectorAll<IHtmlFormElement>("main form:not([role=search])")
                .Where(f => f.Method == "post"),
        ];
}
