using System.Text.Json;
using Shouldly;
using Wardmote.Clocks;
using Xunit;

namespace Wardmote.Tests.Clocks;

/// <summary>The Commissioner's own examples and the derived ones, row by row.</summary>
public class PublishedDeadlines
{
    private static readonly DeadlineEngine Engine = new(Rules.Load(), new PublicHolidays());

    public static TheoryData<string, string> Rows()
    {
        var rows = new TheoryData<string, string>();
        foreach (var row in Vectors())
            rows.Add(row.GetProperty("id").GetString()!, row.GetProperty("note").GetString()!);
        return rows;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_published_deadline_is_reproduced(string id, string note)
    {
        var row = Vectors().Single(row => row.GetProperty("id").GetString() == id);
        var question = WrittenQuestion.Parse(row.GetRawText()).Question();
        var deadline = question.Answer(Engine, question.Received!.Value);

        deadline.WaitingFor.ShouldBeNull(note);
        deadline.RelevantDate.ShouldBe(TestData.Date(row.GetProperty("relevantDate")), note);
        deadline.PausedDays.ShouldBe(row.GetProperty("pausedDays").GetInt32(), note);
        deadline.NominalDue.ShouldBe(TestData.Date(row.GetProperty("nominalDue")), note);
        deadline.Due.ShouldBe(TestData.Date(row.GetProperty("due")), note);
        deadline.ExtensionNoticeDue.ShouldBe(TestData.Date(row.GetProperty("extensionNoticeDue")), note);
        deadline.Explanation.ShouldEndWith($"Due by the end of {deadline.Due!.Value.Full()}.");
    }

    private static List<JsonElement> Vectors()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(TestData.File("deadline-vectors.json")));
        return [.. document.RootElement.EnumerateArray().Select(row => row.Clone())];
    }
}
