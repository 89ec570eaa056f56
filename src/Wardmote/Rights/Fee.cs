using System.Globalization;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;

namespace Wardmote.Rights;

/// <summary>Why a fee may be charged: the law knows these grounds, and size alone is none (UK GDPR Art 12(5), Art 15(3); R142).</summary>
public enum FeeGround
{
    /// <summary>It asks again and again for the same, for example. Somebody decides that, each time.</summary>
    Excessive,

    /// <summary>It is made to harass, for example, and for nothing else.</summary>
    ManifestlyUnfounded,

    /// <summary>They have their copy, and ask for more of the same.</summary>
    FurtherCopies,
}

/// <summary>
/// A fee that the person was told of before any work was done, with what it is made of (R143, R144). The time to answer starts
/// when it is paid; one that was withdrawn never was.
/// </summary>
public sealed class Fee : IEvidenced
{
    /// <summary>How many days after receipt the person may be told of one (R144).</summary>
    public const int DaysToTell = 30;

    public required Guid Id { get; init; }
    public required Guid RequestId { get; init; }
    public required FeeGround Ground { get; init; }

    /// <summary>Why, as the letter says it.</summary>
    public required string Because { get; init; }

    /// <summary>The whole of it, in pence.</summary>
    public required int Pence { get; init; }

    /// <summary>What it is made of, as the letter says it: "two hours of staff time at £15, postage £3".</summary>
    public required string Basis { get; init; }

    public required LocalDate ChargedOn { get; init; }
    public required string DecidedBy { get; init; }
    public LocalDate? PaidOn { get; set; }
    public LocalDate? WithdrawnOn { get; set; }

    /// <summary>"They ask for the last year alone."</summary>
    public string? WithdrawnBecause { get; set; }

    Guid IEvidenced.EvidenceId => RequestId;

    public bool IsAwaited => PaidOn is null && WithdrawnOn is null;

    /// <summary>"£12.50".</summary>
    public string Amount => (Pence / 100m).ToString("£0.00", CultureInfo.InvariantCulture);

    /// <summary>"the request is excessive".</summary>
    public string InWords =>
        Ground switch
        {
            FeeGround.Excessive => "the request is excessive",
            FeeGround.ManifestlyUnfounded => "the request is manifestly unfounded",
            _ => "it asks for further copies",
        };

    /// <summary>Why no fee can be charged for a request on a day; null when one can.</summary>
    public static string? Objection(Request request, LocalDate today) =>
        request.Kind == Clocks.RightKind.StopNotice ? "There is no fee for a stop notice."
        : request.Fee is { } fee
            ? $"The person was told of a fee of {fee.Amount} on {fee.ChargedOn.Full()}. Write down what came of it first."
        : request.SearchedAt is not null
            ? "The search has begun, and the person must hear of a fee before any work is done. Answer without one."
        : today > request.ReceivedOn.PlusDays(DaysToTell)
            ? $"The person had to hear of a fee within {DaysToTell} days, by {request.ReceivedOn.PlusDays(DaysToTell).Full()}. Answer without one."
        : null;
}
