using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Finding;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Members;

/// <summary>How much of a member's record an officer sees.</summary>
public enum Openness
{
    /// <summary>The name and the number: the member asked that nothing of it be used (UK GDPR Art 18; R32, R151).</summary>
    Restricted,

    /// <summary>The name and the number: they have not said what for.</summary>
    Closed,

    /// <summary>All but how to reach them and when they were born.</summary>
    Masked,

    /// <summary>Everything.</summary>
    Full,
}

/// <summary>
/// How far a member's record is open to an officer. It is read from the journal: what opened the record is the entry that
/// says who opened it and what for.
/// </summary>
public sealed class MemberOpenings(Db db, IClock clock)
{
    internal const string Opened = "MemberOpened";
    internal const string Unmasked = "MemberUnmasked";

    /// <summary>How long a record stays open to whoever opened it.</summary>
    public static readonly Duration Lasts = Duration.FromMinutes(30);

    /// <summary>How far the record is open to the actor now.</summary>
    public async Task<Openness> OfAsync(Actor actor, Guid memberId, CancellationToken stop)
    {
        if (await db.IsRestrictedAsync(memberId, stop))
            return Openness.Restricted;
        var since = clock.GetCurrentInstant() - Lasts;
        var kinds = await db
            .Journal.Where(e => e.AboutId == memberId && e.At > since)
            .Where(e => e.AuthorKind == actor.Kind && e.AuthorId == actor.Id)
            .Where(e => e.Kind == Opened || e.Kind == Unmasked)
            .Select(e => e.Kind)
            .ToListAsync(stop);
        return kinds.Contains(Unmasked) ? Openness.Full
            : kinds.Count > 0 ? Openness.Masked
            : Openness.Closed;
    }
}

/// <summary>An officer opens a member's record, for a task named beforehand (R64, R83).</summary>
[UseCase]
public sealed class OpenMember(Db db, Journal journal, IClock clock)
{
    /// <param name="task">One of <see cref="TasksForAccess.TasksAtAsync"/>.</param>
    /// <exception cref="Refused">There is no such member for this actor, or no such task.</exception>
    public async Task RunAsync(Actor actor, string number, string? task, CancellationToken stop)
    {
        var member = await db.MemberForAsync(actor, number, clock.Today(), stop);
        if (await db.IsRestrictedAsync(member.Id, stop))
            throw MemberFinding.NotToBeUsed();
        if (!(await db.TasksAtAsync(member.UnitId, clock.Today(), stop)).Contains(task, StringComparer.Ordinal))
            throw new Refused("Choose what you need the record for.", "For");
        journal.Write(
            actor,
            new(
                MemberOpenings.Opened,
                member.Id,
                member.UnitId,
                $"Opened the record for {task}.",
                task,
                People: Concerned(member)
            )
        );
        await db.SaveChangesAsync(stop);
    }

    internal static IReadOnlyList<Guid>? Concerned(Member member) => member.PersonId is { } person ? [person] : null;
}

/// <summary>An officer who has opened a record sees how to reach the member, and says why they must.</summary>
[UseCase]
public sealed class UnmaskMember(Db db, Journal journal, MemberOpenings openings, IClock clock)
{
    /// <exception cref="Refused">There is no such member for this actor, they have not opened the record, or give no reason.</exception>
    public async Task RunAsync(Actor actor, string number, string? reason, CancellationToken stop)
    {
        var member = await db.MemberForAsync(actor, number, clock.Today(), stop);
        var openness = await openings.OfAsync(actor, member.Id, stop);
        if (openness == Openness.Restricted)
            throw MemberFinding.NotToBeUsed();
        if (openness == Openness.Closed)
            throw new Refused("Say first what you need the record for.");
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > 500)
            throw new Refused("Say in at most 500 letters why you need to see it.", "Reason");
        journal.Write(
            actor,
            new(
                MemberOpenings.Unmasked,
                member.Id,
                member.UnitId,
                "Looked at how to reach the member, and at the date of birth.",
                reason.Trim(),
                People: OpenMember.Concerned(member)
            )
        );
        await db.SaveChangesAsync(stop);
    }
}

internal static class MemberFinding
{
    /// <summary>Whether the member asked that nothing held about them be used.</summary>
    internal static Task<bool> IsRestrictedAsync(this Db db, Guid memberId, CancellationToken stop) =>
        db.Members.AnyAsync(
            m =>
                m.Id == memberId
                && m.PersonId != null
                && db.Restricted(RestrictedUse.Everything).Contains(m.PersonId.Value),
            stop
        );

    internal static Refused NotToBeUsed() =>
        new("This member asked that nothing we hold about them be used. It is kept, and stays shut.");

    /// <summary>The member with a number, among those the actor may see.</summary>
    /// <exception cref="Refused">There is none.</exception>
    internal static async Task<Member> MemberForAsync(
        this Db db,
        Actor actor,
        string number,
        LocalDate day,
        CancellationToken stop
    ) =>
        await db.MembersVisibleTo(actor, day).FirstOrDefaultAsync(m => m.Number == number, stop)
        ?? throw new Refused("No member of your units has that number.");
}
