using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Finding;
using Wardmote.Members;
using Wardmote.Organisation;
using Wardmote.Rights;
using Wardmote.Store;

namespace Wardmote.Tests.Rights;

/// <summary>
/// A small fictional federation: a national body, Northbury constituency with two branches and a group, and Eastwick
/// next door. Alex Hill is Northbury's secretary; Sam Patel is a member in its north branch and its diversity group.
/// </summary>
public sealed class Northbury : IAsyncDisposable
{
    private static readonly LocalDate Long = new(2020, 1, 1);

    private Northbury(TestHouse house) => House = house;

    public TestHouse House { get; }
    public Unit National { get; private set; } = null!;
    public Unit Constituency { get; private set; } = null!;
    public Unit NorthBranch { get; private set; } = null!;
    public Unit SouthBranch { get; private set; } = null!;
    public Unit Group { get; private set; } = null!;
    public Unit Eastwick { get; private set; } = null!;
    public Member Sam { get; private set; } = null!;
    public Member Other { get; private set; } = null!;

    /// <summary>The secretary of Northbury, signed in.</summary>
    public Actor Secretary => Officer(Constituency, "Alex Hill");

    /// <summary>The secretary of the constituency next door.</summary>
    public Actor Stranger => Officer(Eastwick, "Jo Reid");

    public static async Task<Northbury> OpenAsync(On on) => await OpenAsync(await TestHouse.OpenAsync(on));

    public static async Task<Northbury> OpenAsync(TestHouse house)
    {
        var northbury = new Northbury(house);
        await northbury.House.DoAsync(northbury.FillAsync);
        return northbury;
    }

    /// <summary>Someone whose office in a unit carries every duty there and below.</summary>
    public static Actor Officer(Unit unit, string name) =>
        Actor.SignedIn(unit.Id, name, Enum.GetValues<Duty>().ToDictionary(d => d, _ => new[] { unit.Id }));

    /// <summary>Runs a use case in a scope of its own.</summary>
    public Task<T> UseAsync<TUseCase, T>(Func<TUseCase, Task<T>> use)
        where TUseCase : notnull => House.DoAsync(s => use(s.GetRequiredService<TUseCase>()));

    /// <summary>Runs a use case in a scope of its own.</summary>
    public Task UseAsync<TUseCase>(Func<TUseCase, Task> use)
        where TUseCase : notnull => House.DoAsync(s => use(s.GetRequiredService<TUseCase>()));

    /// <summary>A request as it stands.</summary>
    public Task<Request> ReadAsync(Guid requestId) =>
        House.ReadAsync(db => db.Requests.Whole().AsNoTracking().SingleAsync(r => r.Id == requestId));

    /// <summary>The kinds of everything that happened to a request, in order.</summary>
    public Task<List<string>> HappenedAsync(Guid requestId) =>
        House.ReadAsync(db =>
            db.Journal.Where(e => e.AboutId == requestId).OrderBy(e => e.Id).Select(e => e.Kind).ToListAsync()
        );

    /// <summary>Sam asks, through the form.</summary>
    public Task<Request> SamAsksAsync() =>
        UseAsync<RecordRequest, Request>(r =>
            r.RunAsync(
                Actor.Public("Sam Patel"),
                new NewRequest(
                    Constituency.Id,
                    Channel.WebForm,
                    House.Clock.Today(),
                    new Subject { Name = "Sam Patel", Email = "sam.patel@example.org" }
                ),
                default
            )
        );

    /// <summary>Sam is linked to a person who asked that what is held be used so no more.</summary>
    public Task RestrictSamAsync(RestrictedUse use) =>
        House.DoAsync(async s =>
        {
            var db = s.GetRequiredService<Db>();
            var now = House.Clock.GetCurrentInstant();
            var person = new Person { Id = Ids.New(now), At = now };
            var restriction = new Restriction
            {
                Id = Ids.New(now),
                PersonId = person.Id,
                RequestId = Ids.New(now),
                Use = use,
                From = now.UkDate(),
            };
            db.AddRange(person, restriction);
            (await db.Members.SingleAsync(m => m.Id == Sam.Id)).PersonId = person.Id;
            foreach (var about in new[] { person.Id, restriction.RequestId, Sam.Id })
                s.GetRequiredService<Journal>().Write(Author.System, new("Began", about, null, "Set up for a test."));
            await db.SaveChangesAsync();
        });

    public ValueTask DisposeAsync() => House.DisposeAsync();

    private async Task FillAsync(IServiceProvider services)
    {
        var db = services.GetRequiredService<Db>();
        National = Add(db, "UK", "The National Party", UnitKind.National, null, true);
        Constituency = Add(db, "C001", "Northbury Constituency Party", UnitKind.Constituency, National, true);
        NorthBranch = Add(db, "C001-N", "Northbury North Branch", UnitKind.Branch, Constituency, false);
        SouthBranch = Add(db, "C001-S", "Northbury South Branch", UnitKind.Branch, Constituency, false);
        Group = Add(db, "C001-DG", "Northbury Diversity Group", UnitKind.Group, Constituency, false);
        Eastwick = Add(db, "C002", "Eastwick Constituency Party", UnitKind.Constituency, National, true);
        Appoint(db, Constituency, "secretary", "Alex Hill", "alex.hill@party.example");
        Appoint(db, Constituency, "chair", "Robin Shaw", "robin.shaw@party.example");
        Appoint(db, NorthBranch, "secretary", "Kit Moss", "kit.moss@party.example");
        Appoint(db, NorthBranch, "chair", "Alex Hill", "alex.hill@party.example");
        Appoint(db, SouthBranch, "secretary", "Pat Lane", "pat.lane@party.example");
        Appoint(db, Group, "secretary", "Noor Aziz", "noor.aziz@party.example");
        Appoint(db, Eastwick, "secretary", "Jo Reid", "jo.reid@party.example");
        Sam = AddMember(db, "A1", "Sam", "Patel", "sam.patel@example.org", NorthBranch);
        Other = AddMember(db, "A2", "Sam", "Patel", "sam2@example.org", SouthBranch);
        db.Add(
            new GroupMembership
            {
                MemberId = Sam.Id,
                UnitId = Group.Id,
                From = Long,
            }
        );
        var journal = services.GetRequiredService<Journal>();
        foreach (var entry in db.ChangeTracker.Entries().Select(e => e.Entity).OfType<IEvidenced>().ToList())
            journal.Write(Author.System, new("Began", entry.EvidenceId, null, "Set up for a test."));
        await db.SaveChangesAsync();
    }

    private Unit Add(Db db, string code, string name, UnitKind kind, Unit? parent, bool controller)
    {
        var unit = new Unit
        {
            Id = Ids.New(House.Clock),
            Code = code,
            Name = name,
            Kind = kind,
            ParentId = parent?.Id,
            Nation = Nation.EnglandAndWales,
            IsController = controller,
            Email = $"{code.ToLowerInvariant()}@party.example",
        };
        db.Add(unit);
        var above = parent is null ? [] : parent.Above.Select(a => (a.AboveId, a.Steps + 1)).ToList();
        foreach (var (id, steps) in above.Prepend((unit.Id, 0)))
            unit.Above.Add(
                new UnitAbove
                {
                    UnitId = unit.Id,
                    AboveId = id,
                    Steps = steps,
                }
            );
        return unit;
    }

    private void Appoint(Db db, Unit unit, string office, string name, string email) =>
        db.Add(
            new Appointment
            {
                Id = Ids.New(House.Clock),
                UnitId = unit.Id,
                Office = office,
                PersonName = name,
                Email = email,
                EmailKey = Keys.Email(email)!,
                From = Long,
            }
        );

    private Member AddMember(Db db, string number, string first, string last, string email, Unit branch)
    {
        var member = new Member
        {
            Id = Ids.New(House.Clock),
            Number = number,
            UnitId = Constituency.Id,
            BranchId = branch.Id,
            FirstName = first,
            LastName = last,
            Email = email,
            EmailKey = Keys.Email(email),
            NameKey = Keys.Name($"{first} {last}")!,
            FeedHash = 0,
            ImportId = Guid.Empty,
        };
        db.Add(member);
        return member;
    }
}
