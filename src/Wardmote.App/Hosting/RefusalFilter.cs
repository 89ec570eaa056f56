using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Wardmote.Clocks;
using Wardmote.Sheets;
using Wardmote.Store;

namespace Wardmote.App.Hosting;

/// <summary>
/// A refusal shows the page again with its sentences at their fields and everything typed kept. A handler therefore
/// first loads what its page shows (untracked: what a refused use case changed in memory must not be shown as true),
/// then calls the use case.
/// </summary>
internal sealed class RefusalFilter : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        var executed = await next();
        if (
            executed.ExceptionHandled
            || executed.Exception is not { } exception
            || Objections(exception) is not { } refused
        )
            return;
        foreach (var (sentence, field) in refused)
            context.ModelState.AddModelError(Key(context.ModelState, field), sentence);
        executed.ExceptionHandled = true;
        executed.Result = new PageResult();
    }

    private static IReadOnlyList<Objection>? Objections(Exception exception) =>
        exception switch
        {
            Refused refused => refused.Objections,
            CannotCompute problem => [new(problem.Message, problem.Field)],
            SheetProblem => [new(exception.Message)],
            DbUpdateConcurrencyException =>
            [
                new(
                    "Somebody else changed this while you were at it. Check what it says now, then send your answer again."
                ),
            ],
            _ => null,
        };

    // A use case names the field alone; the page may have bound it inside its form: Input.Received.
    private static string Key(ModelStateDictionary state, string? field) =>
        field is null ? ""
        : state.ContainsKey(field) ? field
        : state.Keys.FirstOrDefault(k => k.EndsWith($".{field}", StringComparison.OrdinalIgnoreCase)) ?? field;
}
