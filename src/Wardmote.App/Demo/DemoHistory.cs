using NodaTime;
using Wardmote.Clocks;
using Wardmote.Organisation;
using Wardmote.Rights;

namespace Wardmote.App.Demo;

/// <summary>
/// What happened at Northbury in the last weeks: requests at every stage, told in order, each step by the use case that
/// a page would call on the day.
/// </summary>
internal sealed class DemoHistory(IServiceProvider house, DemoClock clock, string secretaryEmail)
{
    private readonly LocalDate today = clock.Today();

    public async Task TellAsync(CancellationToken stop)
    {
        foreach (var (daysAgo, hour, happenAsync) in Events().OrderByDescending(e => e.DaysAgo).ThenBy(e => e.Hour))
        {
            clock.Now = today.PlusDays(-daysAgo).At(new LocalTime(hour, 10)).InZoneLeniently(UkTime.Zone).ToInstant();
            await using var scope = house.CreateAsyncScope();
            var acting = scope.ServiceProvider.GetRequiredService<Acting>();
            var secretary =
                await acting.ActorAsync(secretaryEmail, clock.Today(), stop)
                ?? throw new InvalidOperationException("The demonstration has no secretary.");
            await happenAsync(new DemoDay(scope.ServiceProvider, secretary, stop));
        }
    }

    private LocalDate Ago(int days) => today.PlusDays(-days);

    private IEnumerable<(int DaysAgo, int Hour, Func<DemoDay, Task> HappenAsync)> Events() =>
        [
            .. HandedOver(),
            .. Packed(),
            .. InReview(),
            .. Searching(),
            .. LeftInPeace(),
            .. Forgetting(),
            .. AwaitingProof(),
            .. JustIn(),
        ];

    private IEnumerable<(int, int, Func<DemoDay, Task>)> HandedOver()
    {
        const string Name = "Peter Hawthorne";
        yield return (
            52,
            9,
            d =>
                d.RecordAsync(
                    Channel.Phone,
                    Ago(52),
                    Of(Name, "hawthornes@example.org"),
                    "Everything you have about me."
                )
        );
        yield return (
            51,
            19,
            d => d.VerifyAsync(Name, IdentityMethod.KnownToOfficer, "Member for years; knows the secretary.")
        );
        yield return (
            51,
            20,
            d => d.MatchAsync(Name, "CG100045", "Same name and address; the e-mail address is shared with his wife.")
        );
        yield return (51, 21, d => d.SearchAsync(Name));
        yield return (45, 20, d => d.OthersHoldNothingAsync(Name));
        yield return (41, 20, d => d.DecideEverythingAsync(Name, "His own record."));
        yield return (40, 19, d => d.PackAsync(Name));
        yield return (38, 18, d => d.HandOverAsync(Name, "Handed over on a memory stick after the branch meeting."));
        yield return (38, 19, d => d.CloseAsync(Name, null));
    }

    private IEnumerable<(int, int, Func<DemoDay, Task>)> Packed()
    {
        const string Name = "Margaret Ellwood";
        yield return (27, 9, d => d.RecordAsync(Channel.Post, Ago(28), Of(Name, "m.ellwood@example.org")));
        yield return (
            27,
            10,
            d =>
                d.VerifyAsync(
                    Name,
                    IdentityMethod.CallToKnownNumber,
                    "Called back on the number in the membership list."
                )
        );
        yield return (27, 11, d => d.MatchAsync(Name, "CG100014", "Same name, address and telephone number."));
        yield return (27, 12, d => d.SearchAsync(Name));
        yield return (
            24,
            20,
            d =>
                d.AnswerAsync(
                    Name,
                    "Colin Entwistle",
                    DemoDay.Found(
                        "Branch e-mail, the minute book since 2015.",
                        ("Riverside minutes that mention her.txt", Minutes),
                        ("About the hall keys.txt", Keys)
                    )
                )
        );
        yield return (22, 21, d => d.OthersHoldNothingAsync(Name));
        yield return (16, 18, d => d.DecideEverythingAsync(Name, "Only one Margaret Ellwood has ever been a member."));
        yield return (
            15,
            18,
            d =>
                d.WithholdAsync(
                    Name,
                    "About the hall keys.txt",
                    new(
                        Exemption.ThirdParty,
                        "It is about a neighbour’s illness. They have not agreed, and she does not know of it.",
                        "An e-mail between two officers about the hall keys",
                        ThirdParty: new(
                            "A neighbour of hers",
                            ThirdPartyAnswer.Refused,
                            "The secretary telephoned.",
                            "Told to the chair in confidence."
                        )
                    )
                )
        );
        yield return (12, 19, d => d.PackAsync(Name));
    }

    private IEnumerable<(int, int, Func<DemoDay, Task>)> InReview()
    {
        const string Name = "Shirin Mohammadi";
        yield return (25, 9, d => d.RecordAsync(Channel.Email, Ago(26), Of(Name, "shirin.mohammadi@example.net")));
        yield return (
            25,
            18,
            d => d.VerifyAsync(Name, IdentityMethod.KnownToOfficer, "Spoke with her at the branch meeting.")
        );
        yield return (25, 19, d => d.MatchAsync(Name, "CG100031", "Same name, address and e-mail."));
        yield return (25, 20, d => d.SearchAsync(Name));
        yield return (
            21,
            20,
            d =>
                d.AnswerAsync(
                    Name,
                    "Yusuf Rahman",
                    DemoDay.Found("The forum’s mailbox and sign-up sheets.", ("Sign-up sheet, March.txt", SignUp))
                )
        );
        yield return (
            20,
            20,
            d =>
                d.AnswerAsync(
                    Name,
                    "Derek Ramsbottom",
                    DemoDay.Found("Branch mailbox.", ("E-mails about the canvass.txt", Canvass))
                )
        );
        yield return (17, 19, d => d.OthersHoldNothingAsync(Name));
    }

    private IEnumerable<(int, int, Func<DemoDay, Task>)> Searching()
    {
        const string Name = "Daniel Achterberg";
        yield return (
            11,
            9,
            d =>
                d.RecordAsync(
                    Channel.Email,
                    Ago(12),
                    Of(Name, "dan.achterberg@example.com"),
                    "Everything since I joined, and anything about the selection meeting."
                )
        );
        yield return (
            11,
            18,
            d => d.VerifyAsync(Name, IdentityMethod.KnownToOfficer, "Has written from this address for years.")
        );
        yield return (11, 19, d => d.MatchAsync(Name, "CG100027", "Same name, address and e-mail."));
        yield return (11, 20, d => d.SearchAsync(Name));
        yield return (
            9,
            21,
            d =>
                d.AnswerAsync(
                    Name,
                    "Tomasz Nowak",
                    DemoDay.Nothing(
                        "The membership system is searched by Wardmote; my e-mail and phone hold nothing more."
                    )
                )
        );
        yield return (
            8,
            20,
            d =>
                d.AnswerAsync(
                    Name,
                    "Derek Ramsbottom",
                    DemoDay.Found("Branch mailbox and the minute book.", ("Selection meeting, notes.txt", Selection))
                )
        );
        yield return (
            7,
            20,
            d =>
                d.AnswerAsync(
                    Name,
                    "Catherine Mainwaring",
                    DemoDay.NotYet(today.PlusDays(4), "I am abroad until the weekend and the papers are at home.")
                )
        );
        yield return (6, 8, d => d.ChaseAsync());
        yield return (3, 8, d => d.ChaseAsync());
        yield return (1, 8, d => d.ChaseAsync());
    }

    // No more letters that promote anything: done everywhere, and told.
    private IEnumerable<(int, int, Func<DemoDay, Task>)> LeftInPeace()
    {
        const string Name = "Gwen Talbot";
        yield return (
            19,
            9,
            d =>
                d.RecordAsync(
                    Channel.Email,
                    Ago(19),
                    Of(Name, "g.talbot@example.net"),
                    "No more raffle tickets.",
                    "objection-marketing"
                )
        );
        yield return (
            19,
            18,
            d => d.VerifyAsync(Name, IdentityMethod.KnownToOfficer, "Spoke with her on the doorstep.")
        );
        yield return (19, 19, d => d.SearchAsync(Name));
        yield return (14, 20, d => d.OthersDidItAsync(Name));
        yield return (13, 19, d => d.DecideEverythingAsync(Name, "Her own letters."));
        yield return (13, 20, d => d.DoItAllAsync(Name));
    }

    // The officers have acted; one would keep something, and the secretary is to decide.
    private IEnumerable<(int, int, Func<DemoDay, Task>)> Forgetting()
    {
        const string Name = "Petra Hawthorne";
        yield return (
            10,
            9,
            d => d.RecordAsync(Channel.Post, Ago(10), Of(Name, "hawthornes@example.org"), wish: "erasure")
        );
        yield return (
            9,
            18,
            d => d.VerifyAsync(Name, IdentityMethod.CallToKnownNumber, "Called back; she knew her membership number.")
        );
        yield return (9, 19, d => d.MatchAsync(Name, "CG100046", "Same name, number and address."));
        yield return (9, 20, d => d.SearchAsync(Name));
        yield return (
            5,
            20,
            d =>
                d.AnswerAsync(
                    Name,
                    "Colin Entwistle",
                    new(
                        Outcome.DoneInPart,
                        "Branch e-mail and the minute book.",
                        Text: "The branch minutes of June name her as proposer. Do minutes go too?"
                    )
                )
        );
        yield return (4, 20, d => d.OthersDidItAsync(Name));
    }

    private IEnumerable<(int, int, Func<DemoDay, Task>)> AwaitingProof()
    {
        const string Name = "Robin Sedgwick";
        yield return (6, 9, d => d.RecordAsync(Channel.Email, Ago(6), Of(Name, "r.sedgwick.1999@example.com")));
        yield return (
            5,
            19,
            d =>
                d.AskForProofAsync(
                    Name,
                    "something that shows your name and the address we have for you",
                    "The e-mail address is not the one we know, and the letter speaks of a different branch."
                )
        );
    }

    private IEnumerable<(int, int, Func<DemoDay, Task>)> JustIn()
    {
        yield return (
            1,
            20,
            d =>
                d.RecordAsync(
                    Channel.InPerson,
                    Ago(1),
                    Of("Ifeoma Nwosu", "i.nwosu@example.com"),
                    "What the national party has passed on to you about me."
                )
        );
    }

    private static Subject Of(string name, string email) => new() { Name = name, Email = email };

    private const string Minutes = """
        Northbury Riverside Branch, minutes (extracts)

        14 March. Margaret Ellwood reported on the spring leaflet: 900 delivered, 120 left over.
        11 April. Margaret Ellwood asked that the hall be booked earlier next year. Agreed.
        """;

    private const string Keys = """
        From: Colin Entwistle
        To: Harpreet Kaur

        Maggie has the keys while her neighbour is in hospital. Please do not mention the operation to anyone.
        """;

    private const string SignUp = """
        Safer Streets forum, sign-up sheet, March
        Shirin Mohammadi, shirin.mohammadi@example.net, would help with the lighting survey
        """;

    private const string Canvass = """
        From: Derek Ramsbottom
        To: Siobhán Walsh

        Shirin will do Windmill Hill on Saturday with Owen. She asked for large print sheets.
        """;

    private const string Selection = """
        Northbury Town Branch, selection meeting, notes

        D. Achterberg spoke for three minutes on buses. Question on hustings rules answered by the chair.
        """;
}
