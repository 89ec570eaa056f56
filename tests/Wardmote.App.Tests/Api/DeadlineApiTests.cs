using System.Net;
using System.Text;
using System.Text.Json;
using Shouldly;
using Wardmote.Tests;
using Xunit;

namespace Wardmote.App.Tests.Api;

/// <summary>Deadlines for programs: the same answer as the command gives.</summary>
public class DeadlineApiTests
{
    [Fact]
    public async Task A_program_gets_the_answer_and_the_words_of_the_command()
    {
        await using var site = await TestSite.OpenAsync(On.Sqlite);
        var (status, answer) = await AskAsync(
            site,
            """{"kind":"access","received":"2026-03-03","clarifications":[["2026-03-10","2026-03-12"]]}"""
        );
        var typed = await TestCommand.RunAsync(
            "/",
            "deadline",
            "--kind",
            "access",
            "--received",
            "2026-03-03",
            "--clarification",
            "2026-03-10..2026-03-12",
            "--json"
        );
        status.ShouldBe(HttpStatusCode.OK);
        JsonElement.DeepEquals(answer, JsonDocument.Parse(typed.Output).RootElement).ShouldBeTrue(typed.Output);
        answer.GetProperty("due").GetString().ShouldBe("2026-04-07");
    }

    [Theory]
    [InlineData("", "This is not a case in JSON")]
    [InlineData("[]", "This is not a case in JSON")]
    [InlineData("""{"received":"2026-02-30"}""", "not a real date")]
    [InlineData("""{"received":"2026-03-03","recieved":"2026-03-03"}""", "a field that is not known")]
    [InlineData(
        """{"received":"2026-03-03","idRequested":"2026-03-04","asOf":"9999-12-31"}""",
        "outside the public holidays Wardmote knows"
    )]
    [InlineData("""{"kind":"breach","aware":"9999-12-31T12:00:00Z"}""", "outside the public holidays Wardmote knows")]
    [InlineData("""{"received":"2051-03-03"}""", "outside the public holidays Wardmote knows")]
    public async Task A_case_that_cannot_be_answered_gets_a_sentence(string asked, string sentence)
    {
        await using var site = await TestSite.OpenAsync(On.Sqlite);
        var (status, answer) = await AskAsync(site, asked);
        status.ShouldBe(HttpStatusCode.BadRequest);
        answer.GetProperty("error").GetString()!.ShouldContain(sentence);
    }

    private static async Task<(HttpStatusCode, JsonElement)> AskAsync(TestSite site, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await site.Visit().Client.PostAsync("/api/deadline", content);
        return (response.StatusCode, JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement);
    }
}
