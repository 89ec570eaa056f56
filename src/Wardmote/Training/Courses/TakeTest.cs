using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Training;

/// <summary>Somebody sends the test of the course. Every try is kept; one that passes gives a certificate.</summary>
[UseCase]
public sealed class TakeTest(Db db, Journal journal, Course course, CertificateGiving giving, IClock clock)
{
    /// <param name="number">The try that was shown: its answers stood in an order of their own.</param>
    /// <param name="chosen">By question key, the place at which the answer chosen was shown, from 0.</param>
    /// <exception cref="Refused">A section is not read yet, an answer is missing, or this try was sent already.</exception>
    public async Task<CourseTry> RunAsync(
        Actor actor,
        int number,
        IReadOnlyDictionary<string, int> chosen,
        CancellationToken stop
    )
    {
        var account =
            await db.Accounts.SingleOrDefaultAsync(a => a.Id == actor.Id, stop)
            ?? throw new Refused("Only somebody with an account takes the course here.");
        if (number != await db.NextTryAsync(actor, course, stop))
            throw SentAlready();
        if (course.NextAfter(await db.SectionsReadAsync(actor, course, stop)) is { } unread)
            throw new Refused($"Read the section “{unread.Title}” first. The test comes after every section.");
        var now = clock.GetCurrentInstant();
        var answers = Answers(account.Id, number, chosen);
        var right = answers.Count(place => place == 0);
        var tried = new CourseTry
        {
            Id = Ids.New(now),
            AccountId = account.Id,
            Course = course.Key,
            Version = course.Version,
            Number = number,
            At = now,
            Passed = right >= course.RightToPass,
            Right = right,
            Chosen = string.Join(',', answers.Select(a => a.ToString(CultureInfo.InvariantCulture))),
        };
        db.Add(tried);
        journal.Write(
            actor,
            new(
                tried.Passed ? "TestPassed" : "TestFailed",
                account.Id,
                null,
                $"Answered {PlainDates.Figure(right)} of {PlainDates.Figure(answers.Count)} questions rightly in try {PlainDates.Figure(number)} at “{course.Title}”."
            )
        );
        if (tried.Passed)
            await CertifyAsync(actor, account, stop);
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (number == await db.NextTryAsync(actor, course, stop))
                throw;
            throw SentAlready();
        }
        return tried;
    }

    private static Refused SentAlready() =>
        new("You have sent this test already. Open the training page to see how it went.");

    private List<int> Answers(Guid account, int number, IReadOnlyDictionary<string, int> chosen)
    {
        var objections = new List<Objection>();
        var answers = new List<int>();
        foreach (var question in course.Questions)
        {
            var order = question.Order(account, number);
            if (chosen.TryGetValue(question.Key, out var shown) && shown >= 0 && shown < order.Count)
                answers.Add(order[shown]);
            else
                objections.Add(new("Choose an answer.", $"Chosen[{question.Key}]"));
        }
        return objections.Count == 0 ? answers : throw new Refused(objections);
    }

    private async Task CertifyAsync(Actor actor, Account account, CancellationToken stop)
    {
        var today = clock.Today();
        var office = await db.HeldOn(today)
            .Where(a => a.EmailKey == account.EmailKey)
            .OrderBy(a => a.From)
            .FirstAsync(stop);
        await giving.GiveAsync(actor, office, new(TrainingKind.Course, course.Title, null, today), null, stop);
    }
}
