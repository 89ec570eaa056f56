using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Wardmote.Correspondence;
using Wardmote.Organisation;
using Wardmote.Store;
using Xunit;

namespace Wardmote.Tests.Organisation;

public class AccountInvitationTests
{
    [Theory, OnBothDatabases]
    public async Task Accepting_gives_password_and_app_together_and_seals_the_secret(On on)
    {
        await using var house = await AccountHouse.OpenAsync(on);
        var token = await house.InvitedAsync();
        var secret = Totp.NewSecret();
        await Should.ThrowAsync<Refused>(() => house.AcceptAsync(token, secret, "000000"));
        (await house.ReadAsync(db => db.Accounts.SingleAsync())).PasswordHash.ShouldBeNull();
        await house.AcceptAsync(token, secret);
        var account = await house.ReadAsync(db => db.Accounts.SingleAsync());
        account.PasswordHash.ShouldNotBeNull();
        Convert.ToHexString(account.SealedTotpSecret!).ShouldNotContain(Convert.ToHexString(secret));
    }

    [Theory, OnBothDatabases, Trait("abuse", "B6")]
    public async Task An_invitation_older_than_7_days_opens_nothing(On on)
    {
        await using var house = await AccountHouse.OpenAsync(on);
        var token = await house.InvitedAsync();
        house.Clock.Pass(Duration.FromDays(7) - Duration.FromSeconds(1));
        (await house.FindAsync(token)).ShouldNotBeNull();
        house.Clock.Pass(Duration.FromSeconds(1));
        (await house.FindAsync(token)).ShouldBeNull();
        (await Should.ThrowAsync<Refused>(() => house.AcceptAsync(token, Totp.NewSecret()))).Message.ShouldBe(
            Invitations.Gone
        );
        // Nor through the back door, with a hash made before it expired.
        await Should.ThrowAsync<Refused>(() =>
            house.DoAsync(s =>
            {
                var secret = Totp.NewSecret();
                return s.GetRequiredService<AcceptInvitation>()
                    .RunAsync(token, new PasswordAndApp("AQAAAA", secret, house.Code(secret)), "Firefox", default);
            })
        );
    }

    [Theory, OnBothDatabases, Trait("asvs", "V2.3.4"), Trait("abuse", "A19")]
    public async Task Of_64_at_once_with_one_invitation_one_is_accepted(On on)
    {
        await using var house = await AccountHouse.OpenAsync(on);
        var token = await house.InvitedAsync();
        var secret = Totp.NewSecret();
        var (done, refused) = await AccountHouse.AtOnceAsync(64, () => house.AcceptAsync(token, secret));
        (done, refused).ShouldBe((1, 63));
        (await house.ReadAsync(db => db.Sessions.CountAsync())).ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task An_invitation_works_once(On on)
    {
        await using var house = await AccountHouse.OpenAsync(on);
        var token = await house.InvitedAsync();
        await house.AcceptAsync(token, Totp.NewSecret());
        (await house.FindAsync(token)).ShouldBeNull();
        (await Should.ThrowAsync<Refused>(() => house.AcceptAsync(token, Totp.NewSecret()))).Message.ShouldBe(
            Invitations.Gone
        );
    }

    [Theory, OnBothDatabases]
    public async Task A_closed_account_accepts_no_invitation(On on)
    {
        await using var house = await AccountHouse.OpenAsync(on);
        var token = await house.InvitedAsync();
        await house.DoAsync(s =>
            s.GetRequiredService<CloseAccount>().RunAsync(Actor.Operator, AccountHouse.Email, "A mistake.", default)
        );
        await Should.ThrowAsync<Refused>(() => house.AcceptAsync(token, Totp.NewSecret()));
        await Should.ThrowAsync<Refused>(() => house.InvitedAsync());
    }

    [Theory, OnBothDatabases, Trait("abuse", "B18")]
    public async Task Addresses_that_only_look_like_an_officers_are_refused(On on)
    {
        await using var house = await AccountHouse.OpenAsync(on);
        string[] lookAlikes =
        [
            "аsha.patel@example.org", // Cyrillic a
            "aſha.patel@example.org", // long s
            "asha.patel@exampﬁe.org", // ligature
            "ａsha.patel@example.org", // full width
            "asha.pateĺ@example.org",
            "asha.patel\u0301@example.org",
            "asha.patel@example.org\r\nBcc: all@example.org",
            "İasha.patel@example.org",
        ];
        // Even when somebody has put one of them into the list of offices.
        await house.DoAsync(s => AccountHouse.AppointAsync(s, lookAlikes[0], "Asha Patel"));
        foreach (var email in lookAlikes)
            (await Should.ThrowAsync<Refused>(() => house.InvitedAsync(email))).Objections[0].Field.ShouldBe("Email");
        (await house.ReadAsync(db => db.Accounts.CountAsync())).ShouldBe(0);
    }

    [Theory, OnBothDatabases, Trait("abuse", "A12")]
    public async Task Nobody_is_invited_beyond_the_inviters_units(On on)
    {
        await using var house = await AccountHouse.OpenAsync(on);
        await house.DoAsync(s => AccountHouse.AppointAsync(s, "far@example.org", "Far Away", code: "C009"));
        var (account, _) = await house.AccountAsync();
        var actor = (await house.ActorAsync(account))!;
        await Should.ThrowAsync<Refused>(() => house.InvitedAsync("far@example.org", actor));
    }

    [Theory, OnBothDatabases]
    public async Task The_letter_goes_to_the_address_of_the_office_with_the_link_sealed(On on)
    {
        await using var house = await AccountHouse.OpenAsync(on);
        var token = await house.InvitedAsync();
        var letter = await house.ReadAsync(db => db.Letters.SingleAsync());
        letter.Template.ShouldBe("invitation");
        letter.ToAddress.ShouldBe(AccountHouse.Email);
        letter.Text.ShouldContain("secretary, Northbury North");
        letter.Text.ShouldContain("27 November 2026");
        letter.Text.ShouldNotContain(token);
        letter.Html.ShouldNotContain(token);
    }

    [Theory, OnBothDatabases]
    public async Task A_newer_invitation_takes_the_place_of_an_older_one(On on)
    {
        await using var house = await AccountHouse.OpenAsync(on);
        var older = await house.InvitedAsync();
        var newer = await house.InvitedAsync();
        (await house.FindAsync(older)).ShouldBeNull();
        (await house.FindAsync(newer)).ShouldNotBeNull();
    }

    [Theory, OnBothDatabases]
    public async Task Of_16_inviting_someone_at_once_one_account_and_one_open_invitation_are_left(On on)
    {
        await using var house = await AccountHouse.OpenAsync(on);
        await AccountHouse.AtOnceAsync(16, () => house.InvitedAsync());
        (await house.ReadAsync(db => db.Accounts.CountAsync())).ShouldBe(1);
        (await house.ReadAsync(db => db.AccountLinks.CountAsync(l => l.EndedAt == null))).ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task A_demonstration_link_signs_in_once_and_only_in_the_demonstration(On on)
    {
        await using var house = await AccountHouse.OpenAsync(on);
        await Should.ThrowAsync<Refused>(() =>
            house.DoAsync(s =>
                s.GetRequiredService<OfferSignInLink>().RunAsync(Actor.Operator, AccountHouse.Email, default)
            )
        );
        await using var demo = await TestHouse.OpenAsync(on, s => s.AddSingleton(new Demonstration(Running: true)));
        await demo.DoAsync(s => AccountHouse.AppointAsync(s));
        var token = await demo.DoAsync(s =>
            s.GetRequiredService<OfferSignInLink>().RunAsync(Actor.Operator, AccountHouse.Email, default)
        );
        var (done, refused) = await AccountHouse.AtOnceAsync(
            32,
            () => demo.DoAsync(s => s.GetRequiredService<FollowSignInLink>().RunAsync(token, "Firefox", default))
        );
        (done, refused).ShouldBe((1, 31));
        var late = await demo.DoAsync(s =>
            s.GetRequiredService<OfferSignInLink>().RunAsync(Actor.Operator, AccountHouse.Email, default)
        );
        demo.Clock.Pass(Duration.FromDays(1));
        await Should.ThrowAsync<Refused>(() =>
            demo.DoAsync(s => s.GetRequiredService<FollowSignInLink>().RunAsync(late, "Firefox", default))
        );
    }

    [Theory, OnBothDatabases, Trait("asvs", "V9.2.2")]
    public async Task A_link_opens_nothing_but_what_it_is_for(On on)
    {
        await using var demo = await TestHouse.OpenAsync(on, s => s.AddSingleton(new Demonstration(Running: true)));
        await demo.DoAsync(s => AccountHouse.AppointAsync(s));
        var invitation = await demo.InvitedAsync();
        var link = await demo.DoAsync(s =>
            s.GetRequiredService<OfferSignInLink>().RunAsync(Actor.Operator, AccountHouse.Email, default)
        );
        await Should.ThrowAsync<Refused>(() =>
            demo.DoAsync(s => s.GetRequiredService<FollowSignInLink>().RunAsync(invitation, "Firefox", default))
        );
        (await demo.FindAsync(link)).ShouldBeNull();
        await Should.ThrowAsync<Refused>(() => demo.AcceptAsync(link, Totp.NewSecret()));
    }
}

internal static class FindingInvitations
{
    public static Task<OpenInvitation?> FindAsync(this TestHouse house, string token) =>
        house.DoAsync(s => s.GetRequiredService<Invitations>().FindAsync(token, default));
}
