using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Wardmote.Correspondence;
using Wardmote.Organisation;
using Wardmote.Rights;
using Wardmote.Store;
using Xunit;

namespace Wardmote.Tests.Rights.Packing;

public class ReleasePackTests
{
    [Theory, OnBothDatabases]
    public async Task A_link_goes_by_mail_and_its_code_is_told_once_and_kept_nowhere(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        var one = await ReadyAsync(house);

        var released = await one.ReleaseAsync();

        released.Code!.ShouldMatch("^[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}$");
        released.CodeLetterId.ShouldBeNull();
        var letter = await house.ReadAsync(db => db.Letters.Include(l => l.Delivery).SingleAsync());
        letter.Template.ShouldBe(LetterTemplates.PackReady);
        letter.ToAddress.ShouldBe("sian@example.org");
        letter.Delivery.ShouldNotBeNull();
        letter.Text.ShouldContain("which we tell you by telephone");
        letter.Text.ShouldContain("until 20 December 2026");
        letter.Text.ShouldNotContain(released.Code!);
        letter.Text.ShouldNotContain(await one.TokenAsync());
        (await one.LettersAsync()).Single().ShouldNotContain(released.Code!);
        (await one.TimelineAsync())[^1]
            .ShouldBe(("PackReleased", "Sent the person a link to their pack; the code goes by telephone.", null));
    }

    [Theory, OnBothDatabases]
    public async Task A_code_by_post_makes_a_letter_to_print(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        var one = await ReadyAsync(house);

        var released = await one.ReleaseAsync(channel: CodeChannel.Post);

        var letter = await house.ReadAsync(db => db.Letters.SingleAsync(l => l.Id == released.CodeLetterId));
        letter.Template.ShouldBe(LetterTemplates.PackCode);
        letter.Medium.ShouldBe(Medium.Post);
        letter.ToAddress.ShouldContain("4 Chapel Lane");
        letter.Text.ShouldNotContain(released.Code!);
        var printed = await house.DoAsync(s => s.GetRequiredService<LetterSecrets>().PutInAsync(letter, default));
        printed.Text.ShouldContain(released.Code!);
        printed.Text.ShouldNotContain(await one.TokenAsync());
    }

    [Theory, OnBothDatabases]
    public async Task No_code_needs_a_reason_and_no_address_another_way(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        var one = await ReadyAsync(house, email: null);
        (await RefusedAsync(() => one.ReleaseAsync())).ShouldBe([
            "No e-mail address is known for the link to go to. Give the pack as an encrypted file.",
        ]);
        (await RefusedAsync(() => one.ReleaseAsync(ReleaseWay.EncryptedZip, CodeChannel.None))).ShouldBe([
            "An encrypted file always has a password. Choose how it reaches the person.",
        ]);
        (await house.ReadAsync(db => db.Releases.CountAsync())).ShouldBe(0);

        await using var other = await TestHouse.OpenAsync(on);
        var two = await ReadyAsync(other);
        (await RefusedAsync(() => two.ReleaseAsync(channel: CodeChannel.None))).ShouldBe([
            "Say why a link alone is enough.",
        ]);
        var released = await two.ReleaseAsync(
            channel: CodeChannel.None,
            because: "She is blind and has nobody to read a code."
        );
        released.Code.ShouldBeNull();
        (await two.TimelineAsync())[^1].Reason.ShouldBe("She is blind and has nobody to read a code.");
        (await two.CollectAsync(await two.TokenAsync(), null)).FileName.ShouldBe("R-2026-0014.zip");
    }

    [Theory, OnBothDatabases]
    public async Task A_pack_that_no_longer_says_what_was_decided_is_not_given(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        var one = await PackCase.OpenAsync(house);
        var item = await one.AddRecordAsync("Letters", new("L1", "Letter", true, []));
        await one.BuildAsync();
        await one.WithholdAsync(item, "A letter");

        (await RefusedAsync(() => one.ReleaseAsync()))
            .Single()
            .ShouldStartWith("What was found, or what is kept back,");

        await one.BuildAsync();
        await one.ReleaseAsync();
    }

    [Theory, OnBothDatabases]
    public async Task Giving_again_ends_what_was_given_before(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        var one = await ReadyAsync(house);
        var first = await one.ReleaseAsync();
        var old = await one.TokenAsync();
        await one.BuildAsync();
        var second = await one.ReleaseAsync();
        var fresh = await one.TokenAsync();

        fresh.ShouldNotBe(old);
        (await RefusedAsync(() => one.CollectAsync(old, first.Code))).ShouldBe([CollectPack.NotGood]);
        await one.CollectAsync(fresh, second.Code);
    }

    [Theory, OnBothDatabases]
    public async Task A_withdrawn_link_ends_at_once_even_after_the_case_is_closed(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        var one = await ReadyAsync(house);
        var released = await one.ReleaseAsync();
        var token = await one.TokenAsync();
        await one.CollectAsync(token, released.Code);
        await one.ChangeAsync(db =>
            db.Requests.Single(r => r.Id == one.RequestId).Closure = new() { At = house.Clock.Now, ClosedBy = "Priya" }
        );
        (await RefusedAsync(() => WithdrawAsync(one, " "))).ShouldBe(["Say why the pack is withdrawn."]);

        await WithdrawAsync(one, "It went to a mailbox that two people read.");

        (await RefusedAsync(() => one.CollectAsync(token, released.Code))).ShouldBe([CollectPack.NotGood]);
        (await one.TimelineAsync())[^1]
            .ShouldBe(
                (
                    "PackWithdrawn",
                    "Withdrew the pack from the person. They already had it.",
                    "It went to a mailbox that two people read."
                )
            );
        (await RefusedAsync(() => WithdrawAsync(one, "Again"))).ShouldBe([
            "The pack is not given to anybody at the moment.",
        ]);
    }

    [Theory, OnBothDatabases]
    public async Task On_behalf_of_someone_the_pack_goes_to_whoever_asked(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        var one = await PackCase.OpenAsync(
            house,
            representative: new()
            {
                Name = "Ann Ross",
                Email = "ann@solicitor.example",
                PostalAddress = "1 Law Street",
                Authority = "Signed authority of 1 November 2026",
            }
        );
        await one.BuildAsync();
        await one.ReleaseAsync(channel: CodeChannel.Post);
        var letters = await house.ReadAsync(db => db.Letters.ToListAsync());
        letters.Select(l => l.ToAddress).ShouldBe(["ann@solicitor.example", "1 Law Street"], ignoreOrder: true);
        letters.Single(l => l.Medium == Medium.Email).Text.ShouldContain(PackCase.Name);
        (await one.TextAsync("letter.txt")).ShouldContain("Dear Ann Ross,");
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_but_those_who_handle_the_request_gives_takes_or_withdraws_a_pack(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        var one = await ReadyAsync(house);
        await one.ReleaseAsync(ReleaseWay.EncryptedZip);
        var stranger = Actor.SignedIn(Ids.New(house.Clock), "Stranger", new() { [Duty.KeepMembership] = [one.UnitId] });
        Func<IServiceProvider, Task>[] tries =
        [
            s =>
                s.GetRequiredService<ReleasePack>()
                    .RunAsync(stranger, one.RequestId, new(ReleaseWay.Link, CodeChannel.Phone), default),
            s => s.GetRequiredService<WithdrawPack>().RunAsync(stranger, one.RequestId, "x", default),
            s => s.GetRequiredService<TakeZip>().RunAsync(stranger, one.RequestId, "x", default),
            s => s.GetRequiredService<RecordHandover>().RunAsync(stranger, one.RequestId, "x", default),
        ];
        foreach (var attempt in tries)
            (await RefusedAsync(() => house.DoAsync(attempt))).ShouldBe([
                "There is no such request among those you handle.",
            ]);
    }

    private static Task<bool> WithdrawAsync(PackCase one, string reason) =>
        one.NextAsync(async s =>
        {
            await s.GetRequiredService<WithdrawPack>().RunAsync(PackCase.Officer, one.RequestId, reason, default);
            return true;
        });

    internal static async Task<PackCase> ReadyAsync(TestHouse house, string? email = "sian@example.org")
    {
        var one = await PackCase.OpenAsync(house, email: email);
        await one.AddRecordAsync("Letters", new("L1", "Letter", true, [new("Subject", "Meeting")]));
        await one.BuildAsync();
        return one;
    }

    internal static async Task<IEnumerable<string>> RefusedAsync(Func<Task> work) =>
        (await Should.ThrowAsync<Refused>(work)).Objections.Select(o => o.Sentence);
}
