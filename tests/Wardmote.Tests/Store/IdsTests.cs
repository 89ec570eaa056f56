using NodaTime;
using Shouldly;
using Wardmote.Store;
using Xunit;

namespace Wardmote.Tests.Store;

public class IdsTests
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 6, 30, 12, 0);

    [Fact]
    public void A_key_is_a_GUID_of_version_7_that_tells_its_millisecond()
    {
        var id = Ids.New(Noon + Duration.FromMilliseconds(7));
        id.Version.ShouldBe(7);
        (id.Variant & 0b1100).ShouldBe(0b1000);
        var like = Guid.CreateVersion7((Noon + Duration.FromMilliseconds(7)).ToDateTimeOffset());
        id.ToString()[..13].ShouldBe(like.ToString()[..13]);
    }

    [Fact]
    public void Keys_sort_by_the_moment_they_were_made_within_a_millisecond_too()
    {
        var ids = Enumerable.Range(0, 2000).Select(i => Ids.New(Noon + Duration.FromTicks(i * 5))).ToList();
        ids.Select(id => id.ToString()).ShouldBeInOrder(SortDirection.Ascending, StringComparer.Ordinal);
    }

    [Fact]
    public void No_two_keys_of_one_moment_are_the_same() =>
        Enumerable.Range(0, 10_000).Select(_ => Ids.New(Noon)).Distinct().Count().ShouldBe(10_000);
}
