using Wardmote.App.Forms;

namespace Wardmote.App.Pages.Organisation.Holidays;

/// <summary>How the pages about public holidays say what moved.</summary>
public static class HolidayWords
{
    /// <summary>"The dates of 3 requests have moved."</summary>
    public static string Moved(int requests) =>
        requests switch
        {
            0 => "No request’s date has moved.",
            1 => "The date of 1 request has moved.",
            _ => $"The dates of {InWords.Count(requests, "request")} have moved.",
        };
}
