using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Finding;
using Wardmote.Organisation;
using Wardmote.Organisation.Imports;
using Wardmote.Store;

namespace Wardmote.Members;

/// <summary>
/// Membership records: everything the feeds told of a member, what it was before, and the groups they sit in (R10, R22).
/// </summary>
public sealed class PersonalData(Db db, Journal journal, Suppressions suppressions) : IHoldPersonalData
{
    public string Source => "Membership records";

    public async Task<IReadOnlyList<HeldRecord>> FindAsync(Sought sought, CancellationToken stop)
    {
        var sameNameOrMore = await CandidatesAsync(sought, stop);
        var likely = sameNameOrMore.Where(m => IsLikely(m, sought)).ToList();
        var units = await db.Units.ToDictionaryAsync(u => u.Id, u => u.Name, stop);
        List<HeldRecord> records = [];
        foreach (var member in likely.Count > 0 ? likely : sameNameOrMore)
            records.Add(await RecordAsync(member, sought, units, stop));
        return records;
    }

    public async Task EraseAsync(string key, Erasing erasing, CancellationToken stop)
    {
        if (await db.Members.FindAsync([Guid.Parse(key)], stop) is not { } member)
            return;
        var name = $"{member.FirstName} {member.LastName}";
        await suppressions.AddAsync(
            erasing.RequestId,
            new Identifier?[]
            {
                Identifier.Number(member.Number),
                Identifier.NameAtEmail(name, member.Email),
                Identifier.NameAndBirth(name, member.BornOn),
            }.OfType<Identifier>(),
            stop
        );
        db.RemoveRange(await db.ImportChanges.Where(c => c.AboutId == member.Id).ToListAsync(stop));
        await db.ForgetExamplesAsync(member.Number, stop);
        var seats = await db.GroupMemberships.Where(g => g.MemberId == member.Id).ToListAsync(stop);
        db.RemoveRange(seats);
        db.Remove(member);
        await journal.ForgetAsync(member.Id, stop);
        foreach (var (id, unit) in seats.Select(s => (s.UnitId, s.UnitId)).Prepend((member.Id, member.UnitId)))
            journal.Write(
                Author.System,
                new("MemberErased", id, unit, $"A member was removed for {erasing.Reference}.")
            );
    }

    /// <summary>
    /// A member’s value is put right until the authority’s list tells it anew: the list is told of it too, or brings the
    /// mistake back the next time the member changes there.
    /// </summary>
    public async Task<bool> CorrectAsync(
        string key,
        string field,
        string? value,
        Erasing correcting,
        CancellationToken stop
    )
    {
        if (await db.Members.FindAsync([Guid.Parse(key)], stop) is not { } member || !Correct(member, field, value))
            return false;
        journal.Write(
            Author.System,
            new(
                "MemberCorrected",
                member.Id,
                member.UnitId,
                $"Corrected {field.ToLowerInvariant()} for {correcting.Reference}.",
                People: OpenMember.Concerned(member)
            )
        );
        return true;
    }

    private static bool Correct(Member member, string field, string? value)
    {
        switch (field.ToLowerInvariant())
        {
            case "title":
                member.Title = value;
                break;
            case "first name" when value is not null:
                member.FirstName = value;
                break;
            case "middle names":
                member.MiddleNames = value;
                break;
            case "last name" when value is not null:
                member.LastName = value;
                break;
            case "known as":
                member.PreferredName = value;
                break;
            case "date of birth" when LocalDatePattern.Iso.Parse(value ?? "") is { Success: true } born:
                member.BornOn = born.Value;
                break;
            case "gender":
                member.Gender = value;
                break;
            case "e-mail":
                (member.Email, member.EmailKey) = (value, Keys.Email(value));
                break;
            case "mobile":
                (member.Mobile, member.MobileKey) = (value, Keys.Phone(value));
                break;
            case "landline":
                (member.Landline, member.LandlineKey) = (value, Keys.Phone(value));
                break;
            case "address":
                member.Address1 = value;
                break;
            case "address, second line":
                member.Address2 = value;
                break;
            case "town":
                member.Town = value;
                break;
            case "postcode":
                member.Postcode = value;
                break;
            default:
                return false;
        }
        member.NameKey = Keys.Name($"{member.FirstName} {member.LastName}") ?? "";
        return true;
    }

    private Task<List<Member>> CandidatesAsync(Sought sought, CancellationToken stop) =>
        db.MembersLike(sought).OrderBy(m => m.Number).ToListAsync(stop);

    /// <summary>
    /// Linked; or with the same e-mail address, which families share; or with the same name and telephone. Namesakes with
    /// nothing else the same are shown only when there is no such record: people change their addresses.
    /// </summary>
    private static bool IsLikely(Member member, Sought sought)
    {
        var phones = sought.Phones.Select(Keys.Phone).ToHashSet(StringComparer.Ordinal);
        return IsLinked(member, sought)
            || (member.EmailKey is not null && sought.EmailKeys().Contains(member.EmailKey))
            || (member.MobileKey is not null && phones.Contains(member.MobileKey))
            || (member.LandlineKey is not null && phones.Contains(member.LandlineKey));
    }

    private async Task<HeldRecord> RecordAsync(
        Member member,
        Sought sought,
        Dictionary<Guid, string> units,
        CancellationToken stop
    )
    {
        List<HeldField> fields =
        [
            new("Membership number", member.Number),
            new("Title", member.Title),
            new("First name", member.FirstName),
            new("Middle names", member.MiddleNames),
            new("Last name", member.LastName),
            new("Known as", member.PreferredName),
            new("Date of birth", Iso(member.BornOn)),
            new("Gender", member.Gender),
            new("E-mail", member.Email),
            new("Mobile", member.Mobile),
            new("Landline", member.Landline),
            new("Address", member.Address1),
            new("Address, second line", member.Address2),
            new("Town", member.Town),
            new("Postcode", member.Postcode),
            new("Constituency", units.GetValueOrDefault(member.UnitId)),
            new("Branch", member.BranchId is { } branch ? units.GetValueOrDefault(branch) : null),
            new("Joined", Iso(member.JoinedOn)),
            new("Status", member.Status),
            new("Payment", member.Payment),
            new("Left", Iso(member.LeftOn)),
        ];
        var memberships = db.GroupMemberships;
        foreach (var seat in await memberships.AsNoTracking().Where(g => g.MemberId == member.Id).ToListAsync(stop))
            fields.Add(new("Sits in", $"{units.GetValueOrDefault(seat.UnitId)}, {FromUntil(seat.From, seat.Until)}"));
        fields.AddRange(await HistoryAsync(member, stop));
        return new(
            member.Id.ToString(),
            $"Member {member.Number}, {units.GetValueOrDefault(member.UnitId)}",
            IsLinked(member, sought),
            fields
        );
    }

    /// <summary>What the feeds changed, oldest first: it still holds the values of before.</summary>
    private async Task<IEnumerable<HeldField>> HistoryAsync(Member member, CancellationToken stop)
    {
        var changes = db.ImportChanges;
        var imports = db.Imports;
        var history = await changes
            .AsNoTracking()
            .Where(c => c.AboutId == member.Id)
            .Join(imports, c => c.ImportId, i => i.Id, (change, import) => new { change, import.At })
            .OrderBy(c => c.At)
            .ToListAsync(stop);
        return history.Select(h => new HeldField(
            $"Changed by the list of {Iso(h.At.UkDate())}",
            h.change.Kind switch
            {
                ImportChangeKind.Left => "No longer on the list",
                _ => string.Join(
                    "; ",
                    FieldChange.Of(h.change).Select(f => $"{f.Name}: {f.Before ?? "nothing"} to {f.After ?? "nothing"}")
                ),
            }
        ));
    }

    private static bool IsLinked(Member member, Sought sought) =>
        member.PersonId is { } person && person == sought.PersonId;

    private static string FromUntil(LocalDate? from, LocalDate? until) =>
        $"from {Iso(from) ?? "a day not known"}{(until is null ? "" : $" until {Iso(until)}")}";

    private static string? Iso(LocalDate? date) => date is { } day ? LocalDatePattern.Iso.Format(day) : null;
}

internal static class MembersSought
{
    /// <summary>The members at a unit and below it who are linked to the person sought, or share name or address with them.</summary>
    internal static IQueryable<Member> MembersLike(this Db db, Sought sought)
    {
        var nameKey = Keys.Name(sought.Name);
        var emailKeys = sought.EmailKeys();
        var above = db.Set<UnitAbove>();
        return db
            .Members.AsNoTracking()
            .Where(m => above.Any(a => a.UnitId == m.UnitId && a.AboveId == sought.UnitId))
            .Where(m =>
                (sought.PersonId != null && m.PersonId == sought.PersonId)
                || m.NameKey == nameKey
                || (m.EmailKey != null && emailKeys.Contains(m.EmailKey))
            );
    }
}
