using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Organisation;

/// <summary>
/// Who is acting, and where their duties reach. It is always passed by hand: nothing in Wardmote asks who is "current".
/// </summary>
public sealed record Actor : Author
{
    private readonly Dictionary<Duty, Guid[]> reach;

    private Actor(AuthorKind kind, Guid? id, string name, bool everywhere, Dictionary<Duty, Guid[]> reach)
        : base(kind, id, name)
    {
        Everywhere = everywhere;
        this.reach = reach;
    }

    /// <summary>True for the operator of the machine and for Wardmote itself: every unit, every duty.</summary>
    public bool Everywhere { get; }

    /// <summary>
    /// What keeps someone with an account out, each a sentence that tells them what to do; empty when nothing does. While
    /// there is one, no duty reaches anywhere.
    /// </summary>
    public IReadOnlyList<string> Missing { get; private init; } = [];

    /// <summary>Whether <see cref="Missing"/> says anything: they see to their own account and training, and nothing else.</summary>
    public bool IsKeptOut => Missing.Count > 0;

    /// <summary>Whoever may run the command on the machine itself.</summary>
    public static Actor Operator { get; } = new(AuthorKind.Operator, null, "Operator of this machine", true, []);

    /// <summary>Wardmote acting by itself.</summary>
    public static Actor Wardmote { get; } = new(AuthorKind.System, null, "Wardmote", true, []);

    /// <summary>Someone with an account, with the units in which their offices give them each duty.</summary>
    public static Actor SignedIn(Guid accountId, string name, Dictionary<Duty, Guid[]> reach) =>
        new(AuthorKind.Account, accountId, name, false, reach);

    /// <summary>Someone with an account whose offices open nothing until something is put in order.</summary>
    public static Actor KeptOut(Guid accountId, string name, IReadOnlyList<string> missing) =>
        new(AuthorKind.Account, accountId, name, false, []) { Missing = missing };

    /// <summary>A member of the public. Sees nothing; may ask.</summary>
    public static Actor Public(string name) => new(AuthorKind.Public, null, name, false, []);

    /// <summary>An officer answering through a link and a mailed code. Sees the one search they were asked for.</summary>
    public static Actor Holder(Guid holderId, string name) => new(AuthorKind.Holder, holderId, name, false, []);

    /// <summary>The units from which a duty reaches down; empty when the actor does not carry it.</summary>
    public IReadOnlyList<Guid> Reach(Duty duty) => reach.TryGetValue(duty, out var units) ? units : [];

    /// <summary>
    /// The same actor, whose queries nothing scopes: proof, which only tests can ask for, that the database’s own wall
    /// stands alone.
    /// </summary>
    internal Actor Unscoped() => this with { IsUnscoped = true };

    /// <summary>Whether queries are left as they are.</summary>
    internal bool IsUnscoped
    {
        get => Everywhere || field;
        private init;
    }

    /// <summary>What the database shows of rows that belong to units: those of every unit where they carry any duty.</summary>
    public Sight Sight => Everywhere ? Sight.Everything : new([.. reach.Values.SelectMany(units => units).Distinct()]);

    /// <summary>Whether the actor carries a duty anywhere.</summary>
    public bool Carries(Duty duty) => Everywhere || Reach(duty).Count > 0;
}
