using Microsoft.AspNetCore.Authorization;
using Wardmote.Organisation;

namespace Wardmote.App.SignIn;

/// <summary>
/// Opens a page to officers whose offices carry <paramref name="duty"/> in any unit. Which rows they see there is
/// decided by <see cref="Scope"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CarriesAttribute(Duty duty)
    : AuthorizeAttribute,
        IAuthorizationRequirement,
        IAuthorizationRequirementData
{
    /// <summary>What the officer must carry.</summary>
    public Duty Duty { get; } = duty;

    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}

/// <summary>
/// Opens a page to everyone who is signed in and holds an office today, whatever its duties, once nothing is missing
/// (<see cref="IGateAccess"/>).
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AnyOfficerAttribute : AuthorizeAttribute, IAuthorizationRequirement, IAuthorizationRequirementData
{
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}

/// <summary>
/// Opens a page to everyone who is signed in and holds an office today, even while something is missing: the training, and
/// their own account. Such a page shows what is theirs, and nobody else's data.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class BeforeTrainingAttribute
    : AuthorizeAttribute,
        IAuthorizationRequirement,
        IAuthorizationRequirementData
{
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}

/// <summary>Opens a page to everybody.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class PublicAttribute : AllowAnonymousAttribute;
