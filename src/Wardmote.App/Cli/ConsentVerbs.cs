using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using NodaTime.Text;
using Wardmote.Consent;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.App.Cli;

/// <summary>The verbs about consent: who agreed to what, the words they were shown, and bringing in what was agreed before.</summary>
internal static class ConsentVerbs
{
    private static readonly Option<string?> Unit = new("--unit") { Description = "Only this unit", HelpName = "code" };

    public static Command Make() =>
        new("consent", "Who agreed to what, and the words they were shown")
        {
            List(),
            Wordings(),
            ImportVerb.Make(
                "import",
                "Bring in consents with the days on which they were given",
                (run, order) => run.Get<ImportConsents>().RunAsync(run.Actor, order, run.Stop)
            ),
        };

    private static Command List() =>
        new Command("list", "List every consent, the latest first") { Unit }.Does(async run =>
        {
            List<(Unit Unit, ConsentWording Wording, ConsentLine Line)> lines = [];
            foreach (var (unit, wordings) in await UnitsAsync(run))
            {
                var records = await run.Get<Consents>().RecordsOf(run.Actor, unit.Id, null).ToListAsync(run.Stop);
                foreach (var line in await run.Get<Consents>().TellAsync(run.Actor, records, run.Stop))
                    lines.Add(
                        (
                            unit,
                            wordings.First(w => w.Id == line.Record.PurposeId && w.Number == line.Record.WordingNumber),
                            line
                        )
                    );
            }
            if (lines.Count == 0)
                run.Say("No consent is on record.");
            else
                run.Table(
                    ["Unit", "Purpose", "Version", "Who", "Agreed on", "How", ""],
                    lines.Select(l =>
                        new[]
                        {
                            l.Unit.Code,
                            l.Wording.Purpose,
                            $"{l.Wording.Number}",
                            l.Line.Who,
                            LocalDatePattern.Iso.Format(l.Line.Record.GivenOn),
                            l.Line.Record.Channel.InWords(),
                            l.Line.State == ConsentState.Given ? "" : l.Line.State.InWords(),
                        }
                    )
                );
            run.Json(
                lines.Select(l => new
                {
                    l.Line.Record.Id,
                    Unit = l.Unit.Code,
                    l.Wording.Purpose,
                    Version = l.Wording.Number,
                    l.Line.Who,
                    GivenOn = LocalDatePattern.Iso.Format(l.Line.Record.GivenOn),
                    l.Line.Record.Channel,
                    l.Line.Record.CollectedBy,
                    l.Line.State,
                })
            );
        });

    private static Command Wordings() =>
        new Command("wordings", "List the words by which units ask for consent, every version") { Unit }.Does(
            async run =>
            {
                var wordings = (await UnitsAsync(run))
                    .SelectMany(u => u.Wordings.Select(w => (u.Unit, Wording: w)))
                    .ToList();
                if (wordings.Count == 0)
                    run.Say("No unit asks for consent yet.");
                else
                    run.Table(
                        ["Unit", "Purpose", "Version", "From", "Words"],
                        wordings.Select(w =>
                            new[]
                            {
                                w.Unit.Code,
                                w.Wording.Purpose,
                                $"{w.Wording.Number}",
                                LocalDatePattern.Iso.Format(w.Wording.From),
                                w.Wording.Text,
                            }
                        )
                    );
                run.Json(
                    wordings.Select(w => new
                    {
                        Unit = w.Unit.Code,
                        w.Wording.Purpose,
                        Version = w.Wording.Number,
                        From = LocalDatePattern.Iso.Format(w.Wording.From),
                        w.Wording.Text,
                    })
                );
            }
        );

    private static async Task<IReadOnlyList<(Unit Unit, IReadOnlyList<ConsentWording> Wordings)>> UnitsAsync(CliRun run)
    {
        var db = run.Get<Db>();
        var units = db.UnitsVisibleTo(run.Actor, Duty.KeepMembership).AsNoTracking();
        if (run.Value(Unit) is { } code)
            units = units.Where(u => u.Code == code);
        var found = await units.OrderBy(u => u.Code).ToListAsync(run.Stop);
        if (found.Count == 0)
            throw new Refused("There is no such unit among those whose membership you keep.");
        var wordings = (
            await db.VisibleTo<ConsentWording>(run.Actor, Duty.KeepMembership).AsNoTracking().ToListAsync(run.Stop)
        ).ToLookup(w => w.UnitId);
        return
        [
            .. found
                .Where(u => wordings.Contains(u.Id))
                .Select(u =>
                    (
                        u,
                        (IReadOnlyList<ConsentWording>)
                            [
                                .. wordings[u.Id]
                                    .OrderBy(w => w.Purpose, StringComparer.OrdinalIgnoreCase)
                                    .ThenBy(w => w.Number),
                            ]
                    )
                ),
        ];
    }
}
