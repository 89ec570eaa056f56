using Microsoft.EntityFrameworkCore;
using Wardmote.Clocks;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Protection;

/// <summary>
/// Letters that wait for an answer, and advice nobody has decided on: in the hands of the data-protection officer, and of
/// the last one until there is a successor.
/// </summary>
public sealed class RegulatorInHand(Db db) : IHandOver
{
    public async Task<IReadOnlyList<InHand>> OfAsync(string emailKey, Guid unitId, CancellationToken stop)
    {
        var held = db.Appointments.Where(a => a.Office == ProtectionOffices.Dpo);
        var theirs = held.Where(a => a.EmailKey == emailKey)
            .Where(a => a.Unit.Above.Any(u => u.AboveId == unitId))
            .Where(a => !held.Any(later => later.UnitId == a.UnitId && later.From > a.From))
            .Select(a => a.UnitId);
        var letters = await db
            .RegulatorLetters.AsNoTracking()
            .Where(l => theirs.Contains(l.UnitId) && l.AnswerDue != null && l.AnsweredOn == null)
            .OrderBy(l => l.AnswerDue)
            .ToListAsync(stop);
        var advice = await db
            .Advice.AsNoTracking()
            .Where(a => theirs.Contains(a.UnitId) && a.Decision == null)
            .OrderBy(a => a.On)
            .ToListAsync(stop);
        return
        [
            .. letters.Select(l => new InHand(
                $"See to the answer {l.Way.Answer().InWords()}, due by {l.AnswerDue!.Value.DayMonthYear()}",
                null
            )),
            .. advice.Select(a => new InHand(
                $"Find out what became of the advice of {a.On.DayMonthYear()} about {a.About}",
                null
            )),
        ];
    }
}
