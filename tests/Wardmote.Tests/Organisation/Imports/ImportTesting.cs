using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Wardmote.Members;
using Wardmote.Organisation;
using Wardmote.Organisation.Imports;

namespace Wardmote.Tests.Organisation.Imports;

/// <summary>Files written in a test and imported as its operator.</summary>
public static class ImportTesting
{
    public const string UnitsHeader = "code,name,kind,parent,nation,controller,email,address\n";
    public const string OfficesHeader = "unit,office,person,email,from,until\n";
    public const string GroupsHeader = "membership_number,unit,from,until\n";
    public const string MembersHeader =
        "membership_number,title,first_name,middle_names,last_name,preferred_name,date_of_birth,gender,email,mobile,landline,address_1,address_2,town,postcode,unit,branch,joined_on,status,payment\n";

    /// <summary>A national body, two regions, two constituencies with a branch each, and a group.</summary>
    public const string Tree =
        UnitsHeader
        + """
            UK,The National Party,national,,england-and-wales,yes,uk@party.example,
            R-N,North,region,UK,england-and-wales,no,north@party.example,
            R-S,Scotland,region,UK,scotland,no,,
            C001,Northbury Constituency Party,constituency,R-N,england-and-wales,yes,c001@party.example,"The Yards, Northbury"
            C002,Eastwick Constituency Party,constituency,R-S,scotland,yes,c002@party.example,
            C001-N,Northbury North Branch,branch,C001,england-and-wales,no,,
            C002-N,Eastwick North Branch,branch,C002,scotland,no,,
            C001-DG,Northbury Diversity Group,group,C001,england-and-wales,no,,

            """;

    public static Task<ImportReport> ImportUnitsAsync(
        this TestHouse house,
        string file,
        Func<ImportOrder, ImportOrder>? how = null,
        Actor? actor = null
    ) =>
        house.DoAsync(s =>
            s.GetRequiredService<ImportUnits>()
                .RunAsync(actor ?? Actor.Operator, Order(house, "units.csv", file, how), default)
        );

    public static Task<ImportReport> ImportOfficesAsync(
        this TestHouse house,
        string file,
        Func<ImportOrder, ImportOrder>? how = null,
        Actor? actor = null
    ) =>
        house.DoAsync(s =>
            s.GetRequiredService<ImportOffices>()
                .RunAsync(actor ?? Actor.Operator, Order(house, "offices.csv", file, how), default)
        );

    public static Task<ImportReport> ImportMembersAsync(
        this TestHouse house,
        string unit,
        string file,
        Func<ImportOrder, ImportOrder>? how = null,
        Actor? actor = null
    ) =>
        house.DoAsync(s =>
            s.GetRequiredService<ImportMembers>()
                .RunAsync(actor ?? Actor.Operator, unit, Order(house, "members.csv", file, how), default)
        );

    /// <summary>Any bytes at all, as the membership list of the whole tree.</summary>
    public static Task<ImportReport> ImportMembersAsync(
        this TestHouse house,
        byte[] file,
        Func<ImportOrder, ImportOrder>? how = null
    ) =>
        house.DoAsync(s =>
            s.GetRequiredService<ImportMembers>()
                .RunAsync(Actor.Operator, "UK", Order(house, "members.csv", file, how), default)
        );

    public static Task<ImportReport> ImportGroupsAsync(
        this TestHouse house,
        string file,
        Func<ImportOrder, ImportOrder>? how = null,
        Actor? actor = null
    ) =>
        house.DoAsync(s =>
            s.GetRequiredService<ImportGroups>()
                .RunAsync(actor ?? Actor.Operator, Order(house, "groups.csv", file, how), default)
        );

    /// <summary>A row of the feed in which most cells are empty.</summary>
    public static string Member(
        string number,
        string first = "Siân",
        string last = "O’Brien",
        string unit = "C001",
        string branch = "",
        string email = "",
        string mobile = "",
        string postcode = ""
    ) =>
        $"{number},,{first},,{last},,1980-02-29,F,{email},{mobile},,1 High Street,,Northbury,{postcode},{unit},{branch},2020-01-31,Active,Card\n";

    /// <summary>The units that a membership officer of these units looks after.</summary>
    public static async Task<Actor> MembershipOfficerOfAsync(this TestHouse house, params string[] codes)
    {
        var ids = await house.ReadAsync(db =>
            Task.FromResult(db.Units.Where(u => codes.Contains(u.Code)).Select(u => u.Id).ToArray())
        );
        return Actor.SignedIn(Guid.CreateVersion7(), "Priya Shah", new() { [Duty.KeepMembership] = ids });
    }

    // Each import at a moment of its own, so that their keys tell their order.
    private static ImportOrder Order(TestHouse house, string name, string file, Func<ImportOrder, ImportOrder>? how) =>
        Order(house, name, Encoding.UTF8.GetBytes(file), how);

    private static ImportOrder Order(TestHouse house, string name, byte[] file, Func<ImportOrder, ImportOrder>? how)
    {
        house.Clock.Pass(NodaTime.Duration.FromSeconds(1));
        var order = new ImportOrder(name, () => new MemoryStream(file, writable: false));
        return how is null ? order : how(order);
    }
}
