using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Correspondence;

/// <summary>What a round brought: how many letters the other side took, how many wait for another try, how many are parked.</summary>
public sealed record Round(int Accepted, int Waiting, int Parked);

/// <summary>
/// Takes letters out of the outbox, one at a time, and hands them over. Any number may work at once, on any number of
/// nodes: a letter is leased to one, and what a worker tells after its lease was taken over is not believed.
/// A letter leased again because its worker never told may have gone, and says so.
/// </summary>
public sealed class Postman(
    IServiceScopeFactory scopes,
    IDatabaseEngine engine,
    ITransport transport,
    CorrespondenceSettings settings,
    IClock clock
)
{
    /// <summary>Sends every letter whose time has come. A letter begun is finished even when told to stop.</summary>
    public async Task<Round> SendDueAsync(CancellationToken stop)
    {
        var round = new Round(0, 0, 0);
        while (!stop.IsCancellationRequested && await SendNextAsync() is { } state)
            round = state switch
            {
                DeliveryState.Accepted => round with { Accepted = round.Accepted + 1 },
                DeliveryState.Parked => round with { Parked = round.Parked + 1 },
                DeliveryState.Waiting => round with { Waiting = round.Waiting + 1 },
                _ => round,
            };
        return round;
    }

    // Where the letter stands now; still Leased when another worker has taken it over; null when none is due.
    private async Task<DeliveryState?> SendNextAsync()
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var now = clock.GetCurrentInstant();
        var until = now + Duration.FromSeconds(settings.LeaseSeconds);
        if (await db.LeaseDeliveryAsync(engine, now, until, CancellationToken.None) is not { } lease)
            return null;
        var handover = await HandOverAsync(db, scope.ServiceProvider.GetRequiredService<LetterSecrets>(), lease, until);
        await using var recording = scopes.CreateAsyncScope();
        var record = recording.ServiceProvider.GetRequiredService<RecordDelivery>();
        return await record.RunAsync(lease.Id, lease.Fence, handover, CancellationToken.None);
    }

    private async Task<Handover> HandOverAsync(Db db, LetterSecrets secrets, Lease lease, Instant until)
    {
        var letters = db.Letters.AsNoTracking().Include(l => l.Delivery);
        var letter = await letters.SingleAsync(l => l.Id == lease.Id);
        // A letter whose worker never came back to tell, time after time, may be what ends them.
        if (letter.Delivery!.Attempts > Delivery.Waits.Count + 1)
            return new(HandoverResult.Never, "It was tried again and again, and no try ended.");
        try
        {
            var message = await MessageAsync(db, secrets, letter, until);
            // Less than the lease, so that the answer can still be written down.
            using var late = new CancellationTokenSource(TimeSpan.FromSeconds(settings.LeaseSeconds * 0.8));
            return await transport.SendAsync(message, late.Token);
        }
        catch (Exception problem) when (problem is Refused or FormatException)
        {
            return new(HandoverResult.Never, problem.Message);
        }
        catch (CryptographicException)
        {
            return new(HandoverResult.Never, "The link or the code in the letter was touched since it was written.");
        }
    }

    private async Task<Outgoing> MessageAsync(Db db, LetterSecrets secrets, Letter letter, Instant until)
    {
        var unit = await db.Units.AsNoTracking().SingleAsync(u => u.Id == letter.UnitId);
        var (text, html) = await secrets.PutInAsync(letter, CancellationToken.None);
        var envelope = new Envelope(settings.SenderName ?? unit.Name, settings.SenderAddress, unit.Email);
        return new(
            letter.Id,
            letter.WrittenAt,
            settings.SenderAddress,
            letter.ToAddress,
            Mime.Write(letter, envelope, text, html),
            () => clock.GetCurrentInstant() < until
        );
    }
}
