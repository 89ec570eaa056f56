namespace Wardmote.App.Forms;

/// <summary>How a thing stands. The colour repeats what the words say; it never says it alone.</summary>
public enum Tone
{
    /// <summary>Nothing to remark.</summary>
    Plain,

    /// <summary>Under way, or merely of note.</summary>
    Calm,

    /// <summary>Done, or as it should be.</summary>
    Good,

    /// <summary>Wants somebody soon.</summary>
    Soon,

    /// <summary>Late, refused or failed.</summary>
    Late,
}
