using System.Threading.Channels;
using NodaTime;
using Wardmote.Finding;
using Wardmote.Organisation.Imports;
using Wardmote.Store;

namespace Wardmote.Members;

/// <summary>What a batch of rows is: new members, or members about whom the feed tells something else than before.</summary>
internal sealed record MemberBatch(BulkRows Rows, IReadOnlyList<ChangedMember>? Changed);

/// <summary>A member in a batch of changes.</summary>
/// <param name="Returns">Whether the member had left.</param>
internal sealed record ChangedMember(Guid Id, string Number, int Line, bool Returns);

/// <summary>
/// Reads a feed on a thread of its own, compares each row with what is known, and hands on packed batches of what is new
/// or different while the database is busy with the batch before.
/// </summary>
internal sealed class MemberReading(
    Db db,
    ImportRun run,
    MemberFeed feed,
    KnownMembers known,
    Guid importId,
    Func<Identifier, bool>? wasRemoved,
    IClock clock
)
{
    private const int BatchBytes = 1 << 20;
    private const int ChangesInBatch = 1000;
    private const int BatchesAhead = 3;

    private readonly Channel<MemberBatch> batches = Channel.CreateBounded<MemberBatch>(
        new BoundedChannelOptions(BatchesAhead) { SingleReader = true, SingleWriter = true }
    );
    private readonly BulkTable table = MemberFeed.Table(db);
    private BulkRows joiners = null!;
    private BulkRows changes = null!;
    private List<ChangedMember> changed = [];

    /// <summary>Starts reading.</summary>
    internal IAsyncEnumerable<MemberBatch> ReadAsync(CancellationToken stop)
    {
        _ = Task.Run(() => ReadAllAsync(stop), CancellationToken.None);
        return batches.Reader.ReadAllAsync(stop);
    }

    private async Task ReadAllAsync(CancellationToken stop)
    {
        try
        {
            joiners = new(table, BatchBytes + 4096);
            changes = new(table);
            while (run.Read(stop))
            {
                Take(run.Rows.Line);
                if (joiners.Packed.Length >= BatchBytes)
                    await HandOnJoinersAsync(stop);
                if (changed.Count >= ChangesInBatch)
                    await HandOnChangesAsync(stop);
            }
            await HandOnJoinersAsync(stop);
            await HandOnChangesAsync(stop);
            batches.Writer.Complete();
        }
        catch (Exception fault)
        {
            batches.Writer.Complete(fault);
        }
    }

    private void Take(int line)
    {
        var number = feed.ReadNumber();
        KnownMembers.Known before = default;
        var isKnown = number.Length > 0 && known.Meet(number, line, out before);
        var hash = feed.Pack(joiners, number);
        if (before.Line > 0)
            run.Rows.Refuse(
                MemberColumns.Number,
                $"Line {before.Line} has this number already. Take one of the two out."
            );
        else if (run.Rows.Errors.Count == 0 && known.IsElsewhere(number))
            run.Rows.Refuse(
                MemberColumns.Number,
                "This member is on the list of a unit that the feed is not for. Import the row with the feed of a unit above both."
            );
        if (run.RefusesRow())
        {
            joiners.Drop();
        }
        else if (!isKnown && wasRemoved is not null && feed.Identify(number).Any(wasRemoved))
        {
            run.KeepOut(line);
            joiners.Drop();
        }
        else if (!isKnown)
        {
            run.Added++;
            run.Show("Joins", line, number);
            MemberFeed.Finish(joiners, hash, Ids.New(clock), importId);
        }
        else if (before.FeedHash == hash && !before.HasLeft)
        {
            run.Unchanged++;
            joiners.Drop();
        }
        else
        {
            Change(number, line, hash, before);
        }
    }

    private void Change(string number, int line, long hash, KnownMembers.Known before)
    {
        if (before.HasLeft)
            run.Added++;
        else
            run.Changed++;
        changed.Add(new(before.Id, number, line, before.HasLeft));
        joiners.MoveRowTo(changes);
        MemberFeed.Finish(changes, hash, before.Id, importId);
    }

    private async Task HandOnJoinersAsync(CancellationToken stop)
    {
        if (joiners.Count == 0)
            return;
        await batches.Writer.WriteAsync(new(joiners, null), stop);
        joiners = new(table, BatchBytes + 4096);
    }

    private async Task HandOnChangesAsync(CancellationToken stop)
    {
        if (changed.Count == 0)
            return;
        await batches.Writer.WriteAsync(new(changes, changed), stop);
        changes = new(table);
        changed = [];
    }
}
