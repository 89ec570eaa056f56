using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Wardmote.Correspondence;
using Wardmote.Store;
using Xunit;

namespace Wardmote.Tests.Correspondence;

public class LetterWriterTests
{
    [Theory, OnBothDatabases]
    public async Task A_letter_with_a_link_keeps_it_sealed_until_it_leaves(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        var unit = await LetterBox.UnitAsync(house);
        var id = await LetterBox.WriteAsync(house, LetterBox.HolderAsked(unit, link: "/answer/s3cret"));
        var letter = await house.ReadAsync(db => db.Letters.Include(l => l.Delivery).SingleAsync(l => l.Id == id));
        letter.Medium.ShouldBe(Medium.Email);
        letter.Delivery!.State.ShouldBe(DeliveryState.Waiting);
        letter.Text.ShouldContain(Letter.LinkPlace);
        letter.Html.ShouldContain($"href=\"{Letter.LinkPlace}\"");
        (letter.Text + letter.Html + letter.Subject).ShouldNotContain("s3cret");
        letter.SealedSecrets.ShouldNotBeNull();
        var (text, html) = await house.DoAsync(s => s.GetRequiredService<LetterSecrets>().PutInAsync(letter, default));
        text.ShouldContain("\nhttps://wardmote.example.org/answer/s3cret\n");
        html.ShouldContain("href=\"https://wardmote.example.org/answer/s3cret\"");
    }

    [Theory, OnBothDatabases]
    public async Task Someone_without_an_address_for_mail_is_written_to_by_post_and_told_of_no_link(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        var unit = await LetterBox.UnitAsync(house);
        var id = await LetterBox.WriteAsync(
            house,
            LetterBox.HolderAsked(unit, link: "/answer/s3cret") with
            {
                To = new("Dilys Price", "not an address", "1 Mill Lane\nNorthbury"),
            }
        );
        var letter = await house.ReadAsync(db => db.Letters.Include(l => l.Delivery).SingleAsync(l => l.Id == id));
        letter.Medium.ShouldBe(Medium.Post);
        letter.ToAddress.ShouldBe("1 Mill Lane\nNorthbury");
        letter.Delivery.ShouldBeNull();
        letter.SealedSecrets.ShouldBeNull();
        letter.Text.ShouldNotContain("link", Case.Insensitive);
    }

    [Theory, OnBothDatabases]
    public async Task Someone_without_any_address_cannot_be_written_to(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        var unit = await LetterBox.UnitAsync(house);
        var refusal = await Should.ThrowAsync<Refused>(() =>
            LetterBox.WriteAsync(house, LetterBox.HolderAsked(unit) with { To = new("Dilys Price", "a@b@c", " ") })
        );
        refusal.Message.ShouldNotContain("Dilys");
    }
}
