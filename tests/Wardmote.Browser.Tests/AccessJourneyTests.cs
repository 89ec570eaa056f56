using Wardmote.Tests;
using Xunit;

namespace Wardmote.Browser.Tests;

/// <summary>The whole path, as the people on it walk it.</summary>
public sealed class AccessJourneyTests(Chromium chromium)
{
    [Theory, OnBothDatabasesAndScreens]
    public async Task Someone_asks_and_gets_all_that_is_held_but_what_may_be_kept_back(On on, Screen screen)
    {
        await using var journey = await AccessJourney.BeginAsync(chromium, on, screen);
        await WalkAsync(journey);
    }

    [Fact]
    public async Task A_contentious_one_is_extended_and_partly_withheld_and_those_without_an_account_need_no_scripts()
    {
        await using var journey = await AccessJourney.BeginAsync(chromium, On.Sqlite, Screen.Phone, scripts: false);
        await WalkAsync(journey, contentious: true);
    }

    private static async Task WalkAsync(AccessJourney journey, bool contentious = false)
    {
        await journey.Sam_asks_through_the_public_form();
        await journey.Sam_is_told_that_the_request_came();
        await journey.Alex_makes_an_account_and_finds_the_request_on_the_desk();
        await journey.Alex_is_satisfied_who_Sam_is();
        if (contentious)
            await journey.Alex_finds_it_contentious_and_takes_two_more_months();
        await journey.Alex_says_which_member_Sam_is_and_starts_the_search();
        await journey.Robin_answers_on_a_phone_with_two_files();
        await journey.Kit_holds_nothing();
        await journey.Alex_answers_as_an_officer_too();
        await journey.Noor_does_not_answer_and_Alex_is_told();
        await journey.Alex_writes_down_that_Noor_never_answered();
        await journey.Alex_decides_that_Ashas_record_is_not_Sams();
        await journey.Alex_keeps_one_file_back();
        await journey.Alex_makes_the_pack_and_sends_the_link();
        await journey.Sam_opens_the_link_with_the_code_and_downloads_the_pack();
        journey.The_pack_holds_what_it_should_and_nothing_else();
        await journey.Alex_closes_the_request();
    }
}
