using System.Globalization;
using NodaTime;

namespace Wardmote.Clocks;

/// <summary>One file of dated rules: the law, the national policy, or a local one.</summary>
public sealed record RulePack
{
    /// <summary>Its short name, such as "uk-statute".</summary>
    public required string Name { get; init; }

    public required LayerKind Layer { get; init; }

    /// <summary>Its name in a sentence.</summary>
    public required string Title { get; init; }

    /// <summary>The date of this text of the pack.</summary>
    public required LocalDate Version { get; init; }

    public required IReadOnlyList<AnswerRule> Answers { get; init; }

    public required IReadOnlyList<StageRule> Stages { get; init; }

    public HolderRule? Holder { get; init; }
}

/// <summary>The stages one policy divides an answer into, and the slack that may be spent among them.</summary>
/// <param name="SlackDays">Days for holidays, sickness and the like, spendable at any stage with a reason.</param>
public sealed record StageRule(
    IReadOnlyList<RightKind> Kinds,
    IReadOnlyList<StageLength> Steps,
    int SlackDays,
    string Source
)
{
    /// <summary>All stages and the whole slack, in days.</summary>
    public int TotalDays => Steps.Sum(step => step.Days) + SlackDays;

    /// <summary>Refuses slack that cannot be spent.</summary>
    /// <exception cref="CannotCompute">A stage is unknown, a reason is missing, or more is spent than there is.</exception>
    internal void MustAllow(IReadOnlyList<SlackSpent> slack)
    {
        foreach (var spent in slack)
        {
            if (Steps.All(step => step.Stage != spent.Stage))
                throw Unknown(spent.Stage, Steps.Select(step => step.Stage));
            if (spent.Days < 1)
                throw new CannotCompute("Spend at least 1 day of slack.");
            if (string.IsNullOrWhiteSpace(spent.Reason))
                throw new CannotCompute($"Say why the slack is needed: give a reason for the '{spent.Stage}' stage.");
        }

        var total = slack.Sum(spent => (long)spent.Days);
        if (total > SlackDays)
            throw new CannotCompute(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The policy gives {PlainDates.InDays(SlackDays)} of slack and {total} would be spent: spend less."
                )
            );
    }

    internal static CannotCompute Unknown(string stage, IEnumerable<string> known) =>
        new($"There is no stage '{stage}': write {PlainDates.List([.. known], "or")}.");
}

/// <summary>One stage: its short name ("copies"), what it brings about, and its days.</summary>
public sealed record StageLength(string Stage, string Title, int Days);

/// <summary>How long someone who was asked has, and when they are reminded and others told. All in days.</summary>
public sealed record HolderRule(int Days, int ReminderDaysBefore, int EscalationDaysAfter, string Source);
