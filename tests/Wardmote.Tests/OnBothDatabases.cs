using System.Reflection;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace Wardmote.Tests;

/// <summary>Which database a test runs on.</summary>
public enum On
{
    Sqlite,
    Postgres,
}

/// <summary>
/// Runs a theory once on SQLite and once on PostgreSQL. Without a PostgreSQL the second is a named skip, and under
/// CI=true the run's own summary makes a skip a failure.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnBothDatabasesAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(
        MethodInfo testMethod,
        DisposalTracker disposalTracker
    ) =>
        new([
            new TheoryDataRow(On.Sqlite),
            new TheoryDataRow(On.Postgres)
            {
                Skip = TestPostgres.Server is null
                    ? "No PostgreSQL: ./test starts one, or set WARDMOTE_TEST_POSTGRES to a connection string."
                    : null,
            },
        ]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
