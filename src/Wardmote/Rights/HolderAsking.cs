using NodaTime;
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
        db.Add(
            new Assignment
            {
                Id = Ids.New(now),
                UnitId = request.UnitId,
                CaseId = request.Id,
                Kind = TaskKind,
                SubjectId = id,
                PersonName = named.Name,
                Email = named.Email,
                GivenAt = now,
                DueOn = times.Due,
                RemindOn = times.RemindOn,
                EscalateOn = times.EscalateOn,
            }
        );
        await letters.AskHolderAsync(request, holder, token, stop);
        return holder;
    }

    /// <summary>The token of a holder's link: the same in the first letter and in every reminder.</summary>
    internal static string LinkToken(MasterKey master, Guid holderId) => master.LinkToken("answer", holderId);
}
