using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Organisation;

namespace Wardmote.App.Api;

/// <summary>
/// POST /api/deadline: one case in JSON in, its answer in JSON out, as <c>wardmote deadline</c> takes and gives them. It
/// keeps nothing, and needs no account.
/// </summary>
internal static class DeadlineApi
{
    private const int MostBytes = 16 * 1024;

    public static void MapDeadlineApi(this IEndpointRouteBuilder routes) =>
        routes
            .MapPost("/api/deadline", AnswerAsync)
            .AllowAnonymous()
            .WithMetadata(new RequestSizeLimitAttribute(MostBytes));

    private static async Task<IResult> AnswerAsync(
        HttpRequest request,
        HolidayCalendar calendar,
        IClock clock,
        CancellationToken stop
    )
    {
        using var body = new StreamReader(request.Body);
        try
        {
            var written = WrittenQuestion.Parse(await body.ReadToEndAsync(stop));
            var engine = (await calendar.KnownAsync(stop)).Engine;
            return Written(written.Question().Answer(engine, written.AsOfDay() ?? clock.Today()));
        }
        catch (CannotCompute problem)
        {
            return Refusal(problem.Message, StatusCodes.Status400BadRequest);
        }
        catch (BadHttpRequestException problem)
        {
            return Refusal("Send one case, in 16 kB at most.", problem.StatusCode);
        }
    }

    private static IResult Refusal(string sentence, int status) =>
        Results.Json(new { error = sentence }, statusCode: status);

    private static IResult Written(DeadlineAnswer answer)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
            answer.WriteTo(json);
        return Results.Bytes(bytes.WrittenMemory, "application/json");
    }
}
