using Wardmote.Evidence;

namespace Wardmote.Rights;

internal static class PackJournal
{
    /// <summary>A journal entry about a request, for a use case on its pack.</summary>
    public static void WriteAbout(
        this Journal journal,
        Author author,
        Request request,
        string kind,
        string sentence,
        string? reason = null
    ) =>
        journal.Write(
            author,
            new(
                kind,
                request.Id,
                request.UnitId,
                sentence,
                reason,
                People: request.PersonId is { } person ? [person] : null
            )
        );
}
