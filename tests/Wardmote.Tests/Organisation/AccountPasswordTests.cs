using System.Text;
using NodaTime;
using Shouldly;
using Wardmote.Organisation;
using Xunit;

namespace Wardmote.Tests.Organisation;

public class AccountPasswordTests
{
    private static readonly string[] Asha = ["Asha Patel", "asha.patel@example.org", "secretary", "Northbury North"];

    [Theory, Trait("asvs", "V6.2.1")]
    [InlineData("kettle orbit lantern moss")]
    [InlineData("fourteen chars!!")]
    [InlineData("gr8-Ziv3p.qOb7x")]
    [InlineData("x!Kd%2&qL_9@vB;7")]
    [InlineData("Llwybr y môr glas")]
    [InlineData("пароль из трёх слов")]
    [InlineData("4821 9073 5516 2849")]
    public void A_long_password_of_its_own_is_welcome(string password) =>
        PasswordRule.Objection(password, Asha).ShouldBeNull();

    [Theory, Trait("asvs", "V6.2.4")]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("kettle orbit m")]
    [InlineData("passwordpassword")]
    [InlineData("PasswordPassword")]
    [InlineData("correcthorsebatterystaple")]
    [InlineData("Correct Horse Battery Staple!")]
    [InlineData("aaaaaaaaaaaaaaaa")]
    [InlineData("abcabcabcabcabcabc")]
    [InlineData("12345678901234567")]
    [InlineData("abcdefghijklmnop")]
    [InlineData("qwertyuiopasdfgh")]
    [InlineData("YoullNeverWalkAlone1892")]
    public void A_password_that_others_guess_is_refused(string? password) =>
        PasswordRule.Objection(password, Asha).ShouldNotBeNull();

    [Theory, Trait("asvs", "V6.2.11")]
    [InlineData("WardmoteWardmote1")]
    [InlineData("Northbury-North-2026")]
    [InlineData("asha.patel@example.org")]
    [InlineData("AshaPatelSecretary")]
    [InlineData("Password4Northbury!")]
    public void A_password_made_of_what_surrounds_the_person_is_refused(string password) =>
        PasswordRule.Objection(password, Asha)!.ShouldContain("names and words");

    [Fact, Trait("asvs", "V6.2.9")]
    public void A_password_may_have_128_characters_and_no_more()
    {
        var long128 = string.Concat(Enumerable.Range(0, 16).Select(i => $"{(char)('a' + i)}Qx{i:00}-é!"));
        long128.EnumerateRunes().Count().ShouldBe(128);
        PasswordRule.Objection(long128, Asha).ShouldBeNull();
        PasswordRule.Objection(long128 + "z", Asha).ShouldNotBeNull();
    }

    [Fact]
    public async Task The_same_word_typed_composed_or_in_parts_is_the_same_password()
    {
        using var passwords = new Passwords(iterations: 1000);
        var hash = await passwords.HashNewAsync(
            "llwybr y môr glas".Normalize(NormalizationForm.FormC),
            Asha,
            "P",
            default
        );
        var parts = "llwybr y môr glas".Normalize(NormalizationForm.FormD);
        (await passwords.CheckAsync(hash, parts, default)).ShouldBe(PasswordAnswer.Right);
    }

    [Fact, Trait("asvs", "V11.4.2")]
    public async Task Passwords_are_kept_with_PBKDF2_SHA512_and_210000_rounds()
    {
        using var passwords = new Passwords();
        var hash = Convert.FromBase64String(
            await passwords.HashNewAsync("kettle orbit lantern moss", Asha, "P", default)
        );
        hash[0].ShouldBe((byte)1); // Identity's third format
        BitConverter.ToUInt32([.. hash[1..5].Reverse()]).ShouldBe(2u); // HMAC-SHA512
        BitConverter.ToUInt32([.. hash[5..9].Reverse()]).ShouldBe(210_000u);
    }

    [Fact, Trait("asvs", "V6.2.8")]
    public async Task A_password_counts_exactly_as_typed()
    {
        using var passwords = new Passwords(iterations: 1000);
        var hash = await passwords.HashNewAsync("kettle orbit lantern moss", Asha, "P", default);
        (await passwords.CheckAsync(hash, "kettle orbit lantern moss", default)).ShouldBe(PasswordAnswer.Right);
        (await passwords.CheckAsync(hash, "Kettle orbit lantern moss", default)).ShouldBe(PasswordAnswer.Wrong);
        (await passwords.CheckAsync(hash, "kettle orbit lantern moss ", default)).ShouldBe(PasswordAnswer.Wrong);
        (await passwords.CheckAsync(null, "kettle orbit lantern moss", default)).ShouldBe(PasswordAnswer.Wrong);
        (await passwords.CheckAsync(hash, new string('x', 1_000_000), default)).ShouldBe(PasswordAnswer.Wrong);
    }

    // RFC 6238 appendix B, SHA-1, the last six of the eight digits.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_RFC_6238(long seconds, string code) =>
        Totp.Code(Encoding.ASCII.GetBytes("12345678901234567890"), Totp.StepAt(Instant.FromUnixTimeSeconds(seconds)))
            .ShouldBe(code);

    [Fact]
    public void A_code_typed_with_spaces_counts()
    {
        var secret = Totp.NewSecret();
        var at = Instant.FromUnixTimeSeconds(1_800_000_000);
        var code = Totp.Code(secret, Totp.StepAt(at));
        Totp.Match(secret, $" {code[..3]} {code[3..]} ", at, 0).ShouldBe(Totp.StepAt(at));
        Totp.Match(secret, null, at, 0).ShouldBeNull();
        Totp.Match(secret, code + "0", at, 0).ShouldBeNull();
    }

    [Fact]
    public void A_secret_is_spelled_in_base32_in_groups_of_four()
    {
        // RFC 4648 section 10: BASE32("foobar") = "MZXW6YTBOI======".
        Totp.InWords(Encoding.ASCII.GetBytes("foobar")).ShouldBe("MZXW 6YTB OI");
        Totp.Address(Encoding.ASCII.GetBytes("foobar"), "a+b@example.org")
            .ShouldBe("otpauth://totp/Wardmote:a%2Bb%40example.org?secret=MZXW6YTBOI&issuer=Wardmote");
    }
}
