using NodaTime;
using Wardmote.Clocks;
using Wardmote.Store;

namespace Wardmote.Organisation;

/// <summary>Everything that is wrong with a form, gathered so that it is said at once.</summary>
internal sealed class Objections
{
    private readonly List<Objection> all = [];

    /// <summary>Text that is needed.</summary>
    public Objections Text(string? text, string field, string missing, int most)
    {
        if (string.IsNullOrWhiteSpace(text))
            all.Add(new(missing, field));
        return Longest(text, field, most);
    }

    /// <summary>Text that may be left out.</summary>
    public Objections Longest(string? text, string field, int most) =>
        When(text?.Trim().Length > most, $"Use at most {PlainDates.Figure(most)} characters here.", field);

    /// <summary>A day that is over or today.</summary>
    public Objections PastDay(LocalDate? day, string field, string missing, LocalDate today) =>
        When(day is null, missing, field)
            .When(day > today, $"This day cannot be after today, {today.Full()}.", field)
            .When(day < today.PlusYears(-30), "This day is more than thirty years ago. Check the year.", field);

    /// <summary>Anything else.</summary>
    public Objections When(bool wrong, string sentence, string field)
    {
        if (wrong)
            all.Add(new(sentence, field));
        return this;
    }

    /// <exception cref="Refused">There is any.</exception>
    public void Refuse()
    {
        if (all.Count > 0)
            throw new Refused(all);
    }
}
