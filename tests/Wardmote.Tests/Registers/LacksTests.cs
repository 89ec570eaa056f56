using Shouldly;
using Wardmote.Registers;
using Xunit;

namespace Wardmote.Tests.Registers;

/// <summary>What blocks a processing task, and what is merely missing.</summary>
public class LacksTests
{
    [Fact]
    public void A_whole_task_lacks_nothing() => Lacks.Of(Whole()).ShouldBeEmpty();

    [Fact]
    public void Without_a_basis_it_is_blocked()
    {
        var task = Whole();
        task.Basis = null;
        Blocking(task).ShouldBe(["Basis"]);
        task.IsBlocked().ShouldBeTrue();
        Lacks.Of(task)[0].Sentence.ShouldStartWith("There is no lawful basis.");
    }

    [Fact]
    public void Political_opinions_and_other_special_categories_need_a_condition_of_Article_9()
    {
        foreach (
            var say in new Action<Processing>[] { t => t.PoliticalData = "Canvass", t => t.SpecialData = "Health" }
        )
        {
            var task = Whole();
            say(task);
            Blocking(task).ShouldBe(["SpecialCondition"]);
            task.SpecialCondition = SpecialCondition.ExplicitConsent;
            Lacks.Of(task).ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData(SpecialCondition.Employment, Schedule1.Employment)]
    [InlineData(SpecialCondition.HealthCare, Schedule1.HealthCare)]
    [InlineData(SpecialCondition.PublicHealth, Schedule1.PublicHealth)]
    [InlineData(SpecialCondition.Archiving, Schedule1.Research)]
    [InlineData(SpecialCondition.SubstantialPublicInterest, Schedule1.Safeguarding)]
    public void Five_conditions_of_Article_9_count_only_with_their_own_of_Schedule_1(
        SpecialCondition condition,
        Schedule1 fits
    )
    {
        var task = Whole();
        (task.SpecialData, task.SpecialCondition) = ("Health", condition);
        Blocking(task).ShouldBe(["SpecialSchedule"]);
        task.SpecialSchedule = Schedule1.NotForProfitBody;
        Blocking(task).ShouldBe(["SpecialSchedule"]);
        task.SpecialSchedule = fits;
        Lacks.Of(task).ShouldBeEmpty();
    }

    [Fact]
    public void The_condition_for_political_parties_covers_political_opinions_alone()
    {
        var task = Whole();
        (task.PoliticalData, task.SpecialCondition, task.SpecialSchedule) = (
            "Canvass",
            SpecialCondition.SubstantialPublicInterest,
            Schedule1.PoliticalParties
        );
        Lacks.Of(task).ShouldBeEmpty();
        task.SpecialData = "Health";
        Blocking(task).ShouldBe(["SpecialData"]);
    }

    [Fact]
    public void Data_about_offences_needs_a_condition_of_its_own()
    {
        var task = Whole();
        (task.CriminalData, task.SpecialSchedule) = ("Convictions", Schedule1.Safeguarding);
        Blocking(task).ShouldBe(["CriminalSchedule"]);
        task.CriminalSchedule = Schedule1.Safeguarding;
        Lacks.Of(task).ShouldBeEmpty();
    }

    [Fact]
    public void What_is_merely_missing_blocks_nothing()
    {
        var bare = new Processing
        {
            Purpose = "Canvassing",
            Basis = LawfulBasis.LegitimateInterests,
            Transfer = "Canada",
        };
        bare.IsBlocked().ShouldBeFalse();
        Lacks
            .Of(bare)
            .Select(l => l.Field)
            .ShouldBe([
                "People",
                "OrdinaryData",
                "Source",
                "Recipients",
                "Interests",
                "KeptFrom",
                "Safeguard",
                "Security",
            ]);
    }

    [Fact]
    public void A_retention_schedule_is_there_only_when_it_is_whole()
    {
        var task = Whole();
        task.Retention().ShouldBe("6 years from: The end of membership. Then delete it.");
        task.KeptBecause = null;
        task.Retention().ShouldBeNull();
        Lacks.Of(task).Select(l => l.Field).ShouldBe(["KeptFrom"]);
    }

    [Fact]
    public void Every_basis_and_condition_has_words_of_its_own_and_its_place_in_the_law()
    {
        var bases = Enum.GetValues<LawfulBasis>().Select(b => b.InWords()).ToList();
        var conditions = Enum.GetValues<SpecialCondition>().Select(c => c.InWords()).ToList();
        var schedule = Enum.GetValues<Schedule1>().Select(c => c.InWords()).ToList();
        bases.ShouldBeUnique();
        bases.ShouldAllBe(w => w.Contains("Art 6(1)("));
        conditions.ShouldBeUnique();
        conditions.ShouldAllBe(w => w.Contains("Art 9(2)("));
        schedule.ShouldBeUnique();
        schedule.Count.ShouldBe(36);
    }

    internal static Processing Whole() =>
        new()
        {
            Function = "Membership",
            Purpose = "Keeping the list of members",
            People = "Members",
            OrdinaryData = "Names and addresses",
            Source = "The members themselves",
            Recipients = "Nobody",
            Basis = LawfulBasis.Contract,
            KeptFrom = "The end of membership",
            KeptFor = "6 years",
            KeptBecause = "Claims can be brought for so long",
            AtEnd = AtEnd.Delete,
            Security = "Second factor",
        };

    private static IEnumerable<string> Blocking(Processing task) =>
        Lacks.Of(task).Where(l => l.Blocks).Select(l => l.Field);
}
