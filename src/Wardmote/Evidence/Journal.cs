using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Store;

namespace Wardmote.Evidence;

/// <summary>Something that happened, to be written down.</summary>
/// <param name="Kind">Noun and past participle: <c>RequestReceived</c>.</param>
/// <param name="AboutId">The case or record it happened to.</param>
/// <param name="UnitId">The unit it belongs to; null for the whole organisation.</param>
/// <param name="Sentence">What happened, as the timeline shows it: "Recorded a request that came by post."</param>
/// <param name="Reason">Why, where the law or the policy wants a reason.</param>
/// <param name="OnBehalfOf">Whom the author acted for, when for someone else.</param>
/// <param name="People">The persons it concerns.</param>
public sealed record Happening(
    string Kind,
    Guid AboutId,
    Guid? UnitId,
    string Sentence,
    string? Reason = null,
    string? OnBehalfOf = null,
    IReadOnlyList<Guid>? People = null
);

/// <summary>What an entry says in words: who, what, why.</summary>
public sealed record Telling(string Author, string Sentence, string? Reason, string? OnBehalfOf);

/// <summary>
/// The record of everything that happened. An entry is added to the save that makes it true, never by itself, and
/// <see cref="EvidenceRule"/> refuses a save that changes evidence-bearing rows without one.
/// </summary>
public sealed class Journal(Db db, IClock clock)
{
    /// <summary>Adds an entry to the current save.</summary>
    public JournalEntry Write(Author author, Happening happening)
    {
        var at = clock.GetCurrentInstant();
        var id = Ids.New(at);
        var salt = RandomNumberGenerator.GetBytes(32);
        var json = JsonSerializer.SerializeToUtf8Bytes(
            new Telling(author.Name, happening.Sentence, happening.Reason, happening.OnBehalfOf)
        );
        var entry = new JournalEntry
        {
            Id = id,
            At = at,
            Kind = happening.Kind,
            AboutId = happening.AboutId,
            UnitId = happening.UnitId,
            AuthorKind = author.Kind,
            AuthorId = author.Id,
            Commitment = SHA256.HashData([.. salt, .. json]),
            Particulars = new Particulars
            {
                EntryId = id,
                Salt = salt,
                Json = json,
            },
            People =
            [
                .. (happening.People ?? []).Distinct().Select(p => new PersonConcerned { EntryId = id, PersonId = p }),
            ],
        };
        db.Add(entry);
        return entry;
    }

    /// <summary>
    /// Takes the words of every entry about a record away, within the current save; that something happened, when and by
    /// what kind of author stays, and so does the proof (<see cref="JournalEntry.Commitment"/>).
    /// </summary>
    public async Task ForgetAsync(Guid aboutId, CancellationToken stop) =>
        db.RemoveRange(
            await db
                .Journal.Where(e => e.AboutId == aboutId)
                .Select(e => e.Particulars!)
                .Where(p => p != null)
                .ToListAsync(stop)
        );

    /// <summary>The same for every entry that concerns a person, but those about the case that asks for it.</summary>
    public async Task ForgetPersonAsync(Guid personId, Guid exceptAboutId, CancellationToken stop) =>
        db.RemoveRange(
            await db
                .Journal.Where(e => e.AboutId != exceptAboutId && e.People.Any(p => p.PersonId == personId))
                .Select(e => e.Particulars!)
                .Where(p => p != null)
                .ToListAsync(stop)
        );

    /// <summary>What an entry says; null when its particulars have been erased.</summary>
    public static Telling? Read(JournalEntry entry) =>
        entry.Particulars is null ? null : JsonSerializer.Deserialize<Telling>(entry.Particulars.Json);
}
