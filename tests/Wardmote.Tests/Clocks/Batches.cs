using System.Text;
using System.Text.Json;
using NodaTime;
using Shouldly;
using Wardmote.Clocks;
using Xunit;

namespace Wardmote.Tests.Clocks;

/// <summary>Many cases, one a line, and each answer in JSON.</summary>
public class Batches
{
    private static readonly DeadlineEngine Engine = new(Rules.Load(), new PublicHolidays());
    private static readonly LocalDate Today = new(2026, 4, 21);

    [Fact]
    public void Every_line_is_answered_in_its_place()
    {
        var answers = Answers(
            out var refused,
            """{"received":"2026-03-03"}""",
            "",
            """{"received":"2026-04-10","clarifications":[["2026-04-14"]]}""",
            """{"received":"2026-04-10","clarifications":[["2026-04-14"]],"asOf":"2026-04-15"}""",
            """{"kind":"tea"}"""
        );

        refused.ShouldBe(2);
        answers[0].GetProperty("due").GetString().ShouldBe("2026-04-07");
        answers[1].GetProperty("line").GetInt32().ShouldBe(2);
        answers[1].GetProperty("error").GetString()!.ShouldStartWith("This is not a case in JSON");
        answers[2].GetProperty("earliestPossibleDue").GetString().ShouldBe("2026-05-18");
        answers[3].GetProperty("earliestPossibleDue").GetString().ShouldBe("2026-05-12");
        answers[4].GetProperty("line").GetInt32().ShouldBe(5);
    }

    [Fact]
    public void No_line_is_lost_or_cut_however_many_and_however_long()
    {
        var received = Enumerable.Range(0, 200).Select(day => Today.PlusDays(day)).ToList();
        var answers = Answers(
            out var refused,
            [
                .. received.Select(day => $$"""{"received":"{{day:uuuu-MM-dd}}"}"""),
                $$"""{"kind":"{{new string('é', 100_000)}}"}""",
                """{"received":"2026-03-03"}""",
            ]
        );

        refused.ShouldBe(1);
        answers
            .Take(200)
            .Select(answer => answer.GetProperty("due").GetString())
            .ShouldBe(
                received.Select(day => Engine.For(new(RightKind.Access, day), Today).Due?.ToString("uuuu-MM-dd", null))
            );
        answers[200].GetProperty("error").GetString()!.Length.ShouldBeGreaterThan(100_000);
        answers[201].GetProperty("due").GetString().ShouldBe("2026-04-07");
    }

    [Fact]
    public void An_answer_names_everything_it_knows_and_leaves_nothing_out()
    {
        var open = Answers(out _, """{"received":"2026-04-10","idRequested":"2026-04-14"}""")[0];
        Properties(open)
            .ShouldBe(
                "relevantDate pausedDays nominalDue due extensionNoticeDue dueInstant waitingFor earliestPossibleDue governing explanation layers"
            );
        Properties(open.GetProperty("layers")[0]).ShouldBe("layer pack title what due dueInstant source explanation");
        foreach (var absent in new[] { "relevantDate", "nominalDue", "due", "dueInstant", "governing" })
            open.GetProperty(absent).ValueKind.ShouldBe(JsonValueKind.Null, absent);
        open.GetProperty("waitingFor").GetString().ShouldBe("identity");

        var breach = Answers(out _, """{"kind":"breach","aware":"2026-03-28T12:00"}""")[0];
        breach.GetProperty("dueInstant").GetString().ShouldBe("2026-03-31T12:00:00Z");
        breach.GetProperty("layers")[0].GetProperty("dueInstant").GetString().ShouldBe("2026-03-31T12:00:00Z");
        breach.GetProperty("layers")[0].GetProperty("due").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    private static string Properties(JsonElement element) =>
        string.Join(' ', element.EnumerateObject().Select(property => property.Name));

    private static List<JsonElement> Answers(out int refused, params string[] cases)
    {
        using var answers = new StringWriter(new StringBuilder());
        refused = DeadlineBatch.Answer(Engine, new StringReader(string.Join('\n', cases)), Today, answers);
        var lines = answers.ToString().Split('\n');
        lines[^1].ShouldBeEmpty();
        return [.. lines[..^1].Select(line => JsonElement.Parse(line))];
    }
}
