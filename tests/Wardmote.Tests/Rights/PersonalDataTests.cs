using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Wardmote.Rights;
using Wardmote.Store;
using Wardmote.Tests.Rights.Packing;
using Xunit;

namespace Wardmote.Tests.Rights;

public class PersonalDataTests
{
    [Theory, OnBothDatabases]
    public async Task An_earlier_request_is_found_by_name_address_or_decision_within_the_unit(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        var one = await PackCase.OpenAsync(house);

        (await FindAsync(one, "sian OBRIEN")).Single().Linked.ShouldBeFalse();
        (await FindAsync(one, "Someone", email: " SIAN@example.org")).Count.ShouldBe(1);
        (await FindAsync(one, "Someone", email: "other@example.org")).ShouldBeEmpty();
        (await FindAsync(one, PackCase.Name, unit: Ids.New(house.Clock))).ShouldBeEmpty();

        var person = Ids.New(house.Clock);
        await one.ChangeAsync(async s => (await s.GetRequiredService<Db>().Requests.SingleAsync()).PersonId = person);
        var record = (await FindAsync(one, "Someone", person: person)).Single();
        record.Linked.ShouldBeTrue();
        record.Title.ShouldBe("Request R-2026-0014 of 3 November 2026");
        record.Fields.ShouldContain(new HeldField("E-mail", "sian@example.org"));
        record.Fields.ShouldContain(new HeldField("Telephone", null));
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_asked_for_someone_else_is_found_too(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        var one = await PackCase.OpenAsync(
            house,
            representative: new()
            {
                Name = "Ann Ross",
                Email = "ann@solicitor.example",
                Authority = "Signed authority",
            }
        );
        (await FindAsync(one, "ann ross")).Single().Linked.ShouldBeFalse();
        (await FindAsync(one, "x", email: "ann@solicitor.example")).Count.ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task Every_store_of_ours_has_its_facts_for_the_letter(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        var stores = await house.DoAsync(s =>
            Task.FromResult(s.GetServices<IHoldPersonalData>().Select(room => room.Source).ToList())
        );
        stores.ShouldContain(PersonalData.Store);
        var one = await PackCase.OpenAsync(house);
        foreach (var store in stores)
            await one.AddRecordAsync(store, new(store, store, true, [new("Field", "Value")]));
        await one.BuildAsync();
        var letter = await one.TextAsync("letter.txt");
        foreach (var store in stores)
            letter.ShouldContain($"\r\n{store}\r\n  What it is for: ");
    }

    private static Task<IReadOnlyList<HeldRecord>> FindAsync(
        PackCase one,
        string name,
        string? email = null,
        Guid? person = null,
        Guid? unit = null
    ) =>
        one.House.DoAsync(s =>
            s.GetServices<IHoldPersonalData>()
                .OfType<PersonalData>()
                .Single()
                .FindAsync(new(unit ?? one.UnitId, person, name, email is null ? [] : [email], []), default)
        );
}
