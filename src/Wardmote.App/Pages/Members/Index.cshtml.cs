using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.App.SignIn;
using Wardmote.Clocks;
using Wardmote.Finding;
using Wardmote.Members;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.App.Pages.Members;

/// <summary>
/// Finds members by number, name or e-mail address. The search is a POST, so that what is looked for stands in no address
/// and no log; it changes nothing.
/// </summary>
[Carries(Duty.KeepMembership)]
public sealed class IndexModel(Db db, IClock clock) : StaffPage(db)
{
    private const int PageSize = 25;

    [BindProperty, Display(Name = "Name, membership number or e-mail address"), StringLength(200)]
    public string? Query { get; set; }

    [BindProperty]
    public int Number { get; set; } = 1;

    /// <summary>Members on the list now, in the officer's units.</summary>
    public int Count { get; private set; }

    /// <summary>Null before a search.</summary>
    public IReadOnlyList<Member>? Found { get; private set; }

    public IReadOnlyDictionary<Guid, string> Units { get; private set; } = new Dictionary<Guid, string>();
    public bool More { get; private set; }
    private HashSet<Guid> restricted = [];

    /// <summary>Whether the member asked that nothing held about them be used.</summary>
    public bool IsRestricted(Member member) => member.PersonId is { } person && restricted.Contains(person);

    public Task OnGetAsync(CancellationToken stop) => CountAsync(stop);

    public async Task OnPostAsync(CancellationToken stop)
    {
        await CountAsync(stop);
        if (string.IsNullOrWhiteSpace(Query))
            ModelState.AddModelError(nameof(Query), "Enter a name, membership number or e-mail address");
        if (!ModelState.IsValid)
            return;
        (Found, Number, More) = await Matching(Query!.Trim())
            .OrderBy(m => m.NameKey)
            .ThenBy(m => m.Number)
            .PageAsync(Number, PageSize, stop);
        var people = Found.Select(m => m.PersonId).OfType<Guid>().ToList();
        restricted = await Db.Restricted(RestrictedUse.Everything).Where(p => people.Contains(p)).ToHashSetAsync(stop);
        var ids = Found.Select(m => m.UnitId).ToHashSet();
        Units = await Db.Units.Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, stop);
    }

    private async Task CountAsync(CancellationToken stop) =>
        Count = await Db.MembersVisibleTo(Actor, clock.Today()).CountAsync(m => m.LeftOn == null, stop);

    /// <summary>The number as it is, the address by its key, or every word of the name.</summary>
    private IQueryable<Member> Matching(string query)
    {
        var mine = Db.MembersVisibleTo(Actor, clock.Today()).AsNoTracking();
        if (query.Contains('@', StringComparison.Ordinal))
        {
            var email = Keys.Email(query);
            return mine.Where(m => m.EmailKey == email);
        }
        var key = Keys.Name(query);
        if (key is null || query.Any(char.IsAsciiDigit))
            return mine.Where(m => m.Number == query);
        foreach (var word in key.Split(' '))
            mine = mine.Where(m => m.NameKey.Contains(word));
        return mine;
    }
}
