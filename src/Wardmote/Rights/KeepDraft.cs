using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Rights;

/// <summary>Keeps what someone has typed so far on the public form, sealed, for a day from the first answer.</summary>
[UseCase]
public sealed class KeepDraft(Db db, Vault vault, IClock clock, Drafts drafts)
{
    /// <param name="token">The cookie's value; null starts a new draft.</param>
    /// <param name="change">What the page adds to the answers so far.</param>
    /// <returns>The cookie's value from now on, and how long it is good for.</returns>
    public async Task<(string Token, Instant ExpiresAt)> RunAsync(
        Guid unitId,
        string? token,
        Func<DraftAnswers, DraftAnswers> change,
        CancellationToken stop
    )
    {
        var found = await drafts.FindAsync(token, unitId, stop);
        var answers = change(found?.Answers ?? new DraftAnswers());
        var kept = found is null ? null : token;
        var draft = found?.Draft;
        if (draft is null)
        {
            kept = Secret.NewToken();
            var id = Ids.New(clock);
            draft = new Draft
            {
                Id = id,
                TokenHash = Secret.Hash(kept),
                UnitId = unitId,
                ExpiresAt = clock.GetCurrentInstant() + Duration.FromDays(1),
                Sealed = await SealAsync(id, answers, stop),
            };
            db.Add(draft);
        }
        else
            draft.Sealed = await SealAsync(draft.Id, answers, stop);
        draft.Version++;
        await db.SaveChangesAsync(stop);
        return (kept!, draft.ExpiresAt);
    }

    private Task<byte[]> SealAsync(Guid id, DraftAnswers answers, CancellationToken stop) =>
        vault.SealBytesAsync(id, Drafts.Write(answers), stop);
}

/// <summary>Deletes drafts over a day old, and their keys with them.</summary>
[UseCase]
public sealed class SweepDrafts(Db db, IClock clock)
{
    /// <returns>How many were deleted, at most 500 at a time.</returns>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        var old = await db.Set<Draft>().Where(d => d.ExpiresAt <= now).OrderBy(d => d.Id).Take(500).ToListAsync(stop);
        foreach (var draft in old)
            await DropAsync(db, draft, stop);
        await db.SaveChangesAsync(stop);
        return old.Count;
    }

    /// <summary>Removes a draft and its key in the current save.</summary>
    internal static async Task DropAsync(Db db, Draft draft, CancellationToken stop)
    {
        db.Remove(draft);
        if (await db.Set<CaseKey>().FindAsync([draft.Id], stop) is { } key)
            db.Remove(key);
    }
}
