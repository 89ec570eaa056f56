using System.Globalization;
using NodaTime;

namespace Wardmote.Clocks;

/// <summary>Where a rule stands: its pack, and the words and dates every rule has.</summary>
/// <param name="Layer">Who set it.</param>
/// <param name="Pack">The pack's short name, such as "uk-statute".</param>
/// <param name="Title">The pack's name in a sentence: "UK law".</param>
/// <param name="Source">Where the rule stands, such as "UK GDPR Art 12A".</param>
/// <param name="From">The first day it applies to; null when it has always applied.</param>
/// <param name="Until">The last day it applies to; null when it has no end.</param>
public sealed record RuleOrigin(
    LayerKind Layer,
    string Pack,
    string Title,
    string Source,
    LocalDate? From = null,
    LocalDate? Until = null
)
{
    internal bool AppliesOn(LocalDate day) => !(day < From) && !(day > Until);

    internal bool Overlaps(RuleOrigin other) => !(Until < other.From) && !(other.Until < From);
}

/// <summary>One file of dated rules: the law, a policy, or what a unit adds to it.</summary>
public sealed record RulePack
{
    /// <summary>Its short name, such as "uk-statute".</summary>
    public required string Name { get; init; }

    /// <summary>Who set it.</summary>
    public required LayerKind Layer { get; init; }

    /// <summary>Its name in a sentence.</summary>
    public required string Title { get; init; }

    /// <summary>The date of this text of the pack.</summary>
    public required LocalDate Version { get; init; }

    /// <summary>What must be done by the last day of each kind of request: "Correct the data and say so". The law's pack names all, a policy's none.</summary>
    public IReadOnlyDictionary<RightKind, string> Tasks { get; init; } = new Dictionary<RightKind, string>();

    /// <summary>How long answers to rights requests may take.</summary>
    public IReadOnlyList<AnswerRule> Answers { get; init; } = [];

    /// <summary>The stages an answer is divided into.</summary>
    public IReadOnlyList<StageRule> Stages { get; init; } = [];

    /// <summary>Every other limit in whole days.</summary>
    public IReadOnlyList<LimitRule> Limits { get; init; } = [];

    /// <summary>The limits in hours that a personal data breach starts.</summary>
    public IReadOnlyList<BreachRule> Breach { get; init; } = [];

    /// <summary>How those who are asked are reminded; null when the pack does not say.</summary>
    public HolderRule? Holder { get; init; }
}

/// <summary>A limit in whole days, weeks, months or years from some day.</summary>
/// <param name="Name">"complaint-acknowledgement".</param>
/// <param name="Title">What must be done: "Acknowledge the complaint".</param>
/// <param name="Starts">What happened on the first day, as a clause: "the complaint came".</param>
/// <param name="Rolls">Whether a last day on a weekend or public holiday moves to the next working day.</param>
/// <param name="Note">A sentence to add to the explanation, or null.</param>
public sealed record LimitRule(
    RuleOrigin Origin,
    string Name,
    string Title,
    string Starts,
    Limit Limit,
    bool Rolls,
    string? Note
);

/// <summary>A limit in elapsed hours in a personal data breach; weekends and holidays count.</summary>
/// <param name="Name">"commissioner".</param>
/// <param name="Title">What must be done: "Report the breach to the Commissioner".</param>
/// <param name="RunsFrom">The moment it runs from.</param>
public sealed record BreachRule(RuleOrigin Origin, string Name, string Title, BreachMoment RunsFrom, Limit Limit);

/// <summary>How long someone who was asked has, and when they are reminded and others told. All in days.</summary>
public sealed record HolderRule(RuleOrigin Origin, int Days, int ReminderDaysBefore, int EscalationDaysAfter);

/// <summary>The stages one policy divides an answer into, and the slack that may be spent among them.</summary>
/// <param name="SlackDays">Days for holidays, sickness and the like, spendable at any stage with a reason.</param>
public sealed record StageRule(
    RuleOrigin Origin,
    IReadOnlyList<RightKind> Kinds,
    IReadOnlyList<StageLength> Steps,
    int SlackDays
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
