using Microsoft.AspNetCore.Authorization;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.App.SignIn;

/// <summary>
/// Lets in whoever a page was opened to, hands the page its <see cref="Actor"/>, and tells the database how far they may
/// see (<see cref="Actor.Sight"/>).
/// </summary>
public sealed class DoorKeeper(Acting acting, Db db, IClock clock) : IAuthorizationHandler
{
    public async Task HandleAsync(AuthorizationHandlerContext context)
    {
        if (context.Resource is not HttpContext http || Visitor.Id(context.User) is not { } account)
            return;
        if (await acting.ActorAsync(account, clock.Today(), http.RequestAborted) is not { } actor)
            return;
        http.Features.Set(actor);
        db.Sight = actor.Sight;
        foreach (var requirement in context.PendingRequirements.ToList())
        {
            var open = requirement switch
            {
                BeforeTrainingAttribute => true,
                AnyOfficerAttribute => !actor.IsKeptOut,
                CarriesAttribute door => actor.Carries(door.Duty),
                _ => false,
            };
            if (open)
                context.Succeed(requirement);
        }
    }
}
