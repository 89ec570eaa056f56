namespace Wardmote.Rights;

/// <summary>What the timeline says, where more than one use case says it.</summary>
internal static class RequestSentences
{
    public static string Received(Request request)
    {
        var way = request.Channel switch
        {
            Channel.WebForm => "through the public form",
            Channel.Email => "by e-mail",
            Channel.Post => "by post",
            Channel.Phone => "by telephone",
            _ => "in person",
        };
        var whose = request.Representative is { } other
            ? $"from {other.Name} for {request.Subject.Name}"
            : $"from {request.Subject.Name}";
        return $"A request for everything held came {way} {whose}.";
    }
}
