using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Protection;

/// <summary>A letter from or to the regulator as it is written down.</summary>
/// <param name="Reference">The regulator's; null or empty when there is none yet.</param>
/// <param name="AnswerDue">Null when no answer is wanted.</param>
public sealed record NewRegulatorLetter(
    Way? Way,
    LocalDate? On,
    string? About,
    string? Reference,
    LocalDate? AnswerDue
);

/// <summary>Writes down that a controller heard from the regulator, or wrote to it (R98, R104).</summary>
[UseCase]
public sealed class RecordRegulatorLetter(Db db, Journal journal, IClock clock)
{
    /// <exception cref="Refused">The unit is not the actor's, or something is missing; each objection names its field.</exception>
    public async Task<RegulatorLetter> RunAsync(
        Actor actor,
        Guid unitId,
        NewRegulatorLetter written,
        CancellationToken stop
    )
    {
        var unit = await db.ControllerToProtectAsync(actor, unitId, stop);
        new Objections()
            .When(written.Way is null, "Choose who wrote.", "Way")
            .PastDay(written.On, "On", "Enter the day of the letter.", clock.Today())
            .Text(written.About, "About", "Enter what it is about.", 500)
            .Longest(written.Reference, "Reference", 80)
            .When(written.AnswerDue < written.On, "The answer cannot be due before the letter.", "AnswerDue")
            .Refuse();
        var letter = new RegulatorLetter
        {
            Id = Ids.New(clock.GetCurrentInstant()),
            UnitId = unit.Id,
            On = written.On!.Value,
            Way = written.Way!.Value,
            About = written.About!.Trim(),
            Reference = string.IsNullOrWhiteSpace(written.Reference) ? null : written.Reference.Trim(),
            AnswerDue = written.AnswerDue,
        };
        db.Add(letter);
        journal.Write(
            actor,
            new(
                "RegulatorLetterRecorded",
                letter.Id,
                unit.Id,
                $"Wrote down a letter {letter.Way.InWords()} of {letter.On.DayMonthYear()}{(letter.AnswerDue is { } due ? $"; an answer is due by {due.DayMonthYear()}" : "")}."
            )
        );
        await db.SaveChangesAsync(stop);
        return letter;
    }
}
