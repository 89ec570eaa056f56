using NodaTime;

namespace Wardmote.Organisation;

/// <summary>
/// What must be in order before the offices of somebody open anything: training and promises, which stand on a higher
/// floor. <see cref="Acting"/> asks it whenever an actor is made from an account, and nowhere else.
/// </summary>
public interface IGateAccess
{
    /// <summary>What is missing today, each a sentence that tells the person what to do; empty when nothing is.</summary>
    Task<IReadOnlyList<string>> MissingAsync(Guid accountId, string emailKey, LocalDate today, CancellationToken stop);
}
