namespace Wardmote.Clocks;

/// <summary>
/// A date cannot be worked out from what was given. The message is a full sentence a volunteer can act on and
/// carries dates and rule names only, never anything about a person.
/// </summary>
/// <param name="field">What it is about, by the name of the property that holds it; null when it is about several or none.</param>
public sealed class CannotCompute(string sentence, string? field = null) : Exception(sentence)
{
    /// <summary>What it is about; null when it is about several things or none.</summary>
    public string? Field { get; } = field;
}
