namespace Wardmote.Correspondence;

/// <summary>
/// Every letter Wardmote writes. Beside its own values each takes those of <see cref="LetterTemplate.Everywhere"/>,
/// which the writer fills in. Dates come as people read them, "20 December 2026"; sentences come whole.
/// </summary>
public static class LetterTemplates
{
    /// <summary>To whoever asked: we have your request, and this is when we will answer.</summary>
    public const string RequestAcknowledged = "request-acknowledged";

    /// <summary>To whoever asked: show us that you are you (UK GDPR Art 12(6)).</summary>
    public const string IdentityAsked = "identity-asked";

    /// <summary>To whoever asked: we need two more months, and this is why (UK GDPR Art 12A(4)).</summary>
    public const string RequestExtended = "request-extended";

    /// <summary>To whoever asked: there is a fee, and this is what it is made of (UK GDPR Art 12(5); R144).</summary>
    public const string FeeQuoted = "fee-quoted";

    /// <summary>To whoever asked: what are you looking for? (UK GDPR Art 12A(5))</summary>
    public const string QuestionAsked = "question-asked";

    /// <summary>To whoever asked: this is what we did, and what we did not, and why (R154, R155, R159).</summary>
    public const string RequestOutcome = "request-outcome";

    /// <summary>To whoever asked: this is how we use your data (R132).</summary>
    public const string DataUse = "data-use";

    /// <summary>To whoever asked: we do not answer this, and why (UK GDPR Art 12(4); R146, R147).</summary>
    public const string RequestRefused = "request-refused";

    /// <summary>To an officer: do what the person asks with what you hold (R29, R158).</summary>
    public const string HolderAskedToAct = "holder-asked-to-act";

    /// <summary>To an officer: what you meant to keep is to go as well.</summary>
    public const string HolderAskedAgain = "holder-asked-again";

    /// <summary>To the secretary: the person did something about their request.</summary>
    public const string RequestNews = "request-news";
    public const string RestrictionEnds = "restriction-ends";

    /// <summary>To an address someone gave: a code to type, which proves the mailbox.</summary>
    public const string IdentityCode = "identity-code";

    /// <summary>To an officer: look where you keep things, and answer (R23).</summary>
    public const string HolderAsked = "holder-asked";

    /// <summary>To an officer who opened the link: the code that opens the search.</summary>
    public const string HolderCode = "holder-code";

    /// <summary>To an officer whose answer is due.</summary>
    public const string HolderReminder = "holder-reminder";

    /// <summary>To the secretary: this officer has not answered.</summary>
    public const string HolderEscalated = "holder-escalated";

    /// <summary>To an officer: you need not search after all.</summary>
    public const string HolderExcused = "holder-excused";

    /// <summary>To the person: your copy is ready.</summary>
    public const string PackReady = "pack-ready";

    /// <summary>To the person, by post: the code that opens the copy (R63).</summary>
    public const string PackCode = "pack-code";

    /// <summary>To an officer: make your account.</summary>
    public const string Invitation = "invitation";

    /// <summary>To someone with an account who says that the password is forgotten.</summary>
    public const string NewPassword = "new-password";

    /// <summary>To an officer: make sure that it is the person who asks to set their account up anew.</summary>
    public const string RecoveryAsked = "recovery-asked";

    /// <summary>To someone who has lost what they sign in with: set your account up anew.</summary>
    public const string RecoveryGranted = "recovery-granted";

    /// <summary>To someone with an account: something about signing in has changed.</summary>
    public const string SignInNotice = "sign-in-notice";

    /// <summary>To an officer whose training ends soon (R71).</summary>
    public const string TrainingReminder = "training-reminder";

    /// <summary>To a data-protection officer who is to declare their independence again (R102).</summary>
    public const string DeclarationReminder = "declaration-reminder";

    private static readonly Placeholder Reference = new("reference", "What everyone calls the request", "R-2026-0014");
    private static readonly Placeholder Secretary = new(
        "secretary",
        "The officer who handles the request, by name",
        "Priya Shah"
    );
    private static readonly Placeholder Link = new(
        LetterTemplate.Link,
        "The link to the page; missing from a letter that goes by post",
        "https://data.example.org/…",
        Optional: true,
        Secret: true
    );

    private static readonly Placeholder Person = new(
        "person",
        "The person the data is about, when someone else asked for them",
        "Dilys Price",
        Optional: true
    );

    private static readonly Placeholder Regulator = new(
        "regulator",
        "The regulator’s name and where it takes complaints",
        "the Information Commissioner (ico.org.uk)"
    );

    private static readonly Dictionary<string, LetterTemplate> ByKey = new LetterTemplate[]
    {
        new(
            RequestAcknowledged,
            "Tells someone that their request has arrived and when it will be answered",
            Reference,
            Person,
            new("received", "The day the request arrived", "20 November 2026"),
            Link,
            new(LetterTemplate.Code, "Twelve characters in three groups", "ABCD-EFGH-JKLM", Secret: true),
            new(
                "due",
                "One sentence: the date we will answer by, or what the clock waits for",
                "We will answer by 20 December 2026."
            ),
            new(
                "privacyNotice",
                "The short privacy notice of the unit",
                "We keep your request for six years, to show how we answered it.",
                Optional: true
            )
        ),
        new(
            RequestNews,
            "Tells the secretary that the person did something about their request",
            Reference,
            Link,
            new("news", "One sentence: what they did", "The person has answered our question.")
        ),
        new(
            RestrictionEnds,
            "Tells someone before it happens that what was kept unused will be used again",
            Reference,
            Person,
            new("from", "The day since when it was not used", "20 November 2026"),
            new("ends", "The day from which it may be used again", "Monday 18 January 2027"),
            new("because", "Why it ends", "We have checked the address, and it is right."),
            Regulator
        ),
        new(
            RequestOutcome,
            "Tells someone what was done of what they asked, what was not, and why",
            Reference,
            Person,
            new("received", "The day the request arrived", "20 November 2026"),
            new("asked", "One sentence: what they asked", "You asked us to remove what we hold about you."),
            new("outcome", "One sentence: how far it was done", "We have done what you asked in part."),
            new("done", "What was done, one place to a line", "Membership records: 1 record", Optional: true),
            new(
                "kept",
                "What was not done, on which ground and why, one to a line",
                "Donations 2025, because the law obliges us to keep it (UK GDPR Art 17(3)(b)). Election law asks for six years.",
                Optional: true
            ),
            new("told", "One sentence: who else was told", "We have told Northbury Printers of it.", Optional: true),
            new("next", "What comes of it from now on", "What we keep we look at again every year."),
            Regulator
        ),
        new(
            DataUse,
            "Tells someone how their data is used, from the register",
            Reference,
            Person,
            new(
                "uses",
                "One use to a line: what for, on what ground, how long, who else has it",
                "Running elections of officers. Ground: contract. Kept: 1 year from the election. Who else has it: nobody outside."
            ),
            Regulator
        ),
        new(
            RequestRefused,
            "Tells someone that their request is not answered, why, and what they can do",
            Reference,
            Person,
            new("received", "The day the request arrived", "20 November 2026"),
            new("ground", "One sentence: the ground", "We find that this request is excessive."),
            new("because", "Why, in the officer’s words", "It asks for the same as your request of last month."),
            Regulator
        ),
        new(
            HolderAskedToAct,
            "Asks an officer to do what someone asks with what they hold",
            Reference,
            Secretary,
            Link,
            new("asks", "What is to be done, after “to”", "remove what you hold about this person"),
            new("capacities", "Every capacity they are asked in, one to a line", "Secretary, Northbury North Branch"),
            new("due", "The last day for the answer", "Friday 27 November 2026")
        ),
        new(
            HolderAskedAgain,
            "Tells an officer that what they meant to keep is to go as well",
            Reference,
            Secretary,
            Link,
            new("asks", "What is to be done, after “to”", "remove what you hold about this person")
        ),
        new(
            IdentityAsked,
            "Asks someone to show who they are before anything is sent to them",
            Reference,
            Person,
            new(
                "needed",
                "One sentence: what would show it, and how to show it",
                "Reply from the e-mail address that we have for you."
            ),
            new(
                "clock",
                "One sentence: that the time to answer starts when this has come",
                "The month we have to answer in starts on the day we hear from you."
            ),
            Link
        ),
        new(
            RequestExtended,
            "Tells someone that two more months are needed, and why",
            Reference,
            Person,
            new("because", "Why, in the officer’s words", "Your request touches an appeal that is still being heard."),
            new("due", "One sentence: the date we will answer by", "We must answer by the end of 20 February 2027."),
            Regulator
        ),
        new(
            FeeQuoted,
            "Tells someone of a fee before any work is done, what it is made of, and that they may ask for less",
            Reference,
            Person,
            new("amount", "The whole fee", "£12.50"),
            new("because", "Why, in the officer’s words", "You have asked for the same four times since June."),
            new("basis", "What it is made of, in the officer’s words", "Printing 250 pages at 5p each."),
            Regulator
        ),
        new(
            QuestionAsked,
            "Asks someone what they are looking for. Until they answer the clock stands still",
            Reference,
            Person,
            new("question", "The question, in the officer’s words", "Which of our local branches have you been in?")
        ),
        new(
            IdentityCode,
            "Gives the code that shows that someone reads the mailbox they gave",
            new("reference", "What everyone calls the request, once it has a name", "R-2026-0014", Optional: true),
            new(LetterTemplate.Code, "Six digits", "000 000", Secret: true),
            new("minutes", "For how many minutes the code works", "10")
        ),
        new(
            HolderAsked,
            "Asks an officer to look for what they hold. It never names the person asked about: the page does, after the code",
            Reference,
            new("capacities", "The offices they are asked in, one to a line", "Treasurer, Northbury Constituency"),
            new("due", "The day an answer is needed by", "27 November 2026"),
            Secretary,
            Link
        ),
        new(
            HolderCode,
            "Gives an officer the code that opens a search",
            Reference,
            new(LetterTemplate.Code, "Six digits", "000 000", Secret: true),
            new("minutes", "For how many minutes the code works", "10")
        ),
        new(
            HolderReminder,
            "Reminds an officer that their answer is due",
            Reference,
            new("due", "The day an answer is needed by", "27 November 2026"),
            Secretary,
            Link
        ),
        new(
            HolderEscalated,
            "Tells the secretary that an officer has not answered",
            Reference,
            new("holder", "The officer who has not answered, by name", "Owen Hughes"),
            new("capacities", "The offices they were asked in, one to a line", "Treasurer, Northbury Constituency"),
            new("due", "The day their answer was needed by", "27 November 2026"),
            new(
                "answerDue",
                "One sentence: when the whole request must be answered",
                "The whole answer is due by 20 December 2026."
            ),
            Link
        ),
        new(
            HolderExcused,
            "Tells an officer that no search is needed after all",
            Reference,
            new("because", "One sentence: why", "The request has been withdrawn.", Optional: true),
            Secretary
        ),
        new(
            PackReady,
            "Tells someone that the copy of their data is ready and how to open it",
            Reference,
            Person,
            new(
                "opening",
                "One sentence: how the code or password reaches them",
                "The code that opens it comes to you by post."
            ),
            new("expires", "The last day the link works", "18 January 2027", Optional: true),
            Regulator,
            Link
        ),
        new(
            PackCode,
            "Gives the code that opens the copy, another way than the link went",
            Reference,
            new(LetterTemplate.Code, "Twelve characters in three groups", "ABCD-EFGH-JKLM", Secret: true),
            new("expires", "The last day the copy can be opened", "18 January 2027")
        ),
        new(
            Invitation,
            "Invites someone to make an account",
            new("office", "The office it is for", "Secretary, Northbury Constituency", Optional: true),
            new("expires", "The last day the link works", "27 November 2026"),
            Link
        ),
        new(
            NewPassword,
            "Gives someone who has forgotten their password a link to choose another",
            new("time", "The time until which the link works", "9.25am"),
            Link
        ),
        new(
            RecoveryAsked,
            "Asks an officer to make sure that it is really someone who says that their phone is lost",
            new("who", "Whose account it is", "Owen Hughes"),
            Link
        ),
        new(
            RecoveryGranted,
            "Gives someone who has lost what they sign in with a link to set their account up anew",
            new("by", "The two who made sure that it is they", "Priya Shah and Megan Price"),
            new("expires", "The last day the link works", "27 November 2026"),
            Link
        ),
        new(
            SignInNotice,
            "Tells someone with an account that something about signing in has changed",
            new("what", "One sentence: what has changed", "Your password was changed."),
            new("when", "The day and time", "20 November 2026 at 9.15am")
        ),
        new(
            TrainingReminder,
            "Reminds an officer that their training ends soon",
            new("until", "The last day on which it counts", "18 January 2027"),
            new("course", "What they were trained in last", "Looking after people’s data"),
            Link
        ),
        new(
            DeclarationReminder,
            "Reminds a data-protection officer to declare that they are independent",
            new("due", "The last day for it", "27 November 2026"),
            Link
        ),
    }.ToDictionary(t => t.Key, StringComparer.Ordinal);

    /// <summary>All of them, by key.</summary>
    public static IReadOnlyCollection<LetterTemplate> All => ByKey.Values;

    /// <summary>The letter of a key; null when Wardmote writes none by that name.</summary>
    public static LetterTemplate? Find(string key) => ByKey.GetValueOrDefault(key);
}
