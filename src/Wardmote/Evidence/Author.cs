namespace Wardmote.Evidence;

/// <summary>What kind of hand did something.</summary>
public enum AuthorKind
{
    /// <summary>A person signed in with an account.</summary>
    Account,

    /// <summary>Whoever may run the command on the machine itself, naming no account.</summary>
    Operator,

    /// <summary>An officer answering through a link and a mailed code, without an account.</summary>
    Holder,

    /// <summary>A member of the public.</summary>
    Public,

    /// <summary>Wardmote itself: reminders, deliveries, sweeps.</summary>
    System,
}

/// <summary>Who did something. The journal keeps the key in its chained part and the name apart.</summary>
/// <param name="Id">The account, or the holder answering; null for the public, the operator and Wardmote itself.</param>
/// <param name="Name">As people call them: "Priya Shah, secretary".</param>
public record Author(AuthorKind Kind, Guid? Id, string Name)
{
    /// <summary>Wardmote acting by itself.</summary>
    public static readonly Author System = new(AuthorKind.System, null, "Wardmote");
}
