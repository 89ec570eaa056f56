using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Wardmote.App.SignIn;
using Wardmote.Store;

namespace Wardmote.App.Pages;

/// <summary>Says what went wrong on the way to a page, and what to do now.</summary>
[Public, IgnoreAntiforgeryToken]
public sealed class ProblemModel(ILogger<ProblemModel> log) : PageModel
{
    /// <summary>What happened.</summary>
    public string Title { get; private set; } = "";

    /// <summary>What to do now.</summary>
    public string Advice { get; private set; } = "";

    /// <summary>What finds this failure in the server's log; null when nothing failed.</summary>
    public string? Reference { get; private set; }

    public void OnGet([FromRoute] int code) => Show(code);

    public void OnPost([FromRoute] int code) => Show(code);

    // The exception handler comes here with the code of the fault in the response, whatever its own path says.
    private void Show(int code)
    {
        var failure = HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error;
        var status = failure is not null ? Response.StatusCode : Math.Clamp(code, 400, 599);
        Response.StatusCode = status;
        // A form that breaks off, or holds a NUL, is told of here alone, in the framework's words.
        var isUnreadable = !ModelState.IsValid;
        foreach (var fault in ModelState.Values.SelectMany(value => value.Errors))
            log.LogInformation("A form could not be read: {Fault}", fault.ErrorMessage);
        ModelState.Clear();
        (Title, Advice) = status switch
        {
            400 when isUnreadable => (
                "We could not read your answer",
                "It did not arrive whole, or an invisible character came along with pasted text. Go back, type what you pasted, choose any files again, and send it once more. Nothing was saved."
            ),
            400 => (
                "We could not read that",
                "The page may have been open too long. Go back, load it again and send your answer once more. Nothing was saved."
            ),
            403 => (
                "You may not do that",
                "Your offices do not give you this duty. Ask your secretary, or whoever looks after Wardmote."
            ),
            404 => (
                "We cannot find that page",
                "It may have been mistyped or moved, or it belongs to a unit where you hold no office. Check the address, or start again from the front page."
            ),
            405 => ("That page cannot take this", "Go back and use the buttons on the page."),
            409 when failure is Refused refused => ("That cannot be done", refused.Message),
            413 => (
                "That is too large",
                "Go back and choose a file smaller than 25 MB, or split it. Nothing was saved."
            ),
            429 => ("Too many tries", "Wait a few minutes, then try again."),
            < 500 => ("That did not work", "Go back, load the page again and try once more. Nothing was saved."),
            _ => (
                "Something went wrong",
                "That is our fault, and nothing was saved. Go back and try again in a few minutes. If it goes on, tell whoever looks after Wardmote."
            ),
        };
        if (status >= 500)
            Reference = Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier;
    }
}
