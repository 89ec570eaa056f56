using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;
using Wardmote.Tasks;

namespace Wardmote.Rights;

/// <summary>An officer asks someone whom the offices do not name, and says why.</summary>
[UseCase]
public sealed class AddHolder(Db db, Journal journal, RequestDesk desk, HolderAsking asking)
{
    /// <param name="capacity">What they do: "Looked after the newsletter until May".</param>
    /// <exception cref="Refused">Something is missing, or they have been asked already.</exception>
    public async Task<Holder> RunAsync(
        Actor actor,
        Guid requestId,
        string? name,
        string? email,
        string? capacity,
        string? reason,
        CancellationToken stop
    )
    {
        var request = await desk.OpenAsync(actor, requestId, stop);
        var objections = new List<Objection>();
        if (string.IsNullOrWhiteSpace(name) || name.Length > 200 || name.Any(char.IsControl))
            objections.Add(new("Enter the person’s name on one line.", "Name"));
        if (string.IsNullOrWhiteSpace(email))
            objections.Add(new("Enter the person’s e-mail address, so that they can be asked.", "Email"));
        else if (RequestRules.EmailObjection(email) is { } objection)
            objections.Add(new(objection, "Email"));
        if (string.IsNullOrWhiteSpace(capacity) || capacity.Any(char.IsControl))
            objections.Add(
                new("Say on one line what they do or did, so that they know why they are asked.", "Capacity")
            );
        if (string.IsNullOrWhiteSpace(reason))
            objections.Add(new("Say why this person is asked although their office does not name them.", "Reason"));
        if (objections.Count > 0)
            throw new Refused(objections);
        if (request.Holders.Any(h => Keys.Email(h.Email) == Keys.Email(email) && Keys.Name(h.Name) == Keys.Name(name)))
            throw new Refused("This person has already been asked.", "Email");
        var holder = await asking.AskAsync(
            request,
            new NamedHolder(name!.Trim(), email!.Trim(), [capacity!.Trim()]),
            reason!.Trim(),
            stop
        );
        journal.Write(
            actor,
            new(
                "HolderAdded",
                request.Id,
                request.UnitId,
                $"Asked {holder.Name} as well ({capacity.Trim()}).",
                reason.Trim()
            )
        );
        await db.SaveChangesAsync(stop);
        return holder;
    }
}

/// <summary>An officer says, with a reason, that someone need not answer.</summary>
[UseCase]
public sealed class ExcuseHolder(Db db, Journal journal, RequestDesk desk, RequestLetters letters, IClock clock)
{
    /// <exception cref="Refused">They have answered or been excused already, or no reason is given.</exception>
    public async Task RunAsync(Actor actor, Guid requestId, Guid holderId, string? reason, CancellationToken stop)
    {
        var request = await desk.OpenAsync(actor, requestId, stop);
        var holder = request.Find(holderId);
        if (holder.IsSettled)
            throw new Refused($"{holder.Name} has already answered or been excused.");
        if (string.IsNullOrWhiteSpace(reason))
            throw new Refused("Say why this person need not answer.", "Reason");
        holder.Excuse(reason.Trim(), clock.GetCurrentInstant());
        await db.EndSearchAsync(holder, clock, stop);
        await letters.ExcuseHolderAsync(request, holder, stop);
        journal.Write(
            actor,
            new("HolderExcused", request.Id, request.UnitId, $"Excused {holder.Name} from answering.", reason.Trim())
        );
        await db.SaveChangesAsync(stop);
    }
}

/// <summary>An officer reminds everybody at once who has not answered, without waiting for the day.</summary>
[UseCase]
public sealed class RemindHolders(
    Db db,
    Journal journal,
    RequestDesk desk,
    RequestLetters letters,
    MasterKey master,
    IClock clock
)
{
    private static readonly Duration BetweenLetters = Duration.FromHours(12);

    /// <returns>How many were written to; whoever had a letter in the last twelve hours is left in peace.</returns>
    /// <exception cref="Refused">Everybody has answered, or has just been written to.</exception>
    public async Task<int> RunAsync(Actor actor, Guid requestId, CancellationToken stop)
    {
        var request = await desk.OpenAsync(actor, requestId, stop);
        var now = clock.GetCurrentInstant();
        var waiting = request.Holders.Where(h => !h.IsSettled).ToDictionary(h => h.Id);
        var tasks = await db
            .Assignments.Where(a => a.Kind == HolderAsking.TaskKind && a.EndedAt == null && a.CaseId == request.Id)
            .ToListAsync(stop);
        var due = tasks.FindAll(t =>
            waiting.ContainsKey(t.SubjectId) && (t.RemindedAt ?? t.GivenAt) + BetweenLetters <= now
        );
        if (due.Count == 0)
            throw new Refused("Nobody is to be reminded: all have answered, or had a letter in the last twelve hours.");
        foreach (var task in due)
        {
            task.RemindAgain(now);
            var holder = waiting[task.SubjectId];
            await letters.RemindHolderAsync(request, holder, HolderAsking.LinkToken(master, holder.Id), stop);
        }
        journal.Write(
            actor,
            new("HoldersReminded", request.Id, request.UnitId, $"Reminded {Words.Count(due.Count, "officer")}.")
        );
        await db.SaveChangesAsync(stop);
        return due.Count;
    }
}

/// <summary>
/// Reminds officers whose day is near, and passes to the secretary those whose day has gone. Each happens once however
/// often this runs.
/// </summary>
[UseCase]
public sealed class ChaseHolders(
    Db db,
    Journal journal,
    RequestClock requestClock,
    RequestLetters letters,
    OfficeFinder offices,
    MasterKey master,
    IClock clock
)
{
    private const int MostAtOnce = 200;

    /// <returns>How many were reminded and how many passed on, at most 200 together.</returns>
    public async Task<(int Reminded, int Escalated)> RunAsync(CancellationToken stop)
    {
        var today = requestClock.Today;
        var now = clock.GetCurrentInstant();
        var due = await db
            .Assignments.Where(a => a.Kind == HolderAsking.TaskKind && a.EndedAt == null)
            .Where(a =>
                (a.RemindedAt == null && a.EscalatedAt == null && a.RemindOn <= today)
                || (a.EscalatedAt == null && a.EscalateOn <= today)
            )
            .OrderBy(a => a.DueOn)
            .Take(MostAtOnce)
            .ToListAsync(stop);
        var caseIds = due.Select(a => a.CaseId).Distinct().ToList();
        var requests = await db
            .Requests.Include(r => r.Unit)
            .Include(r => r.Holders)
            .Where(r => caseIds.Contains(r.Id))
            .ToDictionaryAsync(r => r.Id, stop);
        var escalated = 0;
        foreach (var task in due)
        {
            var request = requests[task.CaseId];
            var holder = request.Find(task.SubjectId);
            if (task.EscalateOn <= today)
            {
                task.Escalate(now);
                await EscalateAsync(request, holder, stop);
                escalated++;
            }
            else
            {
                task.Remind(now);
                await letters.RemindHolderAsync(request, holder, HolderAsking.LinkToken(master, holder.Id), stop);
                journal.Write(
                    Author.System,
                    new("HolderReminded", request.Id, request.UnitId, $"Reminded {holder.Name}.")
                );
            }
        }
        await db.SaveChangesAsync(stop);
        return (due.Count - escalated, escalated);
    }

    private async Task EscalateAsync(Request request, Holder holder, CancellationToken stop)
    {
        var secretary = await offices.SecretaryAsync(request.UnitId, requestClock.Today, holder.Email, stop);
        if (secretary is not null)
            await letters.EscalateAsync(request, holder, secretary, stop);
        journal.Write(
            Author.System,
            new(
                "HolderEscalated",
                request.Id,
                request.UnitId,
                secretary is null
                    ? $"{holder.Name} has not answered by {holder.DueOn.Full()}, and no other secretary or chair is on record to tell."
                    : $"{holder.Name} has not answered by {holder.DueOn.Full()}: passed to {secretary.PersonName}."
            )
        );
    }
}

internal static class HolderSteps
{
    /// <summary>The holder of that key on this request.</summary>
    public static Holder Find(this Request request, Guid holderId) =>
        request.Holders.FirstOrDefault(h => h.Id == holderId)
        ?? throw new Refused("There is no such officer on this request.");

    /// <summary>Ends the holder's task, so that nobody chases them.</summary>
    public static async Task EndSearchAsync(this Db db, Holder holder, IClock clock, CancellationToken stop)
    {
        var task = await db.Assignments.FirstOrDefaultAsync(
            a => a.Kind == HolderAsking.TaskKind && a.SubjectId == holder.Id && a.EndedAt == null,
            stop
        );
        task?.End(clock.GetCurrentInstant());
    }
}
