namespace Wardmote.Rights;

/// <summary>
/// What a person must be told about one kind of information held about them, besides the copy itself (UK GDPR Art
/// 15(1)(a) to (d) and (g)). Each sentence says only what Wardmote itself makes true of that store, so that no unit sends
/// out a promise it never made. The registers of processing take their place once a unit keeps them.
/// </summary>
/// <param name="Source">The store, as <see cref="Store.IHoldPersonalData.Source"/> names it.</param>
/// <param name="Purposes">What it is for.</param>
/// <param name="Categories">What kinds of information it holds.</param>
/// <param name="Recipients">Who gets to see it.</param>
/// <param name="Kept">For how long, or how that is decided.</param>
/// <param name="CameFrom">Where it came from.</param>
internal sealed record PrivacyFacts(
    string Source,
    string Purposes,
    string Categories,
    string Recipients,
    string Kept,
    string CameFrom
)
{
    /// <summary>Files and texts that officers gave.</summary>
    public static readonly PrivacyFacts Papers = new(
        "Papers given by our officers",
        "The work of the office of whoever held it, which is named beside each paper.",
        "Whatever the paper itself shows: letters, messages, lists and notes in which you are named.",
        "The officer who held it, whoever the paper itself was written by or sent to, and the officers who answer "
            + "requests such as yours.",
        "As long as that office needs it for its work, or the law asks for it to be kept.",
        "From you, or from whoever wrote the paper, as the paper itself shows."
    );

    // What "Requests about your rights" and this pack itself have in common.
    private const string Officers =
        "Officers of your unit, and of the units above it, whose office gives them that duty. Whoever runs the computers "
        + "that Wardmote is on, on our behalf.";

    private static readonly PrivacyFacts[] All =
    [
        new(
            "Membership records",
            "To know who our members are, to reach them, and to run meetings, votes and the organisation itself.",
            "Name, address, telephone numbers, e-mail address, date of birth, and when and how you are or were a member. "
                + "That someone is a member can show what they believe, which the law protects specially.",
            Officers,
            "While you are a member, and after that as long as our retention schedule says.",
            "From the membership department of the national organisation, which had it from you when you joined or later."
        ),
        new(
            "Political opinions",
            "The party’s own campaigning: to talk with you about what matters to you, and to know whose support we have.",
            "What you told us you think, when, to whom, and how you were told what it is used for. It shows political "
                + "opinions, which the law protects specially; you can give notice at any time that we stop.",
            Officers,
            "As long as it is needed for that campaign, and no longer than our retention schedule says.",
            "From you, through whoever spoke to you."
        ),
        new(
            "Consents",
            "To use what you agreed to, and nothing else, and to be able to show it.",
            "What you agreed to and when, the words you were shown, how, who asked you, and whether you took it back.",
            Officers,
            "While the consent is used, and after that as long as we must be able to show it.",
            "From you, through the form or the person that is named."
        ),
        new(
            "Notice list",
            "To know who wants no notices of meetings and selections.",
            "What you chose, when, and how you told us.",
            Officers,
            "While you are a member, and after that so that we do not write to you by mistake.",
            "From you."
        ),
        new(
            "Storage permissions",
            "To know who keeps people’s data by our permission, and that it ended.",
            "Name, e-mail address, what data and for which task, where it is kept, until when, and what became of it.",
            Officers,
            "Six years after the permission’s last day.",
            "From the secretary or chair who gave the permission, and from what you reported."
        ),
        new(
            "Offices held",
            "To know who holds which office, what they may see, and whom to ask.",
            "Name, e-mail address, the office, and from when until when.",
            Officers + " Anyone who needs to reach that office.",
            "While the office is held, and after that to show who held it when.",
            "From you, or from the unit that appointed you."
        ),
        new(
            "Accounts",
            "To let you sign in, and nobody else as you.",
            "Name, e-mail address, and when you were invited. Passwords are kept only in a form nobody can read.",
            Officers,
            "While you have the account.",
            "From you, or from the officer who invited you."
        ),
        new(
            "Training certificates",
            "To make sure that nobody uses people’s data untrained, and to be able to show it.",
            "Name, e-mail address, which training, when, given by whom, the proof you gave, and when we reminded you.",
            Officers,
            "While you hold an office, and after that as long as we must be able to show who was trained when.",
            "From the test that you took, from you, or from the officer who wrote down where you were trained."
        ),
        new(
            "Training course",
            "To let you go on where you left off, and to be able to show what you have accepted.",
            "Which version of the code of conduct and the account rules you accepted and when, what you have read of the "
                + "course, and how each try at its test went. The test is marked by the computer, and your account opens "
                + "once it is passed; you may ask an officer to write down other training instead.",
            Officers,
            "While you have the account, and after that as long as we must be able to show what was accepted.",
            "From you."
        ),
        new(
            "Data-protection offices",
            "To be able to show who answers for data and who watches over it, and that the latter is independent.",
            "Who designated you and when, where the document is, what you declared about your other offices, and when we "
                + "reminded you.",
            Officers,
            "While the office is held, and after that to show who held it when.",
            "From you, or from the officer who wrote down how you were designated."
        ),
        new(
            "Log of the data-protection officer",
            "To be able to show what advice was given and what became of it, and what was written to and by the regulator.",
            "The advice, talk or letter in which you are named, and what was decided or answered.",
            Officers + " The regulator, for what was written to it.",
            "As long as we must be able to show how we looked after data.",
            "From the data-protection officer, from whoever decided, or from the regulator."
        ),
        new(
            "Letters",
            "To write to you, and to be able to show what we wrote and when.",
            "Name, address, what we wrote, and whether it left.",
            Officers + " Whoever carries the letter: the mail servers, or the post.",
            "As long as the matter it was written in is kept.",
            "We wrote them ourselves, to the address that you gave us or that our records held."
        ),
        new(
            PersonalData.Store,
            "To answer you, and to be able to show that we did, as the law asks of us.",
            "What you asked, how we made sure it was you (never a copy of a document), whom we asked, what they said, and "
                + "what we answered.",
            Officers + " The officers we asked to search see your name and what you asked for.",
            "As long as we must be able to show how we answered.",
            "From you or whoever asked for you, and from the officers we asked."
        ),
    ];

    /// <summary>The facts about one store of our own; null when nobody has written them, which a test prevents.</summary>
    public static PrivacyFacts? Of(string source) => Array.Find(All, f => f.Source == source);

    /// <summary>UK GDPR Art 15(1)(h).</summary>
    public const string AutomatedDecisions =
        "No decision with legal or similarly serious effects on you is made from this information by a computer alone.";

    /// <summary>UK GDPR Art 15(2).</summary>
    public const string Transfers =
        "We have no record of any of it having been sent to a country outside the United Kingdom.";
}

/// <summary>
/// Who watches over data protection. The law that replaces the Information Commissioner by an Information Commission is
/// made but not yet known to be in force (Data (Use and Access) Act 2025 ss 118 and 119), so the name stands in this one
/// place.
/// </summary>
public static class Regulator
{
    public const string Name = "the Information Commissioner";
    public const string ComplaintPage = "https://ico.org.uk/make-a-complaint/";
    public const string Telephone = "0303 123 1113";
}
