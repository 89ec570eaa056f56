using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Evidence;
using Wardmote.Finding;
using Wardmote.Members;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Rights;

/// <summary>
/// An officer decides which member a request is about. From then on the member's records are the person's, and the
/// committees of their branch and groups can be asked.
/// </summary>
[UseCase]
public sealed class DecidePerson(Db db, Journal journal, RequestDesk desk, OfficeFinder offices, IClock clock)
{
    /// <param name="reason">How the officer knows: "same name, address and membership number".</param>
    /// <exception cref="Refused">The member is not one the unit answers for, or no reason is given.</exception>
    public async Task RunAsync(Actor actor, Guid requestId, Guid memberId, string? reason, CancellationToken stop)
    {
        var request = await desk.OpenAsync(actor, requestId, stop);
        if (string.IsNullOrWhiteSpace(reason))
            throw new Refused("Say how you know that this is the same person.", "Reason");
        var answeredFor = await offices.AnsweredForAsync(request.UnitId, stop);
        var member =
            await db.Members.FirstOrDefaultAsync(m => m.Id == memberId && answeredFor.Contains(m.UnitId), stop)
            ?? throw new Refused("There is no such member in the units you answer for.");
        if (member.PersonId is null)
        {
            var person = new Person { Id = Ids.New(clock), At = clock.GetCurrentInstant() };
            db.Add(person);
            member.PersonId = person.Id;
            journal.Write(
                actor,
                new("PersonDecided", person.Id, member.UnitId, "Began a person's record.", People: [person.Id])
            );
            journal.Write(
                actor,
                new(
                    "MemberLinked",
                    member.Id,
                    member.UnitId,
                    $"Linked member {member.Number} to a person for request {request.Reference}.",
                    reason.Trim(),
                    People: [person.Id]
                )
            );
        }
        request.PersonId = member.PersonId;
        journal.Write(
            actor,
            new(
                "RequestMatched",
                request.Id,
                request.UnitId,
                request.Wish.Deed == Deed.Remove
                    ? "Decided which member’s record this is."
                    : $"Decided that this is member {member.Number}, {member.FirstName} {member.LastName}.",
                reason.Trim(),
                People: [member.PersonId!.Value]
            )
        );
        await db.SaveChangesAsync(stop);
    }
}
