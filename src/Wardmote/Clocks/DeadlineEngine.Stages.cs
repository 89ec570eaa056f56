using NodaTime;

namespace Wardmote.Clocks;

public sealed partial class DeadlineEngine
{
    /// <summary>The policy's stages for a request, with the slack spent so far.</summary>
    /// <param name="start">The day the time runs from: <see cref="Deadline.RelevantDate"/>.</param>
    /// <param name="slack">Each with a stage, days and a reason; several may go to one stage.</param>
    /// <exception cref="CannotCompute">The policy has no stages for this kind, or the slack is more than it gives.</exception>
    public StagePlan Stages(LocalDate start, IReadOnlyList<SlackSpent> slack, RightKind kind = RightKind.Access)
    {
        var rule = rules.Stages(kind) ?? throw new CannotCompute($"No policy divides {kind.InWords()} into stages.");
        rule.MustAllow(slack);
        var stages = new List<Stage>();
        var from = start;
        foreach (var step in rule.Steps)
        {
            var spent = slack.Where(given => given.Stage == step.Stage).ToList();
            var due = from.PlusDays(step.Days + spent.Sum(given => given.Days));
            stages.Add(new(step.Stage, step.Title, from, due, step.Days, spent, rule.Origin.Source));
            from = due;
        }

        return new(start, stages, rule.SlackDays, slack);
    }

    /// <summary>Whether the policy divides such a request into stages.</summary>
    public bool HasStages(RightKind kind) => rules.Stages(kind) is not null;

    /// <summary>When someone asked on that day must answer, is reminded, and is passed on.</summary>
    /// <param name="due">Their last day when it is not the policy's, for instance after slack was given.</param>
    /// <exception cref="CannotCompute">No policy says how holders are asked, or the last day stands before the day of asking.</exception>
    public HolderTimes HolderTimes(LocalDate asked, LocalDate? due = null)
    {
        var rule = rules.Holder ?? throw new CannotCompute("No policy says how long someone who is asked may take.");
        var last = due ?? asked.PlusDays(rule.Days);
        if (last < asked)
            throw new CannotCompute(
                $"An answer asked for on {asked.Full()} cannot be due before that, on {last.Full()}: check both dates."
            );
        var reminder = last.PlusDays(-rule.ReminderDaysBefore);
        return new(
            asked,
            last,
            reminder > asked ? reminder : null,
            last.PlusDays(rule.EscalationDaysAfter),
            rule.Origin.Source
        );
    }
}
