namespace Wardmote.Tests.Clocks;

/// <summary>
/// How much of what can be tried is tried: everything, but one in eleven where `eng/mutants` runs these tests once for every
/// change it makes. Eleven, so that no day of the week is passed over.
/// </summary>
internal static class Effort
{
#if MUTANTS
    public const int OneIn = 11;
#else
    public const int OneIn = 1;
#endif
}
