namespace Wardmote.Clocks;

/// <summary>
/// A date cannot be worked out from what was given. The message is a full sentence a volunteer can act on and
/// carries dates and rule names only, never anything about a person.
/// </summary>
public sealed class CannotCompute(string sentence) : Exception(sentence);
