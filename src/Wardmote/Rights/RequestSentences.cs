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
        return $"A request came {way} {whose}. They ask {string.Format(null, request.Wish.Wants, request.Unit.Name)}.";
    }

    /// <summary>
    /// Something that was found, as the timeline names it. Of what is to be removed it names the place alone: the timeline
    /// stays, and would keep what the title tells.
    /// </summary>
    public static string Of(Request request, Item item) =>
        request.Wish.Deed == Deed.Remove ? $"something in {item.Source}" : $"“{item.Title}”";

    /// <summary>A method as a sentence has it.</summary>
    public static string Of(IdentityMethod method) =>
        method switch
        {
            IdentityMethod.KnownToOfficer => "known to the officer",
            IdentityMethod.DocumentsShown => "documents were shown",
            IdentityMethod.CodeToKnownAddress => "a code mailed to an address already known came back",
            _ => "called back on a number already known",
        };
}
