using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Rights.Changing;
using Wardmote.Rights.Triage;
using Wardmote.Store;

namespace Wardmote.Rights;

/// <summary>How a request came in.</summary>
public enum Channel
{
    WebForm,
    Email,
    Post,
    Phone,
    InPerson,
}

/// <summary>
/// Someone asking for what is held about them (UK GDPR Art 15; R22, R137). What happens to it are things of their own
/// with who and when: the identity check, the holders asked, the items found, the pack, its release, the closure.
/// </summary>
public sealed class Request : IBelongToUnit, IEvidenced
{
    public required Guid Id { get; init; }

    /// <summary>"R-2026-0014": what everyone calls it.</summary>
    public required string Reference { get; init; }

    /// <summary>The controller that must answer (R4).</summary>
    public required Guid UnitId { get; init; }

    public Unit Unit { get; init; } = null!;

    /// <summary>What they ask for: a key of <see cref="Wish.All"/>.</summary>
    public required string WishKey { get; init; }
    public required Channel Channel { get; init; }

    /// <summary>The day it reached anyone in the unit; the clock starts here even on a Sunday.</summary>
    public required LocalDate ReceivedOn { get; init; }

    public required Instant RecordedAt { get; init; }

    /// <summary>The person it is about.</summary>
    public required Subject Subject { get; set; }

    /// <summary>Who asks for them, when it is someone else.</summary>
    public Representative? Representative { get; set; }

    /// <summary>What they asked for, in their words; empty means everything.</summary>
    public string? Scope { get; set; }

    /// <summary>What they ask for.</summary>
    public Wish Wish => Wish.Find(WishKey) ?? throw new InvalidDataException($"There is no wish {WishKey}.");

    /// <summary>The right they use, which decides the time there is.</summary>
    public RightKind Kind => Wish.Kind;

    /// <summary>
    /// Whether the clock waits while proof of identity is awaited. For a stop notice it does not: the reasonable period of
    /// DPA 2018 Sch 1 para 22(3) knows no such wait.
    /// </summary>
    public bool IdentityWaits => Kind != RightKind.StopNotice;

    /// <summary>The person whom records are linked to, once an officer has decided.</summary>
    public Guid? PersonId { get; set; }

    /// <summary>The date the law sets, end of day; null while the clock waits.</summary>
    public LocalDate? DueOn { get; private set; }

    /// <summary>The earliest of the law's and the policies' dates; null while the clock waits.</summary>
    public LocalDate? TargetOn { get; private set; }

    /// <summary>When the clock waits: the date it would be if what it waits for came on the day this was worked out.</summary>
    public LocalDate? EarliestDueOn { get; private set; }

    /// <summary>What the clock waits for, as of the day the dates were worked out; null when it runs.</summary>
    public WaitingFor? WaitsFor { get; private set; }

    /// <summary>Why the dates are what they are, in plain words.</summary>
    public string Explanation { get; private set; } = "";

    /// <summary>The rules, and the state of the public holidays, that the dates were worked out under.</summary>
    public string RuleVersion { get; private set; } = "";

    public IdentityCheck? Identity { get; set; }

    /// <summary>The fees the person was told of, also those that were withdrawn.</summary>
    public List<Fee> Fees { get; init; } = [];

    /// <summary>Null unless two more months were taken.</summary>
    public Extension? Extension { get; set; }

    /// <summary>What the person was asked about what they are looking for.</summary>
    public List<Question> Questions { get; init; } = [];

    /// <summary>Days of the policy's slack spent, each with a reason (R26).</summary>
    public List<Slack> Slack { get; init; } = [];
    public List<Holder> Holders { get; init; } = [];
    public List<Item> Items { get; init; } = [];
    public List<Pack> Packs { get; init; } = [];

    /// <summary>What was decided about it beyond the plain case: complex, excessive, a repetition.</summary>
    public List<Assessment> Assessments { get; init; } = [];

    /// <summary>What the person says is wrong, and what was decided about it.</summary>
    public List<Correction> Corrections { get; init; } = [];

    /// <summary>That what was decided is being done; null until it is begun.</summary>
    public Carrying? Carrying { get; set; }

    /// <summary>Those outside who were told of the change.</summary>
    public List<RecipientTold> RecipientsTold { get; init; } = [];

    /// <summary>That it is not answered, and why; null unless an officer decided so.</summary>
    public Refusal? Refusal { get; set; }

    /// <summary>The letter that says what was done; null until it is written.</summary>
    public Reply? Reply { get; set; }
    public Closure? Closure { get; set; }

    /// <summary>When the rooms' own records were searched; null until then.</summary>
    public Instant? SearchedAt { get; set; }

    /// <summary>SHA-256 of the code that opens the person's own page; null where none was told.</summary>
    public byte[]? OwnCodeHash { get; init; }

    /// <summary>Changed with every step, so that two officers cannot take the same one.</summary>
    public int Version { get; private set; }

    Guid IEvidenced.EvidenceId => Id;

    /// <summary>Whether the person has what is owed to them: the pack, the letter about what was done, or a refusal.</summary>
    public bool IsAnswered => Reply is not null || Refusal is not null || Packs.Exists(p => p.DeliveredAt is not null);

    public bool IsClosed => Closure is not null;

    /// <summary>The fee that counts, paid or awaited; null when there is none.</summary>
    public Fee? Fee => Fees.Find(f => f.WithdrawnOn is null);

    /// <summary>The fee that is not paid yet; null when none is awaited.</summary>
    public Fee? AwaitedFee => Fees.Find(f => f.IsAwaited);

    /// <summary>The question to the person that is not answered yet; null when none is.</summary>
    public Question? OpenQuestion => Questions.Find(q => q.AnsweredOn is null);

    /// <summary>Marks that a step was taken, so that a second officer taking it at once is told.</summary>
    public void Step() => Version++;

    /// <summary>Refuses any work on a request that is closed, or answered by a letter that cannot be taken back.</summary>
    public void RequireOpen()
    {
        if (IsClosed)
            throw new Refused("This request is closed. Record a new one if the person has asked again.");
        if (Reply is not null || Refusal is not null)
            throw new Refused("The person has their answer. Close the request, or record a new one if they ask again.");
    }

    /// <summary>How to reach the person goes, and what they wrote; their name stays (R30).</summary>
    public void ForgetAddresses()
    {
        Subject = new() { Name = Subject.Name };
        Scope = null;
        if (Representative is { } other)
            Representative = new() { Name = other.Name, Authority = other.Authority };
    }

    /// <summary>Everything that was said in it goes; the reference, the dates and what was done stay.</summary>
    public void Forget(Instant at)
    {
        Subject = new() { Name = "(removed)" };
        (Representative, Scope, PersonId) = (null, null, null);
        Identity?.Note = null;
        foreach (var item in Items)
            item.Forget(at);
        Step();
    }

    /// <summary>Keeps what the clocks say, with their reasons.</summary>
    /// <param name="rules">The rules and holidays they said it under.</param>
    public void KeepDates(Deadline deadline, string rules)
    {
        DueOn = deadline.Due;
        TargetOn = deadline.Governing?.Due;
        EarliestDueOn = deadline.EarliestPossibleDue;
        WaitsFor = deadline.WaitingFor;
        Explanation = deadline.Explanation;
        RuleVersion = rules;
    }
}

/// <summary>The person, or organisation (R7), a request is about, as they wrote it.</summary>
public sealed class Subject
{
    public required string Name
    {
        get;
        init => (field, NameKey) = (value, Keys.Name(value));
    }

    public string? Email
    {
        get;
        init => (field, EmailKey) = (value, Keys.Email(value));
    }

    public string? Phone
    {
        get;
        init => (field, PhoneKey) = (value, Keys.Phone(value));
    }

    public string? PostalAddress { get; init; }

    /// <summary>Anything that helps to find them: a membership number, a former name.</summary>
    public string? AlsoKnownAs { get; init; }

    /// <summary><see cref="Keys"/> of the name, the address and the number, so that a later search finds this request.</summary>
    public string? NameKey { get; private init; }

    /// <inheritdoc cref="NameKey"/>
    public string? EmailKey { get; private init; }

    /// <inheritdoc cref="NameKey"/>
    public string? PhoneKey { get; private init; }
}

/// <summary>Someone who asks for another person, and by what authority.</summary>
public sealed class Representative
{
    public required string Name
    {
        get;
        init => (field, NameKey) = (value, Keys.Name(value));
    }

    public string? Email
    {
        get;
        init => (field, EmailKey) = (value, Keys.Email(value));
    }

    public string? PostalAddress { get; init; }

    /// <summary>"Solicitor, signed authority of 3 March 2026".</summary>
    public required string Authority { get; init; }

    /// <inheritdoc cref="Subject.NameKey"/>
    public string? NameKey { get; private init; }

    /// <inheritdoc cref="Subject.NameKey"/>
    public string? EmailKey { get; private init; }
}
