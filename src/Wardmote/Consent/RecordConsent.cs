using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Finding;
using Wardmote.Organisation;
using Wardmote.Sheets;
using Wardmote.Store;

namespace Wardmote.Consent;

/// <summary>What is written down when somebody agrees.</summary>
/// <param name="PurposeId">The purpose, and with <paramref name="Wording"/> the words they were shown.</param>
/// <param name="Member">Their membership number; empty for somebody who is no member, with name and e-mail address instead.</param>
public sealed record NewConsent(
    Guid? PurposeId,
    int? Wording,
    string? Member,
    string? Name,
    string? Email,
    ConsentChannel? Channel,
    string? CollectedBy,
    LocalDate? GivenOn
);

/// <summary>Writes down that somebody agreed to a purpose, on the day on which they did (R36, R110).</summary>
[UseCase]
public sealed class RecordConsent(Db db, Journal journal, IListMembers list, IClock clock)
{
    /// <exception cref="Refused">The purpose or the member is not the actor’s, something is missing, or it is on record already.</exception>
    public async Task<ConsentRecord> RunAsync(Actor actor, NewConsent given, CancellationToken stop)
    {
        var today = clock.Today();
        var wording =
            await db.VisibleTo<ConsentWording>(actor, Duty.KeepMembership)
                .AsNoTracking()
                .SingleOrDefaultAsync(w => w.Id == given.PurposeId && w.Number == given.Wording, stop)
            ?? throw new Refused("Choose the words that they were shown.", "Wording");
        var number = given.Member?.Trim();
        var member = string.IsNullOrEmpty(number)
            ? null
            : await list.VisibleTo(actor, today).AsNoTracking().FirstOrDefaultAsync(m => m.Number == number, stop);
        Check(given, wording, member, today);
        if (member?.PersonId is { } asked && await db.Restricted(RestrictedUse.Everything).ContainsAsync(asked, stop))
            throw new Refused("This member asked that nothing we hold about them be used. Nothing is added.", "Member");
        var record = new ConsentRecord
        {
            Id = Ids.New(clock),
            UnitId = wording.UnitId,
            PurposeId = wording.Id,
            WordingNumber = wording.Number,
            MemberId = member?.Id,
            PersonName = member is null ? given.Name!.Trim() : null,
            Email = member is null ? given.Email!.Trim() : null,
            NameKey = member is null ? Keys.Name(given.Name) : null,
            EmailKey = member is null ? Keys.Email(given.Email) : null,
            Channel = given.Channel!.Value,
            CollectedBy = given.CollectedBy!.Trim(),
            GivenOn = given.GivenOn!.Value,
        };
        db.Add(record);
        journal.Write(
            actor,
            new(
                "ConsentGiven",
                record.Id,
                record.UnitId,
                $"Wrote down that somebody agreed to “{wording.Purpose}” on {record.GivenOn.DayMonthYear()}, {record.Channel.InWords()}.",
                People: member?.PersonId is { } person ? [person] : null
            )
        );
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException) when (IsOnRecord(record))
        {
            throw new Refused("It is on record already that they agreed to this on that day.", "GivenOn");
        }
        return record;
    }

    private bool IsOnRecord(ConsentRecord record) =>
        db
            .ConsentRecords.AsNoTracking()
            .Any(r =>
                r.PurposeId == record.PurposeId
                && r.MemberId == record.MemberId
                && r.NameKey == record.NameKey
                && r.EmailKey == record.EmailKey
                && r.GivenOn == record.GivenOn
            );

    private static void Check(NewConsent given, ConsentWording wording, ListedMember? member, LocalDate today)
    {
        var isMember = !string.IsNullOrWhiteSpace(given.Member);
        new Objections()
            .When(isMember && member is null, "No member of your units has that number.", "Member")
            .When(
                !isMember && Keys.Name(given.Name) is null,
                "Enter the membership number, or the name of somebody who is no member.",
                "Member"
            )
            .Longest(given.Name, "Name", 200)
            .When(
                !isMember && !CellEmail.IsAddress(given.Email?.Trim() ?? ""),
                "Enter the e-mail address of somebody who is no member, so that they can be told apart.",
                "Email"
            )
            .When(given.Channel is null, "Choose how they agreed.", "Channel")
            .Text(given.CollectedBy, "CollectedBy", "Say who asked them.", 200)
            .PastDay(given.GivenOn, "GivenOn", "Enter the day on which they agreed.", today)
            .When(
                given.GivenOn < wording.From,
                $"These words are shown from {wording.From.DayMonthYear()} on. Choose the version of that day, or correct the day.",
                "GivenOn"
            )
            .Refuse();
    }
}
