using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Wardmote.App.SignIn;
using Wardmote.Members;
using Wardmote.Organisation;
using Wardmote.Organisation.Imports;
using Wardmote.Store;

namespace Wardmote.App.Pages.Members;

/// <summary>One thing that a list did to a member.</summary>
public sealed record MemberEvent(Import Import, ImportChange? Change);

/// <summary>What the lists tell of one member, the groups they sit in, and what was changed by which list.</summary>
[Carries(Duty.KeepMembership)]
public sealed class MemberModel(Db db) : StaffPage(db)
{
    public Member Member { get; private set; } = null!;
    public IReadOnlyDictionary<Guid, string> Units { get; private set; } = new Dictionary<Guid, string>();
    public IReadOnlyList<GroupMembership> Groups { get; private set; } = [];

    /// <summary>The latest first.</summary>
    public IReadOnlyList<MemberEvent> History { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken stop)
    {
        var member = await Db.VisibleTo<Member>(Actor, Duty.KeepMembership)
            .AsNoTracking()
            .FirstOrDefaultAsync(m => m.Number == number, stop);
        if (member is null)
            return NotFound();
        Member = member;
        Groups = await Db.GroupMemberships.AsNoTracking().Where(g => g.MemberId == member.Id).ToListAsync(stop);
        List<Guid?> wanted = [member.UnitId, member.BranchId, .. Groups.Select(g => (Guid?)g.UnitId)];
        Units = await Db.Units.Where(u => wanted.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, stop);
        var imports = Db.Imports;
        var changes = await Db
            .ImportChanges.AsNoTracking()
            .Where(c => c.AboutId == member.Id)
            .Join(imports, c => c.ImportId, i => i.Id, (change, import) => new { change, import })
            .ToListAsync(stop);
        var first = await imports.AsNoTracking().SingleOrDefaultAsync(i => i.Id == member.ImportId, stop);
        History =
        [
            .. changes.OrderByDescending(c => c.import.At).Select(c => new MemberEvent(c.import, c.change)),
            .. first is null ? [] : new[] { new MemberEvent(first, null) },
        ];
        return Page();
    }
}
