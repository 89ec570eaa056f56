using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;

namespace Wardmote.Rights;

/// <summary>Why two more months are needed: the law knows these grounds and no other (UK GDPR Art 12A(3)).</summary>
public enum ExtensionGround
{
    /// <summary>The request is complex: a selection appeal, discipline, litigation (R140). Somebody decides that, each time.</summary>
    Complex,

    /// <summary>The same person has made so many.</summary>
    Numerous,
}

/// <summary>The person was told, in time, that two more months are needed, and why (Art 12A(3) and (4); R141).</summary>
public sealed class Extension : IEvidenced
{
    public required Guid RequestId { get; init; }
    public required ExtensionGround Ground { get; init; }

    /// <summary>As the letter says it.</summary>
    public required string Because { get; init; }

    /// <summary>The day the letter was written.</summary>
    public required LocalDate ToldOn { get; init; }

    public required string DecidedBy { get; init; }

    Guid IEvidenced.EvidenceId => RequestId;

    /// <summary>"the request is complex".</summary>
    public string InWords =>
        Ground == ExtensionGround.Complex
            ? "the request is complex"
            : "there are so many requests from the same person";

    /// <summary>Why the time of a request cannot be extended on a day; null when it can.</summary>
    public static string? Objection(Request request, Deadline deadline, LocalDate today) =>
        request.Kind == RightKind.StopNotice
            ? "The law knows no more time for a stop notice: stop within the period it gives."
        : request.Extension is { } extension
            ? $"The time was extended on {extension.ToldOn.Full()}, and it can be extended only once."
        : deadline.WaitingFor is WaitingFor.Identity or WaitingFor.Fee
            ? "The time has not begun, because the clock waits: there is nothing to extend yet."
        : deadline.ExtensionNoticeDue < today
            ? $"The person had to be told about an extension by {deadline.ExtensionNoticeDue.Value.Full()}, so it is too late for one. Answer as soon as you can."
        : null;
}
