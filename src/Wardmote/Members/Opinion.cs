using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Evidence;
using Wardmote.Finding;
using Wardmote.Store;

namespace Wardmote.Members;

/// <summary>
/// A political opinion of a member, noted in the course of electoral work (R107–R109). It is special-category data, held
/// under DPA 2018 Sch 1 para 22, and no longer looked at from the day on which the member gives notice to stop (para 22(3)).
/// It is never changed; another opinion is another note.
/// </summary>
public sealed class Opinion : IBelongToUnit, IEvidenced
{
    public required Guid Id { get; init; }

    /// <summary>The constituency that collected it.</summary>
    public required Guid UnitId { get; init; }

    public required Guid MemberId { get; init; }

    /// <summary>What they think, as they said it: "will vote for us", "against the bypass".</summary>
    public required string Text { get; init; }

    /// <summary>Where it comes from: "at the door", "our survey of May".</summary>
    public required string Source { get; init; }

    public required string CollectedBy { get; init; }
    public required LocalDate On { get; init; }

    /// <summary>How they were told what it is used for (R108; UK GDPR Art 13 and 14).</summary>
    public required string ToldHow { get; init; }

    public required string RecordedBy { get; init; }

    Guid IEvidenced.EvidenceId => Id;
}

public static class Opinions
{
    /// <summary>Whether a member gave notice that their political opinions are not to be processed, or that nothing of theirs is.</summary>
    public static async Task<bool> OpinionsAreShutAsync(this Db db, Member member, CancellationToken stop) =>
        member.PersonId is { } person
        && await db.Restricted(RestrictedUse.PoliticalOpinions).ContainsAsync(person, stop);
}
