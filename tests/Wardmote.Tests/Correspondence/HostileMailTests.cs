using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Wardmote.Correspondence;
using Wardmote.Organisation;
using Wardmote.Store;
using Wardmote.Tests.Sheets;
using Xunit;

namespace Wardmote.Tests.Correspondence;

/// <summary>What is typed into Wardmote, mailed to a server and read by a program that others wrote.</summary>
public class HostileMailTests
{
    private static readonly string[] Headers =
    [
        "Date",
        "From",
        "To",
        "Reply-To",
        "Subject",
        "Message-ID",
        "MIME-Version",
        "Auto-Submitted",
        "Content-Language",
        "Content-Type",
    ];

    // Each goes into four places: the name of the reader, the name of the sender, the subject and the body.
    private static readonly string[] Payloads =
    [
        "Ann\r\nBcc: all@evil.example",
        "Ann\nBcc: all@evil.example",
        "Ann\rBcc: all@evil.example",
        "Ann\r\n\r\n<script>alert(1)</script>",
        "Ann\u0085Bcc: all@evil.example",
        "Ann\u2028Bcc: all@evil.example",
        "Ann\vBcc: all@evil.example",
        "Ann\0Bcc: all@evil.example",
        "Ann%0d%0aBcc: all@evil.example",
        "Ann\r\n.\r\nMAIL FROM:<evil@evil.example>",
        "Ann\r\n.\r\n",
        ".",
        "..",
        ".\r\n.",
        "\" <all@evil.example>, \"",
        "Ann\" <all@evil.example>",
        "Ann\\",
        "Ann\\\" <all@evil.example>",
        "Ann (comment) <all@evil.example>",
        "=?utf-8?B?QmNjOiBhbGxAZXZpbC5leGFtcGxl?=",
        "=?utf-8?Q?=0D=0ABcc:_all@evil.example?=",
        "Ann, Bob: Carol;",
        "From here",
        "Ann\tBob",
        "--=_boundary",
        "=3D=0A soft =\r\nbreak",
    ];

    private static readonly string[] Shapes =
    [
        new('x', 190),
        string.Concat(Enumerable.Repeat("Siân ", 38)),
        string.Concat(Enumerable.Repeat("👩‍👩‍👧‍👦", 14)),
        "مرحبا بالعالم",
        "a" + string.Concat(Enumerable.Repeat("\u0301", 150)),
        "\uD800 half a character",
        "  spaces   inside  ",
    ];

    [Fact]
    [Trait("asvs", "V1.3.11")]
    [Trait("abuse", "C6")]
    public async Task A_reader_sees_what_was_written_and_not_one_header_more()
    {
        await using var sink = await StrictSink.StartAsync();
        await using var house = await TestHouse.OpenAsync(
            On.Sqlite,
            services => services.AddSingleton(sink.Settings).AddSingleton<ITransport>(new SmtpTransport(sink.Settings))
        );
        var evil = new EvilNames(11);
        foreach (var payload in Payloads.Concat(Shapes).Concat(Enumerable.Range(0, 60).Select(_ => evil.Next())))
        {
            if (string.IsNullOrWhiteSpace(payload))
                continue;
            var unit = await LetterBox.UnitAsync(house);
            await RenameAsync(house, unit, "x" + payload);
            var id = await LetterBox.WriteAsync(house, Hostile(unit, "x" + payload));
            var letter = await house.ReadAsync(db => db.Letters.AsNoTracking().SingleAsync(l => l.Id == id));
            var sent = await house.DoAsync(s => s.GetRequiredService<Postman>().SendDueAsync(default));
            sent.ShouldBe(new Round(1, 0, 0), payload);
            var read = await sink.ReadAsync();
            read.Headers.Select(h => h[0]).ShouldBe(Headers, payload);
            read.Defects.ShouldBeEmpty(payload);
            read.To.ShouldBe(["p.shah@north.example"]);
            read.ToAddress.ShouldBe("p.shah@north.example");
            read.ToName.ShouldBe(letter.ToName, payload);
            read.FromName.ShouldBe(Line("x" + payload), payload);
            read.Headers.Single(h => h[0] == "Subject")[1].ShouldBe(letter.Subject, payload);
            read.Types.ShouldBe(["multipart/alternative", "text/plain", "text/html"]);
            const string link = "https://wardmote.example.org/answer/token";
            read.Text.ReplaceLineEndings("\n").ShouldBe(letter.Text.Replace(Letter.LinkPlace, link), payload);
            read.Html.ReplaceLineEndings("\n").ShouldBe(letter.Html.Replace(Letter.LinkPlace, link), payload);
            Wire(Convert.FromBase64String(read.Raw), payload);
        }
    }

    [Theory]
    [Trait("asvs", "V1.3.11")]
    [Trait("abuse", "C6")]
    [InlineData("ann@evil.example\r\nBcc: all@evil.example")]
    [InlineData("ann@evil.example>\r\nRCPT TO:<all@evil.example")]
    [InlineData("\"ann\r\nRCPT TO:<all@evil.example>\"@evil.example")]
    [InlineData("\"ann\"@evil.example")]
    [InlineData("ann@evil.example,all@evil.example")]
    [InlineData("ann@evil.example all@evil.example")]
    [InlineData("<ann@evil.example>")]
    [InlineData("Ann <ann@evil.example>")]
    [InlineData("ann@evil.example (comment)")]
    [InlineData("ann@[127.0.0.1]")]
    [InlineData("ann\0@evil.example")]
    [InlineData("@evil.example:ann@evil.example")]
    [InlineData("ann@evil@example.org")]
    [InlineData("ann;all@evil.example")]
    public async Task An_address_that_is_more_than_one_address_is_refused(string address)
    {
        await using var house = await TestHouse.OpenAsync(On.Sqlite);
        var unit = await LetterBox.UnitAsync(house);
        await Should.ThrowAsync<Refused>(() =>
            LetterBox.WriteAsync(house, LetterBox.HolderAsked(unit, email: address))
        );
    }

    // RFC 5322 2.1.1 and 2.3: lines end with CR LF, none is longer than 998 bytes; ours hold no other control character.
    private static void Wire(byte[] raw, string payload)
    {
        var lines = Encoding.Latin1.GetString(raw).Split("\r\n");
        lines.ShouldAllBe(line => line.Length <= 998, payload);
        lines.All(line => line.All(c => c is >= ' ' and < '\x7F' or '\t')).ShouldBeTrue(payload);
        lines.SkipWhile(l => l.Length > 0).ShouldAllBe(line => line.Length <= 76, payload);
    }

    private static NewLetter Hostile(Unit unit, string payload) =>
        LetterBox.HolderAsked(unit) with
        {
            To = new(payload, "p.shah@north.example", null),
            Values = new Dictionary<string, string?>
            {
                ["reference"] = "R-2026-0014",
                ["capacities"] = "Secretary\n" + payload + "\n" + payload,
                ["due"] = payload,
                ["secretary"] = payload,
            },
        };

    private static Task RenameAsync(TestHouse house, Unit unit, string name) =>
        house.DoAsync(s =>
            s.GetRequiredService<Db>()
                .Units.Where(u => u.Id == unit.Id)
                .ExecuteUpdateAsync(u => u.SetProperty(x => x.Name, name))
        );

    // As a header shows it: one line, without control characters and marks that turn the text.
    private static string Line(string value) =>
        string.Concat(
                value
                    .ReplaceLineEndings(" ")
                    .Replace('\t', ' ')
                    .EnumerateRunes()
                    .Where(r => Rune.GetUnicodeCategory(r) != UnicodeCategory.Control)
                    .Where(r => r.Value is not ((>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x2069) or 0xFEFF))
                    .Select(r => r.ToString())
            )
            .Trim();

    /// <summary>strict_sink.py, running.</summary>
    private sealed class StrictSink : IAsyncDisposable
    {
        private static readonly JsonSerializerOptions Camel = new(JsonSerializerDefaults.Web);
        private readonly Process process;

        private StrictSink(Process process, int port)
        {
            this.process = process;
            Settings = new()
            {
                PublicAddress = new("https://wardmote.example.org/"),
                SenderAddress = "letters@wardmote.example.org",
                SmtpHost = "127.0.0.1",
                SmtpPort = port,
                SmtpEncryption = SmtpEncryption.None,
            };
        }

        public CorrespondenceSettings Settings { get; }

        public static async Task<StrictSink> StartAsync()
        {
            var script = Path.Combine(Repository.Root, "tests/Wardmote.Tests/Correspondence/strict_sink.py");
            if (!File.Exists("/usr/bin/python3") || !Directory.Exists("/usr/lib/python3/dist-packages/aiosmtpd"))
                Assert.Skip("No python3-aiosmtpd: ./test installs it from Debian.");
            var process = Process.Start(
                new ProcessStartInfo("/usr/bin/python3", ["-B", script])
                {
                    RedirectStandardInput = true,
                    RedirectStandardOutput = true,
                }
            )!;
            var port = await process.StandardOutput.ReadLineAsync();
            return new(process, int.Parse(port!, CultureInfo.InvariantCulture));
        }

        public async Task<Read> ReadAsync() =>
            JsonSerializer.Deserialize<Read>((await process.StandardOutput.ReadLineAsync())!, Camel)!;

        public async ValueTask DisposeAsync()
        {
            process.StandardInput.Close();
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }

    private sealed record Read(
        string[][] Headers,
        string[] Types,
        string[] Defects,
        string[] To,
        string FromName,
        string ToName,
        string ToAddress,
        string Text,
        string Html,
        string Raw
    );
}
