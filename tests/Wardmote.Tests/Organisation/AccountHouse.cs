using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Correspondence;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;
using Wardmote.Tests.Training;

namespace Wardmote.Tests.Organisation;

/// <summary>A house with one constituency and its secretary, and short cuts through sign-in.</summary>
public static class AccountHouse
{
    public const string Email = "asha.patel@example.org";
    public const string Password = "kettle orbit lantern moss";

    /// <summary>Opens a house where hashing costs little.</summary>
    public static async Task<TestHouse> OpenAsync(On on)
    {
        var house = await TestHouse.OpenAsync(on, s => s.AddSingleton(new Passwords(iterations: 1000)));
        await house.DoAsync(s => AppointAsync(s));
        return house;
    }

    /// <summary>Makes a unit and appoints someone in it.</summary>
    public static async Task<Guid> AppointAsync(
        IServiceProvider s,
        string email = Email,
        string name = "Asha Patel",
        string office = "secretary",
        string code = "C001",
        LocalDate? until = null
    )
    {
        var db = s.GetRequiredService<Db>();
        var journal = s.GetRequiredService<Journal>();
        var clock = s.GetRequiredService<IClock>();
        var unit = await db.Units.SingleOrDefaultAsync(u => u.Code == code);
        if (unit is null)
        {
            unit = new Unit
            {
                Id = Ids.New(clock),
                Code = code,
                Name = "Northbury North",
                Kind = UnitKind.Constituency,
                Nation = Nation.EnglandAndWales,
                IsController = true,
                Email = "office@example.org",
            };
            unit.Above.Add(
                new()
                {
                    UnitId = unit.Id,
                    AboveId = unit.Id,
                    Steps = 0,
                }
            );
            db.Add(unit);
            journal.Write(Actor.Operator, new("UnitImported", unit.Id, unit.Id, "Added a unit."));
        }
        var appointment = new Appointment
        {
            Id = Ids.New(clock),
            UnitId = unit.Id,
            Office = office,
            PersonName = name,
            Email = email,
            EmailKey = Keys.Email(email)!,
            From = new LocalDate(2026, 1, 1),
            Until = until,
        };
        db.Add(appointment);
        journal.Write(Actor.Operator, new("OfficerAppointed", appointment.Id, unit.Id, "Appointed an officer."));
        await db.SaveChangesAsync();
        return unit.Id;
    }

    /// <summary>Invites the holder of an office, as the operator does.</summary>
    public static Task<string> InvitedAsync(this TestHouse house, string email = Email, Actor? actor = null) =>
        house.DoAsync(s => s.GetRequiredService<InviteOfficer>().RunAsync(actor ?? Actor.Operator, email, default));

    /// <summary>A link that sets an account up anew, as two officers who have made sure who asks let it be sent.</summary>
    public static Task<string> InvitedAnewAsync(this TestHouse house) =>
        house.DoAsync(async s =>
        {
            var db = s.GetRequiredService<Db>();
            var account = await db.Accounts.SingleAsync(a => a.EmailKey == Email);
            var (link, token) = AccountLink.New(account, LinkPurpose.Invitation, house.Clock.Now);
            db.Add(link);
            s.GetRequiredService<Journal>()
                .Write(Actor.Operator, new("OfficerInvited", account.Id, null, "Made a link for a test."));
            await db.SaveChangesAsync();
            return token;
        });

    /// <summary>An account with a password, an authenticator app whose last code is from long ago, and the training.</summary>
    public static async Task<(Guid Id, byte[] Secret)> AccountAsync(this TestHouse house, string email = Email)
    {
        var account = await house.UntrainedAsync(email);
        await house.DoAsync(s => GettingTrained.TrainAsync(s, email));
        return account;
    }

    /// <summary>What somebody who holds an office, and is trained, may do today.</summary>
    public static Task<Actor> TrainedAsync(this TestHouse house, string email) =>
        house.DoAsync(async s =>
        {
            var key = Keys.Email(email);
            if (!await s.GetRequiredService<Db>().Accounts.AnyAsync(a => a.EmailKey == key))
            {
                await s.GetRequiredService<InviteOfficer>().RunAsync(Actor.Operator, email, default);
                await GettingTrained.TrainAsync(s, email);
            }
            return await GettingTrained.ActorAsync(s, email);
        });

    /// <summary>The same without the training: it opens nothing yet.</summary>
    public static async Task<(Guid Id, byte[] Secret)> UntrainedAsync(this TestHouse house, string email = Email)
    {
        var secret = Totp.NewSecret();
        await house.AcceptAsync(await house.InvitedAsync(email), secret);
        house.Clock.Pass(Duration.FromMinutes(5));
        var key = Keys.Email(email);
        return (
            await house.ReadAsync(db => db.Accounts.Where(a => a.EmailKey == key).Select(a => a.Id).SingleAsync()),
            secret
        );
    }

    public static Task<string> AcceptAsync(this TestHouse house, string token, byte[] secret, string? code = null) =>
        house.DoAsync(async s =>
        {
            var hash = await s.GetRequiredService<Invitations>()
                .HashPasswordAsync(token, Password, "Password", default);
            return await s.GetRequiredService<AcceptInvitation>()
                .RunAsync(
                    token,
                    new PasswordAndApp(hash, secret, code ?? house.Code(secret)),
                    "Firefox on Linux",
                    default
                );
        });

    public static Task<Guid?> CheckAsync(this TestHouse house, string email, string password) =>
        house.DoAsync(s => s.GetRequiredService<CheckPassword>().RunAsync(email, password, default));

    public static Task<string> OpenSessionAsync(this TestHouse house, Guid account, string code, bool isKnown = true) =>
        house.DoAsync(s =>
            s.GetRequiredService<OpenSession>()
                .RunAsync(account, new TypedCode(code), "Firefox on Linux", isKnown, default)
        );

    public static Task<LiveSession?> SeeAsync(this TestHouse house, string token) =>
        house.DoAsync(s => s.GetRequiredService<LiveSessions>().SeeAsync(token, default));

    public static Task<Actor?> ActorAsync(this TestHouse house, Guid account) =>
        house.DoAsync(s => s.GetRequiredService<Acting>().ActorAsync(account, house.Clock.Today(), default));

    /// <summary>What the app shows now, or some steps of half a minute later or earlier.</summary>
    public static string Code(this TestHouse house, byte[] secret, int steps = 0) =>
        Totp.Code(secret, Totp.StepAt(house.Clock.Now) + steps);

    /// <summary>Runs something many times at once; how often it succeeded, and every refusal.</summary>
    public static async Task<(int Done, int Refused)> AtOnceAsync(int times, Func<Task> work)
    {
        using var start = new SemaphoreSlim(0);
        var tries = Enumerable
            .Range(0, times)
            .Select(async _ =>
            {
                await start.WaitAsync();
                try
                {
                    await work();
                    return true;
                }
                catch (Refused)
                {
                    return false;
                }
            })
            .ToList();
        start.Release(times);
        var done = await Task.WhenAll(tries);
        return (done.Count(d => d), done.Count(d => !d));
    }
}
