using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using NodaTime;
using Wardmote.Organisation;

namespace Wardmote.App.SignIn;

/// <summary>
/// Opens a page only to someone who has given a second factor in the last few minutes; others are asked for one first
/// (<see cref="Session.FreshFor"/>). A form that was opened in time may be sent a little later, so that nothing typed is
/// lost.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class FreshFactorAttribute : Attribute, IAuthorizationFilter
{
    private static readonly Duration ToSend = Duration.FromMinutes(15);

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        if (Visitor.ProvedAt(http.User) is not { } proved)
            return;
        var age = http.RequestServices.GetRequiredService<IClock>().GetCurrentInstant() - proved;
        if (age > (HttpMethods.IsPost(http.Request.Method) ? ToSend : Session.FreshFor))
            context.Result = new RedirectToPageResult("/SignIn/Again", new { from = http.Request.Path.Value });
    }
}
