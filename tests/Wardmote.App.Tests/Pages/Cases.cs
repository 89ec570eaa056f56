using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;
using NodaTime;
using Wardmote.App.Pages.Answer;
using Wardmote.App.Pages.Mine;
using Wardmote.App.SignIn;
using Wardmote.App.Worker;
using Wardmote.Clocks;
using Wardmote.Consent;
using Wardmote.Correspondence;
using Wardmote.Evidence;
using Wardmote.Members;
using Wardmote.Organisation;
using Wardmote.Organisation.Imports;
using Wardmote.Permits;
using Wardmote.Protection;
using Wardmote.Registers;
using Wardmote.Rights;
using Wardmote.Rights.Changing;
using Wardmote.Store;
using Wardmote.Tests.Training;
using Wardmote.Training;

namespace Wardmote.App.Tests.Pages;

/// <summary>Who looks at a page.</summary>
public enum Who
{
    Nobody,

    /// <summary>Someone part of the way through the public form.</summary>
    Asker,

    /// <summary>The same, for someone else.</summary>
    AskerForAnother,

    /// <summary>An officer who has typed the code behind their link, and answered before.</summary>
    Holder,

    /// <summary>Someone who has typed the reference of their request, and its code.</summary>
    Owner,

    /// <summary>An officer whose password was right; the code is still to come.</summary>
    Halfway,

    /// <summary>Someone invited who has chosen a password; the code is still to come.</summary>
    Enrolling,

    /// <summary>The secretary whose cases these are.</summary>
    Secretary,

    /// <summary>The secretary of the constituency next door.</summary>
    Stranger,

    /// <summary>The secretary of the national body.</summary>
    National,

    /// <summary>An officer of Northbury who has an account and is not trained yet.</summary>
    Untrained,
}

/// <summary>Northbury's requests, one at every stage, and everyone who may look at them.</summary>
public sealed class Cases
{
    private readonly Served served;
    private readonly Dictionary<Who, (string Name, string Value)> cookies = [];

    private Cases(Served served) => this.served = served;

    /// <summary>Just come in through the form, with its address confirmed.</summary>
    public Request Received { get; private set; } = null!;

    /// <summary>Waits for proof of identity; nobody looks like this person.</summary>
    public Request Doubted { get; private set; } = null!;

    /// <summary>Officers are looking; one has answered, one says not yet.</summary>
    public Request Searching { get; private set; } = null!;

    /// <summary>Everybody has answered; something is to be decided, something kept back.</summary>
    public Request Reviewed { get; private set; } = null!;

    /// <summary>The pack is made.</summary>
    public Request Packed { get; private set; } = null!;

    /// <summary>The person has a link to their pack, and a code on paper.</summary>
    public Request Released { get; private set; } = null!;

    /// <summary>The pack goes as an encrypted zip.</summary>
    public Request Sealed { get; private set; } = null!;

    /// <summary>The person has their pack.</summary>
    public Request Delivered { get; private set; } = null!;

    /// <summary>Over.</summary>
    public Request Closed { get; private set; } = null!;

    /// <summary>Asks to be forgotten: one thing stays, another is to go, and some are still to be decided.</summary>
    public Request Forgetting { get; private set; } = null!;

    /// <summary>Something wrong was weighed and is to be put right; nobody has been asked yet.</summary>
    public Request Correcting { get; private set; } = null!;

    /// <summary>Nothing may be used any more: everything is done, and the letter is to go.</summary>
    public Request Restricted { get; private set; } = null!;

    /// <summary>Asks how data is used.</summary>
    public Request Explaining { get; private set; } = null!;

    /// <summary>The link to the pack of <see cref="Released"/>.</summary>
    public string CollectLink { get; private set; } = "";

    /// <summary>A letter that went by mail, and one that is to be printed.</summary>
    public (Guid Mailed, Guid Printed) Letters { get; private set; }

    /// <summary>A membership list that was brought in, and one with errors and leavers that waits for a decision.</summary>
    public (Guid BroughtIn, Guid Waiting) Lists { get; private set; }

    /// <summary>A public holiday that was added, and one that was a mistake.</summary>
    public (Guid Standing, Guid Removed) Holidays { get; private set; }

    /// <summary>The appointments of two officers.</summary>
    public (Guid Chair, Guid BranchSecretary) Offices { get; private set; }

    /// <summary>
    /// The secretary's certificate, one with a proof that was taken back, and that of somebody next door, by their numbers.
    /// </summary>
    public (string Own, string TakenBack, string NextDoor) Certificates { get; private set; }

    /// <summary>Training sessions of Northbury: one to come, one that was held, one that was called off.</summary>
    public (Guid Coming, Guid Held, Guid CalledOff) Sessions { get; private set; }

    /// <summary>Advice to Northbury, open and decided, and letters of the regulator, open and answered.</summary>
    public (Guid Advice, Guid Decided, Guid Letter, Guid Answered) Protection { get; private set; }

    /// <summary>An asset of Northbury with a task that is blocked and one that lacks nothing.</summary>
    public (Guid Asset, Guid Blocked, Guid Whole) Register { get; private set; }

    /// <summary>A permission that is past its day, and one that has ended.</summary>
    public (Guid Overdue, Guid Ended) Permits { get; private set; }

    /// <summary>A purpose with two versions of its words; a consent of a member that stands, and one taken back.</summary>
    public (Guid Purpose, Guid Given, Guid TakenBack) Consents { get; private set; }

    /// <summary>A link that signs the secretary in to the demonstration.</summary>
    public string SignInLink { get; private set; } = "";

    /// <summary>The token of a link for a forgotten password.</summary>
    public string PasswordLink { get; private set; } = "";

    /// <summary>The chair has lost everything, and waits for two to make sure that it is they.</summary>
    public Guid Recovery { get; private set; }

    /// <summary>The token of an invitation that nobody has accepted yet.</summary>
    public string Invitation { get; private set; } = "";

    /// <summary>The cookie that makes a browser this visitor's; null for nobody.</summary>
    public (string Name, string Value)? Cookie(Who who) => cookies.TryGetValue(who, out var cookie) ? cookie : null;

    /// <summary>One more like <see cref="Who.Asker"/>.</summary>
    public async Task<(string Name, string Value)> AnotherAskerAsync() =>
        ("wardmote-ask", await DraftAsync(forAnother: false));

    /// <summary>The link of an officer who was asked for <see cref="Searching"/>, by their address.</summary>
    public string AnswerLink(string email) => LinkOf(Searching.Holders.First(h => h.Email == email));

    /// <summary>A link that led somewhere until its request was closed.</summary>
    public string EndedAnswerLink => LinkOf(Closed.Holders[0]);

    public static async Task<Cases> OpenAsync(Served served)
    {
        await served.FoundAsync();
        var cases = new Cases(served);
        await cases.FillAsync(await served.OfficerAsync(Federation.Secretary));
        await cases.InviteEveryoneAsync();
        return cases;
    }

    private async Task FillAsync(Actor alex)
    {
        Received = await AskAsync("Sam Patel", Federation.Sam, confirmed: true);
        Doubted = await AskAsync("Nobody Known", "nobody.known@example.org");
        await served.UseAsync<AskForIdentity>(u =>
            u.RunAsync(alex, Doubted.Id, "a letter with your name and address", "No record matches", default)
        );
        Searching = await SearchedAsync(alex);
        await AnswerAsync(
            alex,
            Searching,
            Federation.BranchSecretary,
            new(Rights.Outcome.Nothing, "E-mail and papers")
        );
        await AnswerAsync(
            alex,
            Searching,
            Federation.GroupSecretary,
            new(Rights.Outcome.CannotYet, Because: "Away until then", ExpectedOn: served.Clock.Today().PlusDays(3))
        );
        Reviewed = await AnsweredAsync(alex);
        await KeepBackAsync(alex, Reviewed);
        Packed = await PackedAsync(alex);
        Released = await PackedAsync(alex, new(ReleaseWay.Link, CodeChannel.Post));
        CollectLink = (await served.Mail.TakeAsync(Federation.Sam, "Your copy is ready")).Link;
        Sealed = await PackedAsync(alex, new(ReleaseWay.EncryptedZip, CodeChannel.Phone));
        Delivered = await PackedAsync(alex, new(ReleaseWay.Link, CodeChannel.None, "They are in the room"));
        var opened = (await served.Mail.TakeAsync(Federation.Sam, "Your copy is ready")).Link;
        await served.UseAsync<CollectPack>(u => u.RunAsync(Secret.Hash(opened.Split('/')[^1]), null, default));
        Closed = await AnsweredAsync(alex);
        await served.UseAsync<CloseRequest>(u => u.RunAsync(alex, Closed.Id, "Withdrawn by telephone", default));
        await ChangeAsync(alex);
        Holidays = await HolidaysAsync();
        Received = await ReadAsync(Received);
        Doubted = await ReadAsync(Doubted);
        Searching = await ReadAsync(Searching);
        Reviewed = await ReadAsync(Reviewed);
        Packed = await ReadAsync(Packed);
        Closed = await ReadAsync(Closed);
        Lists = await ListsAsync(alex);
        Offices = (await AppointmentAsync(Federation.Chair), await AppointmentAsync(Federation.BranchSecretary));
        await OpenAsync(alex);
        Protection = await ProtectAsync();
        Register = await RegisterAsync();
        Permits = await PermitAsync();
        Consents = await ConsentAsync();
        var letters = await served.ReadAsync(db => db.Letters.AsNoTracking().ToListAsync());
        Letters = (letters.First(l => l.Medium == Medium.Email).Id, letters.First(l => l.Medium == Medium.Post).Id);
    }

    private Task<Guid> AppointmentAsync(string email) =>
        served.ReadAsync(db => db.Appointments.Where(a => a.Email == email).Select(a => a.Id).SingleAsync());

    private async Task<(Guid, Guid, Guid)> RegisterAsync()
    {
        var unit = await served.ReadAsync(db => db.Units.Where(u => u.Code == "C001").Select(u => u.Id).SingleAsync());
        var alex = await served.OfficerAsync(Federation.Secretary);
        var list = new NewAsset("Membership list", "Everybody who is a member", "secretary", "Mill Street", "Paper");
        var asset = await served.UseAsync<WriteAsset, Asset>(u => u.RunAsync(alex, unit, null, 0, list, null, default));
        var blocked = await WriteAsync(null, 0, new() { Purpose = "Canvassing", PoliticalData = "Canvass answers" });
        await WriteAsync(blocked, 1, new() { Purpose = "Canvassing", PoliticalData = "Answers at the door" });
        var whole = await WriteAsync(
            null,
            0,
            new()
            {
                Function = "Membership",
                Purpose = "Keeping the list of members",
                People = "Members",
                OrdinaryData = "Names and addresses",
                Source = "The members themselves",
                Recipients = "Nobody",
                Basis = LawfulBasis.Contract,
                KeptFrom = "The end of membership",
                KeptFor = "6 years",
                KeptBecause = "Claims can be brought for so long",
                AtEnd = AtEnd.Delete,
                Security = "A locked cupboard",
            }
        );
        return (asset.Id, blocked, whole);

        async Task<Guid> WriteAsync(Guid? task, int read, Processing written) =>
            (
                await served.UseAsync<WriteTask, ProcessingTask>(u =>
                    u.RunAsync(alex, asset.Id, task, read, written, "The committee asked for it", default)
                )
            ).Id;
    }

    private async Task<(Guid, Guid)> PermitAsync()
    {
        var unit = await served.ReadAsync(db => db.Units.Where(u => u.Code == "C001").Select(u => u.Id).SingleAsync());
        var alex = await served.OfficerAsync(Federation.Secretary);
        var today = served.Clock.Today();
        var overdue = await GiveAsync(new("Lee Marsh", "lee.marsh@example.org", "Canvass returns", "By-election"));
        var ended = await GiveAsync(new("Toni Vale", "toni.vale@example.org", "Labels", "Newsletter"));
        await served.UseAsync<EndPermit>(u =>
            u.RunAsync(alex, ended, new(Fate.Removed, today, "14:30", "Shredded; told me so"), default)
        );
        return (overdue, ended);

        async Task<Guid> GiveAsync(NewPermit permit) =>
            (
                await served.UseAsync<GivePermit, Permit>(u =>
                    u.RunAsync(
                        alex,
                        unit,
                        permit with
                        {
                            Place = "Paper",
                            GivenOn = today.PlusDays(-9),
                            Until = today.PlusDays(-1),
                        },
                        default
                    )
                )
            ).Id;
    }

    private async Task<(Guid, Guid, Guid)> ConsentAsync()
    {
        var unit = await served.ReadAsync(db => db.Units.Where(u => u.Code == "C001").Select(u => u.Id).SingleAsync());
        var alex = await served.OfficerAsync(Federation.Secretary);
        var today = served.Clock.Today();
        var purpose = await WriteAsync(null, 0, "Yes, send me the newsletter.", today.PlusDays(-90));
        await WriteAsync(purpose, 1, "Yes, e-mail me the newsletter.", today.PlusDays(-10));
        var given = await GiveAsync(new(purpose, 1, "A1", null, null, ConsentChannel.Paper, "Kit Moss", null));
        var back = await GiveAsync(
            new(purpose, 1, null, "Toni Vale", "toni.vale@example.org", ConsentChannel.Website, "The form", null)
        );
        await served.UseAsync<WithdrawConsent>(u => u.RunAsync(alex, back, today, "By e-mail", default));
        return (purpose, given, back);

        async Task<Guid> WriteAsync(Guid? id, int read, string text, LocalDate from) =>
            (
                await served.UseAsync<WriteWording, ConsentWording>(u =>
                    u.RunAsync(alex, unit, id, read, new("newsletter by e-mail", text, from), default)
                )
            ).Id;

        async Task<Guid> GiveAsync(NewConsent consent) =>
            (
                await served.UseAsync<RecordConsent, ConsentRecord>(u =>
                    u.RunAsync(alex, consent with { GivenOn = today.PlusDays(-30) }, default)
                )
            ).Id;
    }

    // The secretary is data-protection officer as well, which she has to explain; the chair answers for the data.
    private async Task<(Guid, Guid, Guid, Guid)> ProtectAsync()
    {
        const string Offices =
            Federation.Offices
            + "C001,data-protection officer,Alex Hill,alex.hill@party.example,2026-01-01,\n"
            + "C001,data controller's officer,Robin Shaw,robin.shaw@party.example,2026-01-01,\n";
        await served.UseAsync<ImportOffices>(i =>
            i.RunAsync(
                Actor.Operator,
                new("offices.csv", () => new MemoryStream(Encoding.UTF8.GetBytes(Offices), writable: false)),
                default
            )
        );
        var unit = await served.ReadAsync(db => db.Units.Where(u => u.Code == "C001").Select(u => u.Id).SingleAsync());
        var alex = await served.OfficerAsync(Federation.Secretary);
        var today = served.Clock.Today();
        await served.UseAsync<RecordDesignation>(u =>
            u.RunAsync(
                alex,
                unit,
                ProtectionOffices.Officer,
                new(
                    "The executive",
                    today.PlusDays(-30),
                    "Minutes, item 7",
                    Origin.Volunteer,
                    new("minutes.txt", "text/plain", new MemoryStream("Item 7"u8.ToArray()))
                ),
                default
            )
        );
        await served.UseAsync<DeclareIndependence>(u => u.RunAsync(alex, unit, true, "The chair decides.", default));
        await served.UseAsync<SetPublicContact>(u =>
            u.RunAsync(alex, unit, "dpo@party.example", "020 7946 0000", "The Yards\nNorthbury", default)
        );
        await served.UseAsync<RecordAwareness>(u =>
            u.RunAsync(alex, unit, today.PlusDays(-9), "Talk on private copies", "14 branch officers", default)
        );
        var decided = await AdviseAsync("canvass sheets");
        await served.UseAsync<DecideAdvice>(u =>
            u.RunAsync(alex, decided, false, today.PlusDays(-4), "The executive", "It costs too much.", default)
        );
        var answered = await WriteAsync("Change of the data controller’s officer");
        await served.UseAsync<RecordRegulatorAnswer>(u =>
            u.RunAsync(alex, answered, today.PlusDays(-1), "They thank us.", default)
        );
        return (await AdviseAsync("the printer"), decided, await WriteAsync("An objection to calls"), answered);

        async Task<Guid> AdviseAsync(string about)
        {
            var given = new NewAdvice(today.PlusDays(-6), "The executive", about, "Have an agreement first.");
            return (await served.UseAsync<RecordAdvice, Advice>(u => u.RunAsync(alex, unit, given, default))).Id;
        }

        async Task<Guid> WriteAsync(string about)
        {
            var written = new NewRegulatorLetter(
                Way.FromRegulator,
                today.PlusDays(-5),
                about,
                "IC-000000-A1B2",
                today.PlusDays(20)
            );
            return (
                await served.UseAsync<RecordRegulatorLetter, RegulatorLetter>(u =>
                    u.RunAsync(alex, unit, written, default)
                )
            ).Id;
        }
    }

    // A1 stays shut; A3 is open, A4 in full. The north branch has a task of its own.
    private async Task OpenAsync(Actor alex)
    {
        var north = await served.ReadAsync(db => db.Units.Where(u => u.Code == "C001").Select(u => u.Id).SingleAsync());
        await served.UseAsync<AddAccessTask>(u => u.RunAsync(alex, north, "the summer canvass", default));
        foreach (var number in new[] { "A3", "A4" })
            await served.UseAsync<OpenMember>(u => u.RunAsync(alex, number, AccessTask.Usual[0], default));
        await served.UseAsync<UnmaskMember>(u => u.RunAsync(alex, "A4", "They asked to be rung.", default));
    }

    // The day on which the answers are due, and a day years away.
    private async Task<(Guid, Guid)> HolidaysAsync()
    {
        const string Name = "bank holiday for a Coronation";
        await AddAsync(Received.DueOn!.Value);
        await AddAsync(new(2030, 5, 10));
        var added = await served.ReadAsync(db => db.Holidays.OrderBy(h => h.On).Select(h => h.Id).ToListAsync());
        await served.UseAsync<RemoveHoliday>(u =>
            u.RunAsync(Actor.Operator, added[1], "Proclaimed for another year", dryRun: false, default)
        );
        return (added[0], added[1]);

        Task AddAsync(LocalDate day) =>
            served.UseAsync<AddHoliday>(u =>
                u.RunAsync(Actor.Operator, new(day, Name, null, "London Gazette"), dryRun: false, default)
            );
    }

    private async Task ChangeAsync(Actor alex)
    {
        Forgetting = await SearchedAsync(alex, "erasure");
        var theirs = Forgetting.Items.FindAll(i => i.NeedsRuling);
        await served.UseAsync<RuleOnItem>(u =>
            u.RunAsync(
                alex,
                Forgetting.Id,
                theirs[0].Id,
                new(false, Ground.LegalDuty, "Election law asks for it."),
                default
            )
        );
        await AnswerAsync(
            alex,
            Forgetting,
            Federation.Chair,
            new(Rights.Outcome.DoneInPart, "The minute book", Text: "The minutes of May name them.")
        );
        Forgetting = await ReadAsync(Forgetting);
        await served.UseAsync<RuleOnItem>(u =>
            u.RunAsync(alex, Forgetting.Id, Forgetting.Items.First(i => i.HolderId != null).Id, new(true), default)
        );
        Forgetting = await ReadAsync(Forgetting);
        Correcting = await AskAsync("Sam Patel", Federation.Sam, wish: "rectification");
        await KnowAsync(alex, Correcting);
        await served.UseAsync<RecordCorrection>(u =>
            u.RunAsync(alex, Correcting.Id, new("Postcode", "NB1 2CD", "NB1 2CE", "A bill, seen", true), default)
        );
        Restricted = await AskAsync("Nobody Known", "nobody.known@example.org", wish: "restriction");
        await KnowAsync(alex, Restricted);
        await served.UseAsync<StartSearch>(u => u.RunAsync(alex, Restricted.Id, default));
        Restricted = await ReadAsync(Restricted);
        foreach (var holder in Restricted.Holders)
            await AnswerAsync(alex, Restricted, holder.Email, new(Rights.Outcome.Done, "The newsletter list"));
        foreach (var item in (await ReadAsync(Restricted)).Items.Where(i => i.NeedsDecision))
            await served.UseAsync<DecideItem>(u => u.RunAsync(alex, Restricted.Id, item.Id, true, "Theirs", default));
        if ((await ReadAsync(Restricted)).Items.Exists(i => i.NeedsRuling))
            await served.UseAsync<GrantRest>(u => u.RunAsync(alex, Restricted.Id, default));
        await served.UseAsync<StartCarryingOut>(u => u.RunAsync(alex, Restricted.Id, default));
        while (await served.UseAsync<CarryOutNext, Guid?>(u => u.RunAsync(default)) is not null) { }
        Explaining = await AskAsync("Casey Ward", "casey.ward@example.org", wish: "explanation");
    }

    private async Task<(Guid, Guid)> ListsAsync(Actor alex)
    {
        const string Wrong = "A3,Casey,Ward,nonsense,,7 Mill Lane,Northbury,NB1 2CD,C001,C001-N,2019-09-30\n";
        var broughtIn = await served.ReadAsync(db => db.Imports.FirstAsync(i => i.Kind == ImportKind.Members));
        var northbury = await NorthburyAsync();
        using var list = new MemoryStream(
            Encoding.UTF8.GetBytes(string.Join('\n', Federation.Members.Split('\n').Take(2).Append(Wrong)))
        );
        var waiting = await served.UseAsync<UploadImport, Guid>(u =>
            u.RunAsync(alex, ImportKind.Members, northbury, "members-may.csv", list, default)
        );
        served.Services.GetRequiredService<ImportWorker>().Wake();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (
            await served.ReadAsync(db => db.Imports.AnyAsync(i => i.Id == waiting && i.State != ImportState.Checked))
        )
            await Task.Delay(50, patience.Token);
        return (broughtIn.Id, waiting);
    }

    private async Task InviteEveryoneAsync()
    {
        cookies[Who.Secretary] = (Federation.SessionCookie, await served.SignInAsync(Federation.Secretary));
        cookies[Who.National] = (Federation.SessionCookie, await served.SignInAsync(Federation.National));
        cookies[Who.Untrained] = (Federation.SessionCookie, await served.SignInAsync(Federation.Untrained));
        cookies[Who.Stranger] = (Federation.SessionCookie, await served.SignInAsync(Federation.Stranger));
        cookies[Who.Holder] = await OpenedAsync(Searching.Holders.First(h => h.Email == Federation.BranchSecretary));
        var alex = await served.OfficerAsync(Federation.Secretary);
        await TrainAsync(alex);
        await served.UseAsync<MakeCalendarAddress>(u => u.RunAsync(alex, default));
        if (served.Services.GetRequiredService<Demonstration>().Running)
            SignInLink = await served.UseAsync<OfferSignInLink, string>(u =>
                u.RunAsync(Actor.Operator, Federation.Secretary, default)
            );
        Invitation = await served.UseAsync<InviteOfficer, string>(u =>
            u.RunAsync(Actor.Operator, Federation.BranchSecretary, default)
        );
        PasswordLink = await PasswordLinkAsync(alex.Id!.Value);
        Recovery = await RecoveryAsync();
        cookies[Who.Halfway] = await SealedAsync(
            Halfway.Cookie,
            new Halfway((await served.OfficerAsync(Federation.Secretary)).Id!.Value, Federation.Secretary)
        );
        cookies[Who.Enrolling] = await SealedAsync(
            Enrolling.Cookie,
            new Enrolling(Invitation, Federation.BranchSecretary, "", Totp.NewSecret())
        );
        cookies[Who.Owner] = await SealedAsync(OwnDoor.Cookie, new OwnDoor(Received.Id));
        cookies[Who.Asker] = ("wardmote-ask", await DraftAsync(forAnother: false));
        cookies[Who.AskerForAnother] = ("wardmote-ask", await DraftAsync(forAnother: true));
    }

    private async Task TrainAsync(Actor alex)
    {
        var (northbury, today) = (await NorthburyAsync(), served.Clock.Today());
        Sessions = (
            await PlanAsync(today.PlusDays(40)),
            await PlanAsync(today.PlusDays(-20)),
            await PlanAsync(today.PlusDays(-10))
        );
        await served.UseAsync<RecordAttendance>(u =>
            u.RunAsync(alex, Sessions.Held, [Federation.Chair, Federation.GroupSecretary], default)
        );
        await served.UseAsync<CancelSession>(u => u.RunAsync(alex, Sessions.CalledOff, "The hall was taken", default));
        using var proof = new MemoryStream(Encoding.UTF8.GetBytes("Attended by Kit Moss"));
        var mistake = await served.UseAsync<RecordTraining, Certificate>(u =>
            u.RunAsync(
                alex,
                new(
                    Federation.BranchSecretary,
                    "Data protection for volunteers",
                    "Regional office",
                    today.PlusMonths(-23),
                    new("kit.txt", "text/plain", proof)
                ),
                default
            )
        );
        await served.UseAsync<WithdrawCertificate>(u => u.RunAsync(alex, mistake.Id, "Another Kit Moss", default));
        Certificates = (
            await NumberAsync(Federation.Secretary),
            mistake.Number,
            await NumberAsync(Federation.Stranger)
        );
        await TakeCourseAsync(alex);

        Task<Guid> PlanAsync(LocalDate day) =>
            served.UseAsync<PlanSession, Guid>(async u =>
                (await u.RunAsync(alex, northbury, new(day, "The Yards", "Regional office"), default)).Id
            );

        Task<string> NumberAsync(string email) =>
            served.ReadAsync(db => db.Certificates.Where(c => c.EmailKey == email).Select(c => c.Number).FirstAsync());
    }

    // The secretary got nearly everything wrong in one try and passed in another, and has read the course again since.
    private async Task TakeCourseAsync(Actor alex)
    {
        var course = served.Services.GetRequiredService<Course>();
        await ReadAsync();
        foreach (var (number, wrong) in new[] { (1, course.Questions.Count - 1), (2, 1) })
            await served.UseAsync<TakeTest>(u =>
                u.RunAsync(alex, number, course.Chosen(alex.Id!.Value, number, wrong), default)
            );
        await ReadAsync();

        async Task ReadAsync()
        {
            foreach (var section in course.Sections)
                await served.UseAsync<ReadSection>(u => u.RunAsync(alex, section.Key, default));
        }
    }

    private Task<string> PasswordLinkAsync(Guid account) =>
        served.DoAsync(async s =>
        {
            var db = s.GetRequiredService<Db>();
            var owner = await db.Accounts.SingleAsync(a => a.Id == account);
            var (link, token) = AccountLink.New(owner, LinkPurpose.NewPassword, served.Clock.GetCurrentInstant());
            db.Add(link);
            s.GetRequiredService<Journal>()
                .Write(Actor.Operator, new("PasswordLinkMailed", account, null, "Made a link for a test."));
            await db.SaveChangesAsync();
            return token;
        });

    private async Task<Guid> RecoveryAsync()
    {
        var chair = (await served.OfficerAsync(Federation.Chair)).Id;
        return await served.DoAsync(async s =>
        {
            var db = s.GetRequiredService<Db>();
            var account = await db.Accounts.SingleAsync(a => a.Id == chair);
            account.EmailConfirmed = true;
            var recovery = Wardmote.Organisation.Recovery.New(account, served.Clock.GetCurrentInstant());
            db.Add(recovery);
            s.GetRequiredService<Journal>()
                .Write(Actor.Operator, new("RecoveryAsked", account.Id, null, "Asked for a test."));
            await db.SaveChangesAsync();
            return recovery.Id;
        });
    }

    private Task KnowAsync(Actor alex, Request request) =>
        served.UseAsync<VerifyIdentity>(u =>
            u.RunAsync(alex, request.Id, IdentityMethod.KnownToOfficer, null, "Known for years", default)
        );

    private async Task<Request> SearchedAsync(Actor alex, string wish = "access")
    {
        var request = await AskAsync("Sam Patel", Federation.Sam, wish: wish);
        await KnowAsync(alex, request);
        var sam = await served.ReadAsync(db => db.Members.FirstAsync(m => m.Number == "A1"));
        await served.UseAsync<DecidePerson>(u => u.RunAsync(alex, request.Id, sam.Id, "Same address", default));
        await served.UseAsync<StartSearch>(u => u.RunAsync(alex, request.Id, default));
        return await ReadAsync(request);
    }

    private async Task<Request> AnsweredAsync(Actor alex)
    {
        var request = await SearchedAsync(alex);
        var minutes = new GivenFile(
            "minutes.txt",
            "text/plain",
            new MemoryStream(Encoding.UTF8.GetBytes("Sam Patel spoke about the bins."))
        );
        await AnswerAsync(
            alex,
            request,
            Federation.Secretary,
            new(Rights.Outcome.Found, "E-mail", Text: "Sam called me in May.")
        );
        await AnswerAsync(
            alex,
            request,
            Federation.Chair,
            new(Rights.Outcome.Found, "The minute book", Files: [minutes])
        );
        await AnswerAsync(alex, request, Federation.BranchSecretary, new(Rights.Outcome.Nothing, "Papers"));
        await AnswerAsync(
            alex,
            request,
            Federation.GroupSecretary,
            new(Rights.Outcome.NoResponse, Because: "Called twice")
        );
        return await ReadAsync(request);
    }

    private async Task<Request> PackedAsync(Actor alex, NewRelease? given = null)
    {
        var request = await AnsweredAsync(alex);
        await KeepBackAsync(alex, request);
        await DecideAllAsync(alex, request);
        await served.UseAsync<BuildPack>(u => u.RunAsync(alex, request.Id, null, default));
        if (given is not null)
            await served.UseAsync<ReleasePack>(u => u.RunAsync(alex, request.Id, given, default));
        return await ReadAsync(request);
    }

    private Task AnswerAsync(Actor alex, Request request, string email, Answer answer) =>
        served.UseAsync<RecordAnswer>(u =>
            u.RunAsync(alex, request.Id, request.Holders.First(h => h.Email == email).Id, answer, default)
        );

    private Task KeepBackAsync(Actor alex, Request request) =>
        served.UseAsync<WithholdItem>(u =>
            u.RunAsync(
                alex,
                request.Id,
                request.Items.First(i => i.Title.Contains("minutes", StringComparison.Ordinal)).Id,
                new(
                    Exemption.ThirdParty,
                    "Others are named all through it",
                    "Minutes of a meeting",
                    ThirdParty: new(
                        "Those who were there",
                        ThirdPartyAnswer.NotAsked,
                        "They are too many to ask",
                        "none"
                    )
                ),
                default
            )
        );

    private async Task DecideAllAsync(Actor alex, Request request)
    {
        foreach (var item in request.Items.Where(i => i.NeedsDecision))
            await served.UseAsync<DecideItem>(u =>
                u.RunAsync(alex, request.Id, item.Id, false, "Another address", default)
            );
    }

    private async Task<Request> AskAsync(string name, string email, bool confirmed = false, string wish = "access")
    {
        var northbury = await NorthburyAsync();
        var now = served.Clock.GetCurrentInstant();
        return await served.UseAsync<RecordRequest, Request>(u =>
            u.RunAsync(
                Actor.Public(name),
                new NewRequest(
                    northbury,
                    Channel.WebForm,
                    served.Clock.Today(),
                    new Subject
                    {
                        Name = name,
                        Email = email,
                        PostalAddress = "12 Mill Lane\nNorthbury\nNB1 2CD",
                    },
                    Scope: wish == "rectification" ? "My postcode is wrong" : null,
                    EmailConfirmedAt: confirmed ? now : null,
                    WishKey: wish
                ),
                default
            )
        );
    }

    private async Task<string> DraftAsync(bool forAnother)
    {
        var northbury = await NorthburyAsync();
        var answers = new DraftAnswers
        {
            ForSomeoneElse = forAnother,
            Name = "Casey Ward",
            Email = "casey.ward@example.org",
            RepresentativeName = forAnother ? "Lee Ward" : null,
            RepresentativeEmail = forAnother ? "lee.ward@example.org" : null,
            Authority = forAnother ? "A signed letter" : null,
        };
        var (token, _) = await served.UseAsync<KeepDraft, (string, Instant)>(u =>
            u.RunAsync(northbury, null, _ => answers, default)
        );
        return token;
    }

    private Task<(string, string)> OpenedAsync(Holder holder) =>
        GivenAsync((services, http) => services.GetRequiredService<HolderDoor>().Open(http, holder, "any"));

    private Task<(string, string)> SealedAsync<T>(string name, T content) =>
        GivenAsync(
            (services, http) =>
                services.GetRequiredService<SealedCookies>().Put(http, name, content, Duration.FromMinutes(30))
        );

    /// <summary>The cookie that an answer gives a browser.</summary>
    private Task<(string, string)> GivenAsync(Action<IServiceProvider, HttpContext> give) =>
        served.DoAsync(services =>
        {
            var http = new DefaultHttpContext { RequestServices = services };
            give(services, http);
            var cookie = SetCookieHeaderValue.Parse(http.Response.Headers.SetCookie.ToString());
            return Task.FromResult((cookie.Name.ToString(), cookie.Value.ToString()));
        });

    private string LinkOf(Holder holder) =>
        $"/answer/{served.Services.GetRequiredService<MasterKey>().LinkToken("answer", holder.Id)}";

    private Task<Guid> NorthburyAsync() =>
        served.ReadAsync(db => db.Units.Where(u => u.Code == "C001").Select(u => u.Id).FirstAsync());

    private Task<Request> ReadAsync(Request request) =>
        served.ReadAsync(db => db.Requests.Whole().AsNoTracking().SingleAsync(r => r.Id == request.Id));
}
