using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Organisation.Imports;
using Wardmote.Rights;
using Wardmote.Store;
using Xunit;

namespace Wardmote.Tests.Rights;

/// <summary>A controller with branches in another nation answers on the earliest date over both.</summary>
public class NationsTests
{
    private static readonly LocalDate Asked = new(2026, 3, 5);
    private static readonly LocalDate EasterMonday = new(2026, 4, 6);

    [Theory, OnBothDatabases]
    public async Task A_branch_in_Scotland_keeps_the_answer_due_on_Easter_Monday(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        (await RecordAsync(northbury)).DueOn.ShouldBe(EasterMonday.PlusDays(1));

        await MoveAsync(northbury, northbury.SouthBranch.Id, Nation.Scotland);

        var request = await RecordAsync(northbury);
        request.DueOn.ShouldBe(EasterMonday);
        request.Explanation.ShouldContain("Scotland");
        (await NationsAsync(northbury, northbury.Constituency.Id)).ShouldBe([Nation.EnglandAndWales, Nation.Scotland]);
    }

    [Theory, OnBothDatabases]
    public async Task A_nation_of_another_controller_below_does_not_count(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        await MoveAsync(northbury, northbury.Eastwick.Id, Nation.NorthernIreland);

        (await NationsAsync(northbury, northbury.National.Id)).ShouldBe([Nation.EnglandAndWales]);
        (await NationsAsync(northbury, northbury.Eastwick.Id)).ShouldBe([Nation.NorthernIreland]);
    }

    [Theory, OnBothDatabases]
    public async Task A_units_file_that_adds_a_branch_in_Scotland_moves_the_open_requests(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var request = await RecordAsync(northbury);
        var file =
            $"code,name,kind,parent,nation,controller,email,address\nBERWICK,Berwick Branch,branch,{northbury.Constituency.Code},scotland,no,,\n";

        var report = await northbury.UseAsync<ImportUnits, ImportReport>(u =>
            u.RunAsync(Actor.Operator, new("units.csv", () => new MemoryStream(Encoding.UTF8.GetBytes(file))), default)
        );

        report.Outcome.ShouldBe(ImportOutcome.Published, report.Sentence);
        (await northbury.ReadAsync(request.Id)).DueOn.ShouldBe(EasterMonday);
        (await northbury.HappenedAsync(request.Id)).ShouldContain("RequestRedated");
    }

    private static Task<IReadOnlyList<Nation>> NationsAsync(Northbury northbury, Guid controller) =>
        northbury.House.DoAsync(async s =>
            (await s.GetRequiredService<OfficeFinder>().NationsAsync([controller], default))[controller]
        );

    private static Task<Request> RecordAsync(Northbury northbury) =>
        northbury.UseAsync<RecordRequest, Request>(u =>
            u.RunAsync(
                northbury.Secretary,
                new(
                    northbury.Constituency.Id,
                    Channel.Post,
                    Asked,
                    new Subject { Name = "Sam Patel", PostalAddress = "1 High Street" }
                ),
                default
            )
        );

    private static Task MoveAsync(Northbury northbury, Guid unitId, Nation nation) =>
        northbury.House.DoAsync(async s =>
        {
            var db = s.GetRequiredService<Db>();
            (await db.Units.SingleAsync(u => u.Id == unitId)).Nation = nation;
            s.GetRequiredService<Journal>().Write(Actor.Operator, new("UnitImported", unitId, unitId, "Moved a unit."));
            await db.SaveChangesAsync();
        });
}
