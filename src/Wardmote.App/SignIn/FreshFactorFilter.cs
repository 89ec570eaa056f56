using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using NodaTime;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.App.SignIn;

/// <summary>A form that was stopped until its sender has shown that it is they.</summary>
/// <param name="Page">The page it was on.</param>
/// <param name="Address">Where it was going.</param>
/// <param name="Fields">What it held, in its order.</param>
/// <param name="Question">For its sender's device; null when they have no passkey.</param>
public sealed record StoppedForm(
    string Page,
    string Address,
    IReadOnlyList<KeyValuePair<string, string>> Fields,
    PasskeyQuestion? Question
);

/// <summary>
/// Asks for a second factor where a page or a form says so (<see cref="FreshFactorAttribute"/>). Who opens such a page is
/// led to /signin/again and back. A form is not sent away: the answer to it asks for the code and carries everything
/// typed along, and what comes back is checked and then goes where the form was going, in one step.
/// </summary>
internal sealed class FreshFactorFilter : IAsyncPageFilter
{
    /// <summary>The field of the code; no page has a field of this name.</summary>
    public const string Field = "SecondFactor";

    private const string AnswerField = "Passkey.Answer";
    private const string StateField = "Passkey.State";

    // What belongs to the question and not to the form.
    private static readonly string[] Ours = ["__RequestVerificationToken", Field, AnswerField, StateField];

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        if (context.HandlerInstance is not StaffPage page || !IsWanted(context) || !IsStale(context.HttpContext))
            await next();
        else if (!HttpMethods.IsPost(context.HttpContext.Request.Method))
            context.Result = new RedirectToPageResult(
                "/SignIn/Again",
                new { from = context.HttpContext.Request.Path.Value }
            );
        else if (await ProveAsync(context.HttpContext, page) is { } wrong)
            context.Result = await AskAsync(context, page, wrong);
        else
            await next();
    }

    private static bool IsWanted(PageHandlerExecutingContext context) =>
        context.ActionDescriptor.HandlerTypeInfo.IsDefined(typeof(FreshFactorAttribute), inherit: true)
        || context.HandlerMethod?.MethodInfo.IsDefined(typeof(FreshFactorAttribute), inherit: true) == true;

    // In the demonstration nobody has an authenticator app, and nobody is real.
    private static bool IsStale(HttpContext http)
    {
        var services = http.RequestServices;
        var age = services.GetRequiredService<IClock>().GetCurrentInstant() - Visitor.ProvedAt(http.User);
        return !(age <= Session.FreshFor) && !services.GetRequiredService<Demonstration>().Running;
    }

    /// <summary>Null when the form brought a right code; otherwise what to say: nothing at the first time of asking.</summary>
    private static async Task<ModelStateDictionary?> ProveAsync(HttpContext http, StaffPage page)
    {
        var said = new ModelStateDictionary();
        if (!http.Request.Form.TryGetValue(Field, out var code))
            return said;
        var passkey = new PasskeyFields
        {
            Answer = http.Request.Form[AnswerField],
            State = http.Request.Form[StateField],
        };
        if (string.IsNullOrWhiteSpace(code) && string.IsNullOrEmpty(passkey.Answer))
        {
            said.AddModelError(Field, FreshFactor.Missing);
            return said;
        }
        try
        {
            await http.RequestServices.GetRequiredService<FreshFactor>().ProveAsync(http, page.Actor, code, passkey);
            return null;
        }
        catch (Refused refused)
        {
            foreach (var (sentence, field) in refused.Objections)
                said.AddModelError(field is null ? "" : Field, sentence);
            return said;
        }
    }

    private static async Task<ViewResult> AskAsync(
        PageHandlerExecutingContext context,
        StaffPage page,
        ModelStateDictionary said
    )
    {
        var services = context.HttpContext.RequestServices;
        var request = context.HttpContext.Request;
        if (request.Form.Files.Count > 0)
            throw new InvalidOperationException("A form with files cannot be carried along: guard its page instead.");
        var fields = request
            .Form.Where(f => !Ours.Contains(f.Key, StringComparer.Ordinal))
            .SelectMany(f => f.Value.Select(value => KeyValuePair.Create(f.Key, value ?? "")));
        var query = QueryString.Create(request.Query.Where(q => q.Key != "handler"));
        var question = await services.GetRequiredService<FreshFactor>().AskAsync(context.HttpContext, page.Actor);
        var metadata = services.GetRequiredService<IModelMetadataProvider>();
        return new()
        {
            ViewName = "/Pages/SignIn/_Stopped.cshtml",
            ViewData = new ViewDataDictionary<StoppedForm>(metadata, said)
            {
                Model = new(request.Path + query, request.Path + request.QueryString, [.. fields], question),
            },
        };
    }
}
