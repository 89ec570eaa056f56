using Wardmote.Clocks;
using Wardmote.Finding;

namespace Wardmote.Rights;

/// <summary>What a request asks to be done: several kinds of right come to the same work.</summary>
public enum Deed
{
    /// <summary>Give a copy (UK GDPR Art 15, Art 20).</summary>
    Copy,

    /// <summary>Say how data is used, from the registers, without a copy (Art 15(1); R132).</summary>
    Explain,

    /// <summary>Put right what is wrong (Art 16).</summary>
    Correct,

    /// <summary>Take it away (Art 17).</summary>
    Remove,

    /// <summary>Keep it, and stop using it (Art 18, Art 21; DPA 2018 Sch 1 para 22(3)).</summary>
    Restrict,
}

/// <summary>What someone asks for, as the form offers it and every page and letter says it.</summary>
/// <param name="Key">As the command line and the form write it: "erasure", "objection-marketing".</param>
/// <param name="Use">The use that is to stop; null where none is.</param>
/// <param name="Label">As the person would say it: "Remove what you hold about me".</param>
/// <param name="Hint">What happens then, in a sentence; empty where the label says it.</param>
/// <param name="Wants">After "Asks …": "to be forgotten by {0}", with the unit for {0}.</param>
/// <param name="Yours">After "You asked …", in a letter to them.</param>
/// <param name="ToOfficers">What officers are asked to do, after "to": "remove what you hold about this person".</param>
public sealed record Wish(
    string Key,
    RightKind Kind,
    Deed Deed,
    RestrictedUse? Use,
    string Label,
    string Hint,
    string Wants,
    string Yours,
    string ToOfficers
)
{
    /// <summary>Every wish, the commonest first.</summary>
    public static IReadOnlyList<Wish> All { get; } =
    [
        new(
            "access",
            RightKind.Access,
            Deed.Copy,
            null,
            "Send me a copy of what you hold about me",
            "Everything, or the part you name",
            "for a copy of what {0} holds about them",
            "for a copy of what we hold about you",
            "look for what you hold about this person, and give it"
        ),
        new(
            "explanation",
            RightKind.Access,
            Deed.Explain,
            null,
            "Tell me how you use my data",
            "What for, on what ground, for how long, and who sees it; no copy",
            "how {0} uses their data",
            "how we use your data",
            "look for what you hold about this person"
        ),
        new(
            "rectification",
            RightKind.Rectification,
            Deed.Correct,
            null,
            "Correct something that is wrong",
            "Say what is wrong, what is right, and how we can see that",
            "for something wrong to be put right by {0}",
            "us to put something right",
            "correct what is wrong in what you hold about this person"
        ),
        new(
            "erasure",
            RightKind.Erasure,
            Deed.Remove,
            null,
            "Remove what you hold about me",
            "Some things the law makes us keep: we say which, and why",
            "to be forgotten by {0}",
            "us to remove what we hold about you",
            "remove what you hold about this person"
        ),
        new(
            "restriction",
            RightKind.Restriction,
            Deed.Restrict,
            RestrictedUse.Everything,
            "Keep what you hold, but stop using it",
            "While a mistake is looked into, for example",
            "{0} to keep what it holds about them, and stop using it",
            "us to keep what we hold about you, and stop using it",
            "stop using what you hold about this person, and keep it safe"
        ),
        new(
            "objection-marketing",
            RightKind.Objection,
            Deed.Restrict,
            RestrictedUse.DirectMarketing,
            "Stop sending me things that promote you",
            "We stop, whatever we think of it",
            "{0} to stop promoting anything to them",
            "us to stop promoting anything to you",
            "take this person off every list you use to promote anything or to raise money"
        ),
        new(
            "objection",
            RightKind.Objection,
            Deed.Restrict,
            RestrictedUse.Everything,
            "Stop using my data for something else that I object to",
            "Say what, and why in your situation",
            "{0} to stop using what it holds about them",
            "us to stop using what we hold about you",
            "stop using what you hold about this person, and keep it safe"
        ),
        new(
            "portability",
            RightKind.Portability,
            Deed.Copy,
            null,
            "Give me the data I gave you, in files other programs can read",
            "Only what you gave us yourself, because you agreed or under a contract such as membership",
            "for the data they gave {0}, in files that programs read",
            "for the data you gave us, in files that programs read",
            "look for what this person gave you, and give it"
        ),
        new(
            "withdrawal",
            RightKind.Withdrawal,
            Deed.Remove,
            null,
            "I take back my consent: remove what rested on it",
            "",
            "to take back their consent, and {0} to remove what rested on it",
            "to take back your consent, and us to remove what rested on it",
            "remove what you hold about this person because they had agreed to it"
        ),
        new(
            "withdrawal-keep",
            RightKind.Withdrawal,
            Deed.Restrict,
            RestrictedUse.Everything,
            "I take back my consent: keep what rested on it, and do not use it",
            "",
            "to take back their consent, and {0} to keep what rested on it unused",
            "to take back your consent, and us to keep what rested on it unused",
            "stop using what you hold about this person because they had agreed to it"
        ),
        new(
            "stop-notice",
            RightKind.StopNotice,
            Deed.Restrict,
            RestrictedUse.PoliticalOpinions,
            "Stop using what shows my political opinions",
            "In writing. It covers canvassing and anything worked out from it",
            "{0} to stop using what shows their political opinions",
            "us to stop using what shows your political opinions",
            "stop using what you hold that shows this person’s political opinions"
        ),
    ];

    /// <summary>The wish of that key; null when there is none.</summary>
    public static Wish? Find(string? key) => All.FirstOrDefault(w => w.Key == key?.Trim().ToLowerInvariant());

    /// <summary>"Asks to be forgotten by Northbury Constituency Party".</summary>
    public string InWords(string unit) => $"Asks {string.Format(null, Wants, unit)}";

    /// <summary>Whether what is done is worked out and carried out record by record, and answered by a letter.</summary>
    public bool IsChange => Deed is Deed.Correct or Deed.Remove or Deed.Restrict;
}
