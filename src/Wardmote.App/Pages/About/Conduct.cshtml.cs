using Microsoft.AspNetCore.Mvc.RazorPages;
using Wardmote.App.SignIn;
using Wardmote.Training;

namespace Wardmote.App.Pages.About;

/// <summary>The code of conduct, for officers who answer through a link and have no account, and for everyone who wants to know.</summary>
[Public]
public sealed class ConductModel(Undertakings undertakings) : PageModel
{
    public Undertaking Text { get; } = undertakings.Find(Undertakings.CodeOfConduct)!;
}
