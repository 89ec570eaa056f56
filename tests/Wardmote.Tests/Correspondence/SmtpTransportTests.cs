using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Shouldly;
using Wardmote.Correspondence;
using Xunit;

namespace Wardmote.Tests.Correspondence;

public class SmtpTransportTests
{
    private static readonly byte[] Message = Encoding.ASCII.GetBytes(
        "Subject: Hello\r\n\r\n.\r\n..\r\n.hidden\r\nLast line\r\n"
            + string.Concat(Enumerable.Repeat("0123456789\r\n", 100))
    );

    [Fact]
    public async Task A_letter_arrives_as_it_was_dots_and_all()
    {
        await using var sink = new MailSink();
        (await SendAsync(sink)).ShouldBe(Handover.Accepted);
        var arrived = sink.Arrived.ShouldHaveSingleItem();
        arrived.From.ShouldBe("letters@wardmote.example.org");
        arrived.To.ShouldBe("p.shah@north.example");
        arrived.Bytes.ShouldBe(Message);
        sink.Faults.ShouldBeEmpty();
    }

    // What the server says, where it says it, and whether the letter may have gone. A "certainly not" that is
    // wrong means a second copy nobody was told of.
    [Theory]
    [Trait("fault", "F12")]
    [InlineData(nameof(At.Greeting), "554 blocked", nameof(HandoverResult.NotNow))]
    [InlineData(nameof(At.Greeting), "421 busy", nameof(HandoverResult.NotNow))]
    [InlineData(nameof(At.Greeting), null, nameof(HandoverResult.NotNow))]
    [InlineData(nameof(At.Greeting), "nonsense", nameof(HandoverResult.NotNow))]
    [InlineData(nameof(At.Hello), "502 what", nameof(HandoverResult.NotNow))]
    [InlineData(nameof(At.Sender), "421 closing", nameof(HandoverResult.NotNow))]
    [InlineData(nameof(At.Sender), "550 not you", nameof(HandoverResult.Never))]
    [InlineData(nameof(At.Recipient), "451 greylisted, try later", nameof(HandoverResult.NotNow))]
    [InlineData(nameof(At.Recipient), "452 mailbox full", nameof(HandoverResult.NotNow))]
    [InlineData(nameof(At.Recipient), "550 5.1.1 no such user", nameof(HandoverResult.Never))]
    [InlineData(nameof(At.Recipient), null, nameof(HandoverResult.NotNow))]
    [InlineData(nameof(At.Data), "451 later", nameof(HandoverResult.NotNow))]
    [InlineData(nameof(At.Data), "554 no", nameof(HandoverResult.Never))]
    [InlineData(nameof(At.End), "421 going down", nameof(HandoverResult.NotNow))]
    [InlineData(nameof(At.End), "451 later", nameof(HandoverResult.NotNow))]
    [InlineData(nameof(At.End), "550 looks like spam", nameof(HandoverResult.Never))]
    [InlineData(nameof(At.HalfWay), null, nameof(HandoverResult.Unknown))] // The end mark was on its way already.
    [InlineData(nameof(At.End), null, nameof(HandoverResult.Unknown))]
    [InlineData(nameof(At.End), "hello?", nameof(HandoverResult.Unknown))]
    [InlineData(nameof(At.End), "354 again", nameof(HandoverResult.Unknown))]
    public async Task Whatever_the_server_does_the_outcome_says_whether_the_letter_may_have_gone(
        string at,
        string? answer,
        string outcome
    )
    {
        await using var sink = new MailSink().Then(Enum.Parse<At>(at), answer);
        var handover = await SendAsync(sink);
        handover.Result.ShouldBe(Enum.Parse<HandoverResult>(outcome), handover.Problem);
        sink.Arrived.ShouldBeEmpty();
        handover.Problem.ShouldNotBeNull();
    }

    [Fact]
    [Trait("fault", "F12")]
    public async Task A_letter_that_was_kept_but_not_confirmed_may_have_gone()
    {
        await using var sink = new MailSink().Then(new Turn(At.End, null) { Keeps = true });
        (await SendAsync(sink)).Result.ShouldBe(HandoverResult.Unknown);
        sink.Arrived.Count.ShouldBe(1);
    }

    [Theory]
    [Trait("fault", "F12")]
    [InlineData(nameof(At.Greeting), nameof(HandoverResult.NotNow))]
    [InlineData(nameof(At.Recipient), nameof(HandoverResult.NotNow))]
    [InlineData(nameof(At.End), nameof(HandoverResult.Unknown))]
    public async Task A_server_that_keeps_us_waiting_is_left(string at, string outcome)
    {
        await using var sink = new MailSink().Then(new Turn(Enum.Parse<At>(at), null) { Stalls = true });
        using var late = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        (await SendAsync(sink, late: late.Token)).Result.ShouldBe(Enum.Parse<HandoverResult>(outcome));
    }

    [Fact]
    public async Task A_server_that_is_not_there_has_not_had_the_letter()
    {
        int port;
        await using (var gone = new MailSink())
            port = gone.Port;
        var handover = await new SmtpTransport(Settings(port)).SendAsync(ALetter(), default);
        handover.Result.ShouldBe(HandoverResult.NotNow);
        handover.Problem.ShouldBe("The mail server could not be reached (ConnectionRefused).");
    }

    [Fact]
    [Trait("fault", "F23")]
    public async Task A_worker_whose_time_is_over_stops_before_the_end_mark()
    {
        await using var sink = new MailSink();
        var handover = await SendAsync(sink, ALetter() with { StillOurs = () => false });
        handover.Result.ShouldBe(HandoverResult.NotNow);
        sink.Arrived.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_the_server_says_is_kept_without_addresses()
    {
        await using var sink = new MailSink().Then(At.Recipient, "550-5.1.1 <p.shah@north.example>: no\r\n550 go away");
        (await SendAsync(sink)).Problem.ShouldBe("The mail server answered: 550 5.1.1 (address) no go away");
    }

    [Fact]
    public async Task Without_encryption_nothing_is_said_unless_the_installation_allows_it()
    {
        await using var sink = new MailSink();
        var handover = await SendAsync(sink, encryption: SmtpEncryption.StartTls);
        handover.Result.ShouldBe(HandoverResult.NotNow);
        sink.Said.ShouldHaveSingleItem().ShouldStartWith("EHLO");
    }

    [Fact]
    public async Task With_encryption_the_password_and_the_letter_travel_inside_it()
    {
        using var certificate = Certificate();
        await using var sink = new MailSink { Certificate = certificate };
        var handover = await SendAsync(sink, encryption: SmtpEncryption.StartTls, trust: (_, _, _, _) => true);
        handover.ShouldBe(Handover.Accepted);
        sink.Arrived.ShouldHaveSingleItem().Bytes.ShouldBe(Message);
        sink.Said.ToArray()[..4]
            .ShouldBe([
                "EHLO wardmote.example.org",
                "STARTTLS",
                "EHLO wardmote.example.org",
                $"AUTH PLAIN {Convert.ToBase64String("\0user\0pässword"u8)}",
            ]);
    }

    [Fact]
    public async Task A_server_with_a_certificate_nobody_vouches_for_gets_nothing()
    {
        using var certificate = Certificate();
        await using var sink = new MailSink { Certificate = certificate };
        var handover = await SendAsync(sink, encryption: SmtpEncryption.StartTls);
        handover.Result.ShouldBe(HandoverResult.NotNow);
        sink.Said.ShouldNotContain(line => line.StartsWith("AUTH", StringComparison.Ordinal));
        sink.Arrived.ShouldBeEmpty();
    }

    [Fact]
    public async Task Words_slipped_in_before_encryption_end_the_conversation()
    {
        using var certificate = Certificate();
        await using var sink = new MailSink { Certificate = certificate }.Then(
            At.Encrypting,
            "220 go\r\n250-evil\r\n250 AUTH PLAIN"
        );
        var handover = await SendAsync(sink, encryption: SmtpEncryption.StartTls, trust: (_, _, _, _) => true);
        handover.Result.ShouldBe(HandoverResult.NotNow);
        sink.Arrived.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_address_with_letters_the_server_cannot_write_to_is_given_up()
    {
        await using var plain = new MailSink { Offers = ["8BITMIME"] };
        (await SendAsync(plain, ALetter() with { To = "siân@north.example" })).Result.ShouldBe(HandoverResult.Never);
        await using var modern = new MailSink();
        (await SendAsync(modern, ALetter() with { To = "siân@exämple.org" })).Result.ShouldBe(HandoverResult.Accepted);
        modern.Said.ShouldContain("MAIL FROM:<letters@wardmote.example.org> BODY=8BITMIME SMTPUTF8");
        modern.Said.ShouldContain(line => line.EndsWith("@xn--exmple-cua.org>", StringComparison.Ordinal));
    }

    private static Outgoing ALetter() =>
        new(
            Guid.CreateVersion7(),
            new TestClock().Now,
            "letters@wardmote.example.org",
            "p.shah@north.example",
            Message,
            () => true
        );

    private static Task<Handover> SendAsync(
        MailSink sink,
        Outgoing? letter = null,
        SmtpEncryption encryption = SmtpEncryption.None,
        RemoteCertificateValidationCallback? trust = null,
        CancellationToken late = default
    ) => new SmtpTransport(Settings(sink.Port, encryption)) { Trust = trust }.SendAsync(letter ?? ALetter(), late);

    private static CorrespondenceSettings Settings(int port, SmtpEncryption encryption = SmtpEncryption.None) =>
        new()
        {
            PublicAddress = new("https://wardmote.example.org/"),
            SenderAddress = "letters@wardmote.example.org",
            SmtpHost = "127.0.0.1",
            SmtpPort = port,
            SmtpEncryption = encryption,
            SmtpUser = encryption == SmtpEncryption.None ? null : "user",
            SmtpPassword = "pässword",
        };

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
