using System.Globalization;
using NodaTime;

namespace Wardmote.Clocks;

/// <summary>The rule packs in force together: the law, then the policies, each no looser than those before it.</summary>
public sealed class Rules
{
    private static readonly string[] BuiltIn = ["uk-statute.yaml", "national-policy.yaml", "local-policy.yaml"];

    private Rules(IReadOnlyList<RulePack> packs)
    {
        Packs = packs;
        Version = string.Join(", ", packs.Select(pack => $"{pack.Name} {Iso(pack.Version)}"));
    }

    /// <summary>The packs, the law first.</summary>
    public IReadOnlyList<RulePack> Packs { get; }

    /// <summary>Which text of each pack: "uk-statute 2026-11-22, national-policy 2026-11-22".</summary>
    public string Version { get; }

    /// <summary>The packs that come with Wardmote, read from the assembly itself.</summary>
    public static Rules Load() => From([.. BuiltIn.Select(file => RulePackFile.Read(file, Embedded(file)))]);

    /// <summary>Puts packs together: one for the law, then any number for policies and units, in the order given within a layer.</summary>
    /// <exception cref="CannotCompute">The law is missing or has a gap, a name stands twice, or a pack is looser than one above it.</exception>
    public static Rules From(IReadOnlyList<RulePack> packs)
    {
        var ordered = packs.OrderBy(pack => pack.Layer).ToList();
        if (ordered.Count(pack => pack.Layer == LayerKind.Statute) != 1)
            throw new CannotCompute("There must be exactly one rule pack whose layer is statute: the law is one.");
        if (ordered.GroupBy(pack => pack.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new CannotCompute($"There are two rule packs named '{twice.Key}': give each its own name.");
        foreach (var kind in Enum.GetValues<RightKind>())
            MustHaveLawFor(kind, ordered[0]);
        for (var lower = 1; lower < ordered.Count; lower++)
        for (var upper = 0; upper < lower; upper++)
            Tightening.Must(ordered[lower], ordered[upper]);
        return new(ordered);
    }

    /// <summary>These rules and one unit's own, which may only be stricter.</summary>
    /// <exception cref="CannotCompute">The pack is looser than one above it; the sentence names both values.</exception>
    public Rules With(RulePack pack) => From([.. Packs, pack]);

    /// <summary>The law's rule for a request received that day.</summary>
    internal AnswerRule Law(RightKind kind, LocalDate received) => Answer(Packs[0], kind, received)!;

    /// <summary>What must be done by the last day of such a request: "Correct the data and say so".</summary>
    public string Task(RightKind kind) => Packs[0].Tasks[kind];

    /// <summary>The rule of one pack; null when it says nothing about such a request.</summary>
    internal static AnswerRule? Answer(RulePack pack, RightKind kind, LocalDate received)
    {
        foreach (var rule in pack.Answers)
            if (rule.AppliesTo(kind, received))
                return rule;
        return null;
    }

    /// <summary>The stages for a kind of request, from the most local pack that has them; null when none has.</summary>
    public StageRule? Stages(RightKind kind) =>
        Packs.Reverse().SelectMany(pack => pack.Stages).FirstOrDefault(rule => rule.Kinds.Contains(kind));

    /// <summary>How those who are asked are reminded, from the most local pack that says so; null when none does.</summary>
    public HolderRule? Holder => Packs.Reverse().Select(pack => pack.Holder).FirstOrDefault(rule => rule is not null);

    private static void MustHaveLawFor(RightKind kind, RulePack law)
    {
        var next = PublicHolidays.First;
        while (Answer(law, kind, next) is { } rule)
        {
            if (rule.Origin.Until is not { } until || until >= PublicHolidays.Last)
                return;
            next = until.PlusDays(1);
        }

        throw new CannotCompute(
            $"The rule pack {law.Name} has no rule for {kind.InWords()} received on {next.Full()}: add one."
        );
    }

    private static string Embedded(string file)
    {
        using var reader = new StreamReader(
            typeof(Rules).Assembly.GetManifestResourceStream($"Wardmote.rules.{file}")!
        );
        return reader.ReadToEnd();
    }

    private static string Iso(LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
