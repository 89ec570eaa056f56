using NodaTime;

namespace Wardmote.Clocks;

/// <summary>What is known about one rights request that decides when it must be answered. All dates are London dates.</summary>
/// <param name="Received">The day it arrived, whether or not a working day; the time runs from this day itself.</param>
/// <param name="Nation">Whose public holidays move the last day: the nation of the unit that must act.</param>
public sealed record RightsPeriod(RightKind Kind, LocalDate Received, Nation Nation = Nation.EnglandAndWales)
{
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

    internal bool AwaitsIdentity => IdentityRequested is not null && IdentityReceived is null;

    internal bool AwaitsFee => FeeCharged is not null && FeePaid is null;

    /// <summary>Refuses dates that contradict each other.</summary>
    /// <exception cref="CannotCompute">A date is outside the holiday table, or an answer stands before its question.</exception>
    internal void MustMakeSense(PublicHolidays holidays)
    {
        holidays.MustKnow(Received);
        MustFollow(holidays, "Proof of identity", IdentityRequested, "asked for", IdentityReceived, "came");
        MustFollow(holidays, "A fee", FeeCharged, "charged", FeePaid, "was paid");
        foreach (var question in Clarifications)
            MustFollow(holidays, "Clarification", question.Asked, "asked for", question.Answered, "came");
    }

    private void MustFollow(
        PublicHolidays holidays,
        string what,
        LocalDate? asked,
        string verb,
        LocalDate? answered,
        string answer
    )
    {
        if (asked is { } question)
        {
            holidays.MustKnow(question);
            if (question < Received)
                throw new CannotCompute(
                    $"{what} cannot be {verb} on {question.Full()}, before the request came on {Received.Full()}: check both dates."
                );
        }

        if (answered is not { } reply)
            return;
        holidays.MustKnow(reply);
        var earliest = asked ?? Received;
        if (reply < earliest)
            throw new CannotCompute(
                $"{what} {answer} on {reply.Full()}, which is before it was {(asked is null ? "possible: the request came" : verb)} "
                    + $"on {earliest.Full()}: check both dates."
            );
    }
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
