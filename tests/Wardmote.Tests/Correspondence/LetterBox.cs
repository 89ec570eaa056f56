using Microsoft.Extensions.DependencyInjection;
using Wardmote.Clocks;
using Wardmote.Correspondence;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Tests.Correspondence;

/// <summary>What tests about letters begin with: units that write, and letters to write.</summary>
internal static class LetterBox
{
    /// <summary>A unit with an address of its own, below <paramref name="parent"/>.</summary>
    public static async Task<Unit> UnitAsync(TestHouse house, Unit? parent = null, string? email = "sec@north.example")
    {
        var id = Ids.New(house.Clock);
        var unit = new Unit
        {
            Id = id,
            Code = $"{id:n}",
            Name = "Northbury Constituency",
            Kind = UnitKind.Constituency,
            ParentId = parent?.Id,
            Nation = Nation.EnglandAndWales,
            IsController = true,
            Email = email,
        };
        unit.Above.Add(Step(id, id, 0));
        foreach (var above in parent?.Above ?? [])
            unit.Above.Add(Step(id, above.AboveId, above.Steps + 1));
        await house.DoAsync(async s =>
        {
            var db = s.GetRequiredService<Db>();
            db.Add(unit);
            s.GetRequiredService<Journal>().Write(Author.System, new("UnitAdded", id, id, "Added a unit."));
            await db.SaveChangesAsync();
        });
        return unit;
    }

    /// <summary>A letter that needs a link.</summary>
    public static NewLetter HolderAsked(
        Unit unit,
        string? link = "/answer/token",
        string email = "p.shah@north.example"
    ) =>
        new(
            LetterTemplates.HolderAsked,
            unit.Id,
            Guid.CreateVersion7(),
            new("Priya Shah", email, null),
            new Dictionary<string, string?>
            {
                ["reference"] = "R-2026-0014",
                ["capacities"] = "Secretary, Northbury North Branch\nTreasurer, Northbury Women’s Forum",
                ["due"] = "27 November 2026",
                ["secretary"] = "Owen Hughes",
            },
            link
        );

    /// <summary>A letter by post that holds a code.</summary>
    public static NewLetter PackCode(Unit unit, string code) =>
        new(
            LetterTemplates.PackCode,
            unit.Id,
            Guid.CreateVersion7(),
            new("Dilys Price", null, "1 Mill Lane\nNorthbury"),
            new Dictionary<string, string?>
            {
                ["reference"] = "R-2026-0014",
                ["code"] = code,
                ["expires"] = "18 January 2027",
            }
        );

    /// <summary>Writes and saves a letter.</summary>
    public static Task<Guid> WriteAsync(TestHouse house, NewLetter letter) =>
        house.DoAsync(async s =>
        {
            var written = await s.GetRequiredService<LetterWriter>().WriteAsync(letter, default);
            await s.GetRequiredService<Db>().SaveChangesAsync();
            return written.Id;
        });

    private static UnitAbove Step(Guid unit, Guid above, int steps) =>
        new()
        {
            UnitId = unit,
            AboveId = above,
            Steps = steps,
        };
}
