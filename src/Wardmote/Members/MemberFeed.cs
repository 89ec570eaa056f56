using System.IO.Hashing;
using NodaTime;
using Wardmote.Finding;
using Wardmote.Organisation;
using Wardmote.Sheets;
using Wardmote.Store;
using static Wardmote.Members.MemberColumns;

namespace Wardmote.Members;

/// <summary>Reads a member from a row of the feed, straight into the form in which it is stored.</summary>
/// <param name="units">The units the feed is authority for, by code: rows of others are refused.</param>
/// <param name="today">No one is born or joins after it.</param>
internal sealed class MemberFeed(SheetRows cells, Dictionary<string, Unit> units, LocalDate today)
{
    private static readonly LocalDate Earliest = new(1900, 1, 1);
    private readonly Dictionary<string, Unit>.AlternateLookup<ReadOnlySpan<char>> byCode = units.GetAlternateLookup<
        ReadOnlySpan<char>
    >();

    /// <summary>The columns of a member that a feed fills: first what the file tells, then what follows from it.</summary>
    internal static BulkTable Table(Db db) =>
        BulkTable.Of<Member>(
            db,
            nameof(Member.Number),
            nameof(Member.UnitId),
            nameof(Member.BranchId),
            nameof(Member.Title),
            nameof(Member.FirstName),
            nameof(Member.MiddleNames),
            nameof(Member.LastName),
            nameof(Member.PreferredName),
            nameof(Member.BornOn),
            nameof(Member.Gender),
            nameof(Member.Email),
            nameof(Member.Mobile),
            nameof(Member.Landline),
            nameof(Member.Address1),
            nameof(Member.Address2),
            nameof(Member.Town),
            nameof(Member.Postcode),
            nameof(Member.JoinedOn),
            nameof(Member.Status),
            nameof(Member.Payment),
            nameof(Member.NameKey),
            nameof(Member.EmailKey),
            nameof(Member.MobileKey),
            nameof(Member.LandlineKey),
            nameof(Member.FeedHash),
            nameof(Member.LeftOn),
            nameof(Member.Id),
            nameof(Member.ImportId)
        );

    /// <summary>The membership number of the current row; empty when there is none.</summary>
    internal string ReadNumber() => cells.Text(Number, 40, needed: true);

    /// <summary>Packs the current row up to its hash; whatever is wrong with it is then among its errors.</summary>
    /// <returns>The hash.</returns>
    internal long Pack(BulkRows rows, string number)
    {
        rows.Text(number);
        PackUnits(rows);
        rows.Utf8OrNull(cells.Utf8(Title, 40));
        var first = cells.Text(FirstName, 100);
        rows.Text(first);
        rows.Utf8OrNull(cells.Utf8(MiddleNames, 200));
        var last = cells.Text(LastName, 100, needed: true);
        rows.Text(last);
        rows.Utf8OrNull(cells.Utf8(PreferredName, 100));
        var born = cells.Date(BornOn);
        if (born < Earliest || born > today)
            cells.Refuse(BornOn, "Check the year: a date of birth lies between 1900 and today.");
        rows.Day(born);
        rows.Utf8OrNull(cells.Utf8(Gender, 40));
        var email = OrNull(cells.Email(Email));
        rows.Text(email);
        var mobile = OrNull(cells.Text(Mobile, 40));
        rows.Text(mobile);
        var landline = OrNull(cells.Text(Landline, 40));
        rows.Text(landline);
        rows.Utf8OrNull(cells.Utf8(Address1, 200));
        rows.Utf8OrNull(cells.Utf8(Address2, 200));
        rows.Utf8OrNull(cells.Utf8(Town, 100));
        rows.Utf8OrNull(cells.Utf8(Postcode, 20));
        var joined = cells.Date(JoinedOn);
        if (joined < Earliest || joined > today)
            cells.Refuse(JoinedOn, "Check the date: a member has joined between 1900 and today.");
        rows.Day(joined);
        rows.Utf8OrNull(cells.Utf8(Status, 40));
        rows.Utf8OrNull(cells.Utf8(Payment, 40));
        rows.Text(Keys.Name($"{first} {last}") ?? "");
        rows.Text(Keys.Email(email));
        rows.Text(Keys.Phone(mobile));
        rows.Text(Keys.Phone(landline));
        return unchecked((long)XxHash3.HashToUInt64(rows.CurrentRow));
    }

    /// <summary>What tells the person of the current row apart, to ask whether they were removed.</summary>
    internal IEnumerable<Identifier> Identify(string number)
    {
        var name = $"{cells.Text(FirstName, 100)} {cells.Text(LastName, 100)}";
        return new Identifier?[]
        {
            Identifier.Number(number),
            Identifier.NameAtEmail(name, OrNull(cells.Email(Email))),
            Identifier.NameAndBirth(name, cells.Date(BornOn)),
        }.OfType<Identifier>();
    }

    /// <summary>Finishes a packed row.</summary>
    internal static void Finish(BulkRows rows, long hash, Guid id, Guid importId)
    {
        rows.Long(hash);
        rows.Day(null);
        rows.Key(id);
        rows.Key(importId);
        rows.EndRow();
    }

    private void PackUnits(BulkRows rows)
    {
        var unit = UnitOf(
            InUnit,
            needed: true,
            "The feed is not for this unit. Correct the code, or import the row with the feed of a unit above both."
        );
        if (unit is { Kind: > UnitKind.Constituency })
            cells.Refuse(
                InUnit,
                $"This is the code of a {unit.Kind.InWords()}. Write the constituency here, and the branch in its own column."
            );
        // Of a row for another unit, one error tells enough.
        var branch = unit is null ? null : BranchOf(unit);
        rows.Key(unit?.Id ?? Guid.Empty);
        rows.Key(branch?.Id);
    }

    private Unit? BranchOf(Unit unit)
    {
        var branch = UnitOf(
            InBranch,
            needed: false,
            "There is no branch with this code here. Correct it, or import the unit first."
        );
        if (branch is not null && branch.Kind != UnitKind.Branch)
            cells.Refuse(InBranch, $"This is the code of a {branch.Kind.InWords()}, not of a branch.");
        else if (branch is not null && branch.ParentId != unit.Id)
            cells.Refuse(InBranch, "This branch belongs to another unit. Correct the branch or the unit.");
        return branch;
    }

    private Unit? UnitOf(Column column, bool needed, string unknown)
    {
        var code = cells.Utf8(column, 40, needed);
        if (code.IsEmpty)
            return null;
        Span<char> letters = stackalloc char[40];
        if (
            System.Text.Encoding.UTF8.TryGetChars(code, letters, out var length)
            && byCode.TryGetValue(letters[..length], out var unit)
        )
            return unit;
        cells.Refuse(column, unknown);
        return null;
    }

    private static string? OrNull(string text) => text.Length == 0 ? null : text;
}
