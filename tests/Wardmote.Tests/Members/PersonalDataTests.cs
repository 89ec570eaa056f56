using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Wardmote.Store;
using Wardmote.Tests.Organisation.Imports;
using Xunit;
using static Wardmote.Tests.Organisation.Imports.ImportTesting;

namespace Wardmote.Tests.Members;

public class PersonalDataTests
{
    [Theory, OnBothDatabases]
    public async Task A_member_is_found_by_name_and_address_with_what_was_known_before(On on)
    {
        await using var house = await HouseAsync(on);
        await house.ImportMembersAsync(
            "UK",
            MembersHeader + Member("A1", email: "old@example.org") + Member("A2", last: "Lee")
        );
        await house.ImportMembersAsync(
            "UK",
            MembersHeader + Member("A1", email: "new@example.org") + Member("A2", last: "Lee")
        );
        await house.ImportGroupsAsync(GroupsHeader + "A1,C001-DG,2024-05-01,\n");
        var record = (
            await FindAsync(house, "Membership records", "C001", "sian o'brien", emails: ["NEW@example.org"])
        ).ShouldHaveSingleItem();
        record.Title.ShouldBe("Member A1, Northbury Constituency Party");
        record.Linked.ShouldBeFalse();
        record.Fields.ShouldContain(new HeldField("E-mail", "new@example.org"));
        record.Fields.ShouldContain(new HeldField("Date of birth", "1980-02-29"));
        record.Fields.ShouldContain(new HeldField("Sits in", "Northbury Diversity Group, from 2024-05-01"));
        record.Fields.ShouldContain(
            new HeldField("Changed by the list of 2026-11-20", "email: old@example.org to new@example.org")
        );
    }

    [Theory, OnBothDatabases]
    public async Task A_namesake_is_shown_only_when_nothing_closer_is_found(On on)
    {
        await using var house = await HouseAsync(on);
        await house.ImportMembersAsync(
            "UK",
            MembersHeader + Member("A1", mobile: "07700 900123") + Member("A2", mobile: "07700 900999")
        );
        (await NumbersAsync(house, "C001", phones: ["+44 7700 900123"])).ShouldBe(["A1"]);
        (await NumbersAsync(house, "C001", emails: ["another@example.org"])).ShouldBe(["A1", "A2"]);
    }

    [Theory, OnBothDatabases]
    public async Task Members_of_other_units_are_not_found(On on)
    {
        await using var house = await HouseAsync(on);
        await house.ImportMembersAsync(
            "UK",
            MembersHeader + Member("A1", email: "s@example.org") + Member("B1", unit: "C002", email: "s@example.org")
        );
        (await NumbersAsync(house, "C002", emails: ["s@example.org"])).ShouldBe(["B1"]);
        (await NumbersAsync(house, "UK", emails: ["s@example.org"])).ShouldBe(["A1", "B1"]);
    }

    [Theory, OnBothDatabases]
    public async Task Offices_are_found_in_the_unit_and_below_it(On on)
    {
        await using var house = await HouseAsync(on);
        await house.ImportOfficesAsync(
            OfficesHeader
                + "C001-N,chair,Siân O’Brien,c@party.example,2024-06-01,\nC002,chair,Siân O’Brien,c@party.example,2024-06-01,\nC001,secretary,Jo Khan,j@party.example,2024-06-01,\n"
        );
        var record = (await FindAsync(house, "Offices held", "C001", "Sian OBrien")).ShouldHaveSingleItem();
        record.Title.ShouldBe("chair, Northbury North Branch");
        record.Fields.ShouldContain(new HeldField("From", "2024-06-01"));
        (await FindAsync(house, "Offices held", "UK", "nobody", emails: ["J@party.example"])).Count.ShouldBe(1);
        (await FindAsync(house, "Accounts", "UK", "Sian OBrien")).ShouldBeEmpty();
    }

    private static async Task<string[]> NumbersAsync(
        TestHouse house,
        string unit,
        string[]? emails = null,
        string[]? phones = null
    ) =>
        [
            .. (await FindAsync(house, "Membership records", unit, "Siân O’Brien", emails, phones)).Select(r =>
                r.Fields[0].Value!
            ),
        ];

    private static Task<IReadOnlyList<HeldRecord>> FindAsync(
        TestHouse house,
        string source,
        string unit,
        string name,
        string[]? emails = null,
        string[]? phones = null
    ) =>
        house.DoAsync(s =>
        {
            var id = s.GetRequiredService<Db>().Set<Wardmote.Organisation.Unit>().Single(u => u.Code == unit).Id;
            return s.GetServices<IHoldPersonalData>()
                .Single(h => h.Source == source)
                .FindAsync(new(id, null, name, emails ?? [], phones ?? []), default);
        });

    private static async Task<TestHouse> HouseAsync(On on)
    {
        var house = await TestHouse.OpenAsync(on);
        await house.ImportUnitsAsync(Tree);
        return house;
    }
}
