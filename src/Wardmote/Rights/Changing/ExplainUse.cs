using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Registers;
using Wardmote.Store;

namespace Wardmote.Rights.Changing;

/// <summary>
/// How a unit uses data, from its register as it stands: what for, on what ground, for how long, and who has it from us
/// (R132; UK GDPR Art 15(1)(a) to (d)).
/// </summary>
public sealed class DataUses(Db db, IClock clock)
{
    /// <summary>One line for each use, as a letter has it; none where the register is empty.</summary>
    public async Task<IReadOnlyList<string>> OfAsync(Request request, CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        var above = db.Set<UnitAbove>();
        var tasks = await db.Set<ProcessingTask>()
            .AsNoTracking()
            .AsOf(now)
            .Where(t => above.Any(a => a.UnitId == t.UnitId && a.AboveId == request.UnitId))
            .ToListAsync(stop);
        return
        [
            .. tasks
                .Where(t => !Lacks.Of(t).Any(l => l.Blocks))
                .OrderBy(t => t.Purpose, StringComparer.OrdinalIgnoreCase)
                .Select(Line)
                .Distinct(StringComparer.Ordinal),
        ];
    }

    private static string Line(ProcessingTask task)
    {
        var parts = new List<string> { task.Purpose! };
        if (task.Basis is { } basis)
            parts.Add($"Ground: {basis.InWords()}");
        parts.Add($"Kept: {task.Retention() ?? "no longer than we need it for this"}");
        parts.Add($"Who else has it: {task.Recipients ?? "nobody outside"}");
        return string.Join(". ", parts.Select(p => p.TrimEnd('.'))) + ".";
    }
}

/// <summary>Answers someone who asks how their data is used: a letter from the register, and no copy (R132).</summary>
[UseCase]
public sealed class ExplainUse(
    Db db,
    Journal journal,
    RequestDesk desk,
    DataUses uses,
    RequestLetters letters,
    IClock clock
)
{
    /// <exception cref="Refused">The request asks for something else, is answered, or the register says nothing yet.</exception>
    public async Task RunAsync(Actor actor, Guid requestId, CancellationToken stop)
    {
        var request = await desk.OpenAsync(actor, requestId, stop);
        if (request.Wish.Deed != Deed.Explain)
            throw new Refused("This request asks for more than how data is used.");
        var lines = await uses.OfAsync(request, stop);
        if (lines.Count == 0)
            throw new Refused(
                "The register says nothing yet that could be told. Write down first what the unit uses data for, and on what ground."
            );
        var letter = await letters.ExplainUseAsync(request, string.Join('\n', lines), stop);
        db.Add(
            new Reply
            {
                RequestId = request.Id,
                Extent = Extent.Whole,
                LetterId = letter.Id,
                At = clock.GetCurrentInstant(),
                SentBy = actor.Name,
            }
        );
        journal.WriteAbout(
            actor,
            request,
            "ReplySent",
            $"Told the person how their data is used: {Words.Count(lines.Count, "use")} from the register."
        );
        await db.SaveChangesAsync(stop);
    }
}
