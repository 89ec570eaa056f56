namespace Wardmote.Registers;

/// <summary>What allows data to be used at all: Article 6(1) of the UK GDPR, with (ea) from the Data (Use and Access) Act 2025 s.70.</summary>
public enum LawfulBasis
{
    Consent,
    Contract,
    LegalObligation,
    VitalInterests,
    PublicTask,
    RecognisedInterest,
    LegitimateInterests,
}

/// <summary>What allows special categories of data besides: Article 9(2) of the UK GDPR.</summary>
public enum SpecialCondition
{
    ExplicitConsent,
    Employment,
    VitalInterests,
    NotForProfitBody,
    MadePublic,
    LegalClaims,
    SubstantialPublicInterest,
    HealthCare,
    PublicHealth,
    Archiving,
}

/// <summary>
/// The conditions of Schedule 1 to the Data Protection Act 2018, each of the value of its paragraph. 1 to 4 are Part 1, 6 to
/// 28 Part 2, 29 to 37 Part 3.
/// </summary>
public enum Schedule1
{
    Employment = 1,
    HealthCare = 2,
    PublicHealth = 3,
    Research = 4,
    Statutory = 6,
    Justice = 7,
    Equality = 8,
    SeniorDiversity = 9,
    UnlawfulActs = 10,
    Dishonesty = 11,
    RegulatoryRequirements = 12,
    Journalism = 13,
    Fraud = 14,
    TerroristFinancing = 15,
    DisabilitySupport = 16,
    Counselling = 17,
    Safeguarding = 18,
    EconomicWellbeing = 19,
    Insurance = 20,
    OccupationalPensions = 21,
    PoliticalParties = 22,
    ElectedRepresentatives = 23,
    DisclosureToRepresentatives = 24,
    InformingAboutPrisoners = 25,
    Judgments = 26,
    AntiDoping = 27,
    StandardsInSport = 28,
    Consent = 29,
    VitalInterests = 30,
    NotForProfitBody = 31,
    PublicDomain = 32,
    LegalClaims = 33,
    JudicialActs = 34,
    IndecencyAccounts = 35,
    ExtendedPart2 = 36,
    ExtendedInsurance = 37,
}

/// <summary>The bases and conditions in plain words with their place in the law, and which of them go together.</summary>
public static class Grounds
{
    /// <summary>"The person has agreed to it, Art 6(1)(a)".</summary>
    public static string InWords(this LawfulBasis basis) =>
        basis switch
        {
            LawfulBasis.Consent => "They have agreed to it: consent, Art 6(1)(a)",
            LawfulBasis.Contract => "A contract with them needs it, such as membership: Art 6(1)(b)",
            LawfulBasis.LegalObligation => "The law obliges us: Art 6(1)(c)",
            LawfulBasis.VitalInterests => "Somebody's life depends on it: Art 6(1)(d)",
            LawfulBasis.PublicTask => "A public task, such as democratic engagement: Art 6(1)(e)",
            LawfulBasis.RecognisedInterest =>
                "A legitimate interest that the law recognises, such as safeguarding: Art 6(1)(ea)",
            LawfulBasis.LegitimateInterests => "Legitimate interests, weighed against theirs: Art 6(1)(f)",
            _ => throw new ArgumentOutOfRangeException(nameof(basis)),
        };

    /// <summary>"They have agreed to it expressly, Art 9(2)(a)".</summary>
    public static string InWords(this SpecialCondition condition) =>
        condition switch
        {
            SpecialCondition.ExplicitConsent => "They have agreed to it expressly: Art 9(2)(a)",
            SpecialCondition.Employment => "Employment and social security law: Art 9(2)(b)",
            SpecialCondition.VitalInterests => "Somebody's life depends on it, and they cannot agree: Art 9(2)(c)",
            SpecialCondition.NotForProfitBody =>
                "A not-for-profit body and its members, with no disclosure outside it: Art 9(2)(d)",
            SpecialCondition.MadePublic => "They have plainly made it public themselves: Art 9(2)(e)",
            SpecialCondition.LegalClaims => "Legal claims, or courts: Art 9(2)(f)",
            SpecialCondition.SubstantialPublicInterest => "Substantial public interest: Art 9(2)(g)",
            SpecialCondition.HealthCare => "Health or social care: Art 9(2)(h)",
            SpecialCondition.PublicHealth => "Public health: Art 9(2)(i)",
            SpecialCondition.Archiving => "Archives, research and statistics: Art 9(2)(j)",
            _ => throw new ArgumentOutOfRangeException(nameof(condition)),
        };

    /// <summary>"Political parties: Schedule 1, paragraph 22".</summary>
    public static string InWords(this Schedule1 condition) =>
        $"{Named(condition)}: Schedule 1, paragraph {(int)condition}";

    /// <summary>
    /// The conditions of Schedule 1 of which an Article 9 condition needs one; empty when it needs none (DPA 2018 s.10(2),
    /// (3)).
    /// </summary>
    public static IReadOnlyList<Schedule1> Needed(this SpecialCondition condition) =>
        condition switch
        {
            SpecialCondition.Employment => [Schedule1.Employment],
            SpecialCondition.HealthCare => [Schedule1.HealthCare],
            SpecialCondition.PublicHealth => [Schedule1.PublicHealth],
            SpecialCondition.Archiving => [Schedule1.Research],
            SpecialCondition.SubstantialPublicInterest =>
            [
                .. Enum.GetValues<Schedule1>()
                    .Where(c => c is >= Schedule1.Statutory and <= Schedule1.StandardsInSport),
            ],
            _ => [],
        };

    private static string Named(Schedule1 condition) =>
        condition switch
        {
            Schedule1.Employment => "Employment, social security and social protection",
            Schedule1.HealthCare => "Health or social care",
            Schedule1.PublicHealth => "Public health",
            Schedule1.Research => "Research, archives and statistics",
            Schedule1.Statutory => "Statutory and government purposes",
            Schedule1.Justice => "Administration of justice and parliamentary purposes",
            Schedule1.Equality => "Equality of opportunity or treatment",
            Schedule1.SeniorDiversity => "Racial and ethnic diversity at senior levels",
            Schedule1.UnlawfulActs => "Preventing or detecting unlawful acts",
            Schedule1.Dishonesty => "Protecting the public against dishonesty",
            Schedule1.RegulatoryRequirements => "Regulatory requirements about unlawful acts and dishonesty",
            Schedule1.Journalism => "Journalism about unlawful acts and dishonesty",
            Schedule1.Fraud => "Preventing fraud",
            Schedule1.TerroristFinancing => "Suspicion of terrorist financing or money laundering",
            Schedule1.DisabilitySupport => "Support for people with a particular disability or medical condition",
            Schedule1.Counselling => "Counselling",
            Schedule1.Safeguarding => "Safeguarding of children and of individuals at risk",
            Schedule1.EconomicWellbeing => "Safeguarding of economic well-being",
            Schedule1.Insurance => "Insurance",
            Schedule1.OccupationalPensions => "Occupational pensions",
            Schedule1.PoliticalParties => "Political parties",
            Schedule1.ElectedRepresentatives => "Elected representatives responding to requests",
            Schedule1.DisclosureToRepresentatives => "Disclosure to elected representatives",
            Schedule1.InformingAboutPrisoners => "Informing elected representatives about prisoners",
            Schedule1.Judgments => "Publication of legal judgments",
            Schedule1.AntiDoping => "Anti-doping in sport",
            Schedule1.StandardsInSport => "Standards of behaviour in sport",
            Schedule1.Consent => "Consent",
            Schedule1.VitalInterests => "Protecting somebody's vital interests",
            Schedule1.NotForProfitBody => "Not-for-profit bodies and their members",
            Schedule1.PublicDomain => "Data that the person has made public",
            Schedule1.LegalClaims => "Legal claims",
            Schedule1.JudicialActs => "Judicial acts",
            Schedule1.IndecencyAccounts => "Accounts used in indecency offences involving children",
            Schedule1.ExtendedPart2 => "A condition of Part 2, without its test of substantial public interest",
            Schedule1.ExtendedInsurance => "Insurance, without its test of substantial public interest",
            _ => throw new ArgumentOutOfRangeException(nameof(condition)),
        };
}
