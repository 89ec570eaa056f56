using System.Net.Mime;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Wardmote.App.Hosting;

/// <summary>
/// A file written straight to the response, always as a download that no browser opens in place (ASVS V3.2.1, V5.4).
/// </summary>
public sealed class StreamedDownload(string name, string mediaType, Func<Stream, CancellationToken, Task> writeAsync)
    : ActionResult
{
    public override async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        var disposition = new ContentDispositionHeaderValue(DispositionTypeNames.Attachment);
        disposition.SetHttpFileName(name);
        response.Headers.ContentDisposition = disposition.ToString();
        response.ContentType = mediaType;
        await writeAsync(response.Body, context.HttpContext.RequestAborted);
    }
}
