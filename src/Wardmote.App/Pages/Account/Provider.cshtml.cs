using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using Wardmote.App.SignIn;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.App.Pages.Account;

/// <summary>Connects one's own account with the one at the organisation's provider, or disconnects it.</summary>
[BeforeTraining, FreshFactor]
public sealed class ProviderModel(Db db, SingleSignOn provider, BindProvider bind, UnbindProvider unbind)
    : StaffPage(db)
{
    /// <summary>What people call the provider.</summary>
    public string Name => provider.Name!;

    /// <summary>How it is connected; null when it is not.</summary>
    public ProviderBinding? Binding { get; private set; }

    /// <summary>What the provider has just said for this account; null when nothing.</summary>
    public Vouched? Said { get; private set; }

    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        if (provider.Name is null)
        {
            context.Result = NotFound();
            return;
        }
        Said = provider.Said(HttpContext, Actor.Id);
        Binding = await Db
            .ProviderBindings.AsNoTracking()
            .SingleOrDefaultAsync(b => b.AccountId == Actor.Id, HttpContext.RequestAborted);
        await next();
    }

    /// <summary>The way there. A link and no form: our policy lets no form lead to another site.</summary>
    public async Task<IActionResult> OnGetStartAsync()
    {
        await provider.StartAsync(HttpContext, "/account/provider", Actor.Id);
        return new EmptyResult();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Said is not { } said)
            throw new Refused($"That was more than five minutes ago. Go to {Name} again.");
        var device = Browsers.Name(Request);
        var token = await bind.RunAsync(Actor, said.Proof, Name, device, HttpContext.RequestAborted);
        provider.Forget(HttpContext);
        return Done(token, $"{Name} can sign you in from now on");
    }

    public async Task<IActionResult> OnPostRemoveAsync()
    {
        var token = await unbind.RunAsync(Actor, Name, Browsers.Name(Request), HttpContext.RequestAborted);
        return Done(token, $"{Name} does not sign you in any more");
    }

    private RedirectResult Done(string token, string word)
    {
        SessionScheme.Give(HttpContext, token);
        TempData["Done"] = word;
        return Redirect("/account/provider");
    }
}
