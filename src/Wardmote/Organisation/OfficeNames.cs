namespace Wardmote.Organisation;

/// <summary>
/// The offices that Wardmote knows by name, and on whom each falls in a unit where nobody holds it: a branch has no head of
/// procurement, and its secretary answers instead (R121; requirements 1d, 8).
/// </summary>
public static class OfficeNames
{
    private static readonly Dictionary<string, string> StandIns = new(StringComparer.Ordinal)
    {
        ["secretary"] = "chair",
        ["chair"] = "secretary",
        ["treasurer"] = "secretary",
        ["membership officer"] = "secretary",
        ["data-protection officer"] = "secretary",
        ["data controller's officer"] = "chair",
        ["information asset owner"] = "secretary",
        ["head of procurement"] = "treasurer",
        ["author"] = "secretary",
        ["manager"] = "secretary",
        ["administrator"] = "secretary",
        ["holder"] = "secretary",
    };

    /// <summary>All of them, in lower case.</summary>
    public static IReadOnlyCollection<string> All => StandIns.Keys;

    /// <summary>On whom an office falls while it is vacant; null for an office of the organisation's own naming.</summary>
    public static string? StandIn(string office) => StandIns.GetValueOrDefault(office);
}
