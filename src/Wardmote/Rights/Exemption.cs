using Wardmote.Clocks;

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
/// <param name="Disapplies">
/// The articles of the UK GDPR that it may set aside, in order. The others stand: what is kept back from a copy may still be
/// corrected or erased where only Articles 13 to 15 are named.
/// </param>
public sealed record ExemptionText(
    Exemption Exemption,
    string Code,
    string Name,
    string Provision,
    string Test,
    IReadOnlyList<int> Disapplies
)
{
    // DPA 2018 Sch 2 para 18: only what one is told and given.
    private static readonly int[] Information = [13, 14, 15];

    // DPA 2018 Sch 2 paras 1 and 6.
    private static readonly int[] Listed = [13, 14, 15, 16, 17, 18, 19, 20, 21];

    // Whatever can be asked for.
    private static readonly int[] Requests = [15, 16, 17, 18, 19, 20, 21, 22];

    /// <summary>Every exemption, the commonest first.</summary>
    public static readonly IReadOnlyList<ExemptionText> All =
    [
        new(
            Exemption.ThirdParty,
            "THIRD_PARTY",
            "It would reveal information about someone else",
            "DPA 2018 Sch 2 paras 16–17",
            "It identifies another living person, they have not agreed, and it would not be reasonable to share it without their agreement.",
            [15]
        ),
        new(
            Exemption.LegalPrivilege,
            "LPP",
            "It is protected by legal privilege",
            "DPA 2018 Sch 2 para 19",
            "Confidential legal advice, or made for legal proceedings.",
            Information
        ),
        new(
            Exemption.ConfidentialReference,
            "CONF_REFERENCE",
            "It is a confidential reference",
            "DPA 2018 Sch 2 para 24",
            "Given in confidence for training, employment, a volunteer placement, or appointment to an office.",
            Information
        ),
        new(
            Exemption.Negotiations,
            "NEGOTIATIONS",
            "It records our intentions in a negotiation with you",
            "DPA 2018 Sch 2 para 23",
            "Sharing it would be likely to prejudice the negotiation.",
            Information
        ),
        new(
            Exemption.ManagementForecast,
            "MGMT_FORECAST",
            "It is management planning",
            "DPA 2018 Sch 2 para 22",
            "Sharing it would be likely to prejudice the conduct of the activity.",
            Information
        ),
        new(
            Exemption.CrimeTax,
            "CRIME_TAX",
            "Sharing it would prejudice the prevention or detection of crime, or tax",
            "DPA 2018 Sch 2 para 2",
            "Only as far as sharing would be likely to prejudice it.",
            [.. Listed, 34]
        ),
        new(
            Exemption.LegalDisclosure,
            "LEGAL_DISCLOSURE",
            "The law or a court requires it to be handled another way",
            "DPA 2018 Sch 2 para 5",
            "Public by enactment, required by law or court, or for legal proceedings, advice or rights.",
            Listed
        ),
        new(
            Exemption.PublicProtection,
            "PUBLIC_PROTECTION",
            "Sharing it would prejudice protection of the public",
            "DPA 2018 Sch 2 para 7",
            "Likely prejudice to the function.",
            Listed
        ),
        new(
            Exemption.Regulatory,
            "REGULATORY",
            "Sharing it would prejudice a regulator's work",
            "DPA 2018 Sch 2 para 11",
            "Likely prejudice to the function.",
            Listed
        ),
        new(
            Exemption.ParliamentaryPrivilege,
            "PARL_PRIVILEGE",
            "It is covered by parliamentary privilege",
            "DPA 2018 Sch 2 para 13",
            "Needed to avoid infringing the privilege.",
            [.. Listed, 34]
        ),
        new(
            Exemption.Judicial,
            "JUDICIAL",
            "It concerns judicial appointments or proceedings",
            "DPA 2018 Sch 2 para 14",
            "Judicial appointments, independence or proceedings.",
            Listed
        ),
        new(
            Exemption.CrownHonours,
            "CROWN_HONOURS",
            "It concerns honours or dignities",
            "DPA 2018 Sch 2 para 15",
            "Conferring by the Crown of an honour or dignity.",
            Listed
        ),
        new(
            Exemption.SelfIncrimination,
            "SELF_INCRIM",
            "It would reveal that someone may have committed an offence",
            "DPA 2018 Sch 2 para 20",
            "Other than offences under the data-protection law itself or perjury.",
            Information
        ),
        new(
            Exemption.CorporateFinance,
            "CORP_FINANCE",
            "It concerns corporate finance",
            "DPA 2018 Sch 2 para 21",
            "Price or market effects.",
            Information
        ),
        new(
            Exemption.ExamScripts,
            "EXAM",
            "It is an answer in an examination, or marks not yet announced",
            "DPA 2018 Sch 2 para 25",
            "Scripts are exempt; marks have their own timing.",
            Information
        ),
        new(
            Exemption.Journalism,
            "JOURNALISM",
            "It is for journalism, academic, artistic or literary purposes",
            "DPA 2018 Sch 2 para 26",
            "Publication in the public interest.",
            [.. Listed, 34]
        ),
        new(
            Exemption.Research,
            "RESEARCH",
            "It is for research, statistics or archiving",
            "DPA 2018 Sch 2 paras 27–28",
            "With the safeguards the law asks for.",
            [15, 16, 18, 21]
        ),
        new(
            Exemption.HealthSocialEducation,
            "HEALTH_SOCIAL_EDUCATION",
            "Sharing it could cause serious harm",
            "DPA 2018 Sch 3",
            "Health, social work or education data and a serious-harm test.",
            Listed
        ),
        new(
            Exemption.ManifestlyUnfounded,
            "MANIFESTLY_UNFOUNDED",
            "The request is manifestly unfounded",
            "UK GDPR Art 12(5)",
            "No intention to exercise the right, or malicious; decided for this request alone.",
            Requests
        ),
        new(
            Exemption.Excessive,
            "EXCESSIVE",
            "The request is excessive",
            "UK GDPR Art 12(5)",
            "Decided for this request alone, never by volume alone.",
            Requests
        ),
    ];

    /// <summary>"Articles 13 to 21 and 34": the articles it may set aside, in words.</summary>
    public string DisappliesInWords
    {
        get
        {
            var runs = new List<(int First, int Last)>();
            foreach (var article in Disapplies)
            {
                if (runs is [.., var run] && run.Last == article - 1)
                    runs[^1] = (run.First, article);
                else
                    runs.Add((article, article));
            }
            var words = PlainDates.List([
                .. runs.Select(r => r.First == r.Last ? $"{r.First}" : $"{r.First} to {r.Last}"),
            ]);
            return $"{(Disapplies.Count == 1 ? "Article" : "Articles")} {words}";
        }
    }

    /// <summary>The text of one exemption.</summary>
    public static ExemptionText Of(Exemption exemption) => All.First(t => t.Exemption == exemption);
}
