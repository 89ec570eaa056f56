using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Finding;

/// <summary>
/// What is left of someone who was removed: a fingerprint under the master key, from which nothing can be read back, so
/// that no list brings them in again unnoticed (R32; UK GDPR Art 17). It outlives the erasure.
/// </summary>
public sealed class Suppression : IEvidenced
{
    /// <summary>HMAC-SHA256 under the master key of what identified them, 32 bytes.</summary>
    public required byte[] Fingerprint { get; init; }

    public required Guid RequestId { get; init; }
    public required Instant At { get; init; }

    Guid IEvidenced.EvidenceId => RequestId;
}

/// <summary>Makes and looks for <see cref="Suppression"/>s.</summary>
public sealed class Suppressions(Db db, MasterKey master, IClock clock)
{
    /// <summary>Adds the fingerprints of a person to the current save; those that stand already stay as they are.</summary>
    public async Task AddAsync(Guid requestId, IEnumerable<Identifier> identifiers, CancellationToken stop)
    {
        var known = await KnownAsync(stop);
        foreach (var fingerprint in identifiers.Select(Fingerprint))
            if (known.Add(Convert.ToHexString(fingerprint)))
                db.Add(
                    new Suppression
                    {
                        Fingerprint = fingerprint,
                        RequestId = requestId,
                        At = clock.GetCurrentInstant(),
                    }
                );
    }

    /// <summary>A question that a list of any length asks of each row: is this someone who was removed?</summary>
    /// <returns>Null when nobody ever was, which spares a long list the work.</returns>
    public async Task<Func<Identifier, bool>?> AskAsync(CancellationToken stop)
    {
        var known = await KnownAsync(stop);
        return known.Count == 0 ? null : identifier => known.Contains(Convert.ToHexString(Fingerprint(identifier)));
    }

    private async Task<HashSet<string>> KnownAsync(CancellationToken stop)
    {
        var all = await db.Set<Suppression>().AsNoTracking().Select(s => s.Fingerprint).ToListAsync(stop);
        return [.. all.Select(Convert.ToHexString)];
    }

    private byte[] Fingerprint(Identifier identifier) => master.Fingerprint("suppression", identifier.Text);
}

/// <summary>Something that tells a person apart from others well enough to stop a list at: never a name alone.</summary>
public readonly record struct Identifier
{
    private Identifier(string text) => Text = text;

    /// <summary>What is fingerprinted.</summary>
    internal string Text { get; }

    /// <summary>The number the organisation gave them.</summary>
    public static Identifier Number(string number) => new($"number:{number.Trim().ToUpperInvariant()}");

    /// <summary>A name at an e-mail address, which families share; null when either is missing.</summary>
    public static Identifier? NameAtEmail(string? name, string? email) =>
        Keys.Name(name) is { } known && Keys.Email(email) is { } address ? new($"email:{address}:{known}") : null;

    /// <summary>A name and a date of birth; null when either is missing.</summary>
    public static Identifier? NameAndBirth(string? name, LocalDate? born) =>
        Keys.Name(name) is { } known && born is { } day
            ? new($"born:{NodaTime.Text.LocalDatePattern.Iso.Format(day)}:{known}")
            : null;
}
