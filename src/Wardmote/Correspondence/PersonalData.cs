using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Correspondence;

/// <summary>
/// Letters written to a person. Those to their name at one of their e-mail addresses are theirs. Those to another name at
/// the address, or to the name elsewhere, are only possible, and a person decides: families share addresses, and
/// namesakes names.
/// </summary>
public sealed class PersonalData(Db db, Journal journal) : IHoldPersonalData
{
    public string Source => "Letters";

    public async Task<IReadOnlyList<HeldRecord>> FindAsync(Sought sought, CancellationToken stop)
    {
        var name = Keys.Name(sought.Name);
        var emails = sought.Emails.Select(Keys.Email).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var above = db.Set<UnitAbove>();
        var letters = await db
            .Letters.AsNoTracking()
            .Include(l => l.Delivery)
            .Where(l => above.Any(a => a.UnitId == l.UnitId && a.AboveId == sought.UnitId))
            .Where(l => (l.EmailKey != null && emails.Contains(l.EmailKey)) || (l.NameKey != null && l.NameKey == name))
            .OrderBy(l => l.WrittenAt)
            .ThenBy(l => l.Id)
            .ToListAsync(stop);
        return [.. letters.Select(l => Record(l, l.NameKey == name && emails.Contains(l.EmailKey ?? "")))];
    }

    public async Task EraseAsync(string key, Erasing erasing, CancellationToken stop)
    {
        var id = Guid.Parse(key);
        if (await db.Letters.Include(l => l.Delivery).FirstOrDefaultAsync(l => l.Id == id, stop) is not { } letter)
            return;
        db.Remove(letter);
        journal.Write(
            Author.System,
            new("LetterErased", letter.Id, letter.UnitId, $"A letter was removed for {erasing.Reference}.")
        );
    }

    private static HeldRecord Record(Letter letter, bool linked) =>
        new(
            letter.Id.ToString(),
            $"Letter: {letter.Subject}",
            linked,
            [
                new("Written", Moment(letter.WrittenAt)),
                new("To", letter.ToName),
                new(letter.Medium == Medium.Email ? "E-mail" : "Address", letter.ToAddress),
                new("Subject", letter.Subject),
                new("Words", Open(letter.Text)),
                new("Sent", Moment(letter.Delivery?.AcceptedAt ?? letter.PostedAt)),
            ],
            letter.CaseId
        );

    // The places of a link and a code, as words: those themselves are gone.
    private static string Open(string text) =>
        text.Replace(Letter.LinkPlace, "(a link)", StringComparison.Ordinal)
            .Replace(Letter.CodePlace, "(a code)", StringComparison.Ordinal);

    private static string? Moment(Instant? at) => at is { } moment ? InstantPattern.ExtendedIso.Format(moment) : null;
}
