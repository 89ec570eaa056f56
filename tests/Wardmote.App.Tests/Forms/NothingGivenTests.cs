using NodaTime;
using Shouldly;
using Wardmote.App.Forms;
using Xunit;

namespace Wardmote.App.Tests.Forms;

/// <summary>A page that gives null in an attribute gives nothing, although Razor hands it over as empty text.</summary>
public sealed class NothingGivenTests
{
    [Fact]
    public async Task A_pager_without_pages_before_and_after_is_not_there() =>
        (await new Rendering().ShowAsync(new PagerTagHelper { Previous = "", Next = "" })).ShouldBeEmpty();

    [Fact]
    public async Task A_date_that_is_not_paused_says_how_many_days_are_left() =>
        (
            await new Rendering().ShowAsync(
                new DueTagHelper
                {
                    On = new LocalDate(2026, 11, 30),
                    Today = new LocalDate(2026, 11, 20),
                    Paused = "",
                }
            )
        ).ShouldContain("10 days left");

    [Fact]
    public async Task A_button_that_leads_nowhere_sends_its_form() =>
        (await new Rendering().ShowAsync(new ButtonTagHelper { Href = "" })).ShouldStartWith("<button");
}
