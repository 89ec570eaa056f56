namespace Wardmote.Store;

/// <summary>
/// Marks the classes that write: verb + noun, one public method, one save. Start-up registers each of them, and the
/// architecture test holds them to it.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class UseCaseAttribute : Attribute;
