using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Wardmote.App.SignIn;
using Wardmote.Correspondence;
using Wardmote.Members;
using Wardmote.Organisation;
using Wardmote.Organisation.Imports;
using Wardmote.Rights;
using Wardmote.Store;
using Wardmote.Training;

namespace Wardmote.App.Cli;

/// <summary>The verbs about who may see what, and why.</summary>
internal static class AccessVerbs
{
    public static Command Make() => new("access", "Say who may see what, and why") { Explain(), Pages() };

    private static Command Explain()
    {
        var person = new Argument<string>("person") { Description = "The e-mail address of their office" };
        var what = new Argument<string>("what")
        {
            Description = "A page (/rights/R-2026-0001/pack), or a request, a member's number or a unit's code",
        };
        return new Command("explain", "Say whether somebody may see something today, and why") { person, what }.Does(
            async run =>
            {
                var asked = run.Value(what);
                var (door, unit) = await FindAsync(run.Get<Db>(), asked, run.Stop);
                var answer = door.Public
                    ? new(true, [new(true, "Everybody may open this page.")])
                    : await run.Get<AccessExplaining>()
                        .OfAsync(run.Value(person), door.Duty, unit, door.BeforeTraining, run.Stop);
                run.Say(answer.Opens ? $"Yes, they may see {asked}." : $"No, they may not see {asked}.");
                foreach (var reason in answer.Reasons)
                    run.Say($"  {(reason.Holds ? "+" : "-")} {reason.Sentence}");
                if (answer.Opens && door.Fresh)
                    run.Say("  A code from the last five minutes is asked for.");
                run.Json(
                    new
                    {
                        Person = run.Value(person),
                        What = asked,
                        Route = "/" + door.Route,
                        OpensTo = door.OpensTo,
                        FreshFactor = door.Fresh,
                        answer.Opens,
                        answer.Reasons,
                    }
                );
            }
        );
    }

    private static Command Pages() =>
        new Command("pages", "List every page, and whom it opens to").Does(run =>
        {
            run.Table(
                ["Page", "Opens to", "Fresh code"],
                Doors.All.Select(d => new[] { "/" + d.Route, d.OpensTo, d.Fresh ? "yes" : "" })
            );
            run.Json(
                Doors.All.Select(d => new
                {
                    Route = "/" + d.Route,
                    d.OpensTo,
                    FreshFactor = d.Fresh,
                })
            );
            return Task.CompletedTask;
        });

    private static async Task<(Door Door, Guid? Unit)> FindAsync(Db db, string what, CancellationToken stop)
    {
        if (!what.StartsWith('/'))
            foreach (var path in new[] { $"/rights/{what}", $"/members/{what}", $"/organisation/{what}" })
                if (Doors.At(path) is var (page, values) && await UnitAsync(db, page, values, stop) is { } found)
                    return (page, found);
        if (!what.StartsWith('/'))
            throw new Refused(
                "There is no request, member or unit of that name. To ask about a page, begin with a slash."
            );
        var (door, taken) =
            Doors.At(what.Split('?')[0])
            ?? throw new Refused("There is no such page. Type wardmote access pages to see them all.");
        var unit = await UnitAsync(db, door, taken, stop);
        return unit is null && taken.Count > 0 && door.Duty is not null
            ? throw new Refused("There is such a page, but nothing on record under that address.")
            : (door, unit);
    }

    /// <summary>The unit of the record that an address leads to; null when it leads to none that exists.</summary>
    private static async Task<Guid?> UnitAsync(Db db, Door door, RouteValueDictionary values, CancellationToken stop)
    {
        string? Value(string name) => values.TryGetValue(name, out var value) ? value as string : null;
        if (Value("reference") is { } reference)
            return await FirstAsync(db.Requests.Where(r => r.Reference == reference).Select(r => r.UnitId));
        if (Value("number") is { } number && door.Route.StartsWith("members", StringComparison.Ordinal))
            return await FirstAsync(db.Members.Where(m => m.Number == number).Select(m => m.UnitId));
        if (Value("code") is { } code)
            return await FirstAsync(db.Units.Where(u => u.Code == code).Select(u => u.Id));
        if (!Guid.TryParse(Value("id"), out var id))
            return null;
        if (door.Route.StartsWith("training/sessions", StringComparison.Ordinal))
            return await FirstAsync(db.TrainingSessions.Where(s => s.Id == id).Select(s => s.UnitId));
        // Holidays belong to everybody, and are kept at the top.
        if (await db.Holidays.AnyAsync(h => h.Id == id, stop))
            return await FirstAsync(db.Units.Where(u => u.ParentId == null).Select(u => u.Id));
        return door.Route.StartsWith("letters/", StringComparison.Ordinal)
            ? await FirstAsync(db.Letters.Where(l => l.Id == id).Select(l => l.UnitId))
            : await FirstAsync(db.Imports.Where(i => i.Id == id && i.UnitId != null).Select(i => i.UnitId!.Value));

        async Task<Guid?> FirstAsync(IQueryable<Guid> units) =>
            await units.Select(u => (Guid?)u).FirstOrDefaultAsync(stop);
    }
}
