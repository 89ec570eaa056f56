using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Organisation;
using Wardmote.Training;

namespace Wardmote.Tests.Training;

/// <summary>Short cuts through the gate, by the use cases that people go through it with.</summary>
public static class GettingTrained
{
    /// <summary>Whoever has an account accepts every text for themselves, and the operator writes down a course of today.</summary>
    public static async Task TrainAsync(IServiceProvider s, string email)
    {
        await RecordAsync(s, email, s.GetRequiredService<IClock>().Today());
        await AcceptAsync(s, email);
    }

    /// <summary>The operator writes down a course that somebody took on a day.</summary>
    public static Task<Certificate> RecordAsync(IServiceProvider s, string email, LocalDate takenOn) =>
        s.GetRequiredService<RecordTraining>()
            .RunAsync(
                Actor.Operator,
                new(email, "Data protection for volunteers", "Regional office", takenOn),
                default
            );

    /// <summary>Whoever has an account accepts every text in its present version.</summary>
    public static async Task AcceptAsync(IServiceProvider s, string email)
    {
        var actor = await ActorAsync(s, email);
        foreach (var text in s.GetRequiredService<Undertakings>().All)
            await s.GetRequiredService<AcceptUndertaking>().RunAsync(actor, text.Key, text.Version, default);
    }

    /// <summary>The actor behind an address, with or without training.</summary>
    public static async Task<Actor> ActorAsync(IServiceProvider s, string email) =>
        (await s.GetRequiredService<Acting>().ActorAsync(email, s.GetRequiredService<IClock>().Today(), default))!;
}

/// <summary>Answers to the test of the course.</summary>
public static class Answering
{
    /// <summary>What somebody chooses in a try who gets the first questions wrong and the others right.</summary>
    public static Dictionary<string, int> Chosen(this Course course, Guid accountId, int number, int wrong) =>
        course
            .Questions.Select((question, place) => (question, Wanted: place < wrong ? 1 : 0))
            .ToDictionary(
                q => q.question.Key,
                q => q.question.Order(accountId, number).ToList().IndexOf(q.Wanted),
                StringComparer.Ordinal
            );
}
