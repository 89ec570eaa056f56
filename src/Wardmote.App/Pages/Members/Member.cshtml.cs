using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.App.SignIn;
using Wardmote.Clocks;
using Wardmote.Consent;
using Wardmote.Members;
using Wardmote.Organisation;
using Wardmote.Organisation.Imports;
using Wardmote.Store;

namespace Wardmote.App.Pages.Members;

/// <summary>One thing that a list did to a member.</summary>
public sealed record MemberEvent(Import Import, ImportChange? Change);

/// <summary>
/// What the lists tell of one member, the groups they sit in, and what was changed by which list: once the officer has said
/// what for, and with how to reach them once they have said why (R64, R83).
/// </summary>
[Carries(Duty.KeepMembership)]
public sealed class MemberModel(
    Db db,
    MemberOpenings openings,
    OpenMember open,
    UnmaskMember unmask,
    Consents consents,
    IClock clock
) : StaffPage(db)
{
    [BindProperty, Display(Name = "What do you need this record for?")]
    public string? For { get; set; }

    [BindProperty, Display(Name = "Why do you need to see it?")]
    public string? Reason { get; set; }

    public Openness Openness { get; private set; }

    /// <summary>What the record may be opened for.</summary>
    public IReadOnlyList<string> Tasks { get; private set; } = [];

    public Member Member { get; private set; } = null!;
    public IReadOnlyDictionary<Guid, string> Units { get; private set; } = new Dictionary<Guid, string>();
    public IReadOnlyList<GroupMembership> Groups { get; private set; } = [];

    /// <summary>How they stand towards each purpose of their units.</summary>
    public IReadOnlyList<MemberConsent> Agreed { get; private set; } = [];

    /// <summary>The codes of the units whose purposes these are.</summary>
    public IReadOnlyDictionary<Guid, string> Codes { get; private set; } = new Dictionary<Guid, string>();

    /// <summary>Whether they gave notice that their political opinions are not to be processed.</summary>
    public bool OpinionsShut { get; private set; }

    /// <summary>What was noted of their political opinions, the latest first; empty unless the record is fully open.</summary>
    public IReadOnlyList<Opinion> Opinions { get; private set; } = [];

    /// <summary>The latest first.</summary>
    public IReadOnlyList<MemberEvent> History { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken stop) =>
        await FindAsync(number, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string number, CancellationToken stop)
    {
        if (!await FindAsync(number, stop))
            return NotFound();
        await open.RunAsync(Actor, number, For, stop);
        return Redirect(Request.Path);
    }

    [FreshFactor]
    public async Task<IActionResult> OnPostUnmaskAsync(string number, CancellationToken stop)
    {
        if (!await FindAsync(number, stop))
            return NotFound();
        await unmask.RunAsync(Actor, number, Reason, stop);
        return Redirect(Request.Path);
    }

    private async Task<bool> FindAsync(string number, CancellationToken stop)
    {
        var member = await Db.MembersVisibleTo(Actor, clock.Today())
            .AsNoTracking()
            .FirstOrDefaultAsync(m => m.Number == number, stop);
        if (member is null)
            return false;
        Member = member;
        Openness = await openings.OfAsync(Actor, member.Id, stop);
        Tasks = await Db.TasksAtAsync(member.UnitId, clock.Today(), stop);
        Groups = await Db.GroupMemberships.AsNoTracking().Where(g => g.MemberId == member.Id).ToListAsync(stop);
        List<Guid?> wanted = [member.UnitId, member.BranchId, .. Groups.Select(g => (Guid?)g.UnitId)];
        Units = await Db.Units.Where(u => wanted.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, stop);
        OpinionsShut = await Db.OpinionsAreShutAsync(member, stop);
        if (Openness == Openness.Full && !OpinionsShut)
            Opinions = await Db.VisibleTo<Opinion>(Actor, Duty.KeepMembership)
                .AsNoTracking()
                .Where(o => o.MemberId == member.Id)
                .OrderByDescending(o => o.On)
                .ToListAsync(stop);
        Agreed = await consents.OfMemberAsync(Actor, member.Id, [.. wanted.OfType<Guid>()], stop);
        var asking = Agreed.Select(a => a.Wording.UnitId).ToList();
        Codes = await Db.Units.Where(u => asking.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Code, stop);
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
        return true;
    }
}
