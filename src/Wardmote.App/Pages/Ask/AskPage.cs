using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Wardmote.App.Hosting;
using Wardmote.App.SignIn;
using Wardmote.Organisation;
using Wardmote.Rights;
using Wardmote.Store;

namespace Wardmote.App.Pages.Ask;

/// <summary>
/// One question of the public form of a unit. What has been typed travels in a sealed draft that a cookie names; the
/// pages keep nothing in the address.
/// </summary>
[Public]
public abstract class AskPage(AskForm form) : PageModel
{
    /// <summary>The questions in order; a branch is skipped when it does not apply.</summary>
    private static readonly string[] Order = ["for", "name", "email", "code", "address", "authority", "what", "check"];

    /// <summary>The unit that is asked.</summary>
    public Unit Unit { get; private set; } = null!;

    /// <summary>What has been typed so far; empty at first.</summary>
    public DraftAnswers Answers { get; private set; } = new();

    /// <summary>What they ask for.</summary>
    public Wish Chosen => Wardmote.Rights.Wish.Find(Answers.WishKey) ?? Wardmote.Rights.Wish.All[0];

    /// <summary>The draft's key, once there is one.</summary>
    protected Guid? DraftId { get; private set; }

    /// <summary>Where this question stands: "name".</summary>
    protected abstract string Question { get; }

    public string Base => $"/ask/{Unit.Code}";

    /// <summary>The page before this one.</summary>
    public string Back
    {
        get
        {
            for (var i = Array.IndexOf(Order, Question) - 1; i >= 0; i--)
                if (Applies(Order[i]))
                    return $"{Base}/{Order[i]}";
            return Base;
        }
    }

    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        var code = (string?)RouteData.Values["unit"];
        var unit = await form.UnitAsync(code, HttpContext.RequestAborted);
        if (unit is null)
        {
            context.Result = NotFound();
            return;
        }
        Unit = unit;
        ViewData["Unit"] = unit.Name;
        ViewData["Privacy"] = $"/privacy/{unit.Code}";
        if (await form.FindAsync(HttpContext, unit, HttpContext.RequestAborted) is { } found)
            (DraftId, Answers) = (found.Draft.Id, found.Answers);
        else if (Question is not ("wish" or "for" or "start" or "sent"))
        {
            // Without a draft there is nothing to go on with: begin at the beginning.
            context.Result = Redirect(Base);
            return;
        }
        if (!Applies(Question))
        {
            context.Result = Redirect(Back);
            return;
        }
        await next();
    }

    /// <summary>Keeps an answer and goes on to the next question that applies.</summary>
    protected async Task<IActionResult> KeepAsync(Func<DraftAnswers, DraftAnswers> change, CancellationToken stop)
    {
        await form.KeepAsync(HttpContext, Unit, change, stop);
        Answers = change(Answers);
        for (var i = Array.IndexOf(Order, Question) + 1; i < Order.Length; i++)
            if (Applies(Order[i]))
                return Redirect($"{Base}/{Order[i]}");
        return Redirect($"{Base}/check");
    }

    /// <summary>Null instead of nothing but spaces.</summary>
    protected static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private bool Applies(string question) =>
        question switch
        {
            "code" => Answers is { Email: not null, EmailConfirmedAt: null, ForSomeoneElse: not true },
            "authority" => Answers.ForSomeoneElse == true,
            "what" => Chosen.Deed != Deed.Explain,
            _ => true,
        };
}

/// <summary>What the questions share: the unit behind the address, and the draft behind the cookie.</summary>
public sealed class AskForm(Db db, Drafts drafts, KeepDraft keep, Installation installation)
{
    private string Cookie => installation.IsSecure ? "__Secure-wardmote-ask" : "wardmote-ask";

    public Task<Unit?> UnitAsync(string? code, CancellationToken stop) =>
        db.Units.AsNoTracking().FirstOrDefaultAsync(u => u.Code == code, stop);

    public string? Token(HttpContext http) => http.Request.Cookies[Cookie];

    public Task<(Draft Draft, DraftAnswers Answers)?> FindAsync(HttpContext http, Unit unit, CancellationToken stop) =>
        drafts.FindAsync(Token(http), unit.Id, stop);

    public async Task KeepAsync(
        HttpContext http,
        Unit unit,
        Func<DraftAnswers, DraftAnswers> change,
        CancellationToken stop
    )
    {
        var (token, expires) = await keep.RunAsync(unit.Id, Token(http), change, stop);
        http.Response.Cookies.Append(Cookie, token, Options(unit, expires.ToDateTimeOffset()));
    }

    public void Forget(HttpContext http, Unit unit) => http.Response.Cookies.Delete(Cookie, Options(unit, null));

    private CookieOptions Options(Unit unit, DateTimeOffset? expires) =>
        new()
        {
            Path = $"/ask/{unit.Code}",
            HttpOnly = true,
            IsEssential = true,
            SameSite = SameSiteMode.Lax,
            Secure = installation.IsSecure,
            Expires = expires,
        };
}
