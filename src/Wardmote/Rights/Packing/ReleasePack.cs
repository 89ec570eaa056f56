using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Rights;

/// <summary>How a pack is to be given.</summary>
/// <param name="CodeChannel">How the code, or the zip's password, reaches the person: another way than the pack (R63).</param>
/// <param name="NoCodeBecause">Why no code is needed; for <see cref="CodeChannel.None"/> only.</param>
public sealed record NewRelease(ReleaseWay? Way, CodeChannel? CodeChannel, string? NoCodeBecause = null);

/// <summary>A pack that has been given.</summary>
/// <param name="Code">The code, or the zip's password, in groups of four. It is told this once and kept nowhere; null when there is none.</param>
/// <param name="CodeLetterId">The letter to print that carries the code, when it goes by post.</param>
public sealed record Released(Guid ReleaseId, string? Code, Guid? CodeLetterId, Instant ExpiresAt);

/// <summary>
/// Gives the last pack of a request to whoever asked: by a link with a code another way, or as an encrypted zip (R25,
/// R63). Whatever was given before stops working.
/// </summary>
[UseCase]
public sealed class ReleasePack(Db db, Journal journal, RequestDesk desk, RequestLetters letters, IClock clock)
{
    /// <exception cref="Refused">
    /// The request or its pack is not there, the pack is not of today's state, or the way does not fit the person.
    /// </exception>
    public async Task<Released> RunAsync(Actor actor, Guid requestId, NewRelease how, CancellationToken stop)
    {
        var request = await desk.OpenAsync(actor, requestId, stop);
        var pack = request.Packs.MaxBy(p => p.BuiltAt) ?? throw new Refused("Make the pack first.");
        Check(request, pack, how);
        var now = clock.GetCurrentInstant();
        foreach (var earlier in request.Packs.SelectMany(p => p.Releases).Where(r => r.WithdrawnAt is null))
            earlier.Withdraw(now);
        var byLink = how.Way == ReleaseWay.Link;
        var token = byLink ? Secret.NewToken() : null;
        var code =
            how.CodeChannel == CodeChannel.None ? null
            : byLink ? Secret.NewSpokenCode()
            : Secret.NewSpokenCode(groups: 4);
        var release = new Release
        {
            Id = Ids.New(clock),
            PackId = pack.Id,
            RequestId = request.Id,
            Way = how.Way!.Value,
            CodeChannel = how.CodeChannel!.Value,
            NoCodeBecause = how.NoCodeBecause?.Trim(),
            At = now,
            ReleasedBy = actor.Name,
            ExpiresAt = EndOf(clock.Today().PlusDays(Release.GoodForDays)),
            LinkHash = token is null ? null : Secret.Hash(token),
            CodeHash = code is null ? null : Secret.HashCode(code),
        };
        db.Add(release);
        if (token is not null)
            await letters.SendPackAsync(request, release, token, stop);
        var codeLetter =
            byLink && how.CodeChannel == CodeChannel.Post
                ? await letters.PostPackCodeAsync(request, release, code!, stop)
                : null;
        journal.WriteAbout(actor, request, "PackReleased", Sentence(release), release.NoCodeBecause);
        await db.SaveChangesAsync(stop);
        return new(release.Id, code, codeLetter?.Id, release.ExpiresAt);
    }

    private static void Check(Request request, Pack pack, NewRelease how)
    {
        // Asked again at the door, whatever way the request came to have a pack.
        if (request.Identity is not { IsVerified: true })
            throw new Refused("Record how you made sure who the person is. Nothing may be sent before that.");
        if (!pack.Covers.SequenceEqual(PackCover.Of(request.Items)))
            throw new Refused(
                "What was found, or what is kept back, has changed since the pack was made. Make the pack again, then give it."
            );
        var objections = Objections(request, how).ToList();
        if (objections.Count > 0)
            throw new Refused(objections);
    }

    private static IEnumerable<Objection> Objections(Request request, NewRelease how)
    {
        var asker = RequestLetters.Asker(request);
        if (how.Way is null)
            yield return new("Choose how to give the pack.", "Way");
        if (how.Way == ReleaseWay.Link && string.IsNullOrWhiteSpace(asker.Email))
            yield return new(
                "No e-mail address is known for the link to go to. Give the pack as an encrypted file.",
                "Way"
            );
        if (how.CodeChannel is null)
            yield return new("Choose how the code reaches the person: another way than the pack.", "CodeChannel");
        if (how is { Way: ReleaseWay.EncryptedZip, CodeChannel: CodeChannel.None })
            yield return new(
                "An encrypted file always has a password. Choose how it reaches the person.",
                "CodeChannel"
            );
        if (
            how is { Way: ReleaseWay.Link, CodeChannel: CodeChannel.Post }
            && string.IsNullOrWhiteSpace(asker.PostalAddress)
        )
            yield return new("No postal address is known for the code to go to. Choose another way.", "CodeChannel");
        if (
            how is { Way: ReleaseWay.Link, CodeChannel: CodeChannel.None }
            && string.IsNullOrWhiteSpace(how.NoCodeBecause)
        )
            yield return new("Say why a link alone is enough.", "NoCodeBecause");
        if (how.NoCodeBecause?.Length > 2000)
            yield return new("Use at most 2,000 characters for the reason.", "NoCodeBecause");
    }

    private static Instant EndOf(LocalDate day) =>
        day.At(new LocalTime(23, 59, 59)).InZoneLeniently(UkTime.Zone).ToInstant();

    private static string Sentence(Release release)
    {
        var how = release.CodeChannel switch
        {
            CodeChannel.Post => "by post",
            CodeChannel.Phone => "by telephone",
            CodeChannel.InPerson => "in person",
            _ => null,
        };
        return release.Way switch
        {
            ReleaseWay.Link when how is null => "Sent the person a link to their pack, without a code.",
            ReleaseWay.Link => $"Sent the person a link to their pack; the code goes {how}.",
            _ => $"Sealed the pack as an encrypted file; the password goes {how}.",
        };
    }
}
