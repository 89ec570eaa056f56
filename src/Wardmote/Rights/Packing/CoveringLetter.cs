using Wardmote.Clocks;

namespace Wardmote.Rights;

/// <summary>A part of a letter: the same parts are drawn as a page and written as plain text.</summary>
internal abstract record LetterPart
{
    internal sealed record Heading(string Text) : LetterPart;

    internal sealed record Paragraph(string Text) : LetterPart;

    internal sealed record Bullets(IReadOnlyList<string> Points) : LetterPart;

    /// <summary>Pairs of a name and what is said about it, under a title of their own.</summary>
    internal sealed record Facts(string Title, IReadOnlyList<(string Name, string Text)> Pairs) : LetterPart;
}

/// <summary>
/// The letter that comes with a pack. It says what UK GDPR Article 15(1) asks for beside the copy itself, and both rights
/// to complain: to us (DPA 2018 s 164A) and to the Commissioner (s 165).
/// </summary>
internal sealed record CoveringLetter(
    Party From,
    Party To,
    string Date,
    string Reference,
    string Subject,
    IReadOnlyList<LetterPart> Parts,
    string SignedBy
)
{
    public static CoveringLetter For(PackContents pack) =>
        new(
            pack.Controller,
            pack.Addressee,
            pack.MadeOn.DayMonthYear(),
            pack.Reference,
            pack.Kind == RightKind.Portability ? "The information you gave us" : "The information we hold about you",
            [
                .. Opening(pack),
                .. WhereWeLooked(pack),
                .. WhatIsNotAmongIt(pack),
                .. WhatWeKeptBack(pack),
                .. WhyWeHaveIt(pack),
                .. Rights(pack),
                .. Complaints(pack),
            ],
            pack.MadeBy
        );

    /// <summary>The person's rights, UK GDPR Art 15(1)(e).</summary>
    internal static IEnumerable<LetterPart> Rights(PackContents pack) =>
        [
            new LetterPart.Heading("What you can ask for next"),
            new LetterPart.Paragraph($"You can ask us, free of charge and {ReachUs(pack)}, to:"),
            new LetterPart.Bullets([
                "correct what is wrong, and complete what is missing (rectification, UK GDPR Article 16);",
                "remove it (erasure, Article 17);",
                "keep it but stop using it, for example while we look into a mistake (restriction, Article 18);",
                "stop using it for a reason you object to (objection, Article 21). If we use it to promote our aims or to "
                    + "raise money from you, we must stop whenever you say so.",
            ]),
        ];

    /// <summary>How to complain, and to whom.</summary>
    internal static IEnumerable<LetterPart> Complaints(PackContents pack) =>
        [
            new LetterPart.Heading("If you are not satisfied"),
            new LetterPart.Bullets([
                $"Complain to us, {ReachUs(pack)}. We must acknowledge your complaint within 30 days, look into it, and tell "
                    + "you the outcome without undue delay (Data Protection Act 2018, section 164A).",
                $"Complain to {Regulator.Name}, who watches over data protection: {Regulator.ComplaintPage} or telephone "
                    + $"{Regulator.Telephone} (section 165). You can do so whether or not you have complained to us.",
                "Go to court. A court can order us to comply with the law (section 167).",
            ]),
        ];

    private static IEnumerable<LetterPart> Opening(PackContents pack)
    {
        var whose = pack.Representative is null ? "you" : Words.InLine(pack.Subject.Name);
        var what =
            pack.Kind == RightKind.Portability
                ? "the information you gave us"
                : $"the information we hold about {whose}";
        var asked =
            $"On {pack.ReceivedOn.DayMonthYear()} you asked us for {what}{(pack.Representative is null ? "" : ", on their behalf")}.";
        yield return new LetterPart.Paragraph($"{asked} This is our answer.");
        if (pack.IsEmpty && pack.KeptBack.Count == 0)
        {
            yield return new LetterPart.Paragraph(
                $"We have searched and found nothing about {whose}, apart from the request itself."
            );
            yield break;
        }
        if (pack.IsEmpty)
        {
            yield return new LetterPart.Paragraph(
                $"We hold information about {whose}, but the law lets us keep all of it back. What and why stands below."
            );
            yield break;
        }
        yield return new LetterPart.Paragraph(
            $"We do hold information about {whose}. A copy of it comes with this letter: "
                + $"{Words.Count(pack.Records.Sum(r => r.Records.Count), "record")} and {Words.Count(pack.Files.Count, "paper")}."
        );
        yield return new LetterPart.Paragraph(
            $"Open {PackPaths.Page} to read all of it. It needs no internet connection. The same records are in the folder "
                + "“data” as tables for a spreadsheet and in one file for other programs, and the papers as we found them "
                + "are in the folder “attachments”."
        );
    }

    private static IEnumerable<LetterPart> WhereWeLooked(PackContents pack)
    {
        yield return new LetterPart.Heading("Where we looked");
        var points = new List<string>();
        if (pack.Stores.Count > 0)
            points.Add(
                $"Our own records, on {pack.StoresSearchedOn.DayMonthYear()}: {PlainDates.List([.. pack.Stores.Select(Words.InLine)])}."
            );
        points.AddRange(
            pack.Searches.GroupBy(s => s.Result, StringComparer.Ordinal)
                .Select(g => $"{Words.Count(g.Count(), "officer")} we asked {g.Key}.")
        );
        yield return new LetterPart.Bullets(points);
        if (pack.Searches.Count > 0)
            yield return new LetterPart.Paragraph($"{PackPaths.Page} names each of them, and where they looked.");
    }

    private static IEnumerable<LetterPart> WhatWeKeptBack(PackContents pack)
    {
        yield return new LetterPart.Heading("What we kept back");
        if (pack.KeptBack.Count == 0)
        {
            yield return new LetterPart.Paragraph("Nothing.");
            yield break;
        }
        yield return new LetterPart.Paragraph(
            "The law lets us, and sometimes makes us, keep some things back. A person decided about each of these:"
        );
        yield return new LetterPart.Bullets([
            .. pack.KeptBack.Select(k =>
                $"{Words.InLine(k.Described)} ({(k.InPart ? "in part" : "all of it")}). {k.Reason.Name}: {k.Reason.Provision}."
            ),
        ]);
    }

    // Only what was given on consent or under a contract can be taken elsewhere; a copy of the rest is another right.
    private static IEnumerable<LetterPart> WhatIsNotAmongIt(PackContents pack) =>
        pack.LeftOut.Count == 0
            ? []
            :
            [
                new LetterPart.Heading("What is not among it"),
                new LetterPart.Bullets([.. pack.LeftOut]),
                new LetterPart.Paragraph(
                    $"You have a right to a copy of that too (access, UK GDPR Article 15). Ask for it {ReachUs(pack)}, and we send it."
                ),
            ];

    /// <summary>Why it is held, UK GDPR Art 15(1)(a) to (d), (g) and (h), and (2).</summary>
    internal static IEnumerable<LetterPart> WhyWeHaveIt(PackContents pack)
    {
        yield return new LetterPart.Heading("Why we have it, and who sees it");
        foreach (var facts in FactsOf(pack))
            yield return new LetterPart.Facts(
                facts.Source,
                [
                    ("What it is for", facts.Purposes),
                    ("What it holds", facts.Categories),
                    ("Who sees it", facts.Recipients),
                    ("How long we keep it", facts.Kept),
                    ("Where it came from", facts.CameFrom),
                ]
            );
        yield return new LetterPart.Paragraph($"{PrivacyFacts.AutomatedDecisions} {PrivacyFacts.Transfers}");
    }

    // About every kind of information the pack holds, and about the request itself.
    private static IEnumerable<PrivacyFacts> FactsOf(PackContents pack)
    {
        var sources = pack.Records.Select(r => r.Source).Append(PersonalData.Store);
        var facts = sources.Distinct(StringComparer.Ordinal).Select(PrivacyFacts.Of).OfType<PrivacyFacts>();
        return pack.Files.Count > 0 ? facts.Prepend(PrivacyFacts.Papers) : facts;
    }

    private static string ReachUs(PackContents pack)
    {
        var (_, email, address) = pack.Controller;
        var ways = new List<string>();
        if (email is not null)
            ways.Add($"by e-mail to {Words.InLine(email)}");
        if (address is not null)
            ways.Add($"by post to {string.Join(", ", Words.Lines(address))}");
        return ways.Count == 0 ? "through whoever gave you this pack" : PlainDates.List(ways, "or");
    }
}
