using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Store;

namespace Wardmote.Rights.Triage;

/// <summary>An earlier request of the same person, to be compared with.</summary>
/// <param name="Found">How many things were found for it.</param>
public sealed record EarlierRequest(string Reference, string WishKey, LocalDate ReceivedOn, int Found, string? Scope);

/// <summary>What is known that bears on whether a request is more than the plain case.</summary>
/// <param name="Found">How many things were found so far.</param>
/// <param name="Average">How many were found on average for requests like it that are closed; null when there are none.</param>
/// <param name="Compared">How many those were.</param>
/// <param name="ThirdParties">How many are kept back for someone else’s sake so far.</param>
/// <param name="Privileged">How many are kept back as legal advice.</param>
/// <param name="Earlier">Their own requests of the six months before, checked to be theirs; the latest first.</param>
/// <param name="SameName">How many others came in that name or from that address in that time, and were never checked to be theirs.</param>
public sealed record TriageFacts(
    int Found,
    double? Average,
    int Compared,
    int ThirdParties,
    int Privileged,
    IReadOnlyList<EarlierRequest> Earlier,
    int SameName
)
{
    /// <summary>What bears on one question, a sentence each.</summary>
    public IReadOnlyList<string> For(Quality quality, Request request) =>
        quality switch
        {
            Quality.Complex =>
            [
                $"{Words.Count(Found, "thing")} found so far.",
                $"{Words.Count(ThirdParties, "thing")} kept back for someone else’s sake, {PlainDates.Figure(Privileged)} as legal advice.",
            ],
            Quality.Excessive =>
            [
                Average is { } average
                    ? $"{Words.Count(Found, "thing")} found; {average.ToString("0.#", CultureInfo.InvariantCulture)} on average for the {Words.Count(Compared, "closed request")} like it."
                    : $"{Words.Count(Found, "thing")} found. There is no closed request like it to compare with.",
                request.Scope is null ? "They ask for everything." : "They name what they want.",
            ],
            Quality.Repetitive =>
            [
                .. Earlier.Select(e => Compare(e, request)),
                .. Earlier.Count == 0
                    ?
                    [
                        "They have asked for nothing else in the six months before, as far as it was checked to be them.",
                    ]
                    : Array.Empty<string>(),
                .. SameName > 0
                    ?
                    [
                        $"{Words.Count(SameName, "other request")} came in the same name or from the same address, and nobody checked who asked. Those do not count against them.",
                    ]
                    : Array.Empty<string>(),
            ],
            _ => [],
        };

    private string Compare(EarlierRequest earlier, Request request)
    {
        var days = Period.DaysBetween(earlier.ReceivedOn, request.ReceivedOn);
        var same = earlier.WishKey == request.WishKey ? "the same kind" : "another kind";
        var scope = earlier.Scope == request.Scope ? "in the same words" : "in other words";
        return $"{earlier.Reference}, {Words.Count(days, "day")} before: {same}, asked {scope}; {Words.Count(earlier.Found, "thing")} found then, {PlainDates.Figure(Found)} now.";
    }
}

/// <summary>Reads the facts. It decides nothing.</summary>
public sealed class TriageReading(Db db)
{
    /// <summary>How long back a request of the same person is looked for (R146).</summary>
    public const int Months = 6;

    public async Task<TriageFacts> OfAsync(Request request, CancellationToken stop)
    {
        var since = request.ReceivedOn.PlusMonths(-Months);
        var others = db.Requests.AsNoTracking().Where(r => r.Id != request.Id && r.UnitId == request.UnitId);
        var before = others.Where(r =>
            r.ReceivedOn >= since && r.ReceivedOn <= request.ReceivedOn && r.RecordedAt <= request.RecordedAt
        );
        // Only what was checked to be theirs: whoever files in another’s name must not stand in that person’s way.
        var theirs = before.Where(r =>
            r.Identity!.CheckedAt != null && r.PersonId != null && r.PersonId == request.PersonId
        );
        var earlier = await theirs
            .OrderByDescending(r => r.ReceivedOn)
            .Select(r => new EarlierRequest(
                r.Reference,
                r.WishKey,
                r.ReceivedOn,
                r.Items.Count(i => i.IsTheirs),
                r.Scope
            ))
            .ToListAsync(stop);
        var name = request.Subject.NameKey;
        var email = request.Subject.EmailKey;
        var sameName = await before
            .Where(r => r.Subject.NameKey == name || (email != null && r.Subject.EmailKey == email))
            .CountAsync(r => r.Identity!.CheckedAt == null || r.PersonId == null, stop);
        var alike = await others
            .Where(r => r.WishKey == request.WishKey && r.Closure != null && r.SearchedAt != null)
            .Select(r => r.Items.Count(i => i.IsTheirs))
            .ToListAsync(stop);
        return new(
            request.Items.Count(i => i.IsTheirs),
            alike.Count == 0 ? null : alike.Average(),
            alike.Count,
            request.Items.Count(i => i.Withholding?.Exemption == Exemption.ThirdParty),
            request.Items.Count(i => i.Withholding?.Exemption == Exemption.LegalPrivilege),
            earlier,
            sameName
        );
    }
}
