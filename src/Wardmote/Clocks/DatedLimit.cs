using NodaTime;

namespace Wardmote.Clocks;

/// <summary>A limit in whole days, applied to the day it runs from.</summary>
/// <param name="NominalDue">The last day before weekends and holidays are looked at.</param>
/// <param name="Due">The last day, to its end.</param>
public sealed record DatedLimit(
    LimitRule Rule,
    LocalDate Start,
    LocalDate NominalDue,
    LocalDate Due,
    string Explanation
);
