using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Wardmote.App.Hosting;
using Wardmote.Clocks;
using Wardmote.Sheets;
using Wardmote.Store;
using Xunit;

namespace Wardmote.App.Tests.Hosting;

/// <summary>What a use case refuses comes back on the page it was asked on.</summary>
public class RefusalFilterTests
{
    [Fact]
    public async Task A_refusal_shows_the_page_again_with_its_sentence_at_the_field()
    {
        var (executed, state) = await RunAsync(
            new Refused([
                new("Enter the day it arrived.", "Received"),
                new("Choose a unit.", "Unit"),
                new("Sign in first."),
            ]),
            typed: "Input.Received"
        );
        executed.ExceptionHandled.ShouldBeTrue();
        executed.Result.ShouldBeOfType<PageResult>();
        Error(state, "Input.Received").ShouldBe("Enter the day it arrived.");
        Error(state, "Unit").ShouldBe("Choose a unit.");
        Error(state, "").ShouldBe("Sign in first.");
        state["Input.Received"]!.AttemptedValue.ShouldBe("as typed");
    }

    [Fact]
    public async Task A_date_that_cannot_be_computed_and_a_file_that_cannot_be_read_are_refusals_too()
    {
        foreach (
            var problem in new Exception[]
            {
                new CannotCompute("Give a later day."),
                new SheetProblem("Give a later day."),
            }
        )
        {
            var (executed, state) = await RunAsync(problem);
            executed.ExceptionHandled.ShouldBeTrue();
            Error(state, "").ShouldBe("Give a later day.");
        }
    }

    [Fact]
    public async Task Two_people_at_once_is_said_in_a_sentence()
    {
        var (executed, state) = await RunAsync(new DbUpdateConcurrencyException("rows"));
        executed.ExceptionHandled.ShouldBeTrue();
        Error(state, "").ShouldStartWith("Somebody else changed this");
    }

    [Fact]
    public async Task A_failure_is_left_alone()
    {
        var (executed, state) = await RunAsync(new InvalidOperationException("broken"));
        executed.ExceptionHandled.ShouldBeFalse();
        state.IsValid.ShouldBeTrue();
    }

    private static string Error(ModelStateDictionary state, string key) => state[key]!.Errors.Single().ErrorMessage;

    private static async Task<(PageHandlerExecutedContext Executed, ModelStateDictionary State)> RunAsync(
        Exception thrown,
        string? typed = null
    )
    {
        var page = new PageContext(
            new ActionContext(new DefaultHttpContext(), new RouteData(), new ActionDescriptor())
        );
        if (typed is not null)
            page.ModelState.SetModelValue(typed, "as typed", "as typed");
        var handler = new HandlerMethodDescriptor();
        var executing = new PageHandlerExecutingContext(
            page,
            [],
            handler,
            new Dictionary<string, object?>(),
            new object()
        );
        var executed = new PageHandlerExecutedContext(page, [], handler, new object()) { Exception = thrown };
        await new RefusalFilter().OnPageHandlerExecutionAsync(executing, () => Task.FromResult(executed));
        return (executed, page.ModelState);
    }
}
