using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using NodaTime;
using Wardmote.App.Hosting;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.App.SignIn;

/// <summary>What a page asks a device for its passkey with; <c>_Passkey.cshtml</c> shows it.</summary>
/// <param name="Words">What the button says.</param>
/// <param name="Act"><see cref="Passkeys.Create"/> or <see cref="Passkeys.Get"/>.</param>
/// <param name="Options">For the browser, in JSON (WebAuthn 5.4, 5.5).</param>
/// <param name="State">Sealed; comes back with the answer.</param>
public sealed record PasskeyQuestion(string Words, string Act, string Options, string State)
{
    /// <summary>
    /// What the fields of the answer are called. A new passkey and the proof that a stopped form asks for have names of their
    /// own, so that one form carries both.
    /// </summary>
    public string Field => Act == Passkeys.Create ? "NewPasskey" : "Passkey";
}

/// <summary>What comes back: two fields of a form.</summary>
public sealed class PasskeyFields
{
    public string? Answer { get; set; }

    public string? State { get; set; }
}

/// <summary>
/// Puts questions to people's devices and checks the answers, with the framework's own handler for the rules of WebAuthn. It
/// saves nothing: what was checked goes to a use case, which sees to it that no answer counts twice.
/// </summary>
public sealed class Passkeys(
    IPasskeyHandler<Account> handler,
    IDataProtectionProvider protection,
    Installation installation,
    IClock clock
)
{
    /// <summary>To make a new passkey.</summary>
    public const string Create = "create";

    /// <summary>To show one.</summary>
    public const string Get = "get";

    private const string NotTaken =
        "That passkey could not be used here. Load the page and try again, or sign in another way.";

    // How long a page may lie open before its button is pressed.
    private static readonly Duration Lasting = Duration.FromHours(1);

    /// <summary>Whether browsers offer passkeys to this address: over https, or on the machine itself by its name.</summary>
    public bool Work => installation.IsSecure || installation.Address.Host == "localhost";

    /// <summary>The only place that answers may come from: what browsers call an origin (RFC 6454).</summary>
    public static string OriginOf(Uri address) => address.GetLeftPart(UriPartial.Authority);

    /// <summary>Asks for a passkey; null where passkeys do not work.</summary>
    /// <param name="words">What the button says.</param>
    /// <param name="account">Whose; null when that is to be learnt from it.</param>
    public async Task<PasskeyQuestion?> AskAsync(HttpContext http, string words, Account? account)
    {
        if (!Work)
            return null;
        var asked = await handler.MakeRequestOptionsAsync(account, http);
        return new(words, Get, asked.RequestOptionsJson, Seal(Get, account?.Id, asked.AssertionState));
    }

    /// <summary>Asks for a new passkey; null where passkeys do not work.</summary>
    /// <param name="words">What the button says.</param>
    /// <param name="accountId">Whose it will be.</param>
    /// <param name="email">What the device calls the account.</param>
    /// <param name="personName">Its holder's name, for the device to show.</param>
    public async Task<PasskeyQuestion?> AskForNewAsync(
        HttpContext http,
        string words,
        Guid accountId,
        string email,
        string personName
    )
    {
        if (!Work)
            return null;
        var asked = await handler.MakeCreationOptionsAsync(
            new()
            {
                Id = accountId.ToString(),
                Name = email,
                DisplayName = personName,
            },
            http
        );
        return new(words, Create, asked.CreationOptionsJson, Seal(Create, accountId, asked.AttestationState));
    }

    /// <summary>Checks an answer; whose passkey it is, and the proof for a use case.</summary>
    /// <param name="accountId">Whose it must be; null when that is to be learnt from it.</param>
    /// <exception cref="Refused">It is no answer to our question, too late, from another site, or without its owner being there.</exception>
    public async Task<(Account Account, ShownPasskey Proof)> CheckAsync(
        HttpContext http,
        PasskeyFields fields,
        Guid? accountId
    )
    {
        var asked = Open(Get, accountId, fields);
        var result = await handler.PerformAssertionAsync(
            new()
            {
                HttpContext = http,
                CredentialJson = fields.Answer!,
                AssertionState = asked.State,
            }
        );
        if (!result.Succeeded || (accountId is { } expected && result.User.Id != expected))
            throw new Refused(NotTaken);
        var shown = result.Passkey;
        return (result.User, new(shown.CredentialId, shown.SignCount, shown.IsBackedUp, asked.At));
    }

    /// <summary>Checks a new passkey.</summary>
    /// <param name="name">What its owner calls it.</param>
    /// <exception cref="Refused">As <see cref="CheckAsync"/>.</exception>
    public async Task<NewPasskey> CheckNewAsync(HttpContext http, PasskeyFields fields, Guid accountId, string? name)
    {
        var asked = Open(Create, accountId, fields);
        var result = await handler.PerformAttestationAsync(
            new()
            {
                HttpContext = http,
                CredentialJson = fields.Answer!,
                AttestationState = asked.State,
            }
        );
        if (!result.Succeeded || !result.Passkey.IsUserVerified)
            throw new Refused(NotTaken);
        var made = result.Passkey;
        return new(
            made.CredentialId,
            made.PublicKey,
            name,
            string.Join(',', made.Transports ?? []),
            made.IsBackupEligible,
            made.IsBackedUp,
            made.SignCount,
            asked.At
        );
    }

    private string Seal(string act, Guid? accountId, string? state)
    {
        var asked = new Asked(state, accountId, clock.GetCurrentInstant().ToUnixTimeMilliseconds());
        return Protector(act).Protect(JsonSerializer.Serialize(asked));
    }

    private Asked Open(string act, Guid? accountId, PasskeyFields fields)
    {
        if (string.IsNullOrEmpty(fields.Answer) || string.IsNullOrEmpty(fields.State))
            throw new Refused("Press the button to use your passkey.");
        try
        {
            var asked = JsonSerializer.Deserialize<Asked>(Protector(act).Unprotect(fields.State))!;
            var age = clock.GetCurrentInstant() - asked.At;
            if (asked.AccountId == accountId && age < Lasting)
                return asked;
        }
        catch (Exception problem) when (problem is CryptographicException or JsonException)
        {
            throw new Refused(NotTaken);
        }
        throw new Refused("This page was open too long. Press the button again.");
    }

    private IDataProtector Protector(string act) => protection.CreateProtector("passkey", act);

    // To the millisecond: the databases keep no more than microseconds, and what they cut off would let an answer count again.
    private sealed record Asked(string? State, Guid? AccountId, long Milliseconds)
    {
        public Instant At => Instant.FromUnixTimeMilliseconds(Milliseconds);
    }
}
