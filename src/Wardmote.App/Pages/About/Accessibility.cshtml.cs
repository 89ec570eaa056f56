using Microsoft.AspNetCore.Mvc.RazorPages;
using Wardmote.App.SignIn;

namespace Wardmote.App.Pages.About;

/// <summary>What works, what does not, and whom to tell.</summary>
[Public]
public sealed class AccessibilityModel : PageModel;
