using NodaTime;

namespace Wardmote.Clocks;

/// <summary>
/// A period and the days it stood still while the person was asked what they mean (UK GDPR Art 12A(5)): whole days, both
/// ends counted, overlaps once. A day counts only after the relevant date and inside the period as already lengthened, so
/// a question asked after the period has ended never revives it.
/// </summary>
/// <param name="End">The last day, as lengthened so far.</param>
/// <param name="Days">The days taken out so far.</param>
/// <param name="Open">Whether a question that stops this period is still unanswered.</param>
internal readonly record struct Lengthening(LocalDate End, int Days, bool Open)
{
    /// <summary>The same period after one more question, and the last day then dealt with.</summary>
    /// <param name="counted">The last day already dealt with: at first the relevant date.</param>
    /// <param name="supposed">The day on which an open question is supposed to be answered.</param>
    public (Lengthening Result, LocalDate Counted) After(Clarification question, LocalDate counted, LocalDate supposed)
    {
        if (question.Asked > End)
            return (this, counted);
        var last = question.Answered ?? supposed;
        var open = Open || question.Answered is null;
        if (last <= counted)
            return (this with { Open = open }, counted);
        var first = question.Asked > counted ? question.Asked : counted.PlusDays(1);
        var days = Period.DaysBetween(first, last) + 1;
        return (new(End.PlusDays(days), Days + days, open), last);
    }
}
