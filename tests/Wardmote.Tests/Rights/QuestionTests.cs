using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Wardmote.Clocks;
using Wardmote.Correspondence;
using Wardmote.Rights;
using Wardmote.Store;
using Xunit;

namespace Wardmote.Tests.Rights;

public class QuestionTests
{
    private const string Asks = "Which of our branches have you been in?";

    [Theory, OnBothDatabases]
    public async Task The_clock_stands_still_from_the_question_to_the_answer(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var request = await northbury.SamAsksAsync();
        northbury.House.Clock.GoTo(new LocalDate(2026, 11, 24));
        await AskAsync(northbury, request);
        var waiting = await northbury.ReadAsync(request.Id);
        (waiting.DueOn, waiting.WaitsFor).ShouldBe((null, WaitingFor.Clarification));
        var letter = await northbury.House.ReadAsync(db =>
            db.Letters.SingleAsync(l => l.Template == LetterTemplates.QuestionAsked)
        );
        letter.Text.ShouldContain(Asks);
        letter.Text.ShouldContain("do not count");
        northbury.House.Clock.GoTo(new LocalDate(2026, 12, 1));
        await AnswerAsync(northbury, request, "The north branch, since May");
        var kept = await northbury.ReadAsync(request.Id);
        // Eight days, 24 November to 1 December: from Sunday 20 December to Monday 28th, a holiday, and so to the 29th.
        kept.DueOn.ShouldBe(new LocalDate(2026, 12, 29));
        kept.WaitsFor.ShouldBeNull();
        kept.Explanation.ShouldContain("24 November to 1 December 2026");
        kept.Questions.Single().Answer.ShouldBe("The north branch, since May");
        (await northbury.HappenedAsync(request.Id)).TakeLast(2).ShouldBe(["QuestionAsked", "QuestionAnswered"]);
    }

    [Theory, OnBothDatabases]
    public async Task One_question_waits_at_a_time_and_an_answer_comes_after_it(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var request = await northbury.SamAsksAsync();
        (await RefusedAsync(() => AnswerAsync(northbury, request, "North"))).ShouldBe(
            "No question to the person is open."
        );
        (await RefusedAsync(() => AskAsync(northbury, request, " "))).ShouldContain("Write the question");
        (await RefusedAsync(() => AskAsync(northbury, request, Asks, ""))).ShouldContain("Say why");
        await AskAsync(northbury, request);
        (await RefusedAsync(() => AskAsync(northbury, request))).ShouldContain("Write the answer down first");
        var today = northbury.House.Clock.GetCurrentInstant().UkDate();
        (await RefusedAsync(() => AnswerAsync(northbury, request, "North", today.PlusDays(1)))).ShouldContain(
            "after today"
        );
        (await RefusedAsync(() => AnswerAsync(northbury, request, "North", today.PlusDays(-1)))).ShouldContain(
            "before you asked"
        );
        (await RefusedAsync(() => AnswerAsync(northbury, request, " "))).ShouldContain("Write down what they said");
        await AnswerAsync(northbury, request, "North");
        await AskAsync(northbury, request, "Since when?");
        (await northbury.ReadAsync(request.Id)).Questions.Count.ShouldBe(2);
    }

    [Theory, OnBothDatabases]
    public async Task A_question_moves_the_last_day_to_tell_of_an_extension_too(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var request = await northbury.SamAsksAsync();
        await AskAsync(northbury, request);
        northbury.House.Clock.GoTo(new LocalDate(2026, 12, 30));
        await AnswerAsync(northbury, request, "All of them");
        await northbury.UseAsync<ExtendRequest>(u =>
            u.RunAsync(
                northbury.Secretary,
                request.Id,
                ExtensionGround.Complex,
                "There is much to go through.",
                default
            )
        );
        (await northbury.ReadAsync(request.Id)).DueOn!.Value.ShouldBeGreaterThan(new LocalDate(2027, 3, 1));
    }

    [Theory, OnBothDatabases]
    public async Task What_was_asked_and_answered_is_part_of_what_is_held_about_the_person(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var request = await northbury.SamAsksAsync();
        await AskAsync(northbury, request);
        await AnswerAsync(northbury, request, "The north branch");
        var found = await northbury.House.DoAsync(s =>
            s.GetServices<IHoldPersonalData>()
                .Single(r => r.Source == Wardmote.Rights.PersonalData.Store)
                .FindAsync(new(northbury.Constituency.Id, null, "Sam Patel", ["sam.patel@example.org"], []), default)
        );
        var fields = found.Single().Fields.ToDictionary(f => f.Name, f => f.Value);
        fields["What we asked you"].ShouldBe(Asks);
        fields["What you answered"].ShouldBe("The north branch");
    }

    private static Task AskAsync(
        Northbury northbury,
        Request request,
        string asks = Asks,
        string reason = "Eleven branches keep lists."
    ) => northbury.UseAsync<AskQuestion>(u => u.RunAsync(northbury.Secretary, request.Id, asks, reason, default));

    private static Task AnswerAsync(Northbury northbury, Request request, string answer, LocalDate? day = null) =>
        northbury.UseAsync<RecordReply>(u => u.RunAsync(northbury.Secretary, request.Id, day, answer, default));

    private static async Task<string> RefusedAsync(Func<Task> work) => (await Should.ThrowAsync<Refused>(work)).Message;
}
