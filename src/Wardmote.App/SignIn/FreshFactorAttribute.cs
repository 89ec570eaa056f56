using Wardmote.Organisation;

namespace Wardmote.App.SignIn;

/// <summary>
/// Says that something wants a second factor given in the last few minutes (<see cref="Session.FreshFor"/>), because it
/// should not be done from a browser that somebody left open. On a handler it guards that form alone, and the page stays
/// readable; on a page it guards the looking too. <see cref="FreshFactorFilter"/> asks for it.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class FreshFactorAttribute : Attribute;
