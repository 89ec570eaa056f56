using System.Globalization;
using Shouldly;
using Wardmote.App.Tests.SignIn;
using Wardmote.Organisation;
using Wardmote.Store;
using Wardmote.Tests;
using Wardmote.Tests.Organisation;
using Xunit;

namespace Wardmote.App.Tests.Abuse;

/// <summary>Secrets: that nobody foresees one, and nobody reads one back.</summary>
public sealed class SecretTests
{
    [Fact, Trait("abuse", "A14"), Trait("asvs", "V6.4.6")]
    public async Task Nobody_reads_a_second_factor_back()
    {
        await using var site = await SigningIn.SiteAsync(On.Sqlite);
        var (_, secret) = await site.House.AccountAsync();
        var visit = site.Visit();
        await visit.SignInAsync(site, secret);
        var forms = new[]
        {
            Convert.ToHexString(secret),
            Convert.ToBase64String(secret),
            Totp.InWords(secret),
            Totp.InWords(secret).Replace(" ", "", StringComparison.Ordinal),
        };
        // One that was put in its place through the page is shown no more either.
        var setUp = await visit.GetAsync("/account/authenticator");
        var another = setUp.Document.QuerySelector(".wm-code")!.TextContent;
        forms = [.. forms, another, another.Replace(" ", "", StringComparison.Ordinal)];
        var changed = await visit.SendAsync(setUp, ("Code", site.House.Code(SignIn.SecondFactorTests.Base32(another))));
        changed.Location.ShouldBe("/account");
        foreach (
            var path in new[]
            {
                "/account",
                "/account/authenticator",
                "/account/codes",
                "/account/password",
                "/signin/again",
                "/organisation",
                "/desk",
            }
        )
        {
            var told = await (await visit.Client.GetAsync(path)).Content.ReadAsStringAsync();
            foreach (var form in forms)
                told.ShouldNotContain(form, Case.Insensitive, path);
        }
    }

    [Fact, Trait("abuse", "B11"), Trait("asvs", "V11.5.1")]
    public void Every_digit_of_a_code_and_every_bit_of_a_token_comes_as_often_as_another()
    {
        const int Codes = 100_000;
        var seen = new int[6, 10];
        for (var i = 0; i < Codes; i++)
        {
            var code = Secret.NewCode();
            for (var place = 0; place < 6; place++)
                seen[place, code[place] - '0']++;
        }
        for (var place = 0; place < 6; place++)
        {
            var expected = Codes / 10.0;
            var chi = Enumerable.Range(0, 10).Sum(d => Math.Pow(seen[place, d] - expected, 2) / expected);
            // Nine degrees of freedom: more than 50 comes by chance once in ten million times.
            chi.ShouldBeLessThan(50, string.Create(CultureInfo.InvariantCulture, $"place {place}"));
        }

        const int Tokens = 20_000;
        long ones = 0;
        for (var i = 0; i < Tokens; i++)
            ones += System.Buffers.Text.Base64Url.DecodeFromChars(Secret.NewToken()).Sum(b => byte.PopCount(b));
        var bits = Tokens * 256L;
        // Six standard deviations.
        Math.Abs(ones - (bits / 2.0)).ShouldBeLessThan(6 * Math.Sqrt(bits) / 2);
    }
}
