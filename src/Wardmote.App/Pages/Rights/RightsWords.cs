using Wardmote.Clocks;
using Wardmote.Correspondence;
using Wardmote.Finding;
using Wardmote.Rights;
using Wardmote.Rights.Changing;

namespace Wardmote.App.Pages.Rights;

/// <summary>How this room's pages say things that the domain keeps as one word.</summary>
public static class RightsWords
{
    public static string Of(Channel channel) =>
        channel switch
        {
            Channel.WebForm => "Through the public form",
            Channel.Email => "By e-mail",
            Channel.Post => "By post",
            Channel.Phone => "By telephone",
            _ => "In person",
        };

    public static string Of(RequestView view) =>
        view switch
        {
            RequestView.Late => "Late",
            RequestView.Soon => "Due this week",
            RequestView.Waiting => "Waiting for the person",
            RequestView.Closed => "Closed",
            _ => "Open",
        };

    /// <summary>What may not be done.</summary>
    public static string Of(RestrictedUse use) =>
        use switch
        {
            RestrictedUse.DirectMarketing => "Promote anything to them",
            RestrictedUse.PoliticalOpinions => "Use what shows their political opinions",
            _ => "Use anything held about them",
        };

    /// <summary>What the clock waits for; null when it runs.</summary>
    public static string? Of(WaitingFor? waits) =>
        waits switch
        {
            null => null,
            WaitingFor.Clarification => "Waiting for their answer",
            WaitingFor.Fee => "Waiting for the fee",
            _ => "Waiting for proof of identity",
        };

    public static string Of(IdentityMethod method) =>
        method switch
        {
            IdentityMethod.KnownToOfficer => "I know them",
            IdentityMethod.DocumentsShown => "They showed me documents",
            IdentityMethod.CodeToKnownAddress => "A code sent to an address we already had came back",
            _ => "I called them on a number we already had",
        };

    public static string Of(Outcome outcome) =>
        outcome switch
        {
            Outcome.Found => "Found something",
            Outcome.Nothing => "Holds nothing",
            Outcome.CannotYet => "Not yet",
            Outcome.Done => "Did what is asked",
            Outcome.DoneInPart => "Did it in part",
            _ => "No response",
        };

    /// <summary>Where what was decided about a thing stands.</summary>
    public static string Of(Ruling ruling, Wish wish) =>
        (wish.Deed, ruling) switch
        {
            (Deed.Copy, { Granted: false }) => "Does not go",
            (Deed.Copy, _) => "Goes to them",
            (_, { Granted: false }) => "Stays as it is",
            (_, { DoneAt: null, ByHandBecause: not null }) => "For you to do",
            (Deed.Remove, { DoneAt: null }) => "To be removed",
            (Deed.Remove, _) => "Removed",
            (Deed.Correct, { DoneAt: null }) => "To be corrected",
            (Deed.Correct, _) => "Corrected",
            (_, { DoneAt: null }) => "To be stopped",
            _ => "Kept, not used",
        };

    /// <summary>That it is done, as a choice.</summary>
    public static string Grant(Wish wish) =>
        wish.Deed switch
        {
            Deed.Remove => "Remove it",
            Deed.Correct => "Correct it",
            Deed.Copy => "It goes with it",
            _ => "Keep it, and stop using it",
        };

    /// <summary>The button that decides about all that is left.</summary>
    public static string Rest(Wish wish) =>
        wish.Deed switch
        {
            Deed.Remove => "Remove all the rest",
            Deed.Correct => "Correct all the rest",
            _ => "Stop using all the rest",
        };

    public static string Of(ThirdPartyAnswer answer) =>
        answer switch
        {
            ThirdPartyAnswer.NotAsked => "They were not asked",
            ThirdPartyAnswer.NoAnswer => "They were asked and did not answer",
            ThirdPartyAnswer.Refused => "They were asked and refused",
            ThirdPartyAnswer.CannotSay => "They cannot say: a child, for instance",
            _ => "They agreed",
        };

    /// <summary>Where a letter stands: "Sent 20 November 2026", "To be posted", "Needs attention".</summary>
    public static string Of(Letter letter) =>
        letter switch
        {
            { Medium: Medium.Post, PostedAt: { } posted } => $"Posted {posted.UkDate().DayMonthYear()}",
            { Medium: Medium.Post } => "To be printed and posted",
            { Delivery.State: DeliveryState.Accepted, Delivery.AcceptedAt: { } accepted } =>
                $"Sent {accepted.UkDate().DayMonthYear()}{(letter.Delivery!.MayHaveGoneTwice ? ", perhaps twice" : "")}",
            { Delivery.State: DeliveryState.Parked } => "Could not be sent: needs attention",
            _ => "Waiting to go",
        };
}
