using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Wardmote.Correspondence;
using Wardmote.Organisation;
using Wardmote.Store;
using Xunit;

namespace Wardmote.Tests.Correspondence;

public class PersonalDataTests
{
    [Theory, OnBothDatabases]
    public async Task Letters_are_found_by_address_and_by_name_in_the_unit_and_below_it_only(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        var asked = await LetterBox.UnitAsync(house);
        var branch = await LetterBox.UnitAsync(house, asked);
        var sibling = await LetterBox.UnitAsync(house);
        var byBoth = await LetterBox.WriteAsync(house, To(asked, "Priya Shah", "p.shah@north.example"));
        var byAddress = await LetterBox.WriteAsync(house, To(asked, "P. Shah", "P.Shah@North.example"));
        var byName = await LetterBox.WriteAsync(house, To(branch, "PRIYA  SHÁH", "other@north.example"));
        await LetterBox.WriteAsync(house, To(asked, "Owen Hughes", "o.hughes@north.example"));
        await LetterBox.WriteAsync(house, To(sibling, "Priya Shah", "p.shah@north.example"));
        var found = await FindAsync(house, new(asked.Id, null, "Priya Shah", ["p.shah@north.example"], []));
        found.Select(r => r.Key).ShouldBe([$"{byBoth}", $"{byAddress}", $"{byName}"], ignoreOrder: true);
        found.Where(r => r.Linked).Select(r => r.Key).ShouldBe([$"{byBoth}"]);
        (await FindAsync(house, new(branch.Id, null, "Priya Shah", [], []))).Select(r => r.Key).ShouldBe([$"{byName}"]);
    }

    [Theory, OnBothDatabases]
    public async Task What_is_shown_of_a_letter_is_all_of_it_but_its_secrets(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        var unit = await LetterBox.UnitAsync(house);
        await LetterBox.WriteAsync(house, LetterBox.HolderAsked(unit, "/answer/s3cret"));
        var record = (await FindAsync(house, new(unit.Id, null, "Priya Shah", [], []))).ShouldHaveSingleItem();
        var fields = record.Fields.ToDictionary(f => f.Name, f => f.Value);
        fields["E-mail"].ShouldBe("p.shah@north.example");
        fields["Words"]!.ShouldContain("Northbury North Branch");
        fields["Words"]!.ShouldContain("(a link)");
        fields["Words"]!.ShouldNotContain(Letter.LinkPlace);
        fields["Sent"].ShouldBeNull();
        string.Concat(fields.Values).ShouldNotContain("s3cret");
    }

    private static NewLetter To(Unit unit, string name, string email) =>
        LetterBox.HolderAsked(unit) with
        {
            To = new(name, email, null),
        };

    private static Task<IReadOnlyList<HeldRecord>> FindAsync(TestHouse house, Sought sought) =>
        house.DoAsync(s =>
            s.GetServices<IHoldPersonalData>().OfType<PersonalData>().Single().FindAsync(sought, default)
        );
}
