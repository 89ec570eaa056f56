using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Sheets;
using Wardmote.Store;

namespace Wardmote.Protection;

/// <summary>Says where people reach the data-protection officer of a unit (R104; Art 37(7)). It is public at once.</summary>
[UseCase]
public sealed class SetPublicContact(Db db, Journal journal, IClock clock)
{
    /// <exception cref="Refused">The unit is not the actor's, has no data-protection officer, or the contact leads nowhere.</exception>
    public async Task RunAsync(
        Actor actor,
        Guid unitId,
        string? email,
        string? phone,
        string? postalAddress,
        CancellationToken stop
    )
    {
        var unit = await db.ControllerToProtectAsync(actor, unitId, stop);
        if (await db.HolderAsync(unit.Id, ProtectionOffices.Dpo, clock.Today(), stop) is null)
            throw new Refused("This unit has no data-protection officer of its own. Bring in the appointment first.");
        var (mail, number, address) = (Clean(email), Clean(phone), Clean(postalAddress));
        new Objections()
            .When(
                mail is null && address is null,
                "Enter an e-mail address or a postal address: people must be able to write.",
                "Email"
            )
            .When(
                mail is not null && !CellEmail.IsAddress(mail),
                "Enter an e-mail address like name@example.org.",
                "Email"
            )
            .Longest(mail, "Email", 254)
            .When(
                number is not null && Keys.Phone(number) is null,
                "Enter a telephone number like 020 7946 0000.",
                "Phone"
            )
            .Longest(number, "Phone", 40)
            .Longest(address, "PostalAddress", 500)
            .Refuse();
        if (await db.PublicContacts.FindAsync([unit.Id], stop) is not { } contact)
            db.Add(contact = new PublicContact { UnitId = unit.Id });
        (contact.Email, contact.Phone, contact.PostalAddress) = (mail, number, address);
        journal.Write(
            actor,
            new(
                "PublicContactSet",
                unit.Id,
                unit.Id,
                $"Published where people reach the data-protection officer of {unit.Name}."
            )
        );
        await db.SaveChangesAsync(stop);
    }

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
