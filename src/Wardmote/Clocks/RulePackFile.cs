namespace Wardmote.Clocks;

/// <summary>Reads a rule pack from YAML. Everything it does not understand it refuses, with file, line, key and a sentence.</summary>
public static class RulePackFile
{
    private const int LongestDays = 3660;
    private const int LongestMonths = 120;

    /// <summary>The pack that the text describes.</summary>
    /// <param name="file">The name to give in a refusal.</param>
    /// <exception cref="CannotCompute">The text is not a valid pack.</exception>
    public static RulePack Read(string file, string yaml)
    {
        var top = PackNode.Parse(file, yaml);
        top.OnlyHas("pack", "layer", "title", "version", "answer", "stages", "holder");
        var heading = new RulePack
        {
            Name = top.Text("pack"),
            Layer = top.Word<LayerKind>("layer", "a layer"),
            Title = top.Text("title"),
            Version = top.Date("version"),
            Answers = [],
            Stages = [],
        };
        var answers = top.Items("answer").Select(node => (Node: node, Rule: Answer(node, heading))).ToList();
        MustNotOverlap(answers);
        var stages = top.Items("stages").Select(node => (Node: node, Rule: Stages(node))).ToList();
        foreach (var (node, rule) in stages)
            MustAddUp(node, rule, answers.Select(answer => answer.Rule));
        return heading with
        {
            Answers = [.. answers.Select(answer => answer.Rule)],
            Stages = [.. stages.Select(stage => stage.Rule)],
            Holder = top.Has("holder") ? Holder(top.Map("holder")) : null,
        };
    }

    private static AnswerRule Answer(PackNode node, RulePack pack)
    {
        node.OnlyHas(
            "kinds",
            "from",
            "until",
            "months",
            "days",
            "extension-months",
            "pauses",
            "source",
            "waiting-source",
            "extension-source",
            "pause-source",
            "rolling-source"
        );
        if (node.Has("months") == node.Has("days"))
            throw node.Refuse("kinds", "give the limit either in months or in days, and only one of them");
        if (node.Has("pauses") && pack.Layer != LayerKind.Statute)
            throw node.Refuse("pauses", "a policy pauses when the law does: take this line out");
        var source = node.Text("source");
        var rule = new AnswerRule
        {
            Layer = pack.Layer,
            Pack = pack.Name,
            Title = pack.Title,
            Kinds = node.Words<RightKind>("kinds", "a kind of request"),
            From = node.Has("from") ? node.Date("from") : null,
            Until = node.Has("until") ? node.Date("until") : null,
            Limit = node.Has("months")
                ? new(node.Number("months", 1, LongestMonths), 0)
                : new(0, node.Number("days", 1, LongestDays)),
            ExtensionMonths = node.Has("extension-months") ? node.Number("extension-months", 0, LongestMonths) : 0,
            Pauses = node.Has("pauses") && node.YesNo("pauses"),
            Source = source,
            WaitingSource = node.TextOr("waiting-source", source),
            ExtensionSource = node.TextOr("extension-source", source),
            PauseSource = node.TextOr("pause-source", source),
            RollingSource = node.TextOr("rolling-source", source),
        };
        if (rule.From > rule.Until)
            throw node.Refuse("until", "the last day stands before the first");
        return rule;
    }

    private static void MustNotOverlap(List<(PackNode Node, AnswerRule Rule)> answers)
    {
        for (var later = 1; later < answers.Count; later++)
        for (var earlier = 0; earlier < later; earlier++)
        {
            var (one, two) = (answers[earlier].Rule, answers[later].Rule);
            var apart = one.Until < two.From || two.Until < one.From;
            var both = one.Kinds.Intersect(two.Kinds).Select(kind => kind.Text()).ToList();
            if (!apart && both.Count > 0)
                throw answers[later]
                    .Node.Refuse(
                        "kinds",
                        $"an earlier rule already covers {PlainDates.List(both)} on some of these days"
                    );
        }
    }

    private static StageRule Stages(PackNode node)
    {
        node.OnlyHas("kinds", "slack-days", "source", "steps");
        var steps = node.Items("steps").Select(Stage).ToList();
        if (steps.Count == 0)
            throw node.Refuse("steps", "name at least one stage");
        if (steps.GroupBy(step => step.Stage).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw node.Refuse("steps", $"the stage '{twice.Key}' stands twice");
        return new(
            node.Words<RightKind>("kinds", "a kind of request"),
            steps,
            node.Number("slack-days", 0, LongestDays),
            node.Text("source")
        );
    }

    private static StageLength Stage(PackNode node)
    {
        node.OnlyHas("stage", "title", "days");
        return new(node.Text("stage"), node.Text("title"), node.Number("days", 1, LongestDays));
    }

    private static void MustAddUp(PackNode node, StageRule stages, IEnumerable<AnswerRule> answers)
    {
        foreach (var answer in answers.Where(rule => rule.Limit.Days > 0 && rule.Kinds.Intersect(stages.Kinds).Any()))
            if (answer.Limit.Days != stages.TotalDays)
                throw node.Refuse(
                    "steps",
                    $"the stages and their slack come to {PlainDates.InDays(stages.TotalDays)}, "
                        + $"but the answer is due in {PlainDates.InDays(answer.Limit.Days)}: make them agree"
                );
    }

    private static HolderRule Holder(PackNode node)
    {
        node.OnlyHas("days", "reminder-days-before", "escalation-days-after", "source");
        var days = node.Number("days", 1, LongestDays);
        return new(
            days,
            node.Number("reminder-days-before", 0, days - 1),
            node.Number("escalation-days-after", 1, LongestDays),
            node.Text("source")
        );
    }
}
