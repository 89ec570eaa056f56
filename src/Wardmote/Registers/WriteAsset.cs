using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;
using static Wardmote.Registers.RegistersScope;

namespace Wardmote.Registers;

/// <summary>What is written down of an information asset.</summary>
public sealed record NewAsset(
    string? Name,
    string? What,
    string? Owner,
    string? Location = null,
    string? KeptIn = null,
    bool IsCentral = false
);

/// <summary>Enters an information asset in a unit's register, or writes a new version of one (R162).</summary>
[UseCase]
public sealed class WriteAsset(Db db, Journal journal, IClock clock)
{
    /// <param name="assetId">The one that changes; null for a new one.</param>
    /// <param name="read">The number of the version that was on the page; 0 for a new one.</param>
    /// <param name="because">Why it changes; not needed of a new one.</param>
    /// <returns>The new version.</returns>
    /// <exception cref="Refused">The unit is not the actor's, something is missing, or somebody else changed it meanwhile.</exception>
    public async Task<Asset> RunAsync(
        Actor actor,
        Guid unitId,
        Guid? assetId,
        int read,
        NewAsset written,
        string? because,
        CancellationToken stop
    )
    {
        var unit =
            await db.UnitsVisibleTo(actor, Duty.KeepRegisters)
                .AsNoTracking()
                .SingleOrDefaultAsync(u => u.Id == unitId, stop)
            ?? throw new Refused("You do not keep the registers of that unit.");
        var before = assetId is { } known ? await db.NewestAsync<Asset>(actor, known, read, stop) : null;
        new Objections()
            .Text(written.Name, "Name", "Enter what it is called.", 200)
            .Longest(written.What, "What", RegistersTables.Longest)
            .Text(written.Owner, "Owner", "Choose the office that answers for it.", 80)
            .Longest(written.Location, "Location", 500)
            .Longest(written.KeptIn, "KeptIn", 200)
            .When(before is not null && Kept(because) is null, "Say why it changes, for the record.", "Because")
            .Longest(because, "Because", 500)
            .When(before is not null && before.UnitId != unit.Id, "It belongs to another unit.", "Name")
            .Refuse();
        var now = clock.GetCurrentInstant();
        var id = before?.Id ?? Ids.New(now);
        var name = written.Name!.Trim();
        var asset = new Asset
        {
            Id = id,
            Number = read + 1,
            UnitId = unit.Id,
            WrittenAt = now,
            IsEnd = false,
            Name = name,
            What = Kept(written.What),
            Owner = written.Owner!.Trim().ToLowerInvariant(),
            Location = Kept(written.Location),
            KeptIn = Kept(written.KeptIn),
            IsCentral = written.IsCentral,
            Entry = journal.Write(
                actor,
                before is null
                    ? new("AssetEntered", id, unit.Id, $"Entered “{name}” in the register of {unit.Name}.")
                    : new("AssetChanged", id, unit.Id, $"Changed “{name}” in the register.", Kept(because))
            ),
        };
        db.Add(asset);
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException) when (db.IsTaken(asset))
        {
            throw ChangedMeanwhile;
        }
        return asset;
    }
}
