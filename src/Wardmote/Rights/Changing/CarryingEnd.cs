using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Finding;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Rights.Changing;

/// <summary>
/// What is done once, after the last record: the restriction that every unit honours, or what stops a list from bringing
/// the person back. Added to the current save, with the word that it is finished.
/// </summary>
public sealed class CarryingEnd(Db db, Journal journal, Suppressions suppressions, IClock clock)
{
    public async Task WriteAsync(Request request, CancellationToken stop)
    {
        if (request.Wish.Deed == Deed.Remove && request.Wish.Kind == Clocks.RightKind.Erasure)
            await SuppressAsync(request, stop);
        if (request.Wish.Deed == Deed.Restrict)
            await RestrictAsync(request, stop);
        if (request.Wish.Deed == Deed.Remove && request.PersonId is { } person)
            await journal.ForgetPersonAsync(person, request.Id, stop);
        request.Carrying!.Finish(clock.GetCurrentInstant());
        journal.WriteAbout(
            Actor.Wardmote,
            request,
            "CarryingOutFinished",
            $"Everything in Wardmote’s own records is done{(request.Items.Exists(i => i.Ruling is { IsOpen: true }) ? ", but for what is left to people" : "")}."
        );
    }

    // A person who was removed is known again only by what they gave us to go by.
    private async Task SuppressAsync(Request request, CancellationToken stop)
    {
        var subject = request.Subject;
        await suppressions.AddAsync(
            request.Id,
            new[] { Identifier.NameAtEmail(subject.Name, subject.Email) }.OfType<Identifier>(),
            stop
        );
    }

    private async Task RestrictAsync(Request request, CancellationToken stop)
    {
        if (request.PersonId is not { } person)
        {
            var made = new Person { Id = Ids.New(clock), At = clock.GetCurrentInstant() };
            db.Add(made);
            request.PersonId = person = made.Id;
            journal.Write(
                Actor.Wardmote,
                new("PersonDecided", person, request.UnitId, "Began a person's record.", People: [person])
            );
        }
        var stands = await db.Set<Restriction>().AnyAsync(r => r.RequestId == request.Id && r.LiftedAt == null, stop);
        if (!stands)
            db.Add(
                new Restriction
                {
                    Id = Ids.New(clock),
                    PersonId = person,
                    RequestId = request.Id,
                    Use = request.Wish.Use!.Value,
                    From = clock.Today(),
                    Except = Exceptions(request),
                }
            );
    }

    private static string? Exceptions(Request request)
    {
        var lines = request
            .Items.Where(i => i.Ruling is { Granted: false })
            .Select(i => $"{i.Source}: {i.Ruling!.Because}")
            .ToList();
        return lines.Count == 0 ? null : string.Join('\n', lines);
    }
}
