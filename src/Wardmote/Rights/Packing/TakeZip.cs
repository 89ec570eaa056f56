using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Rights;

/// <summary>A pack to be sealed as it is streamed, by <see cref="EncryptedZip"/>.</summary>
/// <param name="Password">As the person will type it.</param>
/// <param name="FileName">"R-2026-0014-encrypted.zip".</param>
public sealed record ZipToHand(Attachment Attachment, string Password, string FileName);

/// <summary>
/// An officer fetches the pack as an encrypted zip, to hand over or to send. They type the password they were told when
/// it was released, because it is kept nowhere.
/// </summary>
[UseCase]
public sealed class TakeZip(Db db, Journal journal, RequestDesk desk, IClock clock)
{
    /// <exception cref="Refused">No zip is given at the moment, it has ended, or the password is wrong.</exception>
    public async Task<ZipToHand> RunAsync(Actor actor, Guid requestId, string? password, CancellationToken stop)
    {
        var request = await desk.OpenAsync(actor, requestId, stop);
        var release =
            request
                .Packs.SelectMany(p => p.Releases)
                .FirstOrDefault(r => r.Way == ReleaseWay.EncryptedZip && r.IsGood(clock.GetCurrentInstant()))
            ?? throw new Refused("There is no encrypted file to fetch. Give the pack as an encrypted file first.");
        var right = release.TakeCode(password);
        if (right)
            release.CountDownload();
        journal.WriteAbout(
            actor,
            request,
            right ? "PackTaken" : "PackCodeWrong",
            right
                ? $"Fetched the encrypted file ({release.Downloads} of {Release.MostDownloads})."
                : $"Typed a wrong password for the encrypted file ({release.WrongCodes} of {Release.MostWrongCodes})."
        );
        await db.SaveChangesAsync(stop);
        if (!right)
            throw new Refused(
                "That is not the password of this file. If it is lost, give the pack again to get a new one.",
                "Password"
            );
        var attachment = await db.Packs.Where(p => p.Id == release.PackId).Select(p => p.Attachment).SingleAsync(stop);
        return new(attachment, Secret.SpokenCode(password!), $"{request.Reference}-encrypted.zip");
    }
}
