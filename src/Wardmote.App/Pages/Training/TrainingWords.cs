using Wardmote.App.Forms;
using Wardmote.Clocks;
using Wardmote.Training;

namespace Wardmote.App.Pages.Training;

/// <summary>Training in the words of the pages.</summary>
public static class TrainingWords
{
    /// <summary>"Due soon".</summary>
    public static string Of(Standing standing) => PlainDates.Capital(standing.InWords());

    public static Tone ToneOf(Standing standing) =>
        standing switch
        {
            Standing.Valid => Tone.Good,
            Standing.DueSoon => Tone.Soon,
            _ => Tone.Late,
        };
}
