using Microsoft.AspNetCore.Mvc.RazorPages;
using Wardmote.App.SignIn;

namespace Wardmote.App.Pages.About;

/// <summary>A short guide for officers.</summary>
[Public]
public sealed class HelpModel : PageModel;
