using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Members;

/// <summary>What is noted of an opinion.</summary>
public sealed record NewOpinion(string? Text, string? Source, string? CollectedBy, LocalDate? On, string? ToldHow);

/// <summary>An officer who has opened a record, and said why, notes a political opinion of the member (R107–R109).</summary>
[UseCase]
public sealed class NoteOpinion(Db db, Journal journal, MemberOpenings openings, IClock clock)
{
    /// <exception cref="Refused">
    /// There is no such member for this actor, their record is not open, they gave notice to stop, or something is missing.
    /// </exception>
    public async Task RunAsync(Actor actor, string number, NewOpinion noted, CancellationToken stop)
    {
        var member = await db.MemberForAsync(actor, number, clock.Today(), stop);
        if (await db.OpinionsAreShutAsync(member, stop))
            throw new Refused(
                "This member gave notice that their political opinions are not to be processed. Nothing may be added."
            );
        if (await openings.OfAsync(actor, member.Id, stop) != Openness.Full)
            throw new Refused("Open the member’s record first, and say why you need to see it.");
        new Objections()
            .Text(noted.Text, "Text", "Write down what they think, in their own words.", 200)
            .Text(noted.Source, "Source", "Say where it comes from.", 200)
            .Text(noted.CollectedBy, "CollectedBy", "Say who spoke to them.", 200)
            .PastDay(noted.On, "On", "Enter the day on which they said it.", clock.Today())
            .Text(
                noted.ToldHow,
                "ToldHow",
                "Say how they were told what it is used for. If nobody told them, do that first.",
                200
            )
            .Refuse();
        Write(db, journal, actor, member, noted, Ids.New(clock));
        await db.SaveChangesAsync(stop);
    }

    /// <summary>Adds an opinion to the current save, with its entry in the journal.</summary>
    internal static void Write(Db db, Journal journal, Actor actor, Member member, NewOpinion noted, Guid id)
    {
        var opinion = new Opinion
        {
            Id = id,
            UnitId = member.UnitId,
            MemberId = member.Id,
            Text = noted.Text!.Trim(),
            Source = noted.Source!.Trim(),
            CollectedBy = noted.CollectedBy!.Trim(),
            On = noted.On!.Value,
            ToldHow = noted.ToldHow!.Trim(),
            RecordedBy = actor.Name,
        };
        db.Add(opinion);
        journal.Write(
            actor,
            new(
                "OpinionNoted",
                opinion.Id,
                opinion.UnitId,
                "Noted a political opinion of a member.",
                opinion.Source,
                People: OpenMember.Concerned(member)
            )
        );
    }
}
