using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Organisation;
using Wardmote.Store;
using Wardmote.Training;

namespace Wardmote.App.Cli;

/// <summary>The verbs about training: who is trained, and sessions in person.</summary>
internal static class TrainingVerbs
{
    public static Command Make() =>
        new("training", "Who is trained, and until when it counts")
        {
            List(),
            Record(),
            Accept(),
            Withdraw(),
            new Command("session", "Sessions in person") { Plan(), Sessions(), Attend(), Cancel() },
            Term(),
            Remind(),
        };

    private static readonly Argument<string> Unit = new("unit") { Description = "The unit's code" };

    private static readonly Argument<string> Email = new("email") { Description = "The address of their office" };

    private static readonly Option<string> Reason = new("--reason")
    {
        Description = "Why, for the journal",
        Required = true,
    };

    private static Command List()
    {
        var unit = new Option<string?>("--unit")
        {
            Description = "Only the officers of this unit and those below it",
            HelpName = "code",
        };
        var standing = new Option<Standing?>("--standing") { Description = "Only those who stand so" };
        return new Command("list", "List everyone who holds an office, with their training") { unit, standing }.Does(
            async run =>
            {
                var roll = run.Get<TrainingRoll>();
                var people = run.Value(unit) is { } code
                    ? await roll.OfAsync((await UnitAsync(run, code)).Id, run.Stop)
                    : await roll.WithinAsync(run.Actor, run.Stop);
                var wanted = people.Where(p => run.Value(standing) is not { } only || p.Standing == only).ToList();
                if (wanted.Count == 0)
                    run.Say("Nobody.");
                else
                    run.Table(
                        ["Name", "E-mail", "Offices", "Certificate", "Counts until", "Standing"],
                        wanted.Select(p =>
                            new[]
                            {
                                p.PersonName,
                                p.Email,
                                string.Join("; ", p.Offices),
                                p.Certificate?.Number,
                                p.ValidUntil?.DayMonthYear(),
                                p.Standing.InWords(),
                            }
                        )
                    );
                run.Json(
                    wanted.Select(p => new
                    {
                        p.PersonName,
                        p.Email,
                        p.Offices,
                        Certificate = p.Certificate?.Number,
                        p.Certificate?.Course,
                        p.Certificate?.TakenOn,
                        p.ValidUntil,
                        p.Standing,
                    })
                );
            }
        );
    }

    private static Command Record()
    {
        var course = new Option<string>("--course") { Description = "What the course is called", Required = true };
        var provider = new Option<string>("--provider") { Description = "Who gave it", Required = true };
        var on = new Option<string>("--on")
        {
            Description = "The day it was taken, as 2026-11-20",
            HelpName = "day",
            Required = true,
        };
        var proof = new Option<string?>("--proof") { Description = "A file that proves it", HelpName = "file" };
        return new Command("record", "Write down training that somebody had elsewhere")
        {
            Email,
            course,
            provider,
            on,
            proof,
        }.Does(async run =>
        {
            var day = Verbs.Day(run.Value(on)!, "of the course");
            await using var content = run.Value(proof) is { } file ? Open(run.PathTo(file)) : null;
            var given = content is null
                ? null
                : new GivenProof(Path.GetFileName(content.Name), "application/octet-stream", content);
            var certificate = await run.Get<RecordTraining>()
                .RunAsync(
                    run.Actor,
                    new(run.Value(Email), run.Value(course), run.Value(provider), day, given),
                    run.Stop
                );
            run.Say($"Written down as {certificate.Number}.");
            run.Json(Answer(certificate));
        });
    }

    private static Command Accept()
    {
        var version = new Option<int?>("--version-read")
        {
            Description = "The version you have read; without it the text is only shown",
            HelpName = "number",
        };
        var text = new Argument<string>("text") { Description = "code-of-conduct or account-rules" };
        text.AcceptOnlyFromAmong(Undertakings.CodeOfConduct, Undertakings.AccountRules);
        return new Command("accept", "Read the code of conduct or the account rules, and accept them for yourself")
        {
            text,
            version,
        }.DoesBeforeTraining(async run =>
        {
            var shown = run.Get<Undertakings>().Find(run.Value(text))!;
            if (run.Value(version) is not { } read)
            {
                run.Say($"{shown.Title}, version {shown.Version}, since {shown.Since.DayMonthYear()}\n\n{shown.Words}");
                run.Json(
                    new
                    {
                        shown.Key,
                        shown.Version,
                        shown.Since,
                        shown.Words,
                        Accepted = false,
                    }
                );
                return;
            }
            await run.Get<AcceptUndertaking>().RunAsync(run.Actor, shown.Key, read, run.Stop);
            run.Say($"{run.Actor.Name} has accepted the {shown.Name}, version {read}.");
            run.Json(
                new
                {
                    shown.Key,
                    Version = read,
                    Accepted = true,
                }
            );
        });
    }

    private static Command Withdraw()
    {
        var number = new Argument<string>("number") { Description = "The certificate's number: T-2026-0014" };
        return new Command("withdraw", "Take back a certificate that was given by mistake") { number, Reason }.Does(
            async run =>
            {
                var wanted = run.Value(number);
                var id = await run.Get<Db>()
                    .CertificatesWithin(run.Actor, run.Get<IClock>())
                    .Where(c => c.Number == wanted)
                    .Select(c => c.Id)
                    .FirstOrDefaultAsync(run.Stop);
                await run.Get<WithdrawCertificate>().RunAsync(run.Actor, id, run.Value(Reason), run.Stop);
                run.Say("Taken back.");
                run.Json(new { Withdrawn = wanted });
            }
        );
    }

    private static Command Plan()
    {
        var on = new Argument<string>("day") { Description = "The day, as 2026-11-20" };
        var place = new Option<string>("--place") { Description = "Where it is", Required = true };
        var trainer = new Option<string>("--trainer") { Description = "Who leads it", Required = true };
        return new Command("plan", "Plan a session, or write down one that was held") { Unit, on, place, trainer }.Does(
            async run =>
            {
                var unit = await UnitAsync(run, run.Value(Unit));
                var day = Verbs.Day(run.Value(on), "of the session");
                var session = await run.Get<PlanSession>()
                    .RunAsync(run.Actor, unit.Id, new(day, run.Value(place), run.Value(trainer)), run.Stop);
                run.Say($"On record: {session.On.Full()}. Its number for the other verbs is {session.Id}.");
                run.Json(Answer(session));
            }
        );
    }

    private static Command Sessions() =>
        new Command("list", "List the sessions").Does(async run =>
        {
            var sessions = await run.Get<Db>()
                .VisibleTo<TrainingSession>(run.Actor, Duty.KeepTraining)
                .AsNoTracking()
                .Include(s => s.Unit)
                .OrderBy(s => s.On)
                .ToListAsync(run.Stop);
            if (sessions.Count == 0)
                run.Say("No session is on record. Plan one with: wardmote training session plan");
            else
                run.Table(
                    ["Day", "Unit", "Place", "Led by", "", "Session"],
                    sessions.Select(s =>
                        new[]
                        {
                            s.On.Full(),
                            s.Unit.Name,
                            s.Place,
                            s.Trainer,
                            s.CancelledAt is null ? "" : "called off",
                            s.Id.ToString(),
                        }
                    )
                );
            run.Json(sessions.Select(Answer));
        });

    private static readonly Argument<Guid> Session = new("session") { Description = "As session list names it" };

    private static Command Attend()
    {
        var came = new Option<string[]>("--came")
        {
            Description = "The address of somebody who came; again for each",
            HelpName = "email",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
        };
        return new Command("attend", "Write down who came to a session") { Session, came }.Does(async run =>
        {
            var given = await run.Get<RecordAttendance>()
                .RunAsync(run.Actor, run.Value(Session), run.Value(came) ?? [], run.Stop);
            foreach (var certificate in given)
                run.Say($"{certificate.PersonName}: {certificate.Number}");
            if (given.Count == 0)
                run.Say("They were on record already.");
            run.Json(given.Select(Answer));
        });
    }

    private static Command Cancel() =>
        new Command("cancel", "Call a session off") { Session, Reason }.Does(async run =>
        {
            await run.Get<CancelSession>().RunAsync(run.Actor, run.Value(Session), run.Value(Reason), run.Stop);
            run.Say("Called off.");
            run.Json(new { Cancelled = run.Value(Session) });
        });

    private static Command Term()
    {
        var months = new Argument<int?>("months")
        {
            Description = "How many months training counts; leave it out to do as the policy does",
            Arity = ArgumentArity.ZeroOrOne,
        };
        return new Command(
            "term",
            "Say that training counts for less time in a unit and below it than the policy allows"
        )
        {
            Unit,
            months,
            Reason,
        }.Does(async run =>
        {
            var unit = await UnitAsync(run, run.Value(Unit));
            await run.Get<SetTrainingTerm>()
                .RunAsync(run.Actor, unit.Id, run.Given(months), run.Value(Reason), run.Stop);
            run.Say("Saved. It counts from now on.");
            run.Json(new { Unit = unit.Code, Months = run.Given(months) });
        });
    }

    private static Command Remind() =>
        new Command("remind", "Remind everyone whose training ends soon now, rather than within the next hours").Does(
            async run =>
            {
                if (!run.Actor.Everywhere)
                    throw new Refused("Reminders go to everyone at once: leave --as out.");
                var count = await run.Get<RemindTraining>().RunAsync(run.Stop);
                run.Say(count == 1 ? "1 letter written." : $"{PlainDates.Figure(count)} letters written.");
                run.Json(new { Reminded = count });
            }
        );

    private static async Task<Unit> UnitAsync(CliRun run, string code) =>
        await run.Get<Db>()
            .UnitsVisibleTo(run.Actor, Duty.KeepTraining)
            .AsNoTracking()
            .FirstOrDefaultAsync(u => u.Code == code, run.Stop)
        ?? throw new Refused("There is no unit with this code among those whose training you look after.");

    private static FileStream Open(string path) =>
        File.Exists(path) ? File.OpenRead(path) : throw new Refused("There is no file of that name to prove it.");

    private static object Answer(Certificate certificate) =>
        new
        {
            certificate.Number,
            certificate.PersonName,
            Email = certificate.EmailKey,
            certificate.Course,
            certificate.Provider,
            certificate.TakenOn,
        };

    private static object Answer(TrainingSession session) =>
        new
        {
            session.Id,
            Unit = session.Unit.Code,
            session.On,
            session.Place,
            session.Trainer,
            Cancelled = session.CancelledAt is not null,
        };
}
