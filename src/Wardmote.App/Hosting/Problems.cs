using Wardmote.Store;

namespace Wardmote.App.Hosting;

/// <summary>What goes wrong on the way to a page ends at the page of that problem, in a sentence.</summary>
internal static class Problems
{
    public static IApplicationBuilder UseProblemPages(this IApplicationBuilder app) =>
        app.UseExceptionHandler(
                new ExceptionHandlerOptions { ExceptionHandlingPath = "/problem/500", StatusCodeSelector = StatusOf }
            )
            .UseStatusCodePagesWithReExecute("/problem/{0}");

    /// <summary>An address that leads nowhere is a 404 for everybody, signed in or not.</summary>
    public static void MapUnknown(this IEndpointRouteBuilder routes) =>
        routes.MapFallback("{**path}", () => Results.NotFound()).AllowAnonymous();

    private static int StatusOf(Exception exception) =>
        exception switch
        {
            BadHttpRequestException bad => bad.StatusCode,
            Refused => StatusCodes.Status409Conflict,
            // The form reader's own way to say that a part of the form is too large.
            InvalidDataException => StatusCodes.Status413PayloadTooLarge,
            _ => StatusCodes.Status500InternalServerError,
        };
}
