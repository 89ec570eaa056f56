using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Rights;

/// <summary>
/// Takes two more months to answer, and tells the person why. An officer decides it; the law lets them only while the
/// first month runs (UK GDPR Art 12A(3) and (4); R140, R141).
/// </summary>
[UseCase]
public sealed class ExtendRequest(
    Db db,
    Journal journal,
    RequestDesk desk,
    RequestClock requestClock,
    RequestLetters letters
)
{
    /// <param name="because">Why, as the letter says it to the person.</param>
    /// <exception cref="Refused">It has been extended already, the time has not begun or its first month is over, or no reason is given.</exception>
    public async Task RunAsync(
        Actor actor,
        Guid requestId,
        ExtensionGround ground,
        string? because,
        CancellationToken stop
    )
    {
        var request = await desk.OpenAsync(actor, requestId, stop);
        if (string.IsNullOrWhiteSpace(because))
            throw new Refused(
                "Say why, as the person will read it: the law wants the reason in the letter.",
                "Because"
            );
        if (
            Extension.Objection(request, await requestClock.DeadlineOfAsync(request, stop), requestClock.Today) is
            { } objection
        )
            throw new Refused(objection);
        request.Extension = new()
        {
            RequestId = request.Id,
            Ground = ground,
            Because = because.Trim(),
            ToldOn = requestClock.Today,
            DecidedBy = actor.Name,
        };
        await using var dating = await requestClock.DateAsync(request, stop);
        journal.Write(
            actor,
            new(
                "RequestExtended",
                request.Id,
                request.UnitId,
                $"Took two more months to answer, because {request.Extension.InWords}, and told the person.",
                because.Trim()
            )
        );
        await letters.TellExtensionAsync(request, stop);
        await db.SaveChangesAsync(stop);
        await dating.CommitAsync(stop);
    }
}
