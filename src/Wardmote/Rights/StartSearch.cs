using System.Text.Json;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Rights;

/// <summary>
/// Searches every room that holds people, and asks every officer who may hold something (R22, R23). It may be run
/// again, after the person is decided on or an office changes hands: it adds what is new and asks nobody twice.
/// </summary>
[UseCase]
public sealed class StartSearch(
    Db db,
    Journal journal,
    RequestDesk desk,
    RequestClock requestClock,
    HolderList holderList,
    HolderAsking asking,
    IEnumerable<IHoldPersonalData> rooms,
    Vault vault,
    IClock clock
)
{
    /// <exception cref="Refused">A fee is awaited.</exception>
    /// <returns>How many officers were asked and how many records were found, this time.</returns>
    public async Task<(int Asked, int Found)> RunAsync(Actor actor, Guid requestId, CancellationToken stop)
    {
        var request = await desk.OpenAsync(actor, requestId, stop);
        if (request.Wish.Deed == Deed.Explain)
            throw new Refused("This request needs no search: answer it from the registers.");
        if (request.Wish.Deed == Deed.Correct && !request.Corrections.Exists(c => c.Accepted))
            throw new Refused("Decide first what is to be corrected, so that the officers can be told.");
        if (request.AwaitedFee is { } fee)
            throw new Refused(
                $"The fee of {fee.Amount} is not paid. Nothing is done until it is paid or you take it back."
            );
        var found = await SearchRoomsAsync(request, stop);
        var asked = await AskOfficersAsync(request, stop);
        request.SearchedAt = clock.GetCurrentInstant();
        journal.Write(
            actor,
            new(
                "SearchStarted",
                request.Id,
                request.UnitId,
                $"Searched Wardmote’s own records ({Words.Count(found, "new record")}) and asked {Words.Count(asked.Count, "officer")} to {request.Wish.ToOfficers}"
                    + (asked.Count == 0 ? "." : $": {PlainDates.List(asked)}.")
            )
        );
        await db.SaveChangesAsync(stop);
        return (asked.Count, found);
    }

    private async Task<List<string>> AskOfficersAsync(Request request, CancellationToken stop)
    {
        var asked = new List<string>();
        foreach (var named in await holderList.NotAskedAsync(request, requestClock.Today, stop))
        {
            await asking.AskAsync(request, named, null, stop);
            asked.Add(named.Name);
        }
        return asked;
    }

    private async Task<int> SearchRoomsAsync(Request request, CancellationToken stop)
    {
        var subject = request.Subject;
        var sought = new Sought(
            request.UnitId,
            request.PersonId,
            subject.Name,
            Given(subject.Email),
            Given(subject.Phone)
        );
        var known = request.Items.ToDictionary(i => (i.Source, i.RecordKey));
        var fresh = 0;
        foreach (var room in rooms)
        {
            foreach (var record in await room.FindAsync(sought, stop))
            {
                // The record of the request itself is kept in any case (R31), and nobody need decide about it.
                if (request.Wish.IsChange && record.CaseId == request.Id)
                    continue;
                if (known.TryGetValue((room.Source, record.Key), out var before))
                {
                    before.IsTheirs |= record.Linked && before.NotTheirsAt is null;
                    continue;
                }
                await AddAsync(request, room.Source, record, stop);
                fresh++;
            }
        }
        return fresh;
    }

    private async Task AddAsync(Request request, string source, HeldRecord record, CancellationToken stop)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(record, JsonSerializerOptions.Strict);
        var name = $"{source.ToLowerInvariant().Replace(' ', '-')}.json";
        var sealing = await vault.SealAsync(request.Id, name, "application/json", new MemoryStream(json), stop);
        db.Add(
            new Item
            {
                Id = Ids.New(clock),
                RequestId = request.Id,
                Source = source,
                Title = record.Title,
                RecordKey = record.Key,
                AttachmentId = sealing.Id,
                FoundAt = clock.GetCurrentInstant(),
                IsTheirs = record.Linked,
            }
        );
    }

    private static IReadOnlyList<string> Given(string? value) => string.IsNullOrWhiteSpace(value) ? [] : [value];
}
