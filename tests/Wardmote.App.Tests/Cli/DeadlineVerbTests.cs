using System.Text.Json;
using Shouldly;
using Wardmote.Tests;
using Xunit;

namespace Wardmote.App.Tests.Cli;

/// <summary>The command <c>wardmote deadline</c>, which needs no data folder.</summary>
public sealed class DeadlineVerbTests : IDisposable
{
    private readonly string folder = Directory
        .CreateDirectory(Path.Combine(Path.GetTempPath(), $"wardmote-deadline-{Guid.CreateVersion7():n}"))
        .FullName;

    public static TheoryData<string> Published => [.. Vectors().Select(row => row.GetProperty("id").GetString()!)];

    [Theory, MemberData(nameof(Published))]
    public async Task A_published_deadline_is_answered(string id)
    {
        var row = Vectors().Single(row => row.GetProperty("id").GetString() == id);
        var typed = new List<string>
        {
            "--kind",
            "access",
            "--received",
            Text(row, "received")!,
            "--nation",
            Text(row, "jurisdiction")!,
        };
        if (Text(row, "idReceived") is { } proof)
            typed.AddRange(["--id-received", proof]);
        if (Text(row, "feePaid") is { } paid)
            typed.AddRange(["--fee-paid", paid]);
        foreach (var pair in row.GetProperty("clarifications").EnumerateArray())
            typed.AddRange(["--clarification", $"{pair[0].GetString()}..{pair[1].GetString()}"]);
        if (row.GetProperty("extendedByTwoMonths").GetBoolean())
            typed.Add("--extended");

        Agrees(await JsonAsync([.. typed]), row);
    }

    [Fact]
    public async Task A_file_of_the_published_deadlines_is_answered_line_by_line()
    {
        var rows = Vectors();

        var answered = await BatchAsync([.. rows.Select(row => JsonSerializer.Serialize(row))]);

        answered.Code.ShouldBe(0, answered.Error);
        answered.Error.ShouldBeEmpty();
        var lines = Lines(answered);
        lines.Count.ShouldBe(rows.Count);
        for (var i = 0; i < rows.Count; i++)
            Agrees(lines[i], rows[i]);
    }

    [Fact]
    public async Task A_bad_line_says_so_in_its_place_and_the_others_are_answered()
    {
        var answered = await BatchAsync(
            """{"received":"2026-03-03"}""",
            "received: 2026-03-03",
            """{"received":"2026-02-30"}""",
            """{"received":20260303}""",
            """{"received":"2026-03-03","recieved":"2026-03-04"}""",
            """{"received":"2026-03-03","received":"2026-03-04"}""",
            """{"received":"2026-03-03","jurisdiction":"wales"}""",
            """{"received":"2026-03-03","clarifications":[["2026-03-05","2026-03-06","2026-03-07"]]}""",
            """{"received":"2040-03-03"}""",
            """{"kind":"complaint"}""",
            "",
            """{"kind":"breach","aware":"2026-03-28T12:00"}"""
        );

        answered.Code.ShouldBe(2);
        answered.Error.Trim().ShouldBe("10 lines could not be answered: their errors say why.");
        var lines = Lines(answered);
        lines.Count.ShouldBe(12);
        Text(lines[0], "due").ShouldBe("2026-04-07");
        Text(lines[11], "dueInstant").ShouldBe("2026-03-31T12:00:00Z");
        var errors = lines.Skip(1).Take(10).ToList();
        errors.Select(line => line.GetProperty("line").GetInt32()).ShouldBe(Enumerable.Range(2, 10));
        string[] beginnings =
        [
            "This is not a case in JSON",
            "The day it was received is not a real date: write it as 2026-03-31.",
            "The field received is not as it should be",
            "This case has a field that is not known. Write kind, jurisdiction, alsoIn, received,",
            "The field received is not as it should be",
            "'wales' is not a nation that Wardmote knows: write england-and-wales, scotland or northern-ireland.",
            "A clarification is the day of the question and the day of the answer",
            "Saturday 3 March 2040 is outside the public holidays Wardmote knows",
            "Give the day it was received",
            "This is not a case in JSON",
        ];
        foreach (var (line, beginning) in errors.Zip(beginnings))
            Text(line, "error")!.ShouldStartWith(beginning);
    }

    [Fact]
    public async Task An_open_question_has_no_due_date_but_an_earliest_one()
    {
        var answer = await JsonAsync(
            "--received",
            "2026-04-10",
            "--open-clarification",
            "2026-04-14",
            "--as-of",
            "2026-04-21"
        );

        Text(answer, "due").ShouldBeNull();
        Text(answer, "waitingFor").ShouldBe("clarification");
        Text(answer, "earliestPossibleDue").ShouldBe("2026-05-18");
        answer.GetProperty("layers").EnumerateArray().ShouldAllBe(layer => Text(layer, "due") == null);
    }

    [Fact]
    public async Task Every_layer_is_shown_and_the_earliest_governs()
    {
        var answer = await JsonAsync("--kind", "erasure", "--received", "2026-03-03");

        Text(answer, "due").ShouldBe("2026-04-07");
        Text(answer, "governing").ShouldBe("local");
        answer
            .GetProperty("layers")
            .EnumerateArray()
            .Select(layer => $"{Text(layer, "layer")} {Text(layer, "due")}")
            .ShouldBe(["statute 2026-04-07", "national 2026-04-03", "local 2026-03-17"]);
    }

    [Theory]
    [InlineData("withdrawal", "2026-03-03", "2026-04-07", "local")]
    [InlineData("stop-notice", "2026-03-03", "2026-04-07", "statute")]
    [InlineData("complaint", "2026-06-19", "2026-07-20", "statute")]
    [InlineData("objection", "2026-03-03", "2026-04-07", "statute")]
    public async Task Each_kind_has_its_date(string kind, string received, string due, string governing)
    {
        var answer = await JsonAsync("--kind", kind, "--received", received);
        Text(answer, "due").ShouldBe(due);
        Text(answer, "governing").ShouldBe(governing);
        Text(answer, "explanation")!.ShouldEndWith(".");
    }

    [Fact]
    public async Task A_controller_across_nations_has_the_earliest_date_over_them()
    {
        string[] typed = ["--received", "2026-03-03", "--nation", "england-and-wales"];
        Text(await JsonAsync(typed), "due").ShouldBe("2026-04-07");
        var both = await JsonAsync([.. typed, "--nation", "scotland"]);
        Text(both, "due").ShouldBe("2026-04-06");
        Text(both, "explanation")!.ShouldContain("so the earliest date counts, that of Scotland.");
        await RefusedAsync("'mars' is not a nation", [.. typed, "--nation", "mars"]);
    }

    [Fact]
    public async Task A_breach_counts_hours_from_a_moment_or_a_time_on_the_wall()
    {
        var wall = await JsonAsync("--kind", "breach", "--aware", "2026-10-25T01:30");
        Text(wall, "dueInstant").ShouldBe("2026-10-28T00:30:00Z");
        Text(wall, "due").ShouldBeNull();
        Text(wall, "explanation")!.ShouldStartWith("1:30am came twice on Sunday 25 October 2026");
        var moment = await JsonAsync("--kind", "breach", "--aware", "2026-10-25T01:30:00Z");
        Text(moment, "dueInstant").ShouldBe("2026-10-28T01:30:00Z");
        var suspected = await JsonAsync("--kind", "breach", "--suspected", "2026-11-18T09:00");
        Text(suspected, "waitingFor").ShouldBe("aware");
        Text(suspected, "governing").ShouldBe("local");
    }

    [Fact]
    public async Task A_policy_of_ones_own_adds_a_layer_or_takes_the_place_of_its_namesake()
    {
        await WriteAsync("ours.yaml", Pack("ours", "unit", "10 days"));
        var ours = await JsonAsync("--received", "2026-03-03", "--policy", "ours.yaml");
        Text(ours, "governing").ShouldBe("unit");
        Text(ours.GetProperty("layers")[3], "due").ShouldBe("2026-03-13");

        await WriteAsync("local.yaml", Pack("local-policy", "local", "12 days"));
        var local = await JsonAsync("--received", "2026-03-03", "--policy", "local.yaml");
        local.GetProperty("layers").GetArrayLength().ShouldBe(3);
        Text(local.GetProperty("layers")[2], "due").ShouldBe("2026-03-15");

        await WriteAsync("loose.yaml", Pack("loose", "unit", "40 days"));
        await RefusedAsync("which can be longer than", "--received", "2026-03-03", "--policy", "loose.yaml");
        await RefusedAsync("There is no file", "--received", "2026-03-03", "--policy", "none.yaml");
    }

    [Theory]
    [InlineData("Give the day it was received")]
    [InlineData("'tea' is not a kind of case that Wardmote knows", "--kind", "tea")]
    [InlineData("The day it was received is not a real date", "--received", "2026-02-30")]
    [InlineData("'mars' is not a nation", "--received", "2026-03-03", "--nation", "mars")]
    [InlineData("Write --clarification with both days", "--received", "2026-03-03", "--clarification", "2026-03-05")]
    [InlineData("before it was asked for", "--received", "2026-03-03", "--clarification", "2026-03-06..2026-03-05")]
    [InlineData("before the request came", "--received", "2026-03-03", "--open-clarification", "2026-03-01")]
    [InlineData("is outside the public holidays", "--received", "2018-12-31")]
    [InlineData("Give at least one moment", "--kind", "breach")]
    [InlineData("is not a real date and time", "--kind", "breach", "--aware", "yesterday")]
    [InlineData("A breach has moments only", "--kind", "breach", "--received", "2026-03-03")]
    [InlineData("belong to a breach", "--received", "2026-03-03", "--aware", "2026-03-03T09:00")]
    [InlineData("A complaint does not wait", "--kind", "complaint", "--received", "2026-06-19", "--extended")]
    [InlineData("a stop notice cannot be extended", "--kind", "stop-notice", "--received", "2026-03-03", "--extended")]
    [InlineData("does not wait for", "--kind", "stop-notice", "--received", "2026-03-03", "--fee-paid", "2026-03-04")]
    [InlineData("With --batch, write every case", "--batch", "cases.jsonl", "--received", "2026-03-03")]
    [InlineData("There is no file", "--batch", "none.jsonl")]
    public Task What_cannot_be_worked_out_is_refused(string sentence, params string[] typed) =>
        RefusedAsync(sentence, typed);

    [Fact]
    public async Task People_read_the_reasons_and_every_layer()
    {
        var answered = await TestCommand.RunAsync(folder, "deadline", "--received", "2026-03-03");
        answered.Code.ShouldBe(0);
        answered.Output.ShouldStartWith(
            "Received Tuesday 3 March 2026. One month ends Friday 3 April 2026 (UK GDPR Art 12A). 3 April is Good Friday;"
        );
        foreach (var words in new[] { "UK law", "National policy 10.2.3", "Thursday 2 April 2026", "Tuesday 7 April" })
            answered.Output.ShouldContain(words);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task RefusedAsync(string sentence, params string[] typed)
    {
        var answered = await TestCommand.RunAsync(folder, ["deadline", .. typed]);
        answered.Code.ShouldBe(2, answered.Output);
        answered.Output.ShouldBeEmpty();
        answered.Error.ShouldContain(sentence);
    }

    private async Task<JsonElement> JsonAsync(params string[] typed)
    {
        var answered = await TestCommand.RunAsync(folder, ["deadline", .. typed, "--json"]);
        answered.Code.ShouldBe(0, answered.Error);
        return JsonElement.Parse(answered.Output);
    }

    private async Task<Answered> BatchAsync(params string[] lines)
    {
        await WriteAsync("cases.jsonl", string.Join('\n', lines) + "\n");
        return await TestCommand.RunAsync(folder, "deadline", "--batch", "cases.jsonl");
    }

    private Task WriteAsync(string name, string text) => File.WriteAllTextAsync(Path.Combine(folder, name), text);

    private static void Agrees(JsonElement answer, JsonElement row)
    {
        foreach (var field in new[] { "relevantDate", "nominalDue", "due", "extensionNoticeDue" })
            Text(answer, field).ShouldBe(Text(row, field), field);
        answer.GetProperty("pausedDays").GetInt32().ShouldBe(row.GetProperty("pausedDays").GetInt32());
    }

    private static List<JsonElement> Lines(Answered answered) =>
        [.. answered.Output.TrimEnd('\n').Split('\n').Select(line => JsonElement.Parse(line))];

    private static string? Text(JsonElement element, string field) => element.GetProperty(field).GetString();

    private static List<JsonElement> Vectors() =>
        [.. JsonElement.Parse(Repository.Read("tests/data/deadline-vectors.json")).EnumerateArray()];

    private static string Pack(string name, string layer, string limit) =>
        $"""
            pack: {name}
            layer: {layer}
            title: Our own rules
            version: 2026-11-22
            answer:
              - kinds: [access]
                limit: {limit}
                source: Standing order 9
            """;
}
