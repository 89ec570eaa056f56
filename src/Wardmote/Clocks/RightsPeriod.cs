using NodaTime;

namespace Wardmote.Clocks;

/// <summary>What is known about one rights request that decides when it must be answered. All dates are dates in the United Kingdom.</summary>
/// <param name="Received">The day it arrived, whether or not a working day; the time runs from this day itself.</param>
/// <param name="Nation">Whose public holidays move the last day: the nation of the unit that must act, or one of several.</param>
public sealed record RightsPeriod(RightKind Kind, LocalDate Received, Nation Nation = Nation.EnglandAndWales)
{
    /// <summary>The other nations of a controller across several: the earliest date over all of them is taken.</summary>
    public IReadOnlyList<Nation> AlsoIn { get; init; } = [];

    /// <summary>When information to confirm identity was asked for under Art 12(6); null when it was not needed.</summary>
    public LocalDate? IdentityRequested { get; init; }

    /// <summary>When that information came; null while it has not.</summary>
    public LocalDate? IdentityReceived { get; init; }

    /// <summary>When a fee was charged under Art 12(5); null when none was.</summary>
    public LocalDate? FeeCharged { get; init; }

    /// <summary>When the fee was paid; null while it has not been.</summary>
    public LocalDate? FeePaid { get; init; }

    /// <summary>Questions put to the person about what they ask for, in any order; they may overlap.</summary>
    public IReadOnlyList<Clarification> Clarifications { get; init; } = [];

    /// <summary>The person has been told, within the first month and with reasons, that two more months are needed.</summary>
    public bool Extended { get; init; }

    /// <summary>The first of the dates that make the time wait, by its property's name; null when none is given.</summary>
    internal string? FirstWait =>
        IdentityRequested is not null ? nameof(IdentityRequested)
        : IdentityReceived is not null ? nameof(IdentityReceived)
        : FeeCharged is not null ? nameof(FeeCharged)
        : FeePaid is not null ? nameof(FeePaid)
        : null;

    internal bool AwaitsIdentity => IdentityRequested is not null && IdentityReceived is null;

    internal bool AwaitsFee => FeeCharged is not null && FeePaid is null;

    /// <summary>Refuses dates that contradict each other.</summary>
    /// <exception cref="CannotCompute">A date is outside the holiday table, or an answer stands before its question.</exception>
    internal void MustMakeSense()
    {
        if (!PublicHolidays.Knows(Received))
            throw PublicHolidays.Outside(Received, nameof(Received));
        MustFollow(
            ("Proof of identity", "asked for", "come"),
            (nameof(IdentityRequested), IdentityRequested),
            (nameof(IdentityReceived), IdentityReceived)
        );
        MustFollow(("A fee", "charged", "been paid"), (nameof(FeeCharged), FeeCharged), (nameof(FeePaid), FeePaid));
        for (var index = 0; index < Clarifications.Count; index++)
            MustFollow(
                ("Clarification", "asked for", "come"),
                (nameof(Clarification.Asked), Clarifications[index].Asked),
                (nameof(Clarification.Answered), Clarifications[index].Answered),
                index
            );
    }

    private void MustFollow(
        (string What, string Asking, string Answering) words,
        (string Field, LocalDate? On) asked,
        (string Field, LocalDate? On) answered,
        int? at = null
    )
    {
        const string RequestCame = "the request came";
        if (asked.On is { } question)
        {
            if (!PublicHolidays.Knows(question))
                throw PublicHolidays.Outside(question, Named(asked.Field));
            if (question < Received)
                throw Contradiction(
                    $"{words.What} cannot be {words.Asking}",
                    question,
                    RequestCame,
                    Received,
                    Named(asked.Field)
                );
        }

        if (answered.On is not { } answer)
            return;
        if (!PublicHolidays.Knows(answer))
            throw PublicHolidays.Outside(answer, Named(answered.Field));
        if (answer < (asked.On ?? Received))
            throw Contradiction(
                $"{words.What} cannot have {words.Answering}",
                answer,
                asked.On is null ? RequestCame : $"it was {words.Asking}",
                asked.On ?? Received,
                Named(answered.Field)
            );

        string Named(string field) =>
            at is { } index ? $"{nameof(Clarifications)}[{PlainDates.Figure(index)}].{field}" : field;
    }

    private static CannotCompute Contradiction(
        string what,
        LocalDate date,
        string after,
        LocalDate other,
        string field
    ) => new($"{what} on {date.Full()}, before {after} on {other.Full()}: check both dates.", field);
}

/// <summary>A question to the person and its answer; <paramref name="Answered"/> is null while they have not replied.</summary>
public sealed record Clarification(LocalDate Asked, LocalDate? Answered = null);

/// <summary>What has to arrive before there is a due date.</summary>
public enum WaitingFor
{
    /// <summary>Information that confirms who is asking.</summary>
    Identity,

    /// <summary>A fee that was charged.</summary>
    Fee,

    /// <summary>The person's answer about which information they want.</summary>
    Clarification,
}
