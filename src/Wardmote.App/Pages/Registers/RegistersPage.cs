using Microsoft.EntityFrameworkCore;
using Wardmote.App.SignIn;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Registers;
using Wardmote.Store;

namespace Wardmote.App.Pages.Registers;

/// <summary>A page about the register of one unit that the officer keeps.</summary>
[Carries(Duty.KeepRegisters)]
public abstract class RegistersPage(Db db) : StaffUnitPage(db, Duty.KeepRegisters, "/registers/units")
{
    /// <summary>Every version of something in the unit's register with who wrote it and why, the latest first; none when it is not there.</summary>
    protected Task<List<T>> VersionsAsync<T>(Guid? id, CancellationToken stop)
        where T : class, IVersion =>
        Db.VisibleTo<T>(Actor, Duty.KeepRegisters)
            .AsNoTracking()
            .Include(v => v.Entry.Particulars)
            .Where(v => v.Id == id && v.UnitId == Unit.Id)
            .OrderByDescending(v => v.Number)
            .ToListAsync(stop);
}

/// <summary>A line of a history.</summary>
public sealed record Written(string When, string By, string What, string? Because)
{
    public static Written Of(IVersion version) =>
        Journal.Read(version.Entry) is { } told
            ? new(version.WrittenAt.OnTheWall().Full(), told.Author, told.Sentence, told.Reason)
            : new(version.WrittenAt.OnTheWall().Full(), "", "What was written about it has been erased.", null);
}
