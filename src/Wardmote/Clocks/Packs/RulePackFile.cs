namespace Wardmote.Clocks;

/// <summary>Reads a rule pack from YAML. Everything it does not understand it refuses, with file, line, key and a sentence.</summary>
public static class RulePackFile
{
    private const int LongestDays = 3660;

    /// <summary>The pack that the text describes.</summary>
    /// <param name="file">The name to give in a refusal.</param>
    /// <exception cref="CannotCompute">The text is not a valid pack.</exception>
    public static RulePack Read(string file, string yaml)
    {
        var top = PackNode.Parse(file, yaml);
        top.OnlyHas("pack", "layer", "title", "version", "tasks", "answer", "stages", "holder", "limits", "breach");
        var pack = new RulePack
        {
            Name = top.Text("pack"),
            Layer = top.Word<LayerKind>("layer", "a layer"),
            Title = top.Text("title"),
            Version = top.Date("version"),
        };
        if (top.Has("tasks") && pack.Layer != LayerKind.Statute)
            throw top.Refuse("tasks", "the law's pack says what each request asks for: take this out");
        pack = pack with
        {
            Tasks = pack.Layer == LayerKind.Statute ? Tasks(top.Map("tasks")) : pack.Tasks,
            Answers = Apart(
                top,
                "answer",
                node => Answer(node, pack),
                rule => rule.Origin,
                (one, two) => one.Kinds.Intersect(two.Kinds).Any()
            ),
            Limits = Apart(
                top,
                "limits",
                node => Limit(node, pack),
                rule => rule.Origin,
                (one, two) => one.Name == two.Name
            ),
            Breach = Apart(
                top,
                "breach",
                node => Breach(node, pack),
                rule => rule.Origin,
                (one, two) => one.Name == two.Name && one.RunsFrom == two.RunsFrom
            ),
            Holder = top.Has("holder") ? Holder(top.Map("holder"), pack) : null,
        };
        return pack with { Stages = [.. top.Items("stages").Select(node => Stages(node, pack))] };
    }

    private static Dictionary<RightKind, string> Tasks(PackNode node)
    {
        var kinds = Enum.GetValues<RightKind>();
        node.OnlyHas(Array.ConvertAll(kinds, kind => kind.Text()));
        return kinds.ToDictionary(kind => kind, kind => node.Text(kind.Text()));
    }

    // Two rules of one pack about the same thing may not both apply on a day.
    private static IReadOnlyList<T> Apart<T>(
        PackNode top,
        string key,
        Func<PackNode, T> read,
        Func<T, RuleOrigin> origin,
        Func<T, T, bool> alike
    )
    {
        var rules = new List<T>();
        foreach (var node in top.Items(key))
        {
            var rule = read(node);
            if (rules.Exists(other => alike(other, rule) && origin(other).Overlaps(origin(rule))))
                throw node.Refuse(key, "an earlier rule already says this for some of these days");
            rules.Add(rule);
        }

        return rules;
    }

    private static AnswerRule Answer(PackNode node, RulePack pack)
    {
        node.OnlyHas(
            "kinds",
            "from",
            "until",
            "limit",
            "extension-months",
            "waits",
            "pauses",
            "source",
            "waiting-source",
            "extension-source",
            "pause-source",
            "rolling-source",
            "note"
        );
        var law = pack.Layer == LayerKind.Statute;
        var origin = Origin(node, pack);
        return new(
            origin,
            node.Words<RightKind>("kinds", "a kind of request"),
            InDays(node),
            node.Has("extension-months") ? node.Number("extension-months", 0, 120) : 0,
            node.Has("waits") ? node.YesNo("waits")
                : law ? true
                : null,
            node.Has("pauses") ? node.YesNo("pauses")
                : law ? false
                : null,
            new(
                node.TextOr("waiting-source", origin.Source),
                node.TextOr("extension-source", origin.Source),
                node.TextOr("pause-source", origin.Source),
                node.TextOr("rolling-source", origin.Source)
            ),
            node.Has("note") ? node.Text("note") : null
        );
    }

    private static LimitRule Limit(PackNode node, RulePack pack)
    {
        node.OnlyHas("name", "title", "starts", "from", "until", "limit", "rolls", "source", "note");
        return new(
            Origin(node, pack),
            node.Text("name"),
            node.Text("title"),
            node.Text("starts"),
            InDays(node),
            node.YesNo("rolls"),
            node.Has("note") ? node.Text("note") : null
        );
    }

    private static BreachRule Breach(PackNode node, RulePack pack)
    {
        node.OnlyHas("name", "title", "runs-from", "from", "until", "limit", "source");
        var limit = node.Limit("limit");
        if (limit.Unit != LimitUnit.Hours)
            throw node.Refuse("limit", "a breach runs in elapsed hours: write hours, such as 72 hours");
        return new(
            Origin(node, pack),
            node.Text("name"),
            node.Text("title"),
            node.Word<BreachMoment>("runs-from", "a moment of a breach"),
            limit
        );
    }

    private static StageRule Stages(PackNode node, RulePack pack)
    {
        node.OnlyHas("kinds", "slack-days", "source", "steps");
        var steps = node.Items("steps").Select(Stage).ToList();
        if (steps.Count == 0)
            throw node.Refuse("steps", "name at least one stage");
        if (steps.GroupBy(step => step.Stage).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw node.Refuse("steps", $"the stage '{twice.Key}' stands twice");
        var rule = new StageRule(
            Origin(node, pack),
            node.Words<RightKind>("kinds", "a kind of request"),
            steps,
            node.Number("slack-days", 0, LongestDays)
        );
        var total = new Limit(LimitUnit.Days, rule.TotalDays);
        foreach (var answer in pack.Answers.Where(answer => answer.Kinds.Intersect(rule.Kinds).Any()))
            if (answer.Limit.Unit == LimitUnit.Days && answer.Limit != total)
                throw node.Refuse(
                    "steps",
                    $"the stages and their slack come to {total.InWords}, but the answer is due in {answer.Limit.InWords}: make them agree"
                );
        return rule;
    }

    private static StageLength Stage(PackNode node)
    {
        node.OnlyHas("stage", "title", "days");
        return new(node.Text("stage"), node.Text("title"), node.Number("days", 1, LongestDays));
    }

    private static HolderRule Holder(PackNode node, RulePack pack)
    {
        node.OnlyHas("days", "reminder-days-before", "escalation-days-after", "source");
        var days = node.Number("days", 1, LongestDays);
        return new(
            Origin(node, pack),
            days,
            node.Number("reminder-days-before", 0, days - 1),
            node.Number("escalation-days-after", 1, LongestDays)
        );
    }

    private static Limit InDays(PackNode node)
    {
        var limit = node.Limit("limit");
        return limit.Unit == LimitUnit.Hours
            ? throw node.Refuse("limit", "this runs in whole days: write days, weeks, months or years, such as 30 days")
            : limit;
    }

    private static RuleOrigin Origin(PackNode node, RulePack pack)
    {
        var origin = new RuleOrigin(
            pack.Layer,
            pack.Name,
            pack.Title,
            node.Text("source"),
            node.Has("from") ? node.Date("from") : null,
            node.Has("until") ? node.Date("until") : null
        );
        return origin.From > origin.Until ? throw node.Refuse("until", "the last day stands before the first") : origin;
    }
}
