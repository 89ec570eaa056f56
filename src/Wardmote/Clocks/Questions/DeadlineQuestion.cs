using NodaTime;

namespace Wardmote.Clocks;

/// <summary>
/// What anyone may ask the clocks without a case: the command line, a line of a batch, and the public page. Dates are
/// dates in the United Kingdom.
/// </summary>
public sealed record DeadlineQuestion(DeadlineKind Kind, Nation Nation = Nation.EnglandAndWales)
{
    private const string ComplaintLimit = "complaint-acknowledgement";

    /// <inheritdoc cref="RightsPeriod.AlsoIn"/>
    public IReadOnlyList<Nation> AlsoIn { get; init; } = [];

    /// <summary>The day it arrived; needed for everything but a breach.</summary>
    public LocalDate? Received { get; init; }

    /// <inheritdoc cref="RightsPeriod.IdentityRequested"/>
    public LocalDate? IdentityRequested { get; init; }

    /// <inheritdoc cref="RightsPeriod.IdentityReceived"/>
    public LocalDate? IdentityReceived { get; init; }

    /// <inheritdoc cref="RightsPeriod.FeeCharged"/>
    public LocalDate? FeeCharged { get; init; }

    /// <inheritdoc cref="RightsPeriod.FeePaid"/>
    public LocalDate? FeePaid { get; init; }

    /// <inheritdoc cref="RightsPeriod.Clarifications"/>
    public IReadOnlyList<Clarification> Clarifications { get; init; } = [];

    /// <inheritdoc cref="RightsPeriod.Extended"/>
    public bool Extended { get; init; }

    /// <summary>When a breach was first suspected.</summary>
    public WallTime? Suspected { get; init; }

    /// <summary>When a breach was reported to an officer.</summary>
    public WallTime? Reported { get; init; }

    /// <summary>When the organisation was reasonably certain of a breach.</summary>
    public WallTime? Aware { get; init; }

    /// <summary>The answer, with its reasons.</summary>
    /// <param name="asOf">Today, or the day on which what is still awaited is supposed to come.</param>
    /// <exception cref="CannotCompute">A date is missing, contradicts another, or does not belong to this kind.</exception>
    public DeadlineAnswer Answer(DeadlineEngine engine, LocalDate asOf)
    {
        MustBelong();
        if (Kind == DeadlineKind.Breach)
            return DeadlineAnswer.Of(
                engine.Breach(new(Suspected?.Instant, Reported?.Instant, Aware?.Instant)),
                Notes(),
                asOf
            );
        var received =
            Received
            ?? throw new CannotCompute(
                "Give the day it was received: every other date follows from it.",
                nameof(Received)
            );
        if (Kind.Right() is not { } right)
            return DeadlineAnswer.Of(engine.Limits(ComplaintLimit, received, Nation, AlsoIn), asOf);
        var period = new RightsPeriod(right, received, Nation)
        {
            AlsoIn = AlsoIn,
            IdentityRequested = IdentityRequested,
            IdentityReceived = IdentityReceived,
            FeeCharged = FeeCharged,
            FeePaid = FeePaid,
            Clarifications = Clarifications,
            Extended = Extended,
        };
        return DeadlineAnswer.Of(engine, period, asOf);
    }

    // A date left in by mistake would be believed to count.
    private void MustBelong()
    {
        if (Kind != DeadlineKind.Breach && Moment() is { } moment)
            throw new CannotCompute(
                "The moments suspected, reported and known belong to a breach: leave them out, or choose a breach.",
                moment
            );
        if (Kind == DeadlineKind.Breach && (Received is not null || RequestsOnly() is not null))
            throw new CannotCompute(
                "A breach has moments only: when it was suspected, reported or known. Leave the other dates out.",
                Received is null ? RequestsOnly() : nameof(Received)
            );
        if (Kind == DeadlineKind.Complaint && RequestsOnly() is { } field)
            throw new CannotCompute(
                "A complaint does not wait for identity, a fee or clarification, and cannot be extended: leave those out.",
                field
            );
    }

    private string? Moment() =>
        Suspected is not null ? nameof(Suspected)
        : Reported is not null ? nameof(Reported)
        : Aware is not null ? nameof(Aware)
        : null;

    private string? RequestsOnly() =>
        IdentityRequested is not null ? nameof(IdentityRequested)
        : IdentityReceived is not null ? nameof(IdentityReceived)
        : FeeCharged is not null ? nameof(FeeCharged)
        : FeePaid is not null ? nameof(FeePaid)
        : Clarifications.Count > 0 ? nameof(Clarifications)
        : Extended ? nameof(Extended)
        : null;

    private IReadOnlyList<string> Notes() =>
        [.. new[] { Suspected, Reported, Aware }.Select(moment => moment?.Note).OfType<string>()];
}
