using Wardmote.Clocks;
using Wardmote.Correspondence;
using Wardmote.Rights;

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
            _ => "No response",
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
