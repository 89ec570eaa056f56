using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Wardmote.App.SignIn;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.App.Pages.SignIn;

/// <summary>
/// Signing in with the organisation's own provider: the way there, and the page that people come back to. It is not there
/// where the settings name no provider.
/// </summary>
[Public]
public sealed class ProviderModel(
    Db db,
    SingleSignOn provider,
    OpenSession open,
    SealedCookies cookies,
    Entrance entrance
) : PageModel
{
    /// <summary>What people call the provider.</summary>
    public string Name => provider.Name!;

    /// <summary>What it has just said; null when nothing.</summary>
    public Vouched? Said { get; private set; }

    /// <summary>Whom it means; null when no account here is bound to the one there.</summary>
    public Wardmote.Organisation.Account? Known { get; private set; }

    /// <summary>The page that asked for the sign-in.</summary>
    [FromQuery]
    public string? From { get; set; }

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
        Said = provider.Said(HttpContext, account: null);
        if (Said is { } said)
            Known = await db.BoundTo(said.Issuer, said.Subject)
                .AsNoTracking()
                .SingleOrDefaultAsync(HttpContext.RequestAborted);
        await next();
    }

    public IActionResult OnGet() => Visitor.Id(User) is null ? Page() : Redirect("/");

    /// <summary>The way there. A link and no form: our policy lets no form lead to another site.</summary>
    public async Task<IActionResult> OnGetStartAsync()
    {
        await provider.StartAsync(
            HttpContext,
            $"/signin/provider{QueryString.Create("from", From ?? "/")}",
            account: null
        );
        return new EmptyResult();
    }

    /// <summary>Signs in, or asks for our own second factor where the provider has not said that there was one.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (Said is not { } said || Known is not { } account)
            return Page();
        provider.Forget(HttpContext);
        if (!said.HasSecondFactor)
        {
            cookies.Put(HttpContext, Halfway.Cookie, new Halfway(account.Id, account.EmailKey), Halfway.Lasting);
            return RedirectToPage("/SignIn/Code", new { From });
        }
        var isKnown = entrance.Knows(HttpContext, account.EmailKey);
        var token = await open.RunAsync(
            account.Id,
            said.Proof,
            Browsers.Name(Request),
            isKnown,
            HttpContext.RequestAborted
        );
        entrance.LetIn(HttpContext, token, account.EmailKey);
        return Redirect(Url.IsLocalUrl(From) ? From : "/");
    }
}
