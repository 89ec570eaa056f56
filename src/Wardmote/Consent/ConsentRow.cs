using NodaTime;
using Wardmote.Clocks;
using Wardmote.Organisation;
using Wardmote.Organisation.Imports;
using Wardmote.Sheets;
using Wardmote.Store;

namespace Wardmote.Consent;

/// <summary>A row of a file of consents.</summary>
/// <param name="Wording">The words that were shown on that day.</param>
/// <param name="MemberId">Null for somebody who is no member.</param>
internal sealed record ConsentRow(
    ConsentWording? Wording,
    Guid? MemberId,
    string? Name,
    string? Email,
    ConsentChannel Channel,
    string CollectedBy,
    LocalDate GivenOn,
    LocalDate? WithdrawnOn,
    string WithdrawnHow
)
{
    internal static readonly Columns Columns = new();
    private static readonly Column UnitColumn = Columns.Required("unit", "unit code");
    private static readonly Column PurposeColumn = Columns.Required("purpose", "consent to");
    private static readonly Column NumberColumn = Columns.Required("membership_number", "member number", "number");
    private static readonly Column NameColumn = Columns.Optional("name", "person");
    private static readonly Column EmailColumn = Columns.Optional("email", "email address");
    private static readonly Column ChannelColumn = Columns.Required("channel", "how");
    private static readonly Column CollectedByColumn = Columns.Required("collected_by", "collector");
    private static readonly Column GivenOnColumn = Columns.Required("given_on", "given", "date");
    private static readonly Column WithdrawnOnColumn = Columns.Optional("withdrawn_on", "withdrawn");
    private static readonly Column WithdrawnHowColumn = Columns.Optional("withdrawn_how");

    private static readonly Choices<ConsentChannel> Channels = new(
        ("paper", ConsentChannel.Paper),
        ("website", ConsentChannel.Website),
        ("email", ConsentChannel.Email),
        ("phone", ConsentChannel.Phone),
        ("telephone", ConsentChannel.Phone),
        ("in person", ConsentChannel.InPerson)
    );

    internal string? NameKey => MemberId is null ? Keys.Name(Name) : null;
    internal string? EmailKey => MemberId is null ? Keys.Email(Email) : null;

    /// <summary>Reads rows against what is known.</summary>
    /// <param name="units">The units the reader looks after, by code.</param>
    /// <param name="wordings">Every version of their wordings.</param>
    /// <param name="members">The members the reader may see, by number.</param>
    internal sealed class Reader(
        IReadOnlyDictionary<string, Unit> units,
        IReadOnlyList<ConsentWording> wordings,
        IReadOnlyDictionary<string, Guid> members,
        LocalDate today
    )
    {
        private readonly ILookup<(Guid, string?), ConsentWording> asked = wordings.ToLookup(w =>
            (w.UnitId, Keys.Name(w.Purpose))
        );

        internal ConsentRow Read(SheetRows cells)
        {
            var given = cells.Date(GivenOnColumn, needed: true);
            if (given > today)
                cells.Refuse(GivenOnColumn, "This day is still to come. Bring in what was agreed already.");
            var withdrawn = cells.Date(WithdrawnOnColumn);
            if (withdrawn < given || withdrawn > today)
                cells.Refuse(WithdrawnOnColumn, "Write a day from when they agreed until today.");
            var wording = Wording(cells, given);
            var member = Member(cells);
            return new(
                wording,
                member,
                cells.Text(NameColumn, 200, needed: member is null && !HasNumber(cells)),
                cells.Email(EmailColumn, needed: member is null && !HasNumber(cells)),
                cells.OneOf(ChannelColumn, Channels, needed: true) ?? default,
                cells.Text(CollectedByColumn, 200, needed: true),
                given ?? default,
                withdrawn,
                cells.Text(WithdrawnHowColumn, 500, needed: withdrawn is not null)
            );
        }

        private ConsentWording? Wording(SheetRows cells, LocalDate? given)
        {
            var unit = cells.UnitOf(UnitColumn, units);
            var purpose = cells.Text(PurposeColumn, 120, needed: true);
            if (unit is null || purpose.Length == 0 || given is null)
                return null;
            var versions = asked[(unit.Id, Keys.Name(purpose))].ToList();
            var shown = versions.Where(w => w.From <= given).MaxBy(w => w.Number);
            if (versions.Count == 0)
                cells.Refuse(
                    PurposeColumn,
                    "The unit has no such purpose. Write down the words that were shown first, or correct the name."
                );
            else if (shown is null)
                cells.Refuse(
                    GivenOnColumn,
                    $"The words for this purpose are shown from {versions.Min(w => w.From).DayMonthYear()} on. Correct the day, or enter these under a purpose with the words of that time."
                );
            return shown;
        }

        private static bool HasNumber(SheetRows cells) => !cells.Utf8(NumberColumn, 40).IsEmpty;

        private Guid? Member(SheetRows cells)
        {
            var number = cells.Text(NumberColumn, 40);
            if (number.Length == 0)
                return null;
            if (members.TryGetValue(number, out var id))
                return id;
            cells.Refuse(
                NumberColumn,
                "There is no member with this number among those you look after. Correct it, or leave it empty and write name and email."
            );
            return null;
        }
    }
}
