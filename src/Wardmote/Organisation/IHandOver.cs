namespace Wardmote.Organisation;

/// <summary>Something in an officer's hands that must pass to somebody when they leave the office.</summary>
/// <param name="What">In a sentence: "Answer the search for R-2026-0014, due by 3 May 2026".</param>
/// <param name="Reference">The request it belongs to, where it can be handed over; null when there is no such page.</param>
public sealed record InHand(string What, string? Reference);

/// <summary>
/// A room in which officers have things in hand: open tasks, storage permissions, devices. What is in the hands of whoever
/// leaves an office is listed, so that it is handed over or returned (R57–R59, R67).
/// </summary>
public interface IHandOver
{
    /// <summary>What a person has in hand in a unit and the units below it.</summary>
    /// <param name="emailKey"><see cref="Store.Keys.Email"/> of their address.</param>
    Task<IReadOnlyList<InHand>> OfAsync(string emailKey, Guid unitId, CancellationToken stop);
}
