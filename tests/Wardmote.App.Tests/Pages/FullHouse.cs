using Wardmote.Tests;
using Xunit;

namespace Wardmote.App.Tests.Pages;

/// <summary>A served house full of cases, for a class of tests that only look at it or spoil it together.</summary>
public sealed class FullHouse : IAsyncLifetime
{
    public Served Served { get; private set; } = null!;
    public Cases Cases { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Served = await Served.OpenAsync(On.Sqlite, demonstration: true);
        Cases = await Cases.OpenAsync(Served);
    }

    public ValueTask DisposeAsync() => Served.DisposeAsync();
}
