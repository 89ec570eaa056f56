using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Wardmote.Rights;
using Wardmote.Store;
using Wardmote.Tests.Rights.Packing;
using Xunit;

namespace Wardmote.Tests.Rights.Redacting;

public class WithheldPackTests
{
    private static readonly NewBalance Balance = new("A neighbour", ThirdPartyAnswer.Refused, "Telephoned", "none");

    [Theory, OnBothDatabases]
    public async Task What_was_blacked_out_of_any_kind_of_thing_is_nowhere_in_the_pack(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        var one = await PackCase.OpenAsync(house);
        var holder = await one.AskAsync("Tom Reid", "Chair", Outcome.Found, "E-mail");
        var items = new List<Guid>
        {
            await one.AddFileAsync("Zebedee Quillfeather.txt", Secrets.Text(Encoding.Unicode), holder),
            await one.AddFileAsync("page.html", Secrets.Html(), holder),
            await one.AddFileAsync("list.csv", Secrets.Csv(), holder),
            await one.AddFileAsync("mail.eml", Secrets.Mail(), holder),
            await one.AddFileAsync("letter.docx", Secrets.Word(), holder),
        };
        if (File.Exists("/usr/bin/pdftoppm") && File.Exists("/usr/bin/convert"))
            items.Add(await one.AddFileAsync("minutes.pdf", Secrets.Pdf("Zebedee Quillfeather"), holder));
        foreach (var item in items)
            await RedactAsync(one, item, new([Secrets.Secret]));
        HeldField[] fields =
        [
            new("Name", "Tom"),
            new("Friend", "Zebedee  QUILLFEATHER"),
            new("Note", "Quillfeather’s own"),
        ];
        var record = await one.AddRecordAsync(
            "Membership records",
            new("quillfeather-7", "Tom, friend of Zebedee Quillfeather", true, fields)
        );
        await RedactAsync(one, record, new([Secrets.Secret], ["Note"]));

        var pack = await one.BuildAsync();

        pack.Withheld.ShouldBe(items.Count + 1);
        Secrets.Tell(await one.BytesAsync()).ShouldBeFalse();
        (await one.TextAsync("data/membership-records.csv")).ShouldContain(
            "\"A thing that was found\",\"Tom\",\"[kept back]\",\"[kept back]\""
        );
        (await one.FilesAsync()).Keys.ShouldContain("attachments/001 copy.txt");
    }

    [Theory, OnBothDatabases]
    public async Task The_balance_and_the_log_are_asked_for_kept_and_taken_out(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        var one = await PackCase.OpenAsync(house);
        var holder = await one.AskAsync("Tom Reid", "Chair", Outcome.Found, "E-mail");
        var note = await one.AddFileAsync("note.txt", Secrets.Text(Encoding.UTF8), holder);
        var advice = await one.AddFileAsync("advice.txt", "Advice"u8.ToArray(), holder);

        (await RefusedAsync(note, Of(Exemption.ThirdParty))).ShouldBe(["Whose", "Answer", "Steps", "Confidence"]);
        (
            await RefusedAsync(
                note,
                Of(Exemption.ThirdParty) with
                {
                    ThirdParty = Balance with { Answer = ThirdPartyAnswer.Agreed },
                }
            )
        ).ShouldBe(["Answer"]);
        (await RefusedAsync(advice, Of(Exemption.LegalPrivilege))).ShouldBe([
            "PrivilegeOf",
            "Adviser",
            "Matter",
            "AdvisedOn",
        ]);
        var telling = Of(Exemption.Negotiations) with { Redaction = new([Secrets.Secret]) };
        (await RefusedAsync(note, telling with { Described = "About zebedee quillfeather" })).ShouldBe(["Described"]);
        await RedactAsync(one, note, new([Secrets.Secret]));
        await WithholdAsync(
            one,
            advice,
            Of(Exemption.LegalPrivilege) with
            {
                Privilege = new("The Party", "=Shah & Co", "Advice on the lease", new(2026, 3, 3)),
            }
        );

        var file = Encoding.UTF8.GetString(
            await one.NextAsync(s =>
                s.GetRequiredService<ExportKeptBack>().RunAsync(PackCase.Officer, one.RequestId, default)
            )
        );
        file.ShouldContain(
            "\"note.txt\",\"Tom Reid, Chair, Northbury North Branch\",\"A thing that was found\",\"a part\",\"THIRD_PARTY\",\"DPA 2018 Sch 2 paras 16–17\",\"Article 15\",\"Weighed.\",\"A neighbour\",\"asked, and refused\",\"Telephoned\",\"none\""
        );
        file.ShouldContain(
            "\"Articles 13 to 15\",\"Weighed.\",\"\",\"\",\"\",\"\",\"The Party\",\"'=Shah & Co\",\"Advice on the lease\",\"2026-03-03\""
        );
        var (kind, sentence, _) = (await one.TimelineAsync()).Last();
        kind.ShouldBe("KeptBackExported");
        sentence.ShouldBe("Took out the list of what is kept back.");

        async Task<IEnumerable<string?>> RefusedAsync(Guid item, NewWithholding decision) =>
            (await Should.ThrowAsync<Refused>(() => WithholdAsync(one, item, decision))).Objections.Select(o =>
                o.Field
            );
    }

    [Fact]
    public void Each_exemption_says_which_articles_it_sets_aside()
    {
        ExemptionText.Of(Exemption.CrimeTax).DisappliesInWords.ShouldBe("Articles 13 to 21 and 34");
        foreach (
            var narrow in new[]
            {
                Exemption.LegalPrivilege,
                Exemption.ManagementForecast,
                Exemption.Negotiations,
                Exemption.ConfidentialReference,
            }
        )
            ExemptionText.Of(narrow).Disapplies.ShouldBe([13, 14, 15]);
        ExemptionText.All.ShouldAllBe(t => t.Disapplies.Contains(15));
    }

    private static NewWithholding Of(Exemption exemption) => new(exemption, "Weighed.", "A thing that was found");

    private static Task RedactAsync(PackCase one, Guid item, Redaction redaction) =>
        WithholdAsync(one, item, Of(Exemption.ThirdParty) with { Redaction = redaction, ThirdParty = Balance });

    private static Task<bool> WithholdAsync(PackCase one, Guid item, NewWithholding decision) =>
        one.NextAsync(async s =>
        {
            await s.GetRequiredService<WithholdItem>()
                .RunAsync(PackCase.Officer, one.RequestId, item, decision, default);
            return true;
        });
}
