namespace Wardmote.Correspondence;

/// <summary>What a mail server answered (RFC 5321 4.2).</summary>
/// <param name="Code">Three digits.</param>
/// <param name="Lines">The text of each line, without the code.</param>
internal sealed record SmtpReply(int Code, IReadOnlyList<string> Lines)
{
    public bool IsYes => Code is >= 200 and < 300;
    public bool IsForGood => Code is >= 500 and < 600;

    /// <summary>Whether the answer to EHLO names an extension.</summary>
    public bool Offers(string extension) =>
        Lines.Skip(1).Any(line => line.Split(' ')[0].Equals(extension, StringComparison.OrdinalIgnoreCase));

    /// <summary>For the outbox: what it said, without addresses.</summary>
    public string Told =>
        CleanValue.Line(
            $"The mail server answered: {Code} "
                + string.Join(
                    ' ',
                    Lines
                        .SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                        .Select(word => word.Contains('@', StringComparison.Ordinal) ? "(address)" : word)
                ),
            400
        );
}
