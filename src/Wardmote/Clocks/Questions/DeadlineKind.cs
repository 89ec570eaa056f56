namespace Wardmote.Clocks;

/// <summary>Everything that starts a clock with a date or moment by law: a person's right, a complaint, a breach.</summary>
public enum DeadlineKind
{
    Access,
    Erasure,
    Rectification,
    Restriction,
    Objection,
    Portability,
    Withdrawal,
    StopNotice,

    /// <summary>DPA 2018 s.164A: someone complains to the organisation.</summary>
    Complaint,

    /// <summary>UK GDPR Article 33: personal data is lost, exposed or spoiled.</summary>
    Breach,
}

/// <summary>The kinds of deadline as text.</summary>
public static class DeadlineKinds
{
    /// <summary>"access", "stop-notice", "complaint": as files, addresses and the command line write it.</summary>
    public static string Text(this DeadlineKind kind) => TextNames.Of(kind);

    /// <summary>The kind of that name.</summary>
    /// <exception cref="CannotCompute">The text names no kind of deadline.</exception>
    public static DeadlineKind Parse(string text) => TextNames.Parse<DeadlineKind>(text, "a kind of case");

    /// <summary>The right of the same name; null for a complaint and a breach.</summary>
    public static RightKind? Right(this DeadlineKind kind) =>
        TextNames.TryParse(TextNames.Of(kind), out RightKind right) ? right : null;
}
