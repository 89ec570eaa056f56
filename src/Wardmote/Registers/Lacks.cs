namespace Wardmote.Registers;

/// <summary>Something that a processing task lacks.</summary>
/// <param name="Field">The property of <see cref="Processing"/> to fill in.</param>
/// <param name="Sentence">What is missing, and what to do.</param>
/// <param name="Blocks">Whether nothing may be done by the task until it is there.</param>
public sealed record Lack(string Field, string Sentence, bool Blocks);

/// <summary>
/// What a processing task lacks: the one answer that pages, the gap list and the command line give. Without a lawful basis,
/// and without the conditions that its data asks for, a task is blocked (R97, R125; Art 6, 9, 10; DPA 2018 s.10).
/// </summary>
public static class Lacks
{
    /// <summary>Whether nothing may be done by the task as it stands.</summary>
    public static bool IsBlocked(this Processing task) => Of(task).Any(l => l.Blocks);

    /// <summary>Everything it lacks, what blocks it first.</summary>
    public static IReadOnlyList<Lack> Of(Processing task) => [.. Grounding(task), .. Wording(task)];

    private static IEnumerable<Lack> Grounding(Processing task)
    {
        if (task.Basis is null)
            yield return Blocking(
                nameof(task.Basis),
                "There is no lawful basis. Choose one: without it nobody’s data may be used for this (Art 6(1))."
            );
        foreach (var lack in SpecialGrounds(task))
            yield return lack;
        if (task is { CriminalData: not null, CriminalSchedule: null })
            yield return Blocking(
                nameof(task.CriminalSchedule),
                "Data about offences needs a condition of Schedule 1 of its own. Choose one, or take the data out (Art 10; DPA 2018 s.10(5))."
            );
    }

    private static IEnumerable<Lack> SpecialGrounds(Processing task)
    {
        if (task is { SpecialData: null, PoliticalData: null })
            yield break;
        if (task.SpecialCondition is not { } condition)
        {
            yield return Blocking(
                nameof(task.SpecialCondition),
                "Political opinions and other special categories of data need a condition of Article 9 besides the basis. Choose one, or take the data out."
            );
            yield break;
        }
        var needed = condition.Needed();
        if (needed.Count > 0 && (task.SpecialSchedule is not { } chosen || !needed.Contains(chosen)))
            yield return Blocking(
                nameof(task.SpecialSchedule),
                $"The condition chosen from Article 9 counts only with one of Schedule 1, {(needed.Count == 1 ? $"paragraph {(int)needed[0]}" : $"paragraphs {(int)needed[0]} to {(int)needed[^1]}")}. Choose it (DPA 2018 s.10)."
            );
        else if (needed.Count > 0 && task is { SpecialSchedule: Schedule1.PoliticalParties, SpecialData: not null })
            yield return Blocking(
                nameof(task.SpecialData),
                "The condition for political parties covers political opinions alone. Write the other special categories into a task of their own with their own condition (Schedule 1, paragraph 22)."
            );
    }

    private static IEnumerable<Lack> Wording(Processing task)
    {
        if (task.People is null)
            yield return Open(nameof(task.People), "Say whose data it is (Art 30(1)(c)).");
        if (task is { OrdinaryData: null, PoliticalData: null, SpecialData: null, CriminalData: null })
            yield return Open(nameof(task.OrdinaryData), "Say which data is used (Art 30(1)(c)).");
        if (task.Source is null)
            yield return Open(nameof(task.Source), "Say where the data comes from (Art 14(2)(f)).");
        if (task.Recipients is null)
            yield return Open(
                nameof(task.Recipients),
                "Say who the data is given to, or that it is given to nobody (Art 30(1)(d))."
            );
        if (task is { Basis: LawfulBasis.LegitimateInterests, Interests: null })
            yield return Open(nameof(task.Interests), "Say which legitimate interests, and whose (Art 13(1)(d)).");
        if (!task.HasRetention())
            yield return Open(
                nameof(task.KeptFrom),
                "There is no retention schedule. Say what starts the period, how long it is, why, and what happens at its end (R130; Art 30(1)(f))."
            );
        if (task is { Transfer: not null, Safeguard: null })
            yield return Open(
                nameof(task.Safeguard),
                "Say what protects the data where it goes abroad (Art 30(1)(e), 46)."
            );
        if (task.Security is null)
            yield return Open(nameof(task.Security), "Say how the data is kept secure (Art 30(1)(g)).");
    }

    private static Lack Blocking(string field, string sentence) => new(field, sentence, Blocks: true);

    private static Lack Open(string field, string sentence) => new(field, sentence, Blocks: false);
}
