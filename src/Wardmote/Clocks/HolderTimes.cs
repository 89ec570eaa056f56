using NodaTime;

namespace Wardmote.Clocks;

/// <summary>When someone who was asked must answer, is reminded, and is passed on to the secretary.</summary>
/// <param name="Due">The last day for the answer, to its end.</param>
/// <param name="RemindOn">The day to remind them; null when there is no day left between asking and the reminder.</param>
/// <param name="EscalateOn">The day on which a missing answer goes to the secretary.</param>
public sealed record HolderTimes(
    LocalDate Asked,
    LocalDate Due,
    LocalDate? RemindOn,
    LocalDate EscalateOn,
    string Source
)
{
    /// <summary>"Asked Tuesday 3 March 2026. A reminder goes on Sunday 8 March 2026 …"</summary>
    public string Explanation
    {
        get
        {
            var reminder = RemindOn is { } day ? $" A reminder goes on {day.Full()}." : "";
            return $"Asked {Asked.Full()}; the answer is due by the end of {Due.Full()} ({Source}).{reminder} "
                + $"Without an answer it goes to the secretary on {EscalateOn.Full()}.";
        }
    }
}
