using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Store;
using Wardmote.Tasks;

namespace Wardmote.Rights;

/// <summary>Gives one officer the task and the letter, within the current save.</summary>
public sealed class HolderAsking(
    Db db,
    RequestClock requestClock,
    RequestLetters letters,
    MasterKey master,
    IClock clock
)
{
    /// <summary>What these tasks are called: <see cref="Assignment.Kind"/>.</summary>
    public const string TaskKind = "AnswerSearch";

    /// <param name="addedBecause">Why, when the offices do not name them.</param>
    public async Task<Holder> AskAsync(Request request, NamedHolder named, string? addedBecause, CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        var times = await requestClock.HolderTimesAsync(stop);
        var id = Ids.New(now);
        var token = LinkToken(master, id);
        var holder = new Holder
        {
            Id = id,
            RequestId = request.Id,
            Name = named.Name,
            Email = named.Email,
            Capacities = string.Join('\n', named.Capacities),
            AskedAt = now,
            DueOn = times.Due,
            AddedBecause = addedBecause,
            LinkHash = Secret.Hash(token),
        };
        db.Add(holder);
        db.Add(TaskFor(request, holder, times, now));
        await letters.AskHolderAsync(request, holder, token, stop);
        return holder;
    }

    /// <summary>Asks an officer once more, because what they meant to keep is to go; within the current save.</summary>
    public async Task AskAgainAsync(Request request, Holder holder, CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        holder.AskAgain(now);
        db.Add(TaskFor(request, holder, await requestClock.HolderTimesAsync(stop), now));
        await letters.AskHolderAgainAsync(request, holder, LinkToken(master, holder.Id), stop);
    }

    private static Assignment TaskFor(Request request, Holder holder, HolderTimes times, Instant now) =>
        new()
        {
            Id = Ids.New(now),
            UnitId = request.UnitId,
            CaseId = request.Id,
            Kind = TaskKind,
            SubjectId = holder.Id,
            PersonName = holder.Name,
            Email = holder.Email,
            GivenAt = now,
            DueOn = times.Due,
            RemindOn = times.RemindOn,
            EscalateOn = times.EscalateOn,
        };

    /// <summary>The token of a holder's link: the same in the first letter and in every reminder.</summary>
    internal static string LinkToken(MasterKey master, Guid holderId) => master.LinkToken("answer", holderId);
}
