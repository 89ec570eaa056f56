using NodaTime;
using Shouldly;
using Wardmote.Tests;
using Wardmote.Tests.Organisation;
using Xunit;

namespace Wardmote.App.Tests.SignIn;

/// <summary>Wherever a password is chosen, one rule holds.</summary>
public class PasswordFormTests
{
    [Theory, OnBothDatabases, Trait("asvs", "V6.2.4"), Trait("abuse", "B15")]
    public async Task Every_form_that_sets_a_password_says_the_same_of_a_weak_one(On on)
    {
        await using var site = await SigningIn.SiteAsync(on);
        await site.House.DoAsync(s => AccountHouse.AppointAsync(s, "other@example.org", "Asha Patel"));
        var (_, secret) = await site.House.AccountAsync();
        var (invited, forgotten, signedIn) = (site.Visit(), site.Visit(), site.Visit());
        await signedIn.SignInAsync(site, secret);
        var welcome = await invited.GetAsync($"/welcome/{await site.House.InvitedAsync("other@example.org")}");
        foreach (var weak in new[] { "too short", "passwordpassword", "AshaPatelSecretary" })
        {
            site.Clock.Pass(Duration.FromMinutes(1));
            var change = await signedIn.GetAsync("/account/password");
            var reset = await forgotten.GetAsync($"/signin/new-password/{await site.House.ForgottenAsync()}");
            string[] said =
            [
                (await invited.SendAsync(welcome, ("Password", weak))).Errors.Single(),
                (
                    await signedIn.SendAsync(change, ("Current", AccountHouse.Password), ("Chosen", weak))
                ).Errors.Single(),
                (await forgotten.SendAsync(reset, ("Chosen", weak), ("Code", site.House.Code(secret)))).Errors.Single(),
            ];
            said.Distinct().Count().ShouldBe(1, string.Join(" / ", said));
        }
        (await site.House.CheckAsync(AccountHouse.Email, AccountHouse.Password)).ShouldNotBeNull();
    }
}
