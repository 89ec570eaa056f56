using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Wardmote.Correspondence;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;
using Wardmote.Tests.Sheets;
using Xunit;

namespace Wardmote.Tests.Correspondence;

public class WordingTests
{
    private const string Canary = "canary-9f3a";

    private static readonly string[] Nasty =
    [
        "{{contact}}",
        "{{{contact}}}",
        "{{#each this}}{{@key}}{{/each}}",
        "{{env \"WARDMOTE_CANARY\"}}",
        "{{> partial}}",
        "zqplacecontactzq",
        "{link}",
        "{code}",
        "**not bold** _nor this_ `nor code`",
        "[press here](javascript:alert(1))",
        "![picture](https://evil.example/x.png)",
        "<script>alert(1)</script><img src=x onerror=alert(1)>",
        "<https://evil.example>",
        "# Not a heading",
        "- not a list",
        "1. nor this",
        "&lt;kept as typed&gt; &amp; &copy;",
        "\"quotes\" 'and' back\\slashes",
        "$1 $& ${name}",
        "مرحبا بالعالم",
    ];

    /// <summary>Words a template may not hold, and what the sentence about them names.</summary>
    public static TheoryData<string, string> Refusals =>
        new()
        {
            { "{{colour}}", "{{colour}}" },
            { "{{ env \"WARDMOTE_CANARY\" }}", "WARDMOTE_CANARY" },
            { "{{env}}", "{{env}}" },
            { "{{{due}}}", "{{{due}}}" },
            { "{{&due}}", "{{&due}}" },
            { "{{#if due}}yes{{/if}}", "{{#if due}}" },
            { "{{^due}}no{{/due}}", "{{^due}}" },
            { "{{> footer}}", "{{> footer}}" },
            { "{{!-- a comment --}}", "{{!-- a comment --}}" },
            { "{{this.due}}", "{{this.due}}" },
            { "{{../due}}", "{{../due}}" },
            { "{{@root}}", "{{@root}}" },
            { "{{due.Length}}", "{{due.Length}}" },
            { "{{lookup . \"due\"}}", "{{lookup" },
            { "{{{{raw}}}}{{{{/raw}}}}", "{{{{raw}}}}" },
            { "{{due", "{{due" },
            { "{{}}", "{{}}" },
            { "[x](javascript:alert(1))", "https://" },
            { "[x](JaVaScRiPt:alert(1))", "https://" },
            { "[x](data:text/html,hello)", "https://" },
            { "[x](http://example.org)", "https://" },
            { "[x](/relative)", "https://" },
            { "<javascript:alert(1)>", "https://" },
            { "[x][1]\n\n[1]: vbscript:x", "https://" },
            { "[x](https://evil.example/?q={{due}})", "https://" },
            { "![x](https://evil.example/pixel.png)", "pictures" },
            { "{{link}}", "square brackets" },
            { "`{{link}}`", "square brackets" },
            { "nul \0 here", "control characters" },
            { new string('x', 20_001), "20,000" },
        };

    [Theory, MemberData(nameof(Refusals))]
    [Trait("asvs", "V1.3.7")]
    [Trait("abuse", "C5")]
    public async Task Wording_that_could_do_more_than_say_things_is_refused_by_name(string words, string named)
    {
        await using var house = await TestHouse.OpenAsync(On.Sqlite);
        var unit = await LetterBox.UnitAsync(house);
        var refusal = await Should.ThrowAsync<Refused>(() => SaveAsync(house, unit, $"Subject: Hello\n\n{words}"));
        refusal.Message.ShouldContain(named);
        refusal.Objections.ShouldAllBe(o => o.Field == "Source");
    }

    [Fact]
    public async Task The_sentence_about_an_unknown_placeholder_names_those_that_may_be_used()
    {
        await using var house = await TestHouse.OpenAsync(On.Sqlite);
        var unit = await LetterBox.UnitAsync(house);
        var refusal = await Should.ThrowAsync<Refused>(() => SaveAsync(house, unit, "Subject: Hello\n\n{{colour}}"));
        refusal.Message.ShouldBe(
            "“{{colour}}” is not something this letter can say. Use only {{to}}, {{unit}}, {{contact}}, {{reference}}, "
                + "{{capacities}}, {{due}}, {{secretary}}, {{link}}."
        );
    }

    [Theory]
    [InlineData("No subject\n\nHello")]
    [InlineData("Subject: \n\nHello")]
    [InlineData("Subject: Hello")]
    [InlineData("Subject: Press {{link}}\n\nHello")]
    public async Task A_letter_has_a_subject_without_secrets_and_a_body(string source)
    {
        await using var house = await TestHouse.OpenAsync(On.Sqlite);
        var unit = await LetterBox.UnitAsync(house);
        await Should.ThrowAsync<Refused>(() => SaveAsync(house, unit, source));
    }

    [Theory, OnBothDatabases]
    public async Task A_unit_uses_its_own_newest_wording_else_the_nearest_above_else_the_one_built_in(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        var national = await LetterBox.UnitAsync(house);
        var region = await LetterBox.UnitAsync(house, national);
        var branch = await LetterBox.UnitAsync(house, region);
        var other = await LetterBox.UnitAsync(house);
        await SaveAsync(house, national, "Subject: National\n\nHello");
        (await SubjectAsync(house, branch)).ShouldBe("National");
        await SaveAsync(house, region, "Subject: Region, first\n\nHello");
        (await SaveAsync(house, region, "Subject: Region, second\n\nHello")).Version.ShouldBe(2);
        (await SubjectAsync(house, branch)).ShouldBe("Region, second");
        (await SubjectAsync(house, national)).ShouldBe("National");
        (await SubjectAsync(house, other)).ShouldStartWith("Please look");
        var kinds = await house.ReadAsync(db => db.Journal.CountAsync(e => e.Kind == "TemplateSaved"));
        kinds.ShouldBe(3);
        await Should.ThrowAsync<Refused>(() => SaveAsync(house, region, "Subject: Region, second\r\n\r\nHello\r\n"));
    }

    [Theory, OnBothDatabases]
    [Trait("asvs", "V8.2.2")]
    public async Task Whoever_keeps_letters_elsewhere_cannot_word_them_here(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        var (unit, other) = (await LetterBox.UnitAsync(house), await LetterBox.UnitAsync(house));
        var stranger = Actor.SignedIn(Guid.CreateVersion7(), "Owen", new() { [Duty.KeepLetters] = [other.Id] });
        (
            await Should.ThrowAsync<Refused>(() => SaveAsync(house, unit, "Subject: Hello\n\nHello", stranger))
        ).Message.ShouldBe("There is no such unit.");
    }

    [Fact]
    [Trait("asvs", "V1.3.7")]
    [Trait("abuse", "C5")]
    [Trait("abuse", "C21")]
    public async Task Every_value_is_shown_as_typed_and_read_as_nothing_else()
    {
        Environment.SetEnvironmentVariable("WARDMOTE_CANARY", Canary);
        await using var house = await TestHouse.OpenAsync(On.Sqlite);
        var unit = await LetterBox.UnitAsync(house);
        var evil = new EvilNames(7);
        foreach (var value in Nasty.Concat(Enumerable.Range(0, 300).Select(_ => evil.Next())))
        {
            var letter = await house.DoAsync(s =>
                s.GetRequiredService<LetterWriter>()
                    .WriteAsync(
                        LetterBox.HolderAsked(unit) with
                        {
                            Values = new Dictionary<string, string?>
                            {
                                ["reference"] = "R-2026-0014",
                                ["capacities"] = "Secretary\n" + value,
                                ["due"] = "x" + value,
                                ["secretary"] = "x" + value,
                            },
                        },
                        default
                    )
            );
            var shown = Shown("Secretary\n" + value);
            letter.Text.ShouldContain($"\n{shown}\n");
            var page = new HtmlParser().ParseDocument(letter.Html);
            page.QuerySelectorAll("bdi").Select(e => e.TextContent).ShouldContain(shown);
            page.QuerySelectorAll("bdi *").ShouldAllBe(e => e.LocalName == "br");
            page.All.Select(e => e.LocalName)
                .Except([
                    "html",
                    "head",
                    "meta",
                    "title",
                    "style",
                    "body",
                    "main",
                    "p",
                    "bdi",
                    "br",
                    "strong",
                    "a",
                    "footer",
                ])
                .ShouldBeEmpty();
            page.QuerySelectorAll("a").ShouldHaveSingleItem().GetAttribute("href").ShouldBe(Letter.LinkPlace);
            (letter.Text + letter.Html + letter.Subject).ShouldNotContain(Canary);
            letter.Text.Split(Letter.LinkPlace).Length.ShouldBe(2);
            letter.Subject.ShouldNotContain('\n');
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_wording_given_up_leaves_that_of_the_unit_above_and_can_be_taken_up_again(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        var above = await LetterBox.UnitAsync(house);
        var unit = await LetterBox.UnitAsync(house, above);
        var standard = await SubjectAsync(house, unit);
        await SaveAsync(house, above, "Subject: Theirs\n\nWords");
        await SaveAsync(house, unit, "Subject: Ours\n\nWords");
        (await SubjectAsync(house, unit)).ShouldBe("Ours");
        await DropAsync(house, unit);
        (await SubjectAsync(house, unit)).ShouldBe("Theirs");
        await DropAsync(house, above);
        (await SubjectAsync(house, unit)).ShouldBe(standard);
        (await Should.ThrowAsync<Refused>(() => DropAsync(house, unit))).Message.ShouldContain("nothing to give up");
        (await SaveAsync(house, unit, "Subject: Ours\n\nWords")).Version.ShouldBe(3);
        (await SubjectAsync(house, unit)).ShouldBe("Ours");
    }

    [Fact]
    public void Every_letter_can_be_looked_at_with_the_samples_of_its_placeholders()
    {
        foreach (var template in LetterTemplates.All)
        {
            var (subject, words) = Wordings.Preview(template, Wordings.BuiltIn(template));
            var text = subject + words;
            text.ShouldNotContain("{{");
            text.ShouldNotContain(Letter.LinkPlace);
            text.ShouldNotContain(Letter.CodePlace);
            foreach (
                var place in template.Placeholders.Where(p => Wordings.BuiltIn(template).Contains($"{{{{{p.Name}}}}}"))
            )
                text.ShouldContain(place.Sample, customMessage: template.Key);
        }
    }

    // What a reader sees of a value: no control characters, nothing that turns the text round it.
    private static string Shown(string value) =>
        string.Concat(
                value
                    .ReplaceLineEndings("\n")
                    .Replace('\t', ' ')
                    .Where(c => c == '\n' || !char.IsControl(c))
                    .Where(c => c is not ((>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u2069') or '\uFEFF'))
            )
            .Trim();

    private static Task<TemplateVersion> SaveAsync(TestHouse house, Unit unit, string source, Actor? actor = null) =>
        house.DoAsync(s =>
            s.GetRequiredService<SaveTemplate>()
                .RunAsync(actor ?? Actor.Operator, unit.Id, LetterTemplates.HolderAsked, source, default)
        );

    private static Task DropAsync(TestHouse house, Unit unit) =>
        house.DoAsync(s =>
            s.GetRequiredService<DropTemplate>().RunAsync(Actor.Operator, unit.Id, LetterTemplates.HolderAsked, default)
        );

    private static async Task<string> SubjectAsync(TestHouse house, Unit unit)
    {
        var id = await LetterBox.WriteAsync(house, LetterBox.HolderAsked(unit));
        return await house.ReadAsync(db => db.Letters.Where(l => l.Id == id).Select(l => l.Subject).SingleAsync());
    }
}
