using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using NodaTime;
using Wardmote.Organisation;

namespace Wardmote.App.SignIn;

/// <summary>
/// Opens a page only to someone who has given a second factor in the last few minutes; others are asked for one first
/// (<see cref="Session.FreshFor"/>). What comes of such a form is shown on a page without it: nobody may be kept from codes
/// that have just been made.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class FreshFactorAttribute : Attribute, IAuthorizationFilter
{
    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        if (Visitor.ProvedAt(http.User) is not { } proved)
            return;
        var age = http.RequestServices.GetRequiredService<IClock>().GetCurrentInstant() - proved;
        if (age > Session.FreshFor)
            context.Result = new RedirectToPageResult("/SignIn/Again", new { from = http.Request.Path.Value });
    }
}
