using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Wardmote.Evidence;
using Wardmote.Members;
using Wardmote.Organisation;
using Wardmote.Organisation.Imports;
using Wardmote.Store;
using Wardmote.Tests.Training;

namespace Wardmote.App.Tests.Pages;

/// <summary>
/// A small fictional federation, as files that any Wardmote imports. Alex Hill is Northbury's secretary, Jo Reid the
/// secretary of Eastwick next door, Dana Frost the national secretary. Two members are called Sam Patel: one in the north branch and the diversity group,
/// one in the south branch. Asha Patel uses the first one’s e-mail address, as
/// families do.
/// </summary>
public static class Federation
{
    public const string Secretary = "alex.hill@party.example";
    public const string Chair = "robin.shaw@party.example";
    public const string BranchSecretary = "kit.moss@party.example";
    public const string GroupSecretary = "noor.aziz@party.example";
    public const string National = "dana.frost@party.example";
    public const string Untrained = "pat.lane@party.example";
    public const string Stranger = "jo.reid@party.example";
    public const string Sam = "sam.patel@example.org";

    public const string Units = """
        code,name,kind,parent,nation,controller,email,address
        UK,The National Party,national,,england-and-wales,yes,data@party.example,"1 Hall Street, Capital"
        C001,Northbury Constituency Party,constituency,UK,england-and-wales,yes,northbury@party.example,"The Yards, Northbury, NB1 1AA"
        C001-N,Northbury North Branch,branch,C001,england-and-wales,no,,
        C001-S,Northbury South Branch,branch,C001,england-and-wales,no,,
        C001-DG,Northbury Diversity Group,group,C001,england-and-wales,no,,
        C002,Eastwick Constituency Party,constituency,UK,england-and-wales,yes,eastwick@party.example,

        """;

    public const string Offices = """
        unit,office,person,email,from,until
        UK,secretary,Dana Frost,dana.frost@party.example,2024-01-01,
        C001,secretary,Alex Hill,alex.hill@party.example,2024-01-01,
        C001,chair,Robin Shaw,robin.shaw@party.example,2024-01-01,
        C001-N,secretary,Kit Moss,kit.moss@party.example,2024-01-01,
        C001-S,secretary,Pat Lane,pat.lane@party.example,2024-01-01,
        C001-DG,secretary,Noor Aziz,noor.aziz@party.example,2024-01-01,
        C002,secretary,Jo Reid,jo.reid@party.example,2024-01-01,

        """;

    public const string Members = """
        membership_number,first_name,last_name,email,mobile,address_1,town,postcode,unit,branch,joined_on
        A1,Sam,Patel,sam.patel@example.org,07700 900123,12 Mill Lane,Northbury,NB1 2CD,C001,C001-N,2021-05-01
        A2,Sam,Patel,sam2@example.org,,3 Quay Street,Northbury,NB2 3EF,C001,C001-S,2023-02-11
        A3,Casey,Ward,casey.ward@example.org,,7 Mill Lane,Northbury,NB1 2CD,C001,C001-N,2019-09-30
        A4,Asha,Patel,sam.patel@example.org,07700 900789,12 Mill Lane,Northbury,NB1 2CD,C001,C001-N,2021-05-01

        """;

    public const string Groups = """
        membership_number,unit,from,until
        A1,C001-DG,2022-01-01,

        """;

    /// <summary>Imports the files.</summary>
    public static async Task FoundAsync(this Served served)
    {
        await served.UseAsync<ImportUnits>(i => i.RunAsync(Actor.Operator, Order("units.csv", Units), default));
        await served.UseAsync<ImportOffices>(i => i.RunAsync(Actor.Operator, Order("offices.csv", Offices), default));
        await served.UseAsync<ImportMembers>(i =>
            i.RunAsync(Actor.Operator, "C001", Order("members.csv", Members), default)
        );
        await served.UseAsync<ImportGroups>(i => i.RunAsync(Actor.Operator, Order("groups.csv", Groups), default));
    }

    /// <summary>What an officer who is trained may do, for use cases called beside the pages.</summary>
    public static Task<Actor> OfficerAsync(this Served served, string email) =>
        served.DoAsync(async s =>
        {
            var db = s.GetRequiredService<Db>();
            var now = served.Clock.GetCurrentInstant();
            var (account, _) = await db.AccountOfOfficerAsync(Actor.Operator, email, now, default);
            if (db.Entry(account).State == EntityState.Added)
            {
                s.GetRequiredService<Journal>()
                    .Write(Actor.Operator, new("AccountMade", account.Id, null, "Made an account for a test."));
                await db.SaveChangesAsync();
                if (email != Untrained)
                    await GettingTrained.TrainAsync(s, email);
            }
            return await GettingTrained.ActorAsync(s, email);
        });

    /// <summary>
    /// Signs an officer in without password and code, for tests that are about something else: the value of the cookie
    /// <see cref="SessionCookie"/>.
    /// </summary>
    /// <param name="proved">When the second factor was given, from now; later than now when left out.</param>
    public static async Task<string> SignInAsync(this Served served, string email, Duration? proved = null)
    {
        var officer = await served.OfficerAsync(email);
        return await served.DoAsync(async s =>
        {
            var db = s.GetRequiredService<Db>();
            var (session, token) = Session.Open(officer.Id!.Value, "A test", served.Clock.GetCurrentInstant());
            // Tests that look at every page take longer than a code stays fresh.
            session.ProvedAt += proved ?? Duration.FromHours(1);
            db.Add(session);
            s.GetRequiredService<Journal>()
                .Write(officer, new("SessionOpened", officer.Id.Value, null, "Signed in for a test."));
            await db.SaveChangesAsync();
            return token;
        });
    }

    /// <summary>The cookie that says who is signed in, over plain http.</summary>
    public const string SessionCookie = "wardmote-session";

    private static ImportOrder Order(string name, string file) =>
        new(name, () => new MemoryStream(Encoding.UTF8.GetBytes(file), writable: false));
}
