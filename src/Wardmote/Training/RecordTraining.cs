using NodaTime;
using Wardmote.Clocks;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Training;

/// <summary>Training somewhere else, as an officer writes it down.</summary>
/// <param name="Email">The address of the person's office.</param>
/// <param name="Proof">A file that proves it; null when there is none.</param>
public sealed record TrainingElsewhere(
    string? Email,
    string? Course,
    string? Provider,
    LocalDate TakenOn,
    GivenProof? Proof = null
);

/// <summary>An officer writes down that somebody took a course of somebody else (R69, R70), and it counts as every other.</summary>
[UseCase]
public sealed class RecordTraining(Db db, CertificateGiving giving, IClock clock)
{
    /// <param name="actor">Whoever keeps the training of a unit where the person holds an office; not the person.</param>
    /// <exception cref="Refused">Something is missing or cannot be, or it is the actor's own; each objection names its field.</exception>
    public async Task<Certificate> RunAsync(Actor actor, TrainingElsewhere taken, CancellationToken stop)
    {
        var today = clock.Today();
        var objections = Objections(taken, today).ToList();
        if (objections.Count > 0)
            throw new Refused(objections);
        var officer =
            await db.OfficerToTrainAsync(actor, taken.Email, today, stop)
            ?? throw new Refused("Nobody in your units holds an office under that address today.", "Email");
        if (officer.EmailKey == await db.EmailKeyOfAsync(actor, stop))
            throw new Refused(
                "Nobody writes down their own training. Ask another officer to, or take the course here.",
                "Email"
            );
        var certificate = await giving.GiveAsync(
            actor,
            officer,
            new(TrainingKind.Elsewhere, taken.Course!.Trim(), taken.Provider!.Trim(), taken.TakenOn),
            taken.Proof,
            stop
        );
        await db.SaveChangesAsync(stop);
        return certificate;
    }

    private static IEnumerable<Objection> Objections(TrainingElsewhere taken, LocalDate today)
    {
        if (string.IsNullOrWhiteSpace(taken.Email))
            yield return new("Choose who was trained.", "Email");
        if (OneLine.Objection(taken.Course, "Enter what the course is called.") is { } course)
            yield return new(course, "Course");
        if (OneLine.Objection(taken.Provider, "Enter who gave the course.") is { } provider)
            yield return new(provider, "Provider");
        if (taken.TakenOn > today)
            yield return new($"The day of the course cannot be after today, {today.Full()}.", "TakenOn");
        if (taken.TakenOn < today.PlusYears(-10))
            yield return new("The day of the course is more than ten years ago. Check the year.", "TakenOn");
    }
}

internal static class OneLine
{
    /// <summary>What is wrong with a line of words, at most 200 characters; null when nothing is.</summary>
    internal static string? Objection(string? text, string missing) =>
        string.IsNullOrWhiteSpace(text) ? missing
        : text.Trim().Length > 200 || text.Any(char.IsControl) ? "Write this on one line, in at most 200 characters."
        : null;
}
