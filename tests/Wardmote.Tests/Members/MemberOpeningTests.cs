using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Wardmote.Evidence;
using Wardmote.Members;
using Wardmote.Organisation;
using Wardmote.Organisation.Imports;
using Wardmote.Store;
using Wardmote.Tests.Organisation;
using Xunit;

namespace Wardmote.Tests.Members;

/// <summary>Who sees which members, for what, and for how long.</summary>
public class MemberOpeningTests
{
    private const string Units = """
        code,name,kind,parent,nation,controller,email,address
        C001,Northbury,constituency,,england-and-wales,yes,,
        C001-N,North Branch,branch,C001,england-and-wales,no,,
        C001-S,South Branch,branch,C001,england-and-wales,no,,
        C001-DG,Diversity Group,group,C001,england-and-wales,no,,

        """;

    private const string Offices = """
        unit,office,person,email,from,until
        C001,secretary,Alex Hill,alex@example.org,2024-01-01,
        C001-N,secretary,Kit Moss,kit@example.org,2024-01-01,
        C001-S,secretary,Pat Lane,pat@example.org,2024-01-01,
        C001-DG,secretary,Noor Aziz,noor@example.org,2024-01-01,

        """;

    private const string Members = """
        membership_number,first_name,last_name,email,unit,branch
        A1,Sam,Patel,sam@example.org,C001,C001-N
        A2,Casey,Ward,casey@example.org,C001,C001-S

        """;

    private const string Groups = """
        membership_number,unit,from,until
        A2,C001-DG,2022-01-01,2026-06-30

        """;

    [Theory, OnBothDatabases, Trait("asvs", "V8.2.2")]
    public async Task An_officer_sees_the_members_of_the_branch_group_or_constituency_they_hold_office_in(On on)
    {
        await using var house = await OpenAsync(on);

        (await SeenAsync(house, "alex@example.org")).ShouldBe(["A1", "A2"]);
        (await SeenAsync(house, "kit@example.org")).ShouldBe(["A1"]);
        (await SeenAsync(house, "pat@example.org")).ShouldBe(["A2"]);
        (await SeenAsync(house, "noor@example.org")).ShouldBe(["A2"]);
        var later = await house.TrainedAsync("noor@example.org");
        (await house.ReadAsync(db => db.MembersVisibleTo(later, new(2026, 7, 1)).CountAsync())).ShouldBe(
            0,
            "a seat that has ended gives nothing"
        );
    }

    [Theory, OnBothDatabases, Trait("asvs", "V14.2.6")]
    public async Task A_record_opens_for_a_named_task_then_in_full_for_a_reason_and_shuts_after_half_an_hour(On on)
    {
        await using var house = await OpenAsync(on);
        var kit = await house.TrainedAsync("kit@example.org");
        var alex = await house.TrainedAsync("alex@example.org");
        var member = await house.ReadAsync(db => db.Members.SingleAsync(m => m.Number == "A1"));
        (await OpennessAsync(house, kit, member)).ShouldBe(Openness.Closed);

        await house.DoAsync(s => s.GetRequiredService<OpenMember>().RunAsync(kit, "A1", AccessTask.Usual[0], default));
        (await OpennessAsync(house, kit, member)).ShouldBe(Openness.Masked);
        (await OpennessAsync(house, alex, member)).ShouldBe(Openness.Closed, "for whoever opened it alone");

        house.Clock.Pass(Duration.FromSeconds(1));
        await house.DoAsync(s =>
            s.GetRequiredService<UnmaskMember>().RunAsync(kit, "A1", "They asked to be rung.", default)
        );
        (await OpennessAsync(house, kit, member)).ShouldBe(Openness.Full);

        house.Clock.Pass(MemberOpenings.Lasts);
        (await OpennessAsync(house, kit, member)).ShouldBe(Openness.Closed);
        var entries = await house.ReadAsync(db =>
            db.Journal.Include(e => e.Particulars)
                .Where(e => e.AboutId == member.Id && e.AuthorId == kit.Id)
                .ToListAsync()
        );
        entries
            .OrderBy(e => e.Id)
            .Select(e => Journal.Read(e)!.Sentence)
            .ShouldBe([
                "Opened the record for answering the member, or helping them.",
                "Looked at how to reach the member, and at the date of birth.",
            ]);
    }

    [Theory, OnBothDatabases]
    public async Task Nothing_opens_without_a_task_of_the_list_a_reason_and_the_reach(On on)
    {
        await using var house = await OpenAsync(on);
        var kit = await house.TrainedAsync("kit@example.org");

        (
            await RefusalAsync(house, s => s.GetRequiredService<OpenMember>().RunAsync(kit, "A1", "curiosity", default))
        ).ShouldBe("Choose what you need the record for.");
        (
            await RefusalAsync(
                house,
                s => s.GetRequiredService<OpenMember>().RunAsync(kit, "A2", AccessTask.Usual[0], default)
            )
        ).ShouldBe("No member of your units has that number.");
        (
            await RefusalAsync(
                house,
                s => s.GetRequiredService<UnmaskMember>().RunAsync(kit, "A1", "Because.", default)
            )
        ).ShouldBe("Say first what you need the record for.");
        await house.DoAsync(s => s.GetRequiredService<OpenMember>().RunAsync(kit, "A1", AccessTask.Usual[0], default));
        (
            await RefusalAsync(house, s => s.GetRequiredService<UnmaskMember>().RunAsync(kit, "A1", " ", default))
        ).ShouldStartWith("Say in at most 500 letters why");
    }

    [Theory, OnBothDatabases]
    public async Task A_unit_names_a_task_of_its_own_and_ends_it(On on)
    {
        await using var house = await OpenAsync(on);
        var alex = await house.TrainedAsync("alex@example.org");
        var kit = await house.TrainedAsync("kit@example.org");
        var unit = await house.ReadAsync(db => db.Units.SingleAsync(u => u.Code == "C001"));

        await house.DoAsync(s =>
            s.GetRequiredService<AddAccessTask>().RunAsync(alex, unit.Id, "the summer canvass", default)
        );
        await house.DoAsync(s => s.GetRequiredService<OpenMember>().RunAsync(kit, "A1", "the summer canvass", default));
        (
            await RefusalAsync(
                house,
                s => s.GetRequiredService<AddAccessTask>().RunAsync(alex, unit.Id, "The summer canvass", default)
            )
        ).ShouldBe("That task is on the list already.");
        (
            await RefusalAsync(
                house,
                s => s.GetRequiredService<AddAccessTask>().RunAsync(kit, unit.Id, "other", default)
            )
        ).ShouldBe("That unit is not one of yours.");

        var task = await house.ReadAsync(db => db.AccessTasks.SingleAsync());
        await house.DoAsync(s => s.GetRequiredService<EndAccessTask>().RunAsync(alex, task.Id, default));
        (
            await RefusalAsync(
                house,
                s => s.GetRequiredService<OpenMember>().RunAsync(kit, "A1", "the summer canvass", default)
            )
        ).ShouldBe("Choose what you need the record for.");
    }

    private static async Task<TestHouse> OpenAsync(On on)
    {
        var house = await TestHouse.OpenAsync(on);
        await house.DoAsync(s => s.GetRequiredService<ImportUnits>().RunAsync(Actor.Operator, Order(Units), default));
        await house.DoAsync(s =>
            s.GetRequiredService<ImportOffices>().RunAsync(Actor.Operator, Order(Offices), default)
        );
        await house.DoAsync(s =>
            s.GetRequiredService<ImportMembers>().RunAsync(Actor.Operator, "C001", Order(Members), default)
        );
        await house.DoAsync(s => s.GetRequiredService<ImportGroups>().RunAsync(Actor.Operator, Order(Groups), default));
        return house;
    }

    private static ImportOrder Order(string file) =>
        new("list.csv", () => new MemoryStream(Encoding.UTF8.GetBytes(file), writable: false));

    private static async Task<List<string>> SeenAsync(TestHouse house, string email)
    {
        var officer = await house.TrainedAsync(email);
        return await house.ReadAsync(db =>
            db.MembersVisibleTo(officer, new(2026, 6, 1)).OrderBy(m => m.Number).Select(m => m.Number).ToListAsync()
        );
    }

    private static Task<Openness> OpennessAsync(TestHouse house, Actor officer, Member member) =>
        house.DoAsync(s => s.GetRequiredService<MemberOpenings>().OfAsync(officer, member.Id, default));

    private static async Task<string> RefusalAsync(TestHouse house, Func<IServiceProvider, Task> work) =>
        (await Should.ThrowAsync<Refused>(() => house.DoAsync(work))).Message;
}
