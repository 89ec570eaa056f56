using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;

namespace Wardmote.App.Tests.SignIn;

/// <summary>
/// A device with a passkey, as honest or as dishonest as a test wants: it answers what a page asks as a browser would, from
/// the site it is told, with its owner there or not (WebAuthn 6.1, 6.5).
/// </summary>
public sealed class Device : IDisposable
{
    public const string Here = "http://localhost:5000";
    private const byte OwnerIsThere = 0x01;
    private const byte OwnerIsKnown = 0x04;
    private const byte KeyIsIncluded = 0x40;

    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] id = RandomNumberGenerator.GetBytes(32);
    private string owner = "";

    /// <summary>How often it says that it was used; it counts up unless set.</summary>
    public uint Count { get; set; }

    /// <summary>Whether its owner showed a finger, a face or a PIN.</summary>
    public bool KnowsOwner { get; set; } = true;

    /// <summary>The site its browser believes to be on.</summary>
    public string Origin { get; set; } = Here;

    /// <summary>The site it answers for; null for the one that asks.</summary>
    public string? Site { get; set; }

    /// <summary>Answers what a page asks.</summary>
    public string Answer(TestPage page)
    {
        var box = page.Document.QuerySelector("[data-passkey]").ShouldNotBeNull(page.Words);
        var options = JsonNode.Parse(box.GetAttribute("data-options")!)!;
        return box.GetAttribute("data-passkey") == "create" ? Make(options) : Show(options);
    }

    public void Dispose() => key.Dispose();

    private string Make(JsonNode options)
    {
        owner = (string)options["user"]!["id"]!;
        var site = Site ?? (string)options["rp"]!["id"]!;
        var data = ClientData("webauthn.create", (string)options["challenge"]!);
        var point = key.ExportParameters(false).Q;
        byte[] publicKey =
        [
            0xA5,
            0x01,
            0x02,
            0x03,
            0x26,
            0x20,
            0x01,
            0x21,
            0x58,
            0x20,
            .. point.X!,
            0x22,
            0x58,
            0x20,
            .. point.Y!,
        ];
        byte[] authenticator = [.. Authenticator(site, KeyIsIncluded), .. new byte[16], 0, 32, .. id, .. publicKey];
        byte[] attestation =
        [
            0xA3,
            0x63,
            .. "fmt"u8,
            0x64,
            .. "none"u8,
            0x67,
            .. "attStmt"u8,
            0xA0,
            0x68,
            .. "authData"u8,
            0x58,
            (byte)authenticator.Length,
            .. authenticator,
        ];
        return Credential(
            new()
            {
                ["clientDataJSON"] = Text(data),
                ["attestationObject"] = Text(attestation),
                ["transports"] = new JsonArray("internal"),
            }
        );
    }

    private string Show(JsonNode options)
    {
        var site = Site ?? (string)options["rpId"]!;
        var data = ClientData("webauthn.get", (string)options["challenge"]!);
        Count++;
        var authenticator = Authenticator(site, 0);
        var signature = key.SignData(
            [.. authenticator, .. SHA256.HashData(data)],
            HashAlgorithmName.SHA256,
            DSASignatureFormat.Rfc3279DerSequence
        );
        return Credential(
            new()
            {
                ["clientDataJSON"] = Text(data),
                ["authenticatorData"] = Text(authenticator),
                ["signature"] = Text(signature),
                ["userHandle"] = owner,
            }
        );
    }

    private byte[] ClientData(string type, string challenge) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                type,
                challenge,
                origin = Origin,
                crossOrigin = false,
            }
        );

    private byte[] Authenticator(string site, byte also)
    {
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, Count);
        var flags = (byte)(OwnerIsThere | (KnowsOwner ? OwnerIsKnown : 0) | also);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(site)), flags, .. count];
    }

    private string Credential(JsonObject response) =>
        new JsonObject
        {
            ["id"] = Text(id),
            ["rawId"] = Text(id),
            ["type"] = "public-key",
            ["authenticatorAttachment"] = "platform",
            ["clientExtensionResults"] = new JsonObject(),
            ["response"] = response,
        }.ToJsonString();

    private static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
