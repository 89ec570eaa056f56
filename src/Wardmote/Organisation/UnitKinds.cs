using Wardmote.Sheets;

namespace Wardmote.Organisation;

/// <summary>The kinds of unit as files and sentences write them.</summary>
public static class UnitKinds
{
    /// <summary>The words a file may use.</summary>
    public static Choices<UnitKind> Words { get; } =
        new(
            ("national", UnitKind.National),
            ("region", UnitKind.Region),
            ("constituency", UnitKind.Constituency),
            ("branch", UnitKind.Branch),
            ("group", UnitKind.Group),
            ("working party", UnitKind.WorkingParty),
            ("council group", UnitKind.CouncilGroup),
            ("campaign forum", UnitKind.CampaignForum)
        );

    /// <summary>"constituency", "working party".</summary>
    public static string InWords(this UnitKind kind) =>
        kind switch
        {
            UnitKind.National => "national body",
            UnitKind.WorkingParty => "working party",
            UnitKind.CouncilGroup => "council group",
            UnitKind.CampaignForum => "campaign forum",
            _ => kind.ToString().ToLowerInvariant(),
        };

    /// <summary>Whether people join it by name, rather than live in it.</summary>
    public static bool IsJoined(this UnitKind kind) => kind >= UnitKind.Group;
}
