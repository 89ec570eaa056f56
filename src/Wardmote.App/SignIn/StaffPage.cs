using Microsoft.AspNetCore.Mvc.RazorPages;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.App.SignIn;

/// <summary>
/// A page for officers: <c>[Carries(Duty.HandleRights)] public sealed class NewModel(Db db, RecordRequest record) :
/// StaffPage(db)</c>. It reads through <c>Db.VisibleTo(Actor, duty)</c> and hands <see cref="Actor"/> to the use cases
/// it calls.
/// </summary>
public abstract class StaffPage(Db db) : PageModel
{
    /// <summary>For reading only: use cases write.</summary>
    protected Db Db { get; } = db;

    /// <summary>Who is signed in, with the reach of the offices they hold today.</summary>
    public Actor Actor =>
        HttpContext.Features.Get<Actor>()
        ?? throw new InvalidOperationException($"{GetType().Name} is not declared as a page for officers.");

    /// <summary>What tries at the actor's password and codes are counted under, here and at sign-in.</summary>
    protected async Task<string> EmailKeyAsync() => (await Db.EmailKeyOfAsync(Actor, HttpContext.RequestAborted))!;
}
