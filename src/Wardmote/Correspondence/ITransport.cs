using NodaTime;

namespace Wardmote.Correspondence;

/// <summary>A way for letters to leave.</summary>
public interface ITransport
{
    /// <summary>
    /// Hands one message over. It tells what came of it rather than throw, whatever the other side does; only a fault
    /// of our own throws.
    /// </summary>
    /// <param name="late">Ends when the time for this letter is over.</param>
    Task<Handover> SendAsync(Outgoing message, CancellationToken late);
}

/// <summary>A message on its way out.</summary>
/// <param name="LetterId">Which letter it is.</param>
/// <param name="WrittenAt">When the letter was written.</param>
/// <param name="From">The envelope sender, an address.</param>
/// <param name="To">The one recipient, an address.</param>
/// <param name="Mime">The message as RFC 5322 writes it, lines ended by CR LF; the same bytes at every try.</param>
/// <param name="StillOurs">Whether the worker still holds the letter; asked once more just before it is too late.</param>
public sealed record Outgoing(
    Guid LetterId,
    Instant WrittenAt,
    string From,
    string To,
    byte[] Mime,
    Func<bool> StillOurs
);

/// <summary>What came of handing a message over.</summary>
public enum HandoverResult
{
    /// <summary>The other side has it and said so.</summary>
    Accepted,

    /// <summary>It certainly does not have it; trying later may help.</summary>
    NotNow,

    /// <summary>It certainly does not have it, and never will take it.</summary>
    Never,

    /// <summary>It had all of it and did not answer: it may have it.</summary>
    Unknown,
}

/// <summary>What came of handing a message over, and why, in words without addresses.</summary>
public sealed record Handover(HandoverResult Result, string? Problem = null)
{
    /// <summary>The other side has it.</summary>
    public static readonly Handover Accepted = new(HandoverResult.Accepted);

    /// <summary>The other side certainly does not have it.</summary>
    public static Handover NotNow(string problem) => new(HandoverResult.NotNow, problem);
}
