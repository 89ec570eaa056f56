namespace Wardmote.Rights;

/// <summary>The law's reasons to keep something back from an access answer (DPA 2018 Schedules 2 to 4; UK GDPR Art 12(5)).</summary>
public enum Exemption
{
    CrimeTax,
    LegalDisclosure,
    PublicProtection,
    Regulatory,
    ParliamentaryPrivilege,
    Judicial,
    CrownHonours,
    ThirdParty,
    LegalPrivilege,
    SelfIncrimination,
    CorporateFinance,
    ManagementForecast,
    Negotiations,
    ConfidentialReference,
    ExamScripts,
    Journalism,
    Research,
    HealthSocialEducation,
    ManifestlyUnfounded,
    Excessive,
}

/// <summary>What each exemption is called, where it stands and what it takes.</summary>
/// <param name="Code">As records and the command line write it: "THIRD_PARTY".</param>
/// <param name="Name">As a letter says it.</param>
/// <param name="Provision">Where it stands in the law.</param>
/// <param name="Test">What must be true for it to apply.</param>
public sealed record ExemptionText(Exemption Exemption, string Code, string Name, string Provision, string Test)
{
    /// <summary>Every exemption, the commonest first.</summary>
    public static readonly IReadOnlyList<ExemptionText> All =
    [
        new(
            Exemption.ThirdParty,
            "THIRD_PARTY",
            "It would reveal information about someone else",
            "DPA 2018 Sch 2 paras 16–17",
            "It identifies another living person, they have not agreed, and it would not be reasonable to share it without their agreement."
        ),
        new(
            Exemption.LegalPrivilege,
            "LPP",
            "It is protected by legal privilege",
            "DPA 2018 Sch 2 para 19",
            "Confidential legal advice, or made for legal proceedings."
        ),
        new(
            Exemption.ConfidentialReference,
            "CONF_REFERENCE",
            "It is a confidential reference",
            "DPA 2018 Sch 2 para 24",
            "Given in confidence for training, employment, a volunteer placement, or appointment to an office."
        ),
        new(
            Exemption.Negotiations,
            "NEGOTIATIONS",
            "It records our intentions in a negotiation with you",
            "DPA 2018 Sch 2 para 23",
            "Sharing it would be likely to prejudice the negotiation."
        ),
        new(
            Exemption.ManagementForecast,
            "MGMT_FORECAST",
            "It is management planning",
            "DPA 2018 Sch 2 para 22",
            "Sharing it would be likely to prejudice the conduct of the activity."
        ),
        new(
            Exemption.CrimeTax,
            "CRIME_TAX",
            "Sharing it would prejudice the prevention or detection of crime, or tax",
            "DPA 2018 Sch 2 para 2",
            "Only as far as sharing would be likely to prejudice it."
        ),
        new(
            Exemption.LegalDisclosure,
            "LEGAL_DISCLOSURE",
            "The law or a court requires it to be handled another way",
            "DPA 2018 Sch 2 para 5",
            "Public by enactment, required by law or court, or for legal proceedings, advice or rights."
        ),
        new(
            Exemption.PublicProtection,
            "PUBLIC_PROTECTION",
            "Sharing it would prejudice protection of the public",
            "DPA 2018 Sch 2 para 7",
            "Likely prejudice to the function."
        ),
        new(
            Exemption.Regulatory,
            "REGULATORY",
            "Sharing it would prejudice a regulator's work",
            "DPA 2018 Sch 2 para 11",
            "Likely prejudice to the function."
        ),
        new(
            Exemption.ParliamentaryPrivilege,
            "PARL_PRIVILEGE",
            "It is covered by parliamentary privilege",
            "DPA 2018 Sch 2 para 13",
            "Needed to avoid infringing the privilege."
        ),
        new(
            Exemption.Judicial,
            "JUDICIAL",
            "It concerns judicial appointments or proceedings",
            "DPA 2018 Sch 2 para 14",
            "Judicial appointments, independence or proceedings."
        ),
        new(
            Exemption.CrownHonours,
            "CROWN_HONOURS",
            "It concerns honours or dignities",
            "DPA 2018 Sch 2 para 15",
            "Conferring by the Crown of an honour or dignity."
        ),
        new(
            Exemption.SelfIncrimination,
            "SELF_INCRIM",
            "It would reveal that someone may have committed an offence",
            "DPA 2018 Sch 2 para 20",
            "Other than offences under the data-protection law itself or perjury."
        ),
        new(
            Exemption.CorporateFinance,
            "CORP_FINANCE",
            "It concerns corporate finance",
            "DPA 2018 Sch 2 para 21",
            "Price or market effects."
        ),
        new(
            Exemption.ExamScripts,
            "EXAM",
            "It is an answer in an examination, or marks not yet announced",
            "DPA 2018 Sch 2 para 25",
            "Scripts are exempt; marks have their own timing."
        ),
        new(
            Exemption.Journalism,
            "JOURNALISM",
            "It is for journalism, academic, artistic or literary purposes",
            "DPA 2018 Sch 2 para 26",
            "Publication in the public interest."
        ),
        new(
            Exemption.Research,
            "RESEARCH",
            "It is for research, statistics or archiving",
            "DPA 2018 Sch 2 paras 27–28",
            "With the safeguards the law asks for."
        ),
        new(
            Exemption.HealthSocialEducation,
            "HEALTH_SOCIAL_EDUCATION",
            "Sharing it could cause serious harm",
            "DPA 2018 Sch 3",
            "Health, social work or education data and a serious-harm test."
        ),
        new(
            Exemption.ManifestlyUnfounded,
            "MANIFESTLY_UNFOUNDED",
            "The request is manifestly unfounded",
            "UK GDPR Art 12(5)",
            "No intention to exercise the right, or malicious; decided for this request alone."
        ),
        new(
            Exemption.Excessive,
            "EXCESSIVE",
            "The request is excessive",
            "UK GDPR Art 12(5)",
            "Decided for this request alone, never by volume alone."
        ),
    ];

    /// <summary>The text of one exemption.</summary>
    public static ExemptionText Of(Exemption exemption) => All.First(t => t.Exemption == exemption);
}
