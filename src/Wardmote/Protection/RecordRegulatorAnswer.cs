using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Protection;

/// <summary>Writes down that a letter from or to the regulator was answered (R104).</summary>
[UseCase]
public sealed class RecordRegulatorAnswer(Db db, Journal journal, IClock clock)
{
    /// <exception cref="Refused">It is not the actor's, waits for no answer, or something is missing.</exception>
    public async Task RunAsync(Actor actor, Guid letterId, LocalDate? on, string? answer, CancellationToken stop)
    {
        var letter =
            await db.VisibleTo<RegulatorLetter>(actor, Duty.KeepProtection)
                .SingleOrDefaultAsync(l => l.Id == letterId, stop)
            ?? throw new Refused("There is no such letter among what you look after.");
        if (!letter.IsOpen)
            throw new Refused("This letter waits for no answer.");
        new Objections()
            .PastDay(on, "On", "Enter the day of the answer.", clock.Today())
            .When(on < letter.On, $"The letter is of {letter.On.Full()}; this day is before it.", "On")
            .Text(answer, "Answer", "Write down what was answered.", 2000)
            .Refuse();
        letter.Answered(answer!.Trim(), on!.Value);
        journal.Write(
            actor,
            new(
                "RegulatorLetterAnswered",
                letter.Id,
                letter.UnitId,
                $"Wrote down the answer of {on.Value.DayMonthYear()} to the letter {letter.Way.InWords()} of {letter.On.DayMonthYear()}."
            )
        );
        await db.SaveChangesAsync(stop);
    }
}
