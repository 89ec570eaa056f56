using Wardmote.Organisation;
using Wardmote.Protection;

namespace Wardmote.App.Pages.Protection;

/// <summary>Where something that is missing is put right.</summary>
public static class GapLinks
{
    /// <summary>The words and the address of the link; null when the reader cannot put it right.</summary>
    public static (string Words, string Href)? LinkFor(this Gap gap, Actor reader)
    {
        var unit = $"/protection/units/{gap.Unit.Code}";
        return gap.Kind switch
        {
            GapKind.NotDesignated => (
                "Write down the designation",
                $"{unit}/offices/{Uri.EscapeDataString(gap.About!)}"
            ),
            GapKind.NotDeclared => ("The declaration", $"{unit}/declaration"),
            GapKind.NoContact => ("Publish a contact", $"{unit}/contact"),
            GapKind.NoChampion => ("Choose another office", $"{unit}/roles/champion"),
            GapKind.AnswerDue => ("The letter", $"{unit}/regulator/{gap.About}"),
            _ => reader.Carries(Duty.KeepMembership) ? ("Bring in offices", "/organisation/imports") : null,
        };
    }
}
