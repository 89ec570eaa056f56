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

/// <summary>Recovery codes, a new phone, proving again, and the letters that tell of them.</summary>
public class SecondFactorTests
{
    [Theory, OnBothDatabases]
    public async Task A_recovery_code_signs_in_once_and_its_owner_is_told(On on)
    {
        await using var house = await AccountHouse.OpenAsync(on);
        var (account, _) = await house.AccountAsync();
        var codes = await house.MakeCodesAsync(account);
        codes.Count.ShouldBe(10);
        codes.Distinct().Count().ShouldBe(10);
        codes.ShouldAllBe(c => c.Length == 29);

        house.Clock.Pass(Duration.FromMinutes(1));
        // Typed as people type: small letters, spaces, no dashes.
        var token = await house.OpenSessionAsync(account, codes[3].Replace('-', ' ').ToLowerInvariant());
        (await house.SeeAsync(token)).ShouldNotBeNull();

        (await Should.ThrowAsync<Refused>(() => house.OpenSessionAsync(account, codes[3]))).Message.ShouldContain(
            "used already"
        );
        (await house.ReadAsync(db => db.RecoveryCodes.CountAsync(c => c.UsedAt == null))).ShouldBe(9);
        (await house.NoticesAsync()).ShouldBe([
            "Ten new recovery codes were made for your account.",
            "One of your recovery codes was used to sign in to your account with Firefox on Linux.",
        ]);
        await Should.ThrowAsync<Refused>(() => house.OpenSessionAsync(account, "AAAA-AAAA-AAAA-AAAA-AAAA-AAAA"));
    }

    [Theory, OnBothDatabases]
    public async Task Of_64_browsers_with_one_recovery_code_one_gets_in(On on)
    {
        await using var house = await AccountHouse.OpenAsync(on);
        var (account, _) = await house.AccountAsync();
        var code = (await house.MakeCodesAsync(account))[0];
        var before = await house.ReadAsync(db => db.Sessions.CountAsync());

        var (done, refused) = await AccountHouse.AtOnceAsync(64, () => house.OpenSessionAsync(account, code));

        (done, refused).ShouldBe((1, 63));
        (await house.ReadAsync(db => db.Sessions.CountAsync())).ShouldBe(before + 1);
    }

    [Theory, OnBothDatabases]
    public async Task New_codes_make_the_old_ones_void_and_belong_to_one_account(On on)
    {
        await using var house = await AccountHouse.OpenAsync(on);
        var (account, _) = await house.AccountAsync();
        await house.DoAsync(s => AccountHouse.AppointAsync(s, "other@example.org", "Other Person", "chair"));
        var (other, _) = await house.AccountAsync("other@example.org");
        var old = await house.MakeCodesAsync(account);
        var made = await house.MakeCodesAsync(account);

        await Should.ThrowAsync<Refused>(() => house.OpenSessionAsync(account, old[0]));
        await Should.ThrowAsync<Refused>(() => house.OpenSessionAsync(other, made[0]));
        await house.OpenSessionAsync(account, made[0]);
    }

    [Theory, OnBothDatabases]
    public async Task A_browser_not_seen_before_and_a_new_password_are_told_of_by_letter(On on)
    {
        await using var house = await AccountHouse.OpenAsync(on);
        var (account, secret) = await house.AccountAsync();
        await house.OpenSessionAsync(account, house.Code(secret));
        (await house.NoticesAsync()).ShouldBeEmpty();

        house.Clock.Pass(Duration.FromMinutes(1));
        await house.OpenSessionAsync(account, house.Code(secret), isKnown: false);
        house.Clock.Pass(Duration.FromMinutes(1));
        await house.DoAsync(s =>
            s.GetRequiredService<ChangePassword>()
                .RunAsync(
                    house.SignedIn(account),
                    AccountHouse.Password,
                    "copper anchor violet drum",
                    "Firefox on Linux",
                    default
                )
        );

        (await house.NoticesAsync()).ShouldBe([
            "Someone signed in to your account with Firefox on Linux, a browser that had not been used for it before.",
            "Your password was changed.",
        ]);
    }

    [Theory, OnBothDatabases]
    public async Task Another_phone_takes_the_place_of_the_first_and_every_other_session_ends(On on)
    {
        await using var house = await AccountHouse.OpenAsync(on);
        var (account, secret) = await house.AccountAsync();
        var elsewhere = await house.OpenSessionAsync(account, house.Code(secret));
        house.Clock.Pass(Duration.FromMinutes(1));
        var fresh = Totp.NewSecret();
        Task<string> ChangeAsync(string code) =>
            house.DoAsync(s =>
                s.GetRequiredService<ChangeAuthenticator>()
                    .RunAsync(house.SignedIn(account), fresh, code, "Safari on iPhone", default)
            );

        (await Should.ThrowAsync<Refused>(() => ChangeAsync(house.Code(secret)))).Objections[0].Field.ShouldBe("Code");
        var here = await ChangeAsync(house.Code(fresh));

        (await house.SeeAsync(elsewhere)).ShouldBeNull();
        (await house.SeeAsync(here)).ShouldNotBeNull();
        house.Clock.Pass(Duration.FromMinutes(1));
        await Should.ThrowAsync<Refused>(() => house.OpenSessionAsync(account, house.Code(secret)));
        await house.OpenSessionAsync(account, house.Code(fresh));
        (await house.NoticesAsync()).ShouldBe(["Another authenticator app was set up for your account."]);
    }

    [Theory, OnBothDatabases]
    public async Task Proving_again_takes_a_code_that_was_not_used_and_only_in_ones_own_session(On on)
    {
        await using var house = await AccountHouse.OpenAsync(on);
        var (account, secret) = await house.AccountAsync();
        var token = await house.OpenSessionAsync(account, house.Code(secret));
        var session = (await house.SeeAsync(token))!;
        Task ProveAsync(Actor actor, string code) =>
            house.DoAsync(s =>
                s.GetRequiredService<ProveAgain>().RunAsync(actor, session.Id, new TypedCode(code), default)
            );

        await Should.ThrowAsync<Refused>(() => ProveAsync(house.SignedIn(account), house.Code(secret)));
        house.Clock.Pass(Duration.FromMinutes(10));
        await Should.ThrowAsync<Refused>(() => ProveAsync(house.SignedIn(Guid.NewGuid()), house.Code(secret)));
        await ProveAsync(house.SignedIn(account), house.Code(secret));

        (await house.SeeAsync(token))!.ProvedAt.ShouldBe(house.Clock.Now);
        (await house.ReadAsync(db => db.Journal.CountAsync(e => e.Kind == "ProvedAgain"))).ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task Being_invited_anew_voids_the_recovery_codes_and_is_told_of(On on)
    {
        await using var house = await AccountHouse.OpenAsync(on);
        var (account, _) = await house.AccountAsync();
        var codes = await house.MakeCodesAsync(account);
        house.Clock.Pass(Duration.FromMinutes(1));
        await house.AcceptAsync(await house.InvitedAnewAsync(), Totp.NewSecret());

        await Should.ThrowAsync<Refused>(() => house.OpenSessionAsync(account, codes[0]));
        (await house.NoticesAsync())[^1]
            .ShouldBe("What you sign in with was set up anew, through the link that two had confirmed.");
    }
}

public static class SecondFactorHouse
{
    internal static Actor SignedIn(this TestHouse house, Guid account) => Actor.SignedIn(account, "Asha Patel", []);

    public static Task<IReadOnlyList<string>> MakeCodesAsync(this TestHouse house, Guid account)
    {
        house.Clock.Pass(Duration.FromSeconds(1));
        return house.DoAsync(s => s.GetRequiredService<MakeRecoveryCodes>().RunAsync(house.SignedIn(account), default));
    }

    /// <summary>What each notice says has changed, in the order they were written.</summary>
    public static async Task<IReadOnlyList<string>> NoticesAsync(this TestHouse house)
    {
        var texts = await house.ReadAsync(db =>
            db.Letters.Where(l => l.Template == LetterTemplates.SignInNotice)
                .OrderBy(l => l.WrittenAt)
                .Select(l => l.Text)
                .ToListAsync()
        );
        return
        [
            .. texts.Select(t => t.Split('\n').First(line => line.Contains(" This was on ")).Split(" This was on ")[0]),
        ];
    }
}
