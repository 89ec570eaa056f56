namespace Wardmote.Store;

/// <summary>
/// A room that keeps people. Every such room answers a search for one person, so that a request reaches it without
/// knowing it (R22, R137). Each implements it in its own <c>PersonalData.cs</c>.
/// </summary>
public interface IHoldPersonalData
{
    /// <summary>What the person would call this store: "Membership records".</summary>
    string Source { get; }

    /// <summary>
    /// Every record that is, or may be, about the person, held by the unit <see cref="Sought.UnitId"/> or a unit below
    /// it. Records linked to the person come as <see cref="HeldRecord.Linked"/>; the others are only possible, and a
    /// person decides.
    /// </summary>
    Task<IReadOnlyList<HeldRecord>> FindAsync(Sought sought, CancellationToken stop);

    /// <summary>
    /// Takes a record away within the current save: the row, what hangs from it, earlier values of it, and what the
    /// journal tells of it in words. Records of other people are never touched. A record that is gone already is no
    /// mistake, so that an erasure that was interrupted can go on (R28–R31; UK GDPR Art 17).
    /// </summary>
    /// <param name="key"><see cref="HeldRecord.Key"/>.</param>
    /// <param name="erasing">What the room's own entry in the journal says.</param>
    /// <exception cref="Refused">It cannot go as things are: the sentence says what to do first.</exception>
    Task EraseAsync(string key, Erasing erasing, CancellationToken stop);

    /// <summary>Puts one value of a record right within the current save (R27; UK GDPR Art 16).</summary>
    /// <param name="field"><see cref="HeldField.Name"/>.</param>
    /// <returns>False where the room cannot, and a person must do it and say how.</returns>
    Task<bool> CorrectAsync(string key, string field, string? value, Erasing correcting, CancellationToken stop) =>
        Task.FromResult(false);
}

/// <summary>The request on which a record is taken away or put right.</summary>
/// <param name="Reference">"R-2026-0014".</param>
public sealed record Erasing(Guid RequestId, string Reference);

/// <summary>Who is looked for. Addresses are as the person wrote them; each room makes its own keys.</summary>
/// <param name="UnitId">The controller unit that was asked: records of it and of the units below it count.</param>
/// <param name="PersonId">The person that records are linked to, when someone has decided who this is.</param>
/// <param name="Name">The name as written on the request.</param>
/// <param name="Emails">Every e-mail address given or known.</param>
/// <param name="Phones">Every telephone number given or known.</param>
public sealed record Sought(
    Guid UnitId,
    Guid? PersonId,
    string Name,
    IReadOnlyList<string> Emails,
    IReadOnlyList<string> Phones
);

/// <summary>One record about a person, ready to be shown and exported.</summary>
/// <param name="Key">Stable within its source, so that the same record found twice is one.</param>
/// <param name="Title">One line that tells an officer which record this is.</param>
/// <param name="Linked">True when the record is linked to the person; false when it only may be theirs.</param>
/// <param name="Fields">Every value held, in order, by the name a person would understand.</param>
/// <param name="CaseId">The case it is part of the record of; null for most.</param>
public sealed record HeldRecord(
    string Key,
    string Title,
    bool Linked,
    IReadOnlyList<HeldField> Fields,
    Guid? CaseId = null
);

/// <summary>One value of a record. <paramref name="Value"/> is null where nothing is held.</summary>
public sealed record HeldField(string Name, string? Value);
