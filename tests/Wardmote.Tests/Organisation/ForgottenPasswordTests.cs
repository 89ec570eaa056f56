using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Wardmote.Correspondence;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;
using Xunit;

namespace Wardmote.Tests.Organisation;

/// <summary>A password that was forgotten, and the link that stands in for it but never for the second factor.</summary>
public class ForgottenPasswordTests
{
    private const string New = "violet anchor seven teapots";

    [Theory, OnBothDatabases, Trait("asvs", "V6.4.3"), Trait("abuse", "B13")]
    public async Task With_a_code_a_link_gives_a_new_password_and_ends_every_session(On on)
    {
        await using var house = await AccountHouse.OpenAsync(on);
        var (account, secret) = await house.AccountAsync();
        var elsewhere = await house.OpenSessionAsync(account, house.Code(secret));
        house.Clock.Pass(Duration.FromSeconds(30));

        var session = await house.ResetAsync(await house.ForgottenAsync(), house.Code(secret));

        (await house.SeeAsync(session)).ShouldNotBeNull();
        (await house.SeeAsync(elsewhere)).ShouldBeNull();
        (await house.CheckAsync(AccountHouse.Email, AccountHouse.Password)).ShouldBeNull();
        (await house.CheckAsync(AccountHouse.Email, New)).ShouldBe(account);
        (await house.ReadAsync(db => db.Journal.CountAsync(e => e.Kind == "PasswordReset"))).ShouldBe(1);
        (await house.NoticesAsync()).ShouldBe([
            "A new password was chosen through a link that we had mailed you, with Firefox on Linux.",
        ]);
    }

    [Theory, OnBothDatabases, Trait("asvs", "V6.4.3")]
    public async Task Without_a_right_code_nothing_changes_and_the_link_lives_on(On on)
    {
        await using var house = await AccountHouse.OpenAsync(on);
        var (account, secret) = await house.AccountAsync();
        var token = await house.ForgottenAsync();
        foreach (var wrong in new[] { null, "", "000000", "AAAA-AAAA-AAAA-AAAA-AAAA-AAAA" })
            (await Should.ThrowAsync<Refused>(() => house.ResetAsync(token, wrong)))
                .Objections[0]
                .Field.ShouldBe("Code");
        (await house.CheckAsync(AccountHouse.Email, AccountHouse.Password)).ShouldBe(account);
        await house.ResetAsync(token, house.Code(secret));
    }

    [Theory, OnBothDatabases, Trait("asvs", "V6.2.4"), Trait("abuse", "B15")]
    public async Task The_new_password_is_held_to_the_same_rule(On on)
    {
        await using var house = await AccountHouse.OpenAsync(on);
        var (_, secret) = await house.AccountAsync();
        var token = await house.ForgottenAsync();
        foreach (var weak in new[] { null, "", "too short", "passwordpassword", "AshaPatelSecretary" })
            (await Should.ThrowAsync<Refused>(() => house.ResetAsync(token, house.Code(secret), weak)))
                .Objections[0]
                .Field.ShouldBe("Chosen");
        // A code that came with a weak password is not used up.
        await house.ResetAsync(token, house.Code(secret));
    }

    [Theory, OnBothDatabases, Trait("asvs", "V6.4.1")]
    public async Task A_link_works_once_and_for_ten_minutes(On on)
    {
        await using var house = await AccountHouse.OpenAsync(on);
        var (_, secret) = await house.AccountAsync();
        var (late, older, newer) = (
            await house.ForgottenAsync(),
            await house.ForgottenAsync(),
            await house.ForgottenAsync()
        );
        await house.ResetAsync(newer, house.Code(secret));
        house.Clock.Pass(Duration.FromMinutes(1));
        foreach (var used in new[] { newer, older })
            (await Should.ThrowAsync<Refused>(() => house.ResetAsync(used, house.Code(secret)))).Message.ShouldBe(
                ResetPassword.Gone
            );
        late = await house.ForgottenAsync();
        house.Clock.Pass(Duration.FromMinutes(10));
        (await Should.ThrowAsync<Refused>(() => house.ResetAsync(late, house.Code(secret)))).Message.ShouldBe(
            ResetPassword.Gone
        );
    }

    [Theory, OnBothDatabases, Trait("asvs", "V2.3.4"), Trait("abuse", "A19")]
    public async Task Of_32_uses_at_once_one_counts(On on)
    {
        await using var house = await AccountHouse.OpenAsync(on);
        var (_, secret) = await house.AccountAsync();
        var token = await house.ForgottenAsync();
        var code = house.Code(secret);
        (await AccountHouse.AtOnceAsync(32, () => house.ResetAsync(token, code))).Done.ShouldBe(1);
        (await house.ReadAsync(db => db.Sessions.CountAsync(s => s.EndedAt == null))).ShouldBe(1);
    }

    [Theory, OnBothDatabases, Trait("abuse", "B6")]
    public async Task An_invitation_is_never_revived_by_a_reset(On on)
    {
        await using var house = await AccountHouse.OpenAsync(on);
        await house.InvitedAsync();
        (await house.AskAsync(AccountHouse.Email)).ShouldBeNull();
        house.Clock.Pass(Duration.FromDays(8));
        (await house.AskAsync(AccountHouse.Email)).ShouldBeNull();
    }

    [Theory, OnBothDatabases, Trait("abuse", "B18")]
    public async Task Only_the_address_of_an_open_account_gets_a_letter_and_no_trace_of_the_others_stays(On on)
    {
        await using var house = await AccountHouse.OpenAsync(on);
        await house.AccountAsync();
        var before = await house.ReadAsync(db => db.Letters.CountAsync());
        string?[] others =
        [
            null,
            "",
            "nobody@example.org",
            "аsha.patel@example.org", // Cyrillic a
            "aſha.patel@example.org", // long s
            "ａsha.patel@example.org", // full width
            "asha.patel@example.org\r\nBcc: all@example.org",
            "asha.patel\u0301@example.org",
            new string('a', 5000) + "@example.org",
        ];
        foreach (var other in others)
            (await house.AskAsync(other)).ShouldBeNull();
        (await house.ReadAsync(db => db.Letters.CountAsync())).ShouldBe(before);
        (await house.ReadAsync(db => db.ForgottenPasswords.CountAsync())).ShouldBe(0);
        (await house.AskAsync(" Asha.Patel@Example.org ")).ShouldNotBeNull();

        await house.DoAsync(s =>
            s.GetRequiredService<CloseAccount>().RunAsync(Actor.Operator, AccountHouse.Email, "Left.", default)
        );
        (await house.AskAsync(AccountHouse.Email)).ShouldBeNull();
    }

    [Theory, OnBothDatabases, Trait("asvs", "V9.2.2")]
    public async Task The_link_opens_nothing_else_and_nothing_else_opens_it(On on)
    {
        await using var house = await AccountHouse.OpenAsync(on);
        var (_, secret) = await house.AccountAsync();
        var reset = await house.ForgottenAsync();
        await Should.ThrowAsync<Refused>(() => house.AcceptAsync(reset, Totp.NewSecret()));
        var invitation = await house.InvitedAnewAsync();
        await Should.ThrowAsync<Refused>(() => house.ResetAsync(invitation, house.Code(secret)));
    }
}

public static class Forgetting
{
    /// <summary>The token of the link that came by letter, a second later.</summary>
    public static async Task<string> ForgottenAsync(this TestHouse house)
    {
        house.Clock.Pass(Duration.FromSeconds(1));
        return (await house.AskAsync(AccountHouse.Email)).ShouldNotBeNull();
    }

    /// <summary>Asks for a link; the token that was mailed, or null when none was.</summary>
    public static async Task<string?> AskAsync(this TestHouse house, string? email)
    {
        await house.DoAsync(s => s.GetRequiredService<NoteForgottenPassword>().RunAsync(email, default));
        var before = await house.ReadAsync(db => db.Letters.CountAsync());
        await house.DoAsync(s => s.GetRequiredService<AnswerForgottenPasswords>().RunAsync(default));
        if (await house.ReadAsync(db => db.Letters.CountAsync()) == before)
            return null;
        return await house.DoAsync(async s =>
        {
            var letter = await s.GetRequiredService<Db>()
                .Letters.Where(l => l.Template == LetterTemplates.NewPassword)
                .OrderByDescending(l => l.Id)
                .FirstAsync();
            var text = (await s.GetRequiredService<LetterSecrets>().PutInAsync(letter, default)).Text;
            return text.Split("/signin/new-password/")[1][..43];
        });
    }

    public static Task<string> ResetAsync(
        this TestHouse house,
        string token,
        string? code,
        string? chosen = "violet anchor seven teapots"
    ) =>
        house.DoAsync(s =>
            s.GetRequiredService<ResetPassword>().RunAsync(token, chosen, code, "Firefox on Linux", default)
        );
}
