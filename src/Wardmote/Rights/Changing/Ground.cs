namespace Wardmote.Rights.Changing;

/// <summary>The law's grounds for not doing what someone asks with a record.</summary>
public enum Ground
{
    LegalDuty,
    LegalClaims,
    CourtOrder,
    StillNeeded,
    RecordOfRequest,
    Governance,
    FreedomOfExpression,
    PublicHealth,
    Archiving,
    ElectoralRegister,
    MembershipHistory,
    OthersRights,
    CompellingGrounds,
    Accurate,
    OpinionOfSomeone,
    NotGivenByThem,
    OtherBasis,
}

/// <summary>What each ground is called, where it stands, what it takes and what it can stand against.</summary>
/// <param name="Name">As a letter says it, after "because": "the law obliges us to keep it".</param>
/// <param name="Provision">Where it stands.</param>
/// <param name="Test">What must be true for it to hold.</param>
/// <param name="Against">What it can stand against.</param>
public sealed record GroundText(Ground Ground, string Name, string Provision, string Test, params Deed[] Against)
{
    /// <summary>Every ground, the commonest first.</summary>
    public static IReadOnlyList<GroundText> All { get; } =
    [
        new(
            Ground.LegalDuty,
            "the law obliges us to keep it",
            "UK GDPR Art 17(3)(b)",
            "A law says so: name it. Accounts and donations, for example.",
            Deed.Remove
        ),
        new(
            Ground.StillNeeded,
            "we still need it, on a lawful ground, for what it was collected for",
            "UK GDPR Art 17(1)(a)",
            "They are still a member, for example. Consent is no such ground once it is taken back.",
            Deed.Remove
        ),
        new(
            Ground.Governance,
            "the record of how we are governed would be incomplete without it",
            "UK GDPR Art 17(1)(a), Art 6(1)(f)",
            "Minutes, offices held, votes: no more of it than that record needs.",
            Deed.Remove
        ),
        new(
            Ground.RecordOfRequest,
            "it is the record of what you asked us and what we did",
            "UK GDPR Art 17(3)(e), Art 5(2)",
            "The request itself, its letters and its dates.",
            Deed.Remove
        ),
        new(
            Ground.LegalClaims,
            "it is needed for a legal claim",
            "UK GDPR Art 17(3)(e), Art 18(2), Art 21(1)",
            "To make, exercise or defend one, that exists or is expected.",
            Deed.Remove,
            Deed.Restrict
        ),
        new(
            Ground.CourtOrder,
            "a court has told us to keep it",
            "UK GDPR Art 17(3)(b)",
            "Name the court and the day of its order.",
            Deed.Remove
        ),
        new(
            Ground.FreedomOfExpression,
            "it is needed for freedom of expression and information",
            "UK GDPR Art 17(3)(a)",
            "What has been published, for example, weighed against the person’s interest.",
            Deed.Remove
        ),
        new(
            Ground.PublicHealth,
            "public health needs it",
            "UK GDPR Art 17(3)(c)",
            "In the public interest, and under a duty of confidence.",
            Deed.Remove
        ),
        new(
            Ground.Archiving,
            "it is in an archive kept in the public interest, or used for research",
            "UK GDPR Art 17(3)(d)",
            "Removing it would make that impossible or seriously harder.",
            Deed.Remove
        ),
        new(
            Ground.ElectoralRegister,
            "it stands in the electoral register, which is used as election law allows",
            "Representation of the People Regulations 2001",
            "Only what the register itself says, and only for electoral purposes.",
            Deed.Restrict
        ),
        new(
            Ground.MembershipHistory,
            "it is your history as a member, which we go on keeping",
            "UK GDPR Art 6(1)(b), Art 9(2)(d)",
            "Only what shows that they are or were a member, and since when.",
            Deed.Restrict
        ),
        new(
            Ground.OthersRights,
            "it is needed to protect someone else’s rights",
            "UK GDPR Art 18(2)",
            "Another person’s rights would suffer without it. Say how.",
            Deed.Restrict
        ),
        new(
            Ground.CompellingGrounds,
            "we have compelling grounds that outweigh your interests",
            "UK GDPR Art 21(1)",
            "Weigh them against the person’s own situation, and write it down. Never for promotion.",
            Deed.Restrict
        ),
        new(
            Ground.Accurate,
            "it is right as it stands",
            "UK GDPR Art 16, Art 5(1)(d)",
            "What they showed does not bear out the change.",
            Deed.Correct
        ),
        new(
            Ground.OpinionOfSomeone,
            "it records what somebody thought then, and says so",
            "UK GDPR Art 16, Art 5(1)(d)",
            "An opinion is accurate if it is shown as one; add what the person says about it.",
            Deed.Correct
        ),
        new(
            Ground.NotGivenByThem,
            "you did not give it to us yourself",
            "UK GDPR Art 20(1)",
            "Worked out by us, or told by somebody else.",
            Deed.Copy
        ),
        new(
            Ground.OtherBasis,
            "we hold it on a ground other than your consent or a contract with you",
            "UK GDPR Art 20(1)(a)",
            "Legitimate interests, public task, legal obligation.",
            Deed.Copy
        ),
    ];

    /// <summary>The text of one ground.</summary>
    public static GroundText Of(Ground ground) => All.First(t => t.Ground == ground);

    /// <summary>The grounds that can stand against a wish; none can against promotion, or a stop notice.</summary>
    public static IReadOnlyList<GroundText> For(Wish wish) =>
        wish.Use is Finding.RestrictedUse.DirectMarketing or Finding.RestrictedUse.PoliticalOpinions
            ? []
            : [.. All.Where(t => t.Against.Contains(wish.Deed))];
}
