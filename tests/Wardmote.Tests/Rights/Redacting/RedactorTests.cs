using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Wardmote.Rights;
using Wardmote.Store;
using Xunit;

namespace Wardmote.Tests.Rights.Redacting;

public class RedactorTests
{
    public static TheoryData<string, byte[]> Files() =>
        new()
        {
            { "note.txt", Secrets.Text(new UTF8Encoding(false)) },
            { "bom.txt", Secrets.Text(Encoding.UTF8) },
            { "wide.txt", Secrets.Text(Encoding.Unicode) },
            { "wider.txt", Secrets.Text(Encoding.BigEndianUnicode) },
            { "widest.txt", Secrets.Text(Encoding.UTF32) },
            { "page.html", Secrets.Html() },
            { "list.csv", Secrets.Csv() },
            { "mail.eml", Secrets.Mail() },
            { "letter.docx", Secrets.Word() },
        };

    [Theory, MemberData(nameof(Files), DisableDiscoveryEnumeration = true)]
    public async Task The_secret_is_in_no_byte_of_the_copy_and_the_rest_is(string name, byte[] given)
    {
        Secrets.Tell(given).ShouldBeTrue();
        var copy = await CopyAsync(name, given, Secrets.Secret);
        Secrets.Tell(copy.Content).ShouldBeFalse(copy.Text);
        copy.Text!.ShouldContain(Redaction.Mark);
        copy.Text!.ShouldContain("Tom");
        copy.Places.ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task A_message_keeps_what_people_read_and_names_what_is_left_out()
    {
        var copy = await CopyAsync("mail.eml", Secrets.Mail(), Secrets.Secret);
        copy.Text!.ReplaceLineEndings("\n")
            .ShouldBe(
                """
                From: [kept back] <tom@example.org>
                To: "[kept back]" <tom@example.org>
                Subject: Re: [kept back]

                [kept back] came. [kept back] left. Tom stayed.

                [kept back]

                [kept back] in UTF-16

                [attachment left out: [kept back].bin]

                --- Message within ---
                Subject: [kept back] again

                [kept back] within.
                """
            );
    }

    [Fact]
    public async Task A_document_tells_headers_changes_boxes_tables_comments_and_who_wrote_it()
    {
        var copy = await CopyAsync("letter.docx", Secrets.Word(), Secrets.Secret);
        foreach (var end in new[] { " above", " taken out", " put in", " boxed", " hidden", " below", " noted" })
            copy.Text!.ShouldContain(Redaction.Mark + end);
        copy.Text!.ShouldContain($"Comment by {Redaction.Mark}:\nAsk {Redaction.Mark}");
        copy.Text!.ShouldContain($"creator: {Redaction.Mark}");
        copy.Text!.ShouldContain($"Tom met {Redaction.Mark}.");
    }

    [Theory]
    [InlineData("note.txt", "Nobody Such", "What you wrote on line 1 was not found.")]
    [InlineData("book.xlsx", "Tom", "Wardmote can black out words in plain text")]
    [InlineData("letter.docx", "Tom", "Wardmote can black out words in plain text")]
    [InlineData("mail.eml", "Tom", "Wardmote cannot read this e-mail.")]
    public async Task What_cannot_be_done_is_refused_with_a_sentence(string name, string word, string sentence)
    {
        var refused = await Should.ThrowAsync<Refused>(() => CopyAsync(name, "Tom met Ann."u8.ToArray(), word));
        refused.Message.ShouldStartWith(sentence);
    }

    [Fact]
    public async Task A_damaged_document_an_unknown_charset_and_a_short_word_are_refused()
    {
        var document = Secrets.Word();
        await Should.ThrowAsync<Refused>(() => CopyAsync("letter.docx", document[..(document.Length / 2)], "Tom"));
        var mail = "Subject: Tom\nContent-Type: text/plain; charset=utf-7\n\n+AFo-ebedee"u8.ToArray();
        await Should.ThrowAsync<Refused>(() => CopyAsync("mail.eml", mail, "Tom"));
        Should.Throw<Refused>(() => Redaction.Read("é")).Objections.Single().Field.ShouldBe("Words");
        Should
            .Throw<Refused>(() => Redaction.Read(null, areas: "1: 60 20 10 25"))
            .Objections.Single()
            .Field.ShouldBe("Areas");
    }

    [Fact]
    public async Task A_pdf_becomes_pictures_with_black_bars_and_no_text()
    {
        RequirePrograms();
        var given = Secrets.Pdf("Tom met Zebedee Quillfeather here", "All about Tom", "Nothing black");
        Secrets.Tell(given).ShouldBeTrue();

        var copy = await CopyAsync("minutes.pdf", given, Secrets.Secret, "2: 0 10 100 20");

        copy.Places.ShouldBe(1);
        Secrets.Tell(copy.Content).ShouldBeFalse();
        var drawn = Drawn.Of(copy.Content);
        drawn.Text.Trim().ShouldBeEmpty();
        drawn.Pages.Count.ShouldBe(3);
        // The line of 24 points stands at 700 of 842, "Tom met " to its left of the bar.
        drawn.Pages[0].IsBlack(162, 694, 384, 716).ShouldBeTrue();
        drawn.Pages[0].HasWhite(60, 690, 150, 712).ShouldBeTrue();
        drawn.Pages[1].IsBlack(5, 680, 590, 750).ShouldBeTrue();
        drawn.Pages[2].IsBlack(60, 690, 200, 712).ShouldBeFalse();
    }

    [Fact]
    public async Task On_a_page_that_lies_on_its_side_the_bar_is_where_the_words_are()
    {
        RequirePrograms();
        var upright = Encoding.ASCII.GetString(Secrets.Pdf("Tom met Zebedee Quillfeather here"));
        var given = Encoding.ASCII.GetBytes(upright.Replace("842] /Res", "842] /Rotate 90 /Res"));

        var page = Drawn.Of((await CopyAsync("minutes.pdf", given, Secrets.Secret)).Content).Pages.Single();

        (page.Width > page.Height).ShouldBeTrue();
        page.IsBlack(695, 212, 715, 432).ShouldBeTrue();
        page.HasWhite(695, 445, 715, 530).ShouldBeTrue();
    }

    [Fact]
    public async Task Of_a_picture_the_area_is_black_and_its_properties_are_gone()
    {
        RequirePrograms();
        var given = Drawn.Picture(300, 200, "Zebedee Quillfeather");
        Secrets.Tell(given).ShouldBeTrue();
        var copy = await CopyAsync("scan.png", given, "", "1: 50 0 100 100");
        Secrets.Tell(copy.Content).ShouldBeFalse();
        var page = Drawn.Of(copy.Content).Pages.ShouldHaveSingleItem();
        page.IsBlack(440, 20, 820, 540).ShouldBeTrue();
        page.HasWhite(20, 20, 400, 540).ShouldBeTrue();
    }

    [Fact]
    public async Task A_page_that_is_not_there_and_a_damaged_pdf_are_refused()
    {
        RequirePrograms();
        var beyond = await Should.ThrowAsync<Refused>(() => CopyAsync("a.pdf", Secrets.Pdf("Tom"), "", "2"));
        beyond.Message.ShouldBe("It has one page only. Change the page number.");
        await Should.ThrowAsync<Refused>(() => CopyAsync("a.pdf", "%PDF-1.4 and nothing"u8.ToArray(), "", "1"));
        await Should.ThrowAsync<Refused>(() => CopyAsync("a.png", [0x89, .. "PNG and nothing"u8], "", "1"));
        Directory.GetDirectories(Path.GetTempPath(), "wardmote-pages-*").ShouldBeEmpty();
    }

    private static void RequirePrograms() =>
        Assert.SkipUnless(
            File.Exists("/usr/bin/pdftoppm") && File.Exists("/usr/bin/convert"),
            "Debian’s poppler-utils and imagemagick are not installed."
        );

    [Fact]
    public void Random_words_in_random_places_are_gone_whatever_stands_around_them()
    {
        var letters = Gen.Elements("abcXYZ éÉñßﬁ'’-–\u00AD\u0301\t\n\"<&=;,7".ToCharArray());
        var around = letters.ArrayOf().Select(a => new string(a));
        var word = Gen.Elements("abcdXYé7".ToCharArray())
            .NonEmptyListOf()
            .Where(w => w.Count > 1)
            .Select(w => string.Concat(w));
        var cases = from w in word from parts in around.NonEmptyListOf() select (w, parts);
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(300),
            Prop.ForAll(
                cases.ToArbitrary(),
                c =>
                {
                    var text = string.Join(c.w, c.parts.Append("end"));
                    var copy = CopyAsync("note.txt", Encoding.UTF8.GetBytes(text), c.w).GetAwaiter().GetResult();
                    var left = copy.Text!.Replace(Redaction.Mark, "\n", StringComparison.Ordinal);
                    return !left.Contains(c.w, StringComparison.OrdinalIgnoreCase);
                }
            )
        );
    }

    private static Task<RedactedCopy> CopyAsync(string name, byte[] given, string words, string? areas = null) =>
        Redactor.CopyAsync(name, "application/octet-stream", given, Redaction.Read(words, areas: areas), default);
}
