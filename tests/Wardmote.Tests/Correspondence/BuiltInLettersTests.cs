using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Wardmote.Correspondence;
using Xunit;

namespace Wardmote.Tests.Correspondence;

/// <summary>
/// The letters Wardmote comes with, each in full, as approved in the folder Approved beside this file. After a change
/// of words run these tests with WARDMOTE_APPROVE=1 and read what git shows.
/// </summary>
public class BuiltInLettersTests
{
    private static readonly Dictionary<string, string> Examples = new()
    {
        ["person"] = "Megan Price",
        ["reference"] = "R-2026-0014",
        ["received"] = "20 November 2026",
        ["privacyNotice"] = "We use what you write only to answer you.",
        ["needed"] = "Please show a passport or a driving licence to Owen Hughes, by video call or in person.",
        ["clock"] = "The time to answer starts when we have seen it.",
        ["code"] = "ABCD-EFGH-JKLM",
        ["minutes"] = "10",
        ["capacities"] = "Secretary, Northbury North Branch\nTreasurer, Northbury Women’s Forum",
        ["secretary"] = "Owen Hughes",
        ["holder"] = "Priya Shah",
        ["answerDue"] = "We must answer by the end of 21 December 2026.",
        ["because"] = "The person has told us that they do not want the search.",
        ["question"] = "Which of our local branches have you been in?",
        ["amount"] = "£12.50",
        ["basis"] = "Printing 250 pages at 5p each.",
        ["news"] = "The person has answered our question.",
        ["asked"] = "You asked us to remove what we hold about you.",
        ["outcome"] = "We have done what you asked in part. What we have not done, and why, stands below.",
        ["done"] = "Membership records: 1 record\n4 officers of ours: what they held themselves",
        ["kept"] =
            "Donations: Donations 2025, because the law obliges us to keep it (UK GDPR Art 17(3)(b)). Election law asks for six years.",
        ["told"] = "We have told Northbury Printers of it, because they had the data from us.",
        ["next"] = "What we keep we look at again every year, and remove as soon as the ground for it is gone.",
        ["uses"] =
            "Electing officers. Ground: Contract: Art 6(1)(b). Kept: 1 year from: The election. Then delete it. Who else has it: nobody outside.",
        ["ground"] = "We find that this request is excessive.",
        ["asks"] = "remove what you hold about this person",
        ["from"] = "20 November 2026",
        ["ends"] = "Monday 18 January 2027",
        ["opening"] = "To open it you need a code, which we are sending you by post.",
        ["expires"] = "18 January 2027",
        ["regulator"] = "the Information Commissioner (ico.org.uk)",
        ["office"] = "Secretary, Northbury North Branch",
        ["time"] = "9.25am",
        ["who"] = "Dilys Hughes",
        ["by"] = "Priya Shah and Megan Price",
        ["what"] = "Your password was changed.",
        ["until"] = "18 January 2027",
        ["course"] = "Looking after people’s data",
        ["when"] = "20 November 2026 at 9.15am",
    };

    public static TheoryData<string> Keys => [.. LetterTemplates.All.Select(t => t.Key)];

    [Theory, MemberData(nameof(Keys))]
    public async Task A_letter_with_everything_reads_as_approved(string key)
    {
        var letter = await WriteAsync(key, withOptional: true);
        Approve($"{key}.txt", $"Subject: {letter.Subject}\n\n{letter.Text}");
        if (key == LetterTemplates.HolderAsked)
            Approve($"{key}.html", letter.Html);
    }

    [Theory, MemberData(nameof(Keys))]
    public async Task A_letter_with_no_more_than_it_needs_has_no_gaps(string key)
    {
        var letter = await WriteAsync(key, withOptional: false);
        letter.Text.ShouldNotContain("{{");
        letter.Text.ShouldNotContain("\n\n\n");
        letter.Text.ShouldNotContain("  ");
    }

    private static async Task<Letter> WriteAsync(string key, bool withOptional)
    {
        await using var house = await TestHouse.OpenAsync(On.Sqlite);
        var unit = await LetterBox.UnitAsync(house);
        var due = key is LetterTemplates.RequestAcknowledged or LetterTemplates.RequestExtended
            ? "We must answer by the end of 21 December 2026."
            : "27 November 2026";
        var values = LetterTemplates
            .Find(key)!
            .Placeholders.Except(LetterTemplate.Everywhere)
            .Where(p => p.Name != LetterTemplate.Link && (withOptional || !p.Optional))
            .ToDictionary(p => p.Name, p => (string?)(p.Name == "due" ? due : Examples[p.Name]));
        var link = withOptional && LetterTemplates.Find(key)![LetterTemplate.Link] is not null ? "/path/token" : null;
        return await house.DoAsync(s =>
            s.GetRequiredService<LetterWriter>()
                .WriteAsync(
                    new(
                        key,
                        unit.Id,
                        Guid.CreateVersion7(),
                        new("Dilys Hughes", "d@north.example", null),
                        values,
                        link
                    ),
                    default
                )
        );
    }

    private static void Approve(string name, string written) =>
        Repository.Approve($"tests/Wardmote.Tests/Correspondence/Approved/{name}", written);
}
