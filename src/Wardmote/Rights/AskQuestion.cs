using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Rights;

/// <summary>Asks the person what they are looking for, where it cannot be found without. The clock stands still meanwhile.</summary>
[UseCase]
public sealed class AskQuestion(
    Db db,
    Journal journal,
    RequestDesk desk,
    RequestClock requestClock,
    RequestLetters letters,
    IClock clock
)
{
    /// <param name="asks">The question, as the letter says it.</param>
    /// <param name="reason">Why what they ask for cannot be found without the answer; for the record.</param>
    /// <exception cref="Refused">The request is for something else than access, a question is open, or something is missing.</exception>
    public async Task RunAsync(Actor actor, Guid requestId, string? asks, string? reason, CancellationToken stop)
    {
        var request = await desk.OpenAsync(actor, requestId, stop);
        if (request.Kind != RightKind.Access)
            throw new Refused(
                $"The clock of {request.Kind.InWords()} stops for no question. Ask by telephone or letter; the time runs on."
            );
        if (request.OpenQuestion is { } open)
            throw new Refused(
                $"They have not answered the question of {open.AskedOn.Full()} yet. Write the answer down first."
            );
        if (string.IsNullOrWhiteSpace(asks))
            throw new Refused("Write the question, as the letter will ask it.", "Asks");
        if (string.IsNullOrWhiteSpace(reason))
            throw new Refused("Say why you cannot find it without the answer. Ask only where that is so.", "Reason");
        request.Questions.Add(
            new()
            {
                Id = Ids.New(clock),
                RequestId = request.Id,
                Asks = asks.Trim(),
                AskedOn = requestClock.Today,
            }
        );
        await using var dating = await requestClock.DateAsync(request, stop);
        journal.Write(
            actor,
            new(
                "QuestionAsked",
                request.Id,
                request.UnitId,
                $"Asked the person what they are looking for: {asks.Trim()}",
                reason.Trim()
            )
        );
        await letters.AskQuestionAsync(request, asks.Trim(), stop);
        await db.SaveChangesAsync(stop);
        await dating.CommitAsync(stop);
    }
}

/// <summary>Writes down what the person answered. The clock runs again from the day after.</summary>
[UseCase]
public sealed class RecordReply(Db db, Journal journal, RequestDesk desk, RequestClock requestClock)
{
    /// <param name="on">The day it came; today when null.</param>
    /// <param name="answer">What they said.</param>
    /// <exception cref="Refused">No question is open, the day cannot be, or nothing is written.</exception>
    public async Task RunAsync(Actor actor, Guid requestId, LocalDate? on, string? answer, CancellationToken stop)
    {
        var request = await desk.OpenAsync(actor, requestId, stop);
        var question = request.OpenQuestion ?? throw new Refused("No question to the person is open.");
        var day = on ?? requestClock.Today;
        if (day > requestClock.Today)
            throw new Refused("The day the answer came cannot be after today.", "AnsweredOn");
        if (day < question.AskedOn)
            throw new Refused(
                $"The answer cannot have come before you asked, on {question.AskedOn.Full()}.",
                "AnsweredOn"
            );
        if (string.IsNullOrWhiteSpace(answer))
            throw new Refused("Write down what they said.", "Answer");
        (question.AnsweredOn, question.Answer) = (day, answer.Trim());
        await using var dating = await requestClock.DateAsync(request, stop);
        journal.Write(
            actor,
            new(
                "QuestionAnswered",
                request.Id,
                request.UnitId,
                $"The person’s answer came on {day.DayMonthYear()}: {answer.Trim()}"
            )
        );
        await db.SaveChangesAsync(stop);
        await dating.CommitAsync(stop);
    }
}
