namespace Wardmote.Clocks;

/// <summary>What a person may ask for under UK GDPR Articles 15 to 21.</summary>
public enum RightKind
{
    /// <summary>Article 15: what is held, and a copy of it.</summary>
    Access,

    /// <summary>Article 16: correction.</summary>
    Rectification,

    /// <summary>Article 17: removal, also after consent is withdrawn.</summary>
    Erasure,

    /// <summary>Article 18: keep it but do not use it.</summary>
    Restriction,

    /// <summary>Article 20: a machine-readable copy.</summary>
    Portability,

    /// <summary>Article 21: stop using it.</summary>
    Objection,
}

/// <summary>The kinds of right as text.</summary>
public static class RightKinds
{
    /// <summary>"access", "erasure": as files, addresses and the command line write it.</summary>
    public static string Text(this RightKind kind) => TextNames.Of(kind);

    /// <summary>The kind of right of that name.</summary>
    /// <exception cref="CannotCompute">The text names no kind of right.</exception>
    public static RightKind Parse(string text) => TextNames.Parse<RightKind>(text, "a kind of request");
}
