using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Rights;

/// <summary>A request as it was made, before anything is decided about it.</summary>
/// <param name="UnitId">The unit that was asked; the controller above it answers when it is none itself.</param>
/// <param name="ReceivedOn">The day it reached anyone in the unit.</param>
/// <param name="WishKey">What they ask for: a key of <see cref="Wish.All"/>.</param>
public sealed record NewRequest(
    Guid UnitId,
    Channel Channel,
    LocalDate ReceivedOn,
    Subject Subject,
    Representative? Representative = null,
    string? Scope = null,
    Instant? EmailConfirmedAt = null,
    Guid? DraftId = null,
    string WishKey = "access"
);

/// <summary>Writes down a request, starts its clock and tells the person that it came (R22, R137, R153).</summary>
[UseCase]
public sealed class RecordRequest(
    Db db,
    Journal journal,
    RequestClock requestClock,
    OfficeFinder offices,
    RequestLetters letters,
    IClock clock
)
{
    /// <param name="actor">The officer who records it; or the public, through the form.</param>
    /// <exception cref="Refused">Something needed is missing or cannot be; each objection names its field.</exception>
    public async Task<Request> RunAsync(Actor actor, NewRequest asked, CancellationToken stop)
    {
        RequestRules.Check(asked, requestClock.Today);
        var unit = await offices.ControllerOfAsync(asked.UnitId, stop);
        if (
            actor.Kind != AuthorKind.Public
            && !await db.UnitsVisibleTo(actor, Duty.HandleRights).AnyAsync(u => u.Id == unit.Id, stop)
        )
            throw new Refused($"Requests to {unit.Name} are recorded by its own officers or those above it.", "Unit");
        var now = clock.GetCurrentInstant();
        var code = Secret.NewSpokenCode();
        var request = new Request
        {
            Id = Ids.New(now),
            Reference = await NextReferenceAsync(stop),
            UnitId = unit.Id,
            Unit = unit,
            WishKey = asked.WishKey,
            Channel = asked.Channel,
            ReceivedOn = asked.ReceivedOn,
            RecordedAt = now,
            Subject = asked.Subject,
            Representative = asked.Representative,
            Scope = asked.Scope,
            OwnCodeHash = Secret.HashCode(code),
        };
        if (asked.EmailConfirmedAt is { } confirmed)
            request.Identity = new IdentityCheck { RequestId = request.Id, CodeConfirmedAt = confirmed };
        await using var dating = await requestClock.DateAsync(request, stop);
        db.Add(request);
        await DropDraftAsync(asked, stop);
        journal.Write(actor, new("RequestReceived", request.Id, unit.Id, RequestSentences.Received(request)));
        await letters.AcknowledgeAsync(request, code, stop);
        await db.SaveChangesAsync(stop);
        await dating.CommitAsync(stop);
        return request;
    }

    // The draft goes in the save that makes the request, so the same form sent twice makes one request.
    private async Task DropDraftAsync(NewRequest asked, CancellationToken stop)
    {
        if (asked.DraftId is not { } id)
            return;
        var draft =
            await db.Set<Draft>().FirstOrDefaultAsync(d => d.Id == id, stop)
            ?? throw new Refused(
                "Your request has already been sent. You will find its reference in the message we sent you."
            );
        await SweepDrafts.DropAsync(db, draft, stop);
    }

    private async Task<string> NextReferenceAsync(CancellationToken stop)
    {
        var year = requestClock.Today.Year;
        var number = await db.NextAsync($"rights-{year}", stop);
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"R-{year}-{number:0000}");
    }
}
