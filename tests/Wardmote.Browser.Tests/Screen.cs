using System.Reflection;
using Wardmote.Tests;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace Wardmote.Browser.Tests;

/// <summary>What a page is looked at on.</summary>
public enum Screen
{
    Phone,
    Desktop,
}

/// <summary>The sizes of screens, in CSS pixels.</summary>
public static class Screens
{
    public static (int Width, int Height) Size(this Screen screen) => screen == Screen.Phone ? (390, 844) : (1280, 900);
}

/// <summary>Runs a theory on both databases: on SQLite with a phone, on PostgreSQL at a desk.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnBothDatabasesAndScreensAttribute : DataAttribute
{
    public override async ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(
        MethodInfo testMethod,
        DisposalTracker disposalTracker
    )
    {
        var databases = await new OnBothDatabasesAttribute().GetData(testMethod, disposalTracker);
        return
        [
            .. databases.Zip(
                Enum.GetValues<Screen>(),
                (row, screen) => new TheoryDataRow(row.GetData()[0], screen) { Skip = row.Skip }
            ),
        ];
    }

    public override bool SupportsDiscoveryEnumeration() => true;
}
