using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Rights;

/// <summary>A pack that may now be streamed.</summary>
/// <param name="Attachment">Open it with <see cref="Vault.CopyToAsync"/>, as a download and never to be shown.</param>
/// <param name="FileName">"R-2026-0014.zip".</param>
public sealed record Collected(Attachment Attachment, string FileName);

/// <summary>
/// The person fetches their pack. Whether the link is still good is worked out here and now, not by a sweep; every
/// download and every wrong code is counted before anything is answered.
/// </summary>
[UseCase]
public sealed class CollectPack(Db db, Journal journal, IClock clock)
{
    /// <summary>Said alike of a link that never was, has ended, was withdrawn or used up: nothing is learnt from it.</summary>
    public const string NotGood =
        "This link does not work any more. Ask whoever sent it to you for a new one, and give the reference in their letter.";

    // Others at the same row come first; each round one of them is done.
    private const int MostRounds = 200;

    /// <summary>Counts a download. A POST calls it: a link that is only looked at counts nothing.</summary>
    /// <param name="link">SHA-256 of the token as it stood in the link: <see cref="Release.LinkHash"/>.</param>
    /// <param name="code">As it was typed; null where none was asked for.</param>
    /// <exception cref="Refused">The link is not good, or the code is wrong.</exception>
    public async Task<Collected> RunAsync(byte[] link, string? code, CancellationToken stop)
    {
        for (var round = 1; ; round++)
        {
            try
            {
                return await TryAsync(link, code, stop);
            }
            catch (DbUpdateConcurrencyException) when (round < MostRounds)
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task<Collected> TryAsync(byte[] link, string? code, CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        var release = await db.FindGoodReleaseAsync(link, now, stop) ?? throw new Refused(NotGood);
        var pack = await db
            .Packs.AsNoTracking()
            .Include(p => p.Attachment)
            .SingleAsync(p => p.Id == release.PackId, stop);
        var request = await db.Requests.AsNoTracking().SingleAsync(r => r.Id == release.RequestId, stop);
        var right = release.TakeCode(code);
        var first = release.DeliveredAt is null;
        if (right)
        {
            release.CountDownload();
            release.Deliver(now);
        }
        var (kind, sentence) = (right, release.IsDead) switch
        {
            (true, _) => (
                "PackCollected",
                $"The pack was downloaded{(first ? " for the first time" : "")} ({release.Downloads} of {Release.MostDownloads})."
            ),
            (false, false) => (
                "PackCodeWrong",
                $"A wrong code was typed for the pack ({release.WrongCodes} of {Release.MostWrongCodes})."
            ),
            _ => (
                "PackLinkEnded",
                $"A wrong code was typed {Release.MostWrongCodes} times, so the link has ended. Ask the person what happened, then give the pack again."
            ),
        };
        journal.WriteAbout(Actor.Public("Whoever had the link"), request, kind, sentence);
        await db.SaveChangesAsync(stop);
        if (!right)
            throw new Refused(
                release.IsDead
                    ? NotGood
                    : "That code is not right. Look at it again and type all of it: capitals, spaces and dashes do not matter.",
                "Code"
            );
        return new(pack.Attachment, pack.Attachment.Name);
    }
}

/// <summary>What the page behind a link reads.</summary>
public static class PackLinks
{
    /// <summary>The release behind a link; null when there is none, or it is no longer good.</summary>
    public static async Task<Release?> FindGoodReleaseAsync(
        this Db db,
        byte[] link,
        Instant now,
        CancellationToken stop
    )
    {
        var release = await db.Releases.FirstOrDefaultAsync(r => r.LinkHash == link, stop);
        return release is not null && release.IsGood(now) ? release : null;
    }
}
