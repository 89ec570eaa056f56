namespace Wardmote.Sheets;

/// <summary>A file that cannot be read at all, said in a sentence its owner can act on. Nothing of the file's contents is in it but column names.</summary>
/// <param name="sentence">What is wrong and what to do.</param>
/// <param name="line">The line (CSV) or row (Excel) it was met at, counted from 1; null when it concerns the whole file.</param>
/// <param name="cause">The fault of the library underneath, if it was one.</param>
public sealed class SheetProblem(string sentence, int? line = null, Exception? cause = null)
    : Exception(sentence, cause)
{
    /// <summary>The line (CSV) or row (Excel) the problem was met at, counted from 1; null when it concerns the whole file.</summary>
    public int? Line { get; } = line;
}
