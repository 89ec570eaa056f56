using NodaTime;
using Shouldly;
using Wardmote.Clocks;
using Xunit;

namespace Wardmote.Tests.Clocks;

public class RulePacks
{
    private const string Good = """
        pack: unit
        layer: unit
        title: The unit's own rules
        version: 2026-11-22
        answer:
          - kinds: [access]
            limit: 20 days
            source: Standing order 4
        """;

    [Fact]
    public void A_unit_may_be_stricter_and_then_governs()
    {
        var rules = Rules.Load().With(RulePackFile.Read("unit.yaml", Good));
        var deadline = new DeadlineEngine(rules, new PublicHolidays()).For(
            new(RightKind.Access, new(2026, 3, 3)),
            new(2026, 3, 3)
        );
        deadline.Governing!.Kind.ShouldBe(LayerKind.Unit);
        deadline.Governing.Due.ShouldBe(new(2026, 3, 23));
        deadline.Due.ShouldBe(new(2026, 4, 7));
        deadline.RuleVersion.ShouldEndWith(", unit 2026-11-22");
    }

    [Theory]
    [InlineData(
        "answer",
        "- {kinds: [access], limit: 31 days, source: S}",
        "The unit's own rules allows 31 days for an answer to a request for access, which can be longer than the 30 days of National policy (National policy 10.2.3): a policy may only be stricter than what stands above it."
    )]
    [InlineData(
        "answer",
        "- {kinds: [access], limit: 1 month, source: S}",
        "one month for an answer to a request for access, which can be longer than the 30 days of National policy"
    )]
    [InlineData(
        "answer",
        "- {kinds: [objection, portability], limit: 32 days, source: S}",
        "32 days for an answer to a request for objection and a request for portability, which can be longer than the one month of UK law (UK GDPR Art 12(3))"
    )]
    [InlineData(
        "answer",
        "- {kinds: [objection], limit: 2 weeks, extension-months: 3, source: S}",
        "three months for the extension of a request for objection, which can be longer than the two months of UK law"
    )]
    [InlineData(
        "answer",
        "- {kinds: [erasure], limit: 2 weeks, pauses: true, source: S}",
        "The unit's own rules says 'pauses: true' for a request for erasure, where UK law says false (UK GDPR Art 12(3)): a policy may only be stricter than what stands above it."
    )]
    [InlineData(
        "answer",
        "- {kinds: [access], limit: 2 weeks, pauses: true, source: S}",
        "The unit's own rules says 'pauses: true' for a request for access, where UK law says false (UK GDPR Art 12(3))"
    )]
    [InlineData(
        "answer",
        "- {kinds: [stop-notice], limit: 2 weeks, waits: true, source: S}",
        "The unit's own rules says 'waits: true' for a stop notice, where UK law says false (DPA 2018 Sch 1 para 22(3))"
    )]
    [InlineData(
        "limits",
        "- {name: training-refresher, title: T, starts: s, limit: 3 years, rolls: false, source: S}",
        "3 years for 'training-refresher', which can be longer than the 2 years of National policy (National policy 6.3)"
    )]
    [InlineData(
        "breach",
        "- {name: officers, title: T, runs-from: suspected, limit: 25 hours, source: S}",
        "25 hours for 'officers' in a breach, which can be longer than the 24 hours of Local policy"
    )]
    [InlineData(
        "stages",
        "- {kinds: [erasure], slack-days: 1, source: S, steps: [{stage: a, title: A, days: 14}]}",
        "15 days for all stages and their slack, which can be longer than the 14 days of Local policy"
    )]
    [InlineData(
        "holder",
        "{days: 8, reminder-days-before: 2, escalation-days-after: 1, source: S}",
        "8 days for the answer of someone who is asked, which can be longer than the 7 days of Local policy"
    )]
    [InlineData(
        "holder",
        "{days: 7, reminder-days-before: 2, escalation-days-after: 2, source: S}",
        "2 days for the wait before an escalation, which can be longer than the 1 day of Local policy"
    )]
    public void A_looser_value_is_refused_naming_both(string section, string value, string sentence)
    {
        var pack = RulePackFile.Read("unit.yaml", Pack($"{section}:\n  {value}"));
        Should.Throw<CannotCompute>(() => Rules.Load().With(pack)).Message.ShouldContain(sentence);
    }

    [Theory]
    [InlineData("answer", "- {kinds: [access], limit: 30 days, extension-months: 2, source: S}")]
    [InlineData("answer", "- {kinds: [objection], limit: 31 days, source: S}")]
    [InlineData("answer", "- {kinds: [access], limit: 2 weeks, waits: true, pauses: false, source: S}")]
    [InlineData("answer", "- {kinds: [access], from: 2026-02-05, limit: 2 weeks, pauses: true, source: S}")]
    [InlineData("answer", "- {kinds: [stop-notice], limit: 2 weeks, waits: false, source: S}")]
    [InlineData("limits", "- {name: training-refresher, title: T, starts: s, limit: 2 years, rolls: false, source: S}")]
    [InlineData("limits", "- {name: something-new, title: T, starts: s, limit: 9 years, rolls: false, source: S}")]
    [InlineData("breach", "- {name: officers, title: T, runs-from: suspected, limit: 24 hours, source: S}")]
    [InlineData("breach", "- {name: officers, title: T, runs-from: aware, limit: 900 hours, source: S}")]
    [InlineData("breach", "- {name: something-new, title: T, runs-from: suspected, limit: 900 hours, source: S}")]
    [InlineData("stages", "- {kinds: [access], slack-days: 0, source: S, steps: [{stage: a, title: A, days: 30}]}")]
    [InlineData("holder", "{days: 7, reminder-days-before: 3, escalation-days-after: 1, source: S}")]
    public void An_equal_or_stricter_value_is_taken(string section, string value) =>
        Should.NotThrow(() => Rules.Load().With(RulePackFile.Read("unit.yaml", Pack($"{section}:\n  {value}"))));

    [Fact]
    public void The_most_local_stages_and_reminders_hold()
    {
        var rules = Rules
            .Load()
            .With(
                RulePackFile.Read(
                    "unit.yaml",
                    Pack(
                        """
                        stages:
                          - {kinds: [access], slack-days: 0, source: S, steps: [{stage: all, title: All of it, days: 10}]}
                        holder: {days: 3, reminder-days-before: 1, escalation-days-after: 1, source: S}
                        limits:
                          - {name: training-refresher, title: T, starts: the training was taken, limit: 1 year, rolls: false, source: S}
                        """
                    )
                )
            );
        var engine = new DeadlineEngine(rules, new PublicHolidays());
        engine.Stages(new(2026, 3, 3), []).LatestDue.ShouldBe(new(2026, 3, 13));
        engine.HolderTimes(new(2026, 3, 3)).RemindOn.ShouldBe(new(2026, 3, 5));
        engine.Limit("training-refresher", new(2026, 3, 3)).Due.ShouldBe(new(2027, 3, 3));
    }

    [Fact]
    public void The_law_is_one_and_without_gaps_and_names_are_their_own()
    {
        var packs = Rules.Load().Packs;
        Should
            .Throw<CannotCompute>(() => Rules.From([packs[1]]))
            .Message.ShouldContain("exactly one rule pack whose layer is statute");
        Should
            .Throw<CannotCompute>(() => Rules.From([packs[0], packs[0] with { Name = "other" }]))
            .Message.ShouldContain("the law is one");
        Should
            .Throw<CannotCompute>(() => Rules.From([packs[0], packs[1], packs[1]]))
            .Message.ShouldBe("There are two rule packs named 'national-policy': give each its own name.");
        var gap = packs[0] with
        {
            Answers =
            [
                .. packs[0].Answers.Where(rule => rule.Origin.From is null || rule.Kinds.Contains(RightKind.Access)),
            ],
        };
        Should
            .Throw<CannotCompute>(() => Rules.From([gap]))
            .Message.ShouldBe(
                "The rule pack uk-statute has no rule for a request for rectification received on Thursday 5 February 2026: add one."
            );
    }

    [Fact]
    public void The_law_may_end_with_the_table_but_not_before()
    {
        var law = Rules.Load().Packs[0];
        Should.NotThrow(() => Rules.From([Ending(PublicHolidays.Last)]));
        Should
            .Throw<CannotCompute>(() => Rules.From([Ending(PublicHolidays.Last.PlusDays(-1))]))
            .Message.ShouldContain("received on Wednesday 31 December 2036: add one.");

        RulePack Ending(LocalDate day) =>
            law with
            {
                Answers =
                [
                    .. law.Answers.Select(rule =>
                        rule with
                        {
                            Origin = rule.Origin with { Until = rule.Origin.Until ?? day },
                        }
                    ),
                ],
            };
    }

    [Fact]
    public void Without_policies_the_law_stands_alone()
    {
        var engine = new DeadlineEngine(Rules.From([Rules.Load().Packs[0]]), new PublicHolidays());
        engine.For(new(RightKind.Access, new(2026, 3, 3)), new(2026, 3, 3)).Layers.Count.ShouldBe(1);
        Should
            .Throw<CannotCompute>(() => engine.HolderTimes(new(2026, 3, 3)))
            .Message.ShouldStartWith("No policy says");
        Should
            .Throw<CannotCompute>(() => engine.Stages(new(2026, 3, 3), []))
            .Message.ShouldStartWith("No policy divides");
    }

    [Theory]
    [InlineData("answer: 7", "unit.yaml, line 5, 'answer': write a list, each item beginning with '- '.")]
    [InlineData("answer:\n  - seven", "unit.yaml, line 6, 'answer': write keys and values here.")]
    [InlineData(
        "answer:\n  - kinds: [access]\n    limit: 20 days",
        "unit.yaml, line 6, 'source': this key is missing: add it."
    )]
    [InlineData(
        "answer:\n  - kinds: [access]\n    limit: soon\n    source: S",
        "unit.yaml, line 7, 'limit': write a length of time such as 1 month, 30 days or 72 hours; it says 'soon'."
    )]
    [InlineData(
        "answer:\n  - kinds: [access]\n    limit: 0 days\n    source: S",
        "line 7, 'limit': write a length of time"
    )]
    [InlineData(
        "answer:\n  - kinds: [access]\n    limit: 10000 days\n    source: S",
        "line 7, 'limit': write a length of time"
    )]
    [InlineData(
        "answer:\n  - kinds: [access]\n    limit: 20 hours\n    source: S",
        "line 7, 'limit': this runs in whole days: write days, weeks, months or years, such as 30 days."
    )]
    [InlineData(
        "answer:\n  - kinds: access\n    limit: 20 days\n    source: S",
        "line 6, 'kinds': write a list such as [access]."
    )]
    [InlineData(
        "answer:\n  - kinds: []\n    limit: 20 days\n    source: S",
        "line 6, 'kinds': write a list such as [access]."
    )]
    [InlineData(
        "answer:\n  - kinds: [tea]\n    limit: 20 days\n    source: S",
        "line 6, 'kinds': 'tea' is not a kind of request: write access, rectification, erasure, restriction, portability, objection, withdrawal or stop-notice."
    )]
    [InlineData(
        "answer:\n  - kinds: [access]\n    limit: 20 days\n    source: S\n    from: 2026-02-30",
        "line 9, 'from': write a date such as 2026-02-05; it says '2026-02-30'."
    )]
    [InlineData(
        "answer:\n  - kinds: [access]\n    limit: 20 days\n    source: S\n    from: 2026-03-02\n    until: 2026-03-01",
        "line 10, 'until': the last day stands before the first."
    )]
    [InlineData(
        "answer:\n  - kinds: [access]\n    limit: 20 days\n    source: S\n    pauses: never",
        "line 9, 'pauses': write true or false; it says 'never'."
    )]
    [InlineData(
        "answer:\n  - kinds: [access]\n    limit: 20 days\n    source: S\n    waits: sometimes",
        "line 9, 'waits': write true or false; it says 'sometimes'."
    )]
    [InlineData(
        "answer:\n  - kinds: [access]\n    limit: 20 days\n    source: S\n    extension-months: two",
        "line 9, 'extension-months': write a whole number from 0 to 120; it says 'two'."
    )]
    [InlineData(
        "answer:\n  - kinds: [access]\n    limit: 20 days\n    source: ' '",
        "line 8, 'source': write some text."
    )]
    [InlineData(
        "answer:\n  - kinds: [access]\n    limit: 20 days\n    source: S\n    colour: red",
        "line 9, 'colour': this key is not known here: use kinds, from, "
    )]
    [InlineData(
        "answer:\n  - {kinds: [access], limit: 20 days, source: S, until: 2026-05-31}\n  - {kinds: [access], limit: 20 days, source: S, from: 2026-05-31}",
        "line 7, 'answer': an earlier rule already says this for some of these days."
    )]
    [InlineData(
        "answer:\n  - {kinds: [access], limit: 20 days, source: S, from: 2026-05-31}\n  - {kinds: [access], limit: 20 days, source: S, until: 2026-05-31}",
        "line 7, 'answer': an earlier rule already says this for some of these days."
    )]
    [InlineData(
        "answer:\n  - {kinds: [access], limit: 20 days, source: S}\n  - {kinds: [erasure, access], limit: 20 days, source: S}",
        "line 7, 'answer': an earlier rule already says this for some of these days."
    )]
    [InlineData(
        "limits:\n  - {name: a, title: T, starts: s, limit: 1 day, rolls: maybe, source: S}",
        "'rolls': write true or false; it says 'maybe'."
    )]
    [InlineData(
        "breach:\n  - {name: a, title: T, runs-from: suspected, limit: 3 days, source: S}",
        "'limit': a breach runs in elapsed hours: write hours, such as 72 hours."
    )]
    [InlineData(
        "breach:\n  - {name: a, title: T, runs-from: aware, limit: 3 hours, source: S}\n  - {name: a, title: T, runs-from: aware, limit: 2 hours, source: S}",
        "line 7, 'breach': an earlier rule already says this for some of these days."
    )]
    [InlineData(
        "limits:\n  - {name: a, title: T, starts: s, limit: 3 days, rolls: true, source: S}\n  - {name: a, title: T, starts: s, limit: 2 days, rolls: true, source: S}",
        "line 7, 'limits': an earlier rule already says this for some of these days."
    )]
    [InlineData(
        "breach:\n  - {name: a, title: T, runs-from: now, limit: 3 hours, source: S}",
        "'runs-from': 'now' is not a moment of a breach: write suspected, reported or aware."
    )]
    [InlineData(
        "stages:\n  - {kinds: [access], slack-days: 0, source: S, steps: []}",
        "'steps': name at least one stage."
    )]
    [InlineData(
        "stages:\n  - {kinds: [access], slack-days: 0, source: S, steps: [{stage: a, title: A, days: 1}, {stage: a, title: B, days: 1}]}",
        "'steps': the stage 'a' stands twice."
    )]
    [InlineData(
        "answer:\n  - {kinds: [access], limit: 20 days, source: S}\nstages:\n  - {kinds: [access], slack-days: 1, source: S, steps: [{stage: a, title: A, days: 18}]}",
        "'steps': the stages and their slack come to 19 days, but the answer is due in 20 days: make them agree."
    )]
    [InlineData(
        "tasks: {access: Hurry}",
        "unit.yaml, line 5, 'tasks': the law's pack says what each request asks for: take this out."
    )]
    [InlineData("holder: [7]", "line 5, 'holder': write keys and values here.")]
    [InlineData(
        "holder: {days: 2, reminder-days-before: 2, escalation-days-after: 1, source: S}",
        "'reminder-days-before': write a whole number from 0 to 1; it says '2'."
    )]
    [InlineData("title: Twice", "unit.yaml, line ")]
    [InlineData("  crooked", "unit.yaml, line ")]
    [InlineData("[a]: 1", "line 5, '?': write a word as the key.")]
    [InlineData("answer: [[[[[[[[[]]]]]]]]]", "line 5: this is nested more deeply than a rule pack can be.")]
    public void A_bad_file_is_refused_with_line_key_and_a_sentence(string body, string sentence) =>
        Should.Throw<CannotCompute>(() => RulePackFile.Read("unit.yaml", Pack(body))).Message.ShouldContain(sentence);

    [Theory]
    [InlineData("", "law.yaml, line 1, 'tasks': this key is missing: add it.")]
    [InlineData("tasks: Hurry\n", "law.yaml, line 5, 'tasks': write keys and values here.")]
    [InlineData("tasks: {access: Hurry}\n", "law.yaml, line 5, 'rectification': this key is missing: add it.")]
    [InlineData("tasks: {tea: Hurry}\n", "law.yaml, line 5, 'tea': this key is not known here: use access, ")]
    public void The_law_says_what_each_request_asks_for(string tasks, string sentence) =>
        Should
            .Throw<CannotCompute>(() =>
                RulePackFile.Read("law.yaml", $"pack: law\nlayer: statute\ntitle: Law\nversion: 2026-11-22\n{tasks}")
            )
            .Message.ShouldStartWith(sentence);

    [Theory]
    [InlineData("")]
    [InlineData("- a\n- b")]
    [InlineData("a: 1\n---\nb: 2")]
    public void A_file_that_is_no_pack_is_refused(string text) =>
        Should
            .Throw<CannotCompute>(() => RulePackFile.Read("unit.yaml", text))
            .Message.ShouldStartWith("unit.yaml, line 1: a rule pack is one list of keys and values");

    [Fact]
    public void An_enormous_file_is_refused() =>
        Should
            .Throw<CannotCompute>(() => RulePackFile.Read("unit.yaml", new string('a', 65_537)))
            .Message.ShouldStartWith("unit.yaml is longer than a rule pack can be");

    [Fact]
    public void Rules_of_one_pack_may_follow_each_other()
    {
        var pack = RulePackFile.Read(
            "unit.yaml",
            Pack(
                "answer:\n  - {kinds: [access], until: 2026-05-31, limit: 20 days, source: S}\n  - {kinds: [access], from: 2026-06-01, limit: 2 weeks, source: S}"
            )
        );
        var engine = new DeadlineEngine(Rules.Load().With(pack), new PublicHolidays());
        engine.For(new(RightKind.Access, new(2026, 5, 31)), new(2026, 6, 1)).Governing!.Due.ShouldBe(new(2026, 6, 20));
        var later = engine.For(new(RightKind.Access, new(2026, 6, 1)), new(2026, 6, 1)).Governing!;
        later.Due.ShouldBe(new(2026, 6, 15));
        later.Explanation.ShouldBe(
            "The unit's own rules: 2 weeks from Monday 1 June 2026 end Monday 15 June 2026 (S)."
        );
    }

    [Fact]
    public void A_rule_may_hold_for_one_day() =>
        RulePackFile
            .Read(
                "unit.yaml",
                Pack(
                    "answer:\n  - {kinds: [access], limit: 20 days, source: S, from: 2026-05-31, until: 2026-05-31, note: N}"
                )
            )
            .Answers[0]
            .Note.ShouldBe("N");

    [Fact]
    public void One_name_in_a_breach_may_run_from_two_moments() =>
        RulePackFile
            .Read(
                "unit.yaml",
                Pack(
                    "breach:\n  - {name: a, title: T, runs-from: aware, limit: 3 hours, source: S}\n  - {name: a, title: T, runs-from: suspected, limit: 2 hours, source: S}"
                )
            )
            .Breach.Count.ShouldBe(2);

    [Fact]
    public void A_limit_that_has_ended_is_refused_by_date()
    {
        var pack = RulePackFile.Read(
            "unit.yaml",
            Pack(
                "limits:\n  - {name: a, title: T, starts: s, limit: 1 day, rolls: false, source: S, until: 2026-05-31}"
            )
        );
        var engine = new DeadlineEngine(Rules.Load().With(pack), new PublicHolidays());
        engine.Limit("a", new(2026, 5, 31)).Due.ShouldBe(new(2026, 6, 1));
        Should
            .Throw<CannotCompute>(() => engine.Limit("a", new(2026, 6, 1)))
            .Message.ShouldBe("No rule 'a' applies on Monday 1 June 2026: check the date.");
    }

    [Fact]
    public void Hours_do_not_run_between_days() =>
        Should
            .Throw<InvalidOperationException>(() => new Limit(LimitUnit.Hours, 1).EndFrom(new LocalDate(2026, 1, 1)))
            .Message.ShouldBe("Hours run between moments, not days.");

    [Fact]
    public void The_longest_that_each_length_can_last_is_compared() =>
        Enum.GetValues<LimitUnit>()
            .Select(unit => new Limit(unit, 2).AtMostHours)
            .ShouldBe([2, 2 * 24, 2 * 7 * 24, 2 * 31 * 24, 2 * 366 * 24]);

    private static string Pack(string body) =>
        $"pack: unit\nlayer: unit\ntitle: The unit's own rules\nversion: 2026-11-22\n{body}\n";
}
