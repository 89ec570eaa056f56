using NodaTime;

namespace Wardmote.Registers;

/// <summary>
/// What is written down of a processing task: what is done with whose data, why, and what allows it (R163, R164; Art 30(1);
/// DPA 2018 Sch 1 para 41). Null is what nobody has said yet; <see cref="Lacks.Of"/> says what of it is needed.
/// </summary>
public class Processing
{
    /// <summary>The part of the unit's work it belongs to: "Membership".</summary>
    public string? Function { get; set; }

    public string? Purpose { get; set; }

    /// <summary>Whose data it is: "Members and former members".</summary>
    public string? People { get; set; }

    /// <summary>Data of no special kind.</summary>
    public string? OrdinaryData { get; set; }

    /// <summary>Political opinions, which Schedule 1 paragraph 22 is about.</summary>
    public string? PoliticalData { get; set; }

    /// <summary>Any other special category (Art 9(1)).</summary>
    public string? SpecialData { get; set; }

    /// <summary>Offences, allegations and proceedings (Art 10).</summary>
    public string? CriminalData { get; set; }

    public string? Source { get; set; }
    public string? Recipients { get; set; }
    public string? JointController { get; set; }

    public LawfulBasis? Basis { get; set; }

    /// <summary>Whose interests and which, where the basis is legitimate interests.</summary>
    public string? Interests { get; set; }

    public SpecialCondition? SpecialCondition { get; set; }

    /// <summary>Of Schedule 1, for special categories.</summary>
    public Schedule1? SpecialSchedule { get; set; }

    /// <summary>Of Schedule 1, for data about offences (DPA 2018 s.10(5)).</summary>
    public Schedule1? CriminalSchedule { get; set; }

    /// <summary>What starts the period: "The end of membership" (R130).</summary>
    public string? KeptFrom { get; set; }

    /// <summary>How long: "6 years".</summary>
    public string? KeptFor { get; set; }

    /// <summary>Why so long, and who says so.</summary>
    public string? KeptBecause { get; set; }

    public AtEnd? AtEnd { get; set; }

    /// <summary>The countries and international organisations it goes to; null when it stays.</summary>
    public string? Transfer { get; set; }

    public string? Safeguard { get; set; }

    /// <summary>The day the safeguard was agreed.</summary>
    public LocalDate? SafeguardOn { get; set; }

    public string? Security { get; set; }

    /// <summary>Where contracts, assessments and policies about it are.</summary>
    public string? Links { get; set; }
}

/// <summary>What becomes of data when its period is over (R130).</summary>
public enum AtEnd
{
    Delete,
    Anonymise,
    Archive,
}

public static class Ends
{
    /// <summary>"delete it".</summary>
    public static string InWords(this AtEnd end) =>
        end switch
        {
            AtEnd.Delete => "delete it",
            AtEnd.Anonymise => "take out whatever tells who it is about",
            _ => "give it to an archive",
        };

    /// <summary>"6 years from the end of membership; then delete it"; null while any part is missing.</summary>
    public static string? Retention(this Processing task) =>
        task.HasRetention() ? $"{task.KeptFor} from: {task.KeptFrom}. Then {task.AtEnd!.Value.InWords()}." : null;

    internal static bool HasRetention(this Processing task) =>
        task is { KeptFrom: not null, KeptFor: not null, KeptBecause: not null, AtEnd: not null };
}
