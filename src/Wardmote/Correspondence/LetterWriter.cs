using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Organisation;
using Wardmote.Sheets;
using Wardmote.Store;

namespace Wardmote.Correspondence;

/// <summary>Whom a letter is for. It goes by e-mail if there is an address, else by post.</summary>
public sealed record Recipient(string Name, string? Email, string? PostalAddress);

/// <summary>A letter to be written.</summary>
/// <param name="Template">One of <see cref="LetterTemplates"/>.</param>
/// <param name="UnitId">The unit that writes.</param>
/// <param name="CaseId">The case it belongs to; null for letters about accounts.</param>
/// <param name="Values">By the names of the template's placeholders; a code is kept sealed.</param>
/// <param name="LinkPath">
/// The path behind the link, "/answer/TOKEN". It is a secret: sealed until the letter has gone. By post it is left out.
/// </param>
public sealed record NewLetter(
    string Template,
    Guid UnitId,
    Guid? CaseId,
    Recipient To,
    IReadOnlyDictionary<string, string?> Values,
    string? LinkPath = null
);

/// <summary>Writes letters. A letter is added to the save that makes it needed, and leaves only once that is kept.</summary>
public sealed class LetterWriter(
    Db db,
    Wordings wordings,
    LetterSecrets secrets,
    CorrespondenceSettings settings,
    IClock clock
)
{
    private readonly Dictionary<Guid, string> contacts = [];

    /// <summary>Adds a letter to the current save, with its row in the outbox when it goes by e-mail. Never saves.</summary>
    /// <exception cref="Refused">The person has neither an e-mail address nor a postal address.</exception>
    /// <exception cref="ArgumentException">A value is missing, or is not one the template has.</exception>
    public async Task<Letter> WriteAsync(NewLetter letter, CancellationToken stop)
    {
        var template =
            LetterTemplates.Find(letter.Template)
            ?? throw new ArgumentException($"Wardmote writes no letter {letter.Template}.", nameof(letter));
        var (medium, address) = Way(letter.To);
        var link = medium == Medium.Email ? letter.LinkPath : null;
        var unit = await db.Units.FindAsync([letter.UnitId], stop) ?? throw new Refused("There is no such unit.");
        var values = new Dictionary<string, string?>(letter.Values, StringComparer.Ordinal)
        {
            ["to"] = CleanValue.Line(letter.To.Name, 199),
            ["unit"] = unit.Name,
            ["contact"] = letter.Values.GetValueOrDefault("contact") ?? await ContactAsync(unit, stop),
        };
        if (link is not null)
            values[LetterTemplate.Link] = link;
        var words = (await wordings.OfAsync(unit.Id, template, stop)).Fill(values);

        var now = clock.GetCurrentInstant();
        var id = Ids.New(now);
        var written = new Letter
        {
            Id = id,
            UnitId = unit.Id,
            CaseId = letter.CaseId,
            Template = template.Key,
            Medium = medium,
            ToName = CleanValue.Line(letter.To.Name, 199),
            ToAddress = address,
            NameKey = Keys.Name(CleanValue.Line(letter.To.Name, 199)),
            EmailKey = medium == Medium.Email ? Keys.Email(address) : null,
            Subject = words.Subject,
            Text = words.Text,
            Html = words.Html,
            MessageId = $"{id:n}@{settings.PublicAddress.IdnHost}",
            WrittenAt = now,
            SealedSecrets = await secrets.SealAsync(
                letter.CaseId ?? id,
                link is null ? null : settings.PublicAddress.AbsoluteUri.TrimEnd('/') + link,
                letter.Values.GetValueOrDefault(LetterTemplate.Code),
                stop
            ),
            Delivery = medium == Medium.Post ? null : new Delivery { LetterId = id, NextAttemptAt = now },
        };
        db.Add(written);
        return written;
    }

    private static (Medium, string) Way(Recipient to)
    {
        if (to.Email?.Trim() is { Length: > 0 } email && CellEmail.IsAddress(email))
            return (Medium.Email, email);
        if (CleanValue.Of(to.PostalAddress) is { Length: > 0 } address)
            return (Medium.Post, address.Length <= 500 ? address : address[..500]);
        throw new Refused("Give an e-mail address, such as name@example.org, or a postal address to write to.");
    }

    // A unit without an address of its own is written to through the nearest unit above it that has one (R5).
    private async Task<string> ContactAsync(Unit unit, CancellationToken stop)
    {
        if (contacts.TryGetValue(unit.Id, out var known))
            return known;
        var units = db.Units;
        var above =
            from step in db.Set<UnitAbove>()
            join higher in units on step.AboveId equals higher.Id
            where step.UnitId == unit.Id && (higher.Email != null || higher.PostalAddress != null)
            orderby step.Steps
            select higher.Email ?? higher.PostalAddress;
        var contact = unit.Email ?? unit.PostalAddress ?? await above.FirstOrDefaultAsync(stop);
        return contacts[unit.Id] = OnOneLine(contact ?? settings.SenderAddress);
    }

    // It stands within a sentence.
    private static string OnOneLine(string address) =>
        string.Join(
            ", ",
            CleanValue.Of(address).Split('\n', StringSplitOptions.TrimEntries).Select(l => l.TrimEnd(','))
        );
}
