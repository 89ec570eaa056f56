using System.Text.Json;
using ICSharpCode.SharpZipLib.Zip;
using Shouldly;
using Wardmote.App.Tests.Pages;
using Wardmote.Tests;
using Xunit;

namespace Wardmote.App.Tests.Cli;

/// <summary>The whole path of an access request with the command <c>wardmote</c> alone, as an officer or a script types it.</summary>
public sealed class AccessJourneyTests : IDisposable
{
    private const string As = "--as";
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"wardmote-typed-{Guid.CreateVersion7():n}");

    [Theory, OnBothDatabases]
    public async Task From_four_files_to_a_closed_request(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        var data = Path.Combine(folder, "data");
        var typed = new Typed(data, house.Connection);
        var alex = Federation.Secretary;
        var files = Files();

        await typed.InitAsync();
        await typed.RunAsync("units", "import", files["units.csv"]);
        await typed.RunAsync("offices", "import", files["offices.csv"]);
        await typed.RunAsync("members", "import", files["members.csv"], "--unit", "C001");
        await typed.RunAsync("units", "join", files["groups.csv"]);
        await typed.RunAsync("people", "invite", alex);
        (await typed.RefusedAsync("rights", "list", As, alex)).ShouldContain("no certificate in your name yet");
        string[] course = ["--course", "Data protection", "--provider", "Regional office", "--on", "2026-01-10"];
        await typed.RunAsync(["training", "record", alex, .. course]);
        foreach (var text in new[] { "code-of-conduct", "account-rules" })
        {
            var shown = await typed.RunAsync("training", "accept", text, As, alex);
            var version = shown.GetProperty("version").GetRawText();
            await typed.RunAsync("training", "accept", text, "--version-read", version, As, alex);
        }

        var recorded = await typed.RunAsync([
            "rights",
            "record",
            "--unit",
            "C001",
            "--name",
            "Sam Patel",
            "--email",
            Federation.Sam,
            As,
            alex,
        ]);
        var reference = recorded.GetProperty("reference").GetString()!;
        Task<JsonElement> Rights(string verb, params string[] words) =>
            typed.RunAsync(["rights", verb, reference, .. words, As, alex]);

        await Rights("identity", "--verified", "KnownToOfficer", "--note", "Known for years");
        await Rights("match", "--member", "A1", "--reason", "Same name and address");
        (await Rights("ask")).GetProperty("asked").GetInt32().ShouldBe(4);
        (await typed.AloneAsync("outbox", "list")).GetArrayLength().ShouldBe(6);
        (await typed.RunAsync("outbox", "send")).GetProperty("accepted").GetInt32().ShouldBe(6);
        var mail = new Mailbox(Path.Combine(data, "outbox"), () => Task.CompletedTask);
        (await mail.TakeAsync(Federation.GroupSecretary, "Please look")).Link.ShouldStartWith("/answer/");

        await Rights(
            "answer",
            "--holder",
            Federation.Chair,
            "--outcome",
            "Found",
            "--searched",
            "E-mail",
            "--file",
            files["list.txt"],
            "--file",
            files["reference.txt"]
        );
        await Rights("answer", "--holder", Federation.BranchSecretary, "--outcome", "Nothing", "--searched", "Papers");
        await Rights("answer", "--holder", alex, "--outcome", "Nothing", "--searched", "E-mail");
        (await typed.RunAsync("rights", "escalate")).GetProperty("escalated").GetInt32().ShouldBe(0);
        (await Rights("collect")).GetProperty("missing").GetArrayLength().ShouldBe(1);
        (await typed.RefusedAsync("rights", "pack", reference, As, alex)).ShouldNotBeEmpty();
        await Rights(
            "answer",
            "--holder",
            Federation.GroupSecretary,
            "--outcome",
            "NoResponse",
            "--because",
            "Called twice"
        );

        await Rights(
            "decide",
            "--item",
            await NumberAsync("to decide"),
            "--not-theirs",
            "--reason",
            "Asha uses the address too"
        );
        await Rights(
            "withhold",
            "--item",
            await NumberAsync("reference.txt"),
            "--exemption",
            "CONF_REFERENCE",
            "--described",
            "A reference given in confidence",
            "--note",
            "Given in confidence",
            "--redact",
            "a former employer told us"
        );
        (await Rights("pack")).GetProperty("withheld").GetInt32().ShouldBe(1);

        var given = await Rights("deliver", "--code", "Phone");
        given.GetProperty("code").GetString().ShouldNotBeNullOrEmpty();
        await typed.RunAsync("outbox", "send");
        (await mail.TakeAsync(Federation.Sam, "Your copy is ready")).Link.ShouldStartWith("/collect/");

        var zip = Path.Combine(folder, "pack.zip");
        var handed = await Rights("deliver", "--code", "InPerson", "--zip", zip, "--handed-over", "At the office");
        var pack = Opened(zip, handed.GetProperty("code").GetString()!);
        pack.RequireWhole();
        pack.Saying("asked for the newsletter").ShouldNotBeEmpty();
        pack.Saying("a former employer told us").ShouldBeEmpty();
        pack.Saying("[kept back]").ShouldNotBeEmpty();
        pack.Saying("900789").ShouldBeEmpty();

        await Rights("close");
        var closed = await typed.AloneAsync("rights", "show", reference, As, alex);
        closed.GetProperty("isClosed").GetBoolean().ShouldBeTrue();
        (await typed.AloneAsync("rights", "list", As, alex)).GetArrayLength().ShouldBe(0);
        await ForgetAsync(typed, alex);

        async Task<string> NumberAsync(string about)
        {
            var items = (await Rights("show")).GetProperty("items").EnumerateArray().ToList();
            return $"{items.FindIndex(i => i.GetRawText().Contains(about, StringComparison.Ordinal)) + 1}";
        }
    }

    // Then Sam asks to be forgotten, and is, but for one record.
    private static async Task ForgetAsync(Typed typed, string alex)
    {
        string[] sam = ["--unit", "C001", "--name", "Sam Patel", "--email", Federation.Sam];
        var recorded = await typed.RunAsync(["rights", "record", "--wish", "erasure", .. sam, As, alex]);
        var reference = recorded.GetProperty("reference").GetString()!;
        await Rights("identity", "--verified", "KnownToOfficer", "--note", "Known for years");
        await Rights("match", "--member", "A1", "--reason", "Same name and address");
        (await Rights("assess")).GetProperty("facts").GetProperty("earlier").GetArrayLength().ShouldBe(1);
        await Rights("ask");
        foreach (var holder in new[] { alex, Federation.Chair, Federation.BranchSecretary, Federation.GroupSecretary })
            await Rights("answer", "--holder", holder, "--outcome", "Done", "--searched", "Everywhere");
        while (await NumberAsync("to decide") is not "0" and var number)
            await Rights("decide", "--item", number, "--not-theirs", "--reason", "Asha uses the address too");
        await Rights(
            "rule",
            "--item",
            await NumberAsync("Letter: "),
            "--keep",
            "RecordOfRequest",
            "--because",
            "It shows how we answered you."
        );
        await Rights("rule", "--all-the-rest");
        (await typed.RefusedAsync("rights", "carry-out", reference, As, alex)).ShouldContain("--yes");
        (await Rights("carry-out", "--yes")).GetProperty("left").GetInt32().ShouldBe(0);
        (await Rights("reply")).GetProperty("extent").GetString().ShouldBe("Part");
        (await typed.RunAsync("rights", "kept", As, alex)).GetArrayLength().ShouldBe(1);

        Task<JsonElement> Rights(string verb, params string[] words) =>
            typed.RunAsync(["rights", verb, reference, .. words, As, alex]);

        async Task<string> NumberAsync(string about)
        {
            var items = (await Rights("show")).GetProperty("items").EnumerateArray().ToList();
            return $"{items.FindIndex(i => i.GetRawText().Contains(about, StringComparison.Ordinal)) + 1}";
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private Dictionary<string, string> Files()
    {
        Directory.CreateDirectory(folder);
        var written = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["units.csv"] = Federation.Units,
            ["offices.csv"] = Federation.Offices,
            ["members.csv"] = Federation.Members,
            ["groups.csv"] = Federation.Groups,
            ["list.txt"] = "Sam Patel asked for the newsletter.",
            ["reference.txt"] = "Given in confidence: what a former employer told us.",
        };
        foreach (var (name, text) in written)
            File.WriteAllText(Path.Combine(folder, name), text);
        return written.Keys.ToDictionary(name => name, name => Path.Combine(folder, name), StringComparer.Ordinal);
    }

    // AES-256, which the framework's own reader does not open, round the pack itself.
    private static PackInHand Opened(string path, string password)
    {
        using var zip = new ZipFile(path) { Password = password };
        using var content = zip.GetInputStream(zip[0]);
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return new(bytes.ToArray());
    }
}
