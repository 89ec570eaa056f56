namespace Wardmote.Store;

/// <summary>
/// What a person asked for cannot be done, and the sentence tells them what to do instead. The page shows it at the
/// field, the command line prints it and exits 2, the API answers 400; nothing was saved and nothing typed is lost.
/// </summary>
public sealed class Refused : Exception
{
    /// <param name="sentence">A full sentence a tired volunteer can act on. It never holds personal data.</param>
    /// <param name="field">The form field it belongs to, by its bound name; null when it concerns the whole form.</param>
    public Refused(string sentence, string? field = null)
        : this([new Objection(sentence, field)]) { }

    /// <param name="objections">Every objection at once, in the order of the form. At least one.</param>
    public Refused(IReadOnlyList<Objection> objections)
        : base(string.Join(" ", objections.Select(o => o.Sentence))) => Objections = objections;

    /// <summary>One or more objections, in the order of the form.</summary>
    public IReadOnlyList<Objection> Objections { get; }
}

/// <summary>One sentence of a refusal, and the form field it belongs to, if any.</summary>
public sealed record Objection(string Sentence, string? Field = null);
