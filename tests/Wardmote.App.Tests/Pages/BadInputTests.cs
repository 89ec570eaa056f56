using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Wardmote.Evidence;
using Wardmote.Rights;
using Xunit;

namespace Wardmote.App.Tests.Pages;

/// <summary>What people send that nobody should: each gets a sentence, and nothing typed is lost.</summary>
public sealed class BadInputTests(FullHouse house) : IClassFixture<FullHouse>
{
    private const int Megabyte = 1024 * 1024;
    private const string Looked = "Party e-mail and the minute book";

    public static TheoryData<string, int[], string> TooMuch =>
        new()
        {
            { "one of 26 MB", [26 * Megabyte], "scan-1.pdf is larger than 25 MB. Choose a smaller copy, or split it." },
            { "an empty one", [12, 0], "scan-2.pdf is empty. Choose the file again." },
            {
                "three of 20 MB",
                [20 * Megabyte, 20 * Megabyte, 20 * Megabyte],
                "Together these files are larger than 50 MB. Choose some of them now. You can answer again to add the rest."
            },
        };

    [Theory, MemberData(nameof(TooMuch))]
    public async Task Files_that_cannot_be_kept_are_named_and_nothing_typed_is_lost(
        string files,
        int[] sizes,
        string sentence
    )
    {
        var before = await ItemsAsync();
        var (visit, page) = await AnswerPageAsync();

        var answer = await visit.SendAsync(
            page,
            [.. sizes.Select((size, i) => ("Files", $"scan-{i + 1}.pdf", new byte[size]))],
            ("Outcome", nameof(Rights.Outcome.Found)),
            ("Searched", Looked)
        );

        answer.Status.ShouldBe(HttpStatusCode.OK, files);
        answer.Errors.ShouldBe([sentence]);
        var link = answer.Document.QuerySelector(".govuk-error-summary__list a")!.GetAttribute("href")!;
        answer.Document.GetElementById(link[1..]).ShouldNotBeNull();
        answer.Document.QuerySelector("textarea[name=Searched]")!.TextContent.ShouldBe(Looked);
        (await ItemsAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_zip_that_swells_when_opened_is_kept_as_it_came_and_opened_by_nobody()
    {
        var bomb = Bomb();
        var (visit, page) = await AnswerPageAsync();

        var answer = await visit.SendAsync(
            page,
            [("Files", "photos.zip", bomb)],
            ("Outcome", nameof(Rights.Outcome.Found)),
            ("Searched", Looked)
        );

        answer.Location.ShouldNotBeNull(answer.Words).ShouldEndWith("/thanks");
        var kept = await house.Served.ReadAsync(db =>
            db.Set<Item>().Where(i => i.Title == "photos.zip").Select(i => i.Attachment).SingleAsync()
        );
        kept.Length.ShouldBe(bomb.Length);
        await using var copy = new MemoryStream();
        await house.Served.UseAsync<Vault>(v => v.CopyToAsync(kept, copy, default));
        copy.ToArray().ShouldBe(bomb);
    }

    [Theory]
    [InlineData("Sam Patel\r\nBcc: all@evil.example", "Write the name on one line")]
    [InlineData("", "Enter the full name")]
    [InlineData("\u200B \u00A0", "Enter the full name")]
    public async Task A_name_that_cannot_be_one_is_asked_for_again(string name, string sentence)
    {
        var visit = house.Served.Visit(house.Cases.Cookie(Who.Asker));
        var page = await visit.GetAsync("/ask/C001/name");

        var answer = await visit.SendAsync(page, ("Name", name), ("AlsoKnownAs", "Member A1"));

        answer.Errors.ShouldBe([sentence]);
        answer.Document.QuerySelector("input[name=AlsoKnownAs]")!.GetAttribute("value").ShouldBe("Member A1");
    }

    [Theory]
    [InlineData("مريم العلي")]
    [InlineData("Zoe\u0308 N\u0303an\u0303ez-O\u2019Brien")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("=HYPERLINK(\"http://evil.example\")")]
    [InlineData("\u202Eelttil a")]
    public async Task Any_name_people_have_is_kept_as_it_was_written(string name)
    {
        var visit = house.Served.Visit(house.Cases.Cookie(Who.Asker));
        var page = await visit.GetAsync("/ask/C001/name");

        (await visit.SendAsync(page, ("Name", name))).Status.ShouldBe(HttpStatusCode.Found);

        var again = await visit.GetAsync("/ask/C001/name");
        again.Document.QuerySelector("input[name=Name]")!.GetAttribute("value").ShouldBe(name);
        again.Document.QuerySelectorAll("main script").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_very_long_answer_gets_a_sentence_and_stays_in_the_form()
    {
        var (visit, page) = await AnswerPageAsync();
        var text = new string('x', 200_001);

        var answer = await visit.SendAsync(
            page,
            ("Outcome", nameof(Rights.Outcome.Found)),
            ("Searched", Looked),
            ("Text", text)
        );

        answer.Errors.ShouldBe(["That text is very long. Save it as a file and choose the file instead."]);
        answer.Document.QuerySelector("textarea[name=Text]")!.TextContent.ShouldBe(text);
    }

    [Fact]
    public async Task A_form_with_a_nul_in_it_is_told_about_the_invisible_character()
    {
        var visit = house.Served.Visit(house.Cases.Cookie(Who.Asker));
        var page = await visit.GetAsync("/ask/C001/name");

        var answer = await visit.SendAsync(page, ("Name", "Sam\0Patel"));

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Heading.ShouldBe("We could not read your answer");
        answer.Errors.ShouldBeEmpty();
    }

    private async Task<(TestVisit Visit, TestPage Page)> AnswerPageAsync()
    {
        var visit = house.Served.Visit(house.Cases.Cookie(Who.Holder));
        return (visit, await visit.GetAsync($"{house.Cases.AnswerLink(Federation.BranchSecretary)}/search"));
    }

    private Task<int> ItemsAsync() => house.Served.ReadAsync(db => db.Set<Item>().CountAsync());

    // A fifth of a megabyte that is two hundred when it is opened.
    private static byte[] Bomb()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8))
        using (var entry = zip.CreateEntry("photo.bmp").Open())
        {
            var zeros = new byte[Megabyte];
            for (var i = 0; i < 200; i++)
                entry.Write(zeros);
        }
        return bytes.ToArray();
    }
}
