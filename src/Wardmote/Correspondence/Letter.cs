using NodaTime;
using Wardmote.Store;

namespace Wardmote.Correspondence;

/// <summary>How a letter travels.</summary>
public enum Medium
{
    Email,

    /// <summary>Printed and posted by an officer.</summary>
    Post,
}

/// <summary>
/// A letter as it was written. Its words never change. A link or a code in it is a secret: the words hold
/// <see cref="LinkPlace"/> or <see cref="CodePlace"/>, and the secret itself stands only in
/// <see cref="SealedSecrets"/>, until the letter has gone.
/// </summary>
public sealed class Letter : IBelongToUnit
{
    /// <summary>
    /// Stands in the words where the link is put as the letter leaves. The invisible separators in it are taken out of
    /// every value, so nobody can type one.
    /// </summary>
    public const string LinkPlace = "\u2063{link}\u2063";

    /// <summary>Stands in the words where a secret code is put as the letter leaves.</summary>
    public const string CodePlace = "\u2063{code}\u2063";

    public required Guid Id { get; init; }
    public required Guid UnitId { get; init; }

    /// <summary>The case it belongs to; null for letters about accounts.</summary>
    public Guid? CaseId { get; init; }

    /// <summary>The template it was made from: <see cref="LetterTemplates.HolderAsked"/>.</summary>
    public required string Template { get; init; }

    public required Medium Medium { get; init; }
    public required string ToName { get; init; }

    /// <summary>The e-mail address or, for post, the postal address with line breaks.</summary>
    public required string ToAddress { get; set; }

    /// <summary><see cref="Store.Keys.Name"/> of the recipient.</summary>
    public string? NameKey { get; init; }

    /// <summary><see cref="Store.Keys.Email"/> of the address; null for post.</summary>
    public string? EmailKey { get; set; }

    public required string Subject { get; init; }

    /// <summary>Plain text, lines ended by \n.</summary>
    public required string Text { get; init; }

    /// <summary>A whole HTML document, no script, no remote parts.</summary>
    public required string Html { get; init; }

    /// <summary>Without angle brackets; the same at every attempt, so that a receiver can see a repeat (RFC 5322 3.6.4).</summary>
    public required string MessageId { get; init; }

    public required Instant WrittenAt { get; init; }

    /// <summary>The link and the code, sealed under the key of the case; dropped once the letter has gone.</summary>
    public byte[]? SealedSecrets { get; set; }

    /// <summary>When an officer said it had been posted; for <see cref="Medium.Post"/> only.</summary>
    public Instant? PostedAt { get; set; }

    /// <summary>Its row in the outbox; null for post.</summary>
    public Delivery? Delivery { get; init; }

    /// <summary>Whether nothing more happens to it: a server took it, or an officer posted it.</summary>
    public bool HasGone => PostedAt is not null || Delivery is { State: DeliveryState.Accepted };

    /// <summary>Where it went is no longer known; its words stay.</summary>
    public void ForgetAddress() => (ToAddress, EmailKey) = (NoAddress, null);

    /// <summary>What stands in place of an address that was removed.</summary>
    public const string NoAddress = "(removed)";

    /// <summary>Whose key seals its secrets: the case's, or its own.</summary>
    public Guid SealedUnder => CaseId ?? Id;
}
