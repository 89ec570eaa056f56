using System.Globalization;
using NodaTime;

namespace Wardmote.Clocks;

/// <summary>The rule packs in force together: one for the law, at most one for each policy.</summary>
public sealed class Rules
{
    private static readonly string[] BuiltIn = ["uk-statute.yaml", "national-policy.yaml", "local-policy.yaml"];

    private Rules(IReadOnlyList<RulePack> packs)
    {
        Packs = packs;
        Version = string.Join(", ", packs.Select(pack => $"{pack.Name} {Iso(pack.Version)}"));
        _answers = [.. packs.SelectMany(pack => pack.Answers)];
    }

    private readonly AnswerRule[] _answers;

    /// <summary>The packs, the law first.</summary>
    public IReadOnlyList<RulePack> Packs { get; }

    /// <summary>Which text of each pack: "uk-statute 2026-11-22, national-policy 2026-11-22".</summary>
    public string Version { get; }

    /// <summary>The packs that come with Wardmote, read from the assembly itself.</summary>
    public static Rules Load() => From([.. BuiltIn.Select(file => RulePackFile.Read(file, Embedded(file)))]);

    /// <summary>Puts packs together.</summary>
    /// <exception cref="CannotCompute">There is no statute, or two packs of one layer, or a day without law.</exception>
    public static Rules From(IReadOnlyList<RulePack> packs)
    {
        var ordered = packs.OrderBy(pack => pack.Layer).ToList();
        foreach (var twice in ordered.GroupBy(pack => pack.Layer).Where(group => group.Count() > 1))
            throw new CannotCompute(
                $"There are {PlainDates.Number(twice.Count())} rule packs for the {TextNames.Of(twice.Key)} layer "
                    + $"({PlainDates.List([.. twice.Select(pack => pack.Name)])}): keep one."
            );
        var rules = new Rules(ordered);
        foreach (var kind in Enum.GetValues<RightKind>())
            rules.MustHaveLawFor(kind);
        return rules;
    }

    /// <summary>The rule of a layer for a request received that day; null when that layer says nothing about it.</summary>
    public AnswerRule? Answer(LayerKind layer, RightKind kind, LocalDate received)
    {
        foreach (var rule in _answers)
            if (rule.Layer == layer && rule.AppliesTo(kind, received))
                return rule;
        return null;
    }

    /// <summary>The stages for a kind of request, from the most local pack that has them; null when none has.</summary>
    public StageRule? Stages(RightKind kind) =>
        Packs.Reverse().SelectMany(pack => pack.Stages).FirstOrDefault(rule => rule.Kinds.Contains(kind));

    /// <summary>How those who are asked are reminded, from the most local pack that says so; null when none does.</summary>
    public HolderRule? Holder => Packs.Reverse().Select(pack => pack.Holder).FirstOrDefault(rule => rule is not null);

    private void MustHaveLawFor(RightKind kind)
    {
        var laws = _answers.Where(rule => rule.Layer == LayerKind.Statute && rule.Kinds.Contains(kind)).ToList();
        var next = PublicHolidays.First;
        while (laws.Find(rule => rule.AppliesTo(kind, next)) is { } law)
        {
            if (law.Until is not { } until || until >= PublicHolidays.Last)
                return;
            next = until.PlusDays(1);
        }

        throw new CannotCompute(
            $"The statute pack has no rule for a request for {kind.Text()} received on {next.Full()}: add one."
        );
    }

    private static string Embedded(string file)
    {
        using var stream =
            typeof(Rules).Assembly.GetManifestResourceStream($"Wardmote.rules.{file}")
            ?? throw new InvalidOperationException($"The assembly was built without rules/{file}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static string Iso(LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
