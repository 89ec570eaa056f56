namespace Wardmote.Clocks;

/// <summary>What a person may ask for about their data, each with a time of its own in the law's rule pack.</summary>
public enum RightKind
{
    /// <summary>Article 15: what is held, and a copy of it.</summary>
    Access,

    /// <summary>Article 16: correction.</summary>
    Rectification,

    /// <summary>Article 17: removal.</summary>
    Erasure,

    /// <summary>Article 18: keep it but do not use it.</summary>
    Restriction,

    /// <summary>Article 20: a machine-readable copy.</summary>
    Portability,

    /// <summary>Article 21: stop using it.</summary>
    Objection,

    /// <summary>Article 7(3): consent is taken back, and what rested on it alone is to go (Article 17(1)(b)).</summary>
    Withdrawal,

    /// <summary>DPA 2018 Sch 1 para 22(3): stop using what shows a person's political opinions.</summary>
    StopNotice,
}

/// <summary>The kinds of right as text.</summary>
public static class RightKinds
{
    /// <summary>"access", "erasure": as files, addresses and the command line write it.</summary>
    public static string Text(this RightKind kind) => TextNames.Of(kind);

    /// <summary>"a request for access", "a withdrawal of consent", "a stop notice": for a sentence.</summary>
    public static string InWords(this RightKind kind) =>
        kind switch
        {
            RightKind.Withdrawal => "a withdrawal of consent",
            RightKind.StopNotice => "a stop notice",
            _ => $"a request for {kind.Text()}",
        };

    /// <summary>The kind of right of that name.</summary>
    /// <exception cref="CannotCompute">The text names no kind of right.</exception>
    public static RightKind Parse(string text) => TextNames.Parse<RightKind>(text, "a kind of request");
}
