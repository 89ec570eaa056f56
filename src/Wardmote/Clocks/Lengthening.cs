using NodaTime;

namespace Wardmote.Clocks;

/// <summary>
/// The days a period stands still while the person is asked what they mean (UK GDPR Art 12A(5)): whole days, both ends
/// counted, overlaps once. A day counts only after the relevant date and inside the period as already lengthened, so a
/// question asked after the period has ended never revives it.
/// </summary>
internal readonly record struct Lengthening(LocalDate End, int Days, bool Open)
{
    /// <summary>The end of a period lengthened by its pauses; a question still open is taken as answered on <paramref name="asOf"/>.</summary>
    /// <param name="questions">In the order they were asked.</param>
    public static Lengthening Of(
        LocalDate relevant,
        LocalDate end,
        IReadOnlyList<Clarification> questions,
        LocalDate asOf
    )
    {
        var result = new Lengthening(end, 0, false);
        var counted = relevant;
        foreach (var question in questions)
            (result, counted) = result.After(question, counted, asOf);
        return result;
    }

    /// <summary>The same period after one more question; <paramref name="counted"/> is the last day already dealt with.</summary>
    public (Lengthening Result, LocalDate Counted) After(Clarification question, LocalDate counted, LocalDate asOf)
    {
        if (question.Asked > End)
            return (this, counted);
        var last = question.Answered ?? LocalDate.Max(question.Asked, asOf);
        var open = Open || question.Answered is null;
        if (last <= counted)
            return (this with { Open = open }, counted);
        var first = question.Asked > counted ? question.Asked : counted.PlusDays(1);
        var days = Period.DaysBetween(first, last) + 1;
        return (new(End.PlusDays(days), Days + days, open), last);
    }

    public static IReadOnlyList<Clarification> InOrder(IReadOnlyList<Clarification> questions) =>
        questions.Count < 2 ? questions : [.. questions.OrderBy(question => question.Asked)];
}
