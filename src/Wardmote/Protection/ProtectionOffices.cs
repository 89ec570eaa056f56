namespace Wardmote.Protection;

/// <summary>The two offices that answer to the law for people's data, as the offices file names them, and who may not hold both.</summary>
public static class ProtectionOffices
{
    /// <summary>Decides for the controller, and is registered with the regulator (R96).</summary>
    public const string Officer = "data controller's officer";

    /// <summary>Advises and watches, independently (R101, R102; UK GDPR Art 37 to 39).</summary>
    public const string Dpo = "data-protection officer";

    // Art 38(6): whoever decides what data is used for, and how, cannot watch over it as well.
    private static readonly HashSet<string> Deciding = new(StringComparer.Ordinal)
    {
        Officer,
        "chair",
        "secretary",
        "treasurer",
        "membership officer",
        "information asset owner",
        "head of procurement",
    };

    /// <summary>Whether an office decides what data is used for, so that its holder as data-protection officer has to explain.</summary>
    public static bool Decides(string office) => Deciding.Contains(office);
}
