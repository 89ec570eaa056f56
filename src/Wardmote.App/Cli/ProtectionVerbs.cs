using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Wardmote.Clocks;
using Wardmote.Organisation;
using Wardmote.Protection;
using Wardmote.Store;

namespace Wardmote.App.Cli;

/// <summary>The verbs about the data-protection offices: who holds them, what is missing, whom to ask where.</summary>
internal static class ProtectionVerbs
{
    public static Command Make() =>
        new("protection", "Who sees to data protection, and what is missing") { List(), Contacts(), Remind() };

    private static Command List() =>
        new Command("list", "List the data-protection offices of every unit that answers for data").Does(async run =>
        {
            var units = run.Get<Db>().UnitsVisibleTo(run.Actor, Duty.KeepProtection);
            var controllers = await run.Get<OfficesOnRecord>().OfAsync(units, run.Stop);
            if (controllers.Count == 0)
                run.Say("None of these units answers for data itself.");
            else
                run.Table(
                    ["Unit", "Data controller's officer", "Data-protection officer", "Declared", "Missing"],
                    controllers.Select(c =>
                        new[]
                        {
                            c.Unit.Code,
                            c.Officer?.Held.PersonName ?? "vacant",
                            c.Dpo?.Held.PersonName ?? "vacant",
                            c.Dpo?.Declaration?.On.DayMonthYear(),
                            PlainDates.Figure(c.Gaps.Count),
                        }
                    )
                );
            foreach (var gap in controllers.SelectMany(c => c.Gaps))
                run.Say($"{gap.Unit.Code}: {gap.Sentence}");
            run.Json(
                controllers.Select(c => new
                {
                    Unit = c.Unit.Code,
                    Officer = Answer(c.Officer),
                    Dpo = Answer(c.Dpo),
                    DpoUnit = c.Dpo?.Held.Unit.Code,
                    Contact = c.Contact is null
                        ? null
                        : new
                        {
                            c.Contact.Email,
                            c.Contact.Phone,
                            c.Contact.PostalAddress,
                        },
                    Missing = c.Gaps.Select(g => new { g.Kind, g.Sentence }),
                })
            );
        });

    private static Command Contacts()
    {
        var unit = new Option<string?>("--unit")
        {
            Description = "Only this unit and those below it",
            HelpName = "code",
        };
        return new Command("contacts", "List the champion and the lead of every unit, vacancies first") { unit }.Does(
            async run =>
            {
                var units = run.Get<Db>().UnitsVisibleTo(run.Actor, Duty.KeepProtection);
                if (run.Value(unit) is { } code)
                {
                    var top =
                        await units.AsNoTracking().FirstOrDefaultAsync(u => u.Code == code, run.Stop)
                        ?? throw new Refused("There is no unit with this code among those you look after.");
                    units = units.Where(u => u.Above.Any(a => a.AboveId == top.Id));
                }
                var contacts = await run.Get<UnitContacts>().OfAsync(units, run.Stop);
                run.Table(
                    ["Unit", "Champion", "Office", "E-mail", "Lead"],
                    contacts.Select(c =>
                        new[]
                        {
                            c.Unit.Code,
                            c.Champion.Person?.PersonName ?? "vacant",
                            c.Champion.Capacity,
                            c.Champion.Person?.Email,
                            c.Lead.Person?.PersonName ?? "vacant",
                        }
                    )
                );
                run.Json(
                    contacts.Select(c => new
                    {
                        Unit = c.Unit.Code,
                        Champion = Answer(c.Champion),
                        Lead = Answer(c.Lead),
                    })
                );
            }
        );
    }

    private static Command Remind() =>
        new Command(
            "remind",
            "Remind data-protection officers to declare their independence now, rather than within the next hours"
        ).Does(async run =>
        {
            if (!run.Actor.Everywhere)
                throw new Refused("Reminders go to everyone at once: leave --as out.");
            var count = await run.Get<RemindDeclarations>().RunAsync(run.Stop);
            run.Say(count == 1 ? "1 letter written." : $"{PlainDates.Figure(count)} letters written.");
            run.Json(new { Reminded = count });
        });

    private static object? Answer(OfficeHeld? office) =>
        office is null
            ? null
            : new
            {
                office.Held.PersonName,
                office.Held.Email,
                office.Held.From,
                office.Held.Until,
                DesignatedBy = office.Designation?.By,
                DesignatedOn = office.Designation?.On,
                office.Designation?.Document,
                DeclaredOn = office.Declaration?.On,
            };

    private static object Answer(RoleHeld role) =>
        new
        {
            role.Person?.PersonName,
            role.Person?.Email,
            role.Office,
            role.IsVacant,
        };
}
