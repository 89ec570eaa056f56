using Microsoft.AspNetCore.Mvc;
using Wardmote.App.SignIn;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.App.Pages.SignIn;

/// <summary>Signs out: the session ends on every node, and the browser forgets what it kept.</summary>
[BeforeTraining]
public sealed class SignOutModel(Db db, EndSessions end) : StaffPage(db)
{
    public async Task<IActionResult> OnPostAsync()
    {
        await end.RunAsync(Actor, Visitor.Session(User), HttpContext.RequestAborted);
        SessionScheme.Take(HttpContext);
        // Not "cookies": the one that says this browser is known keeps strangers from using up its owner's tries.
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        TempData["Done"] = "You are signed out";
        return Redirect("/signin");
    }
}
