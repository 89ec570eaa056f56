using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace Wardmote.Correspondence;

/// <summary>
/// Hands letters to a mail server, encrypted unless the installation says otherwise. The conversation is our
/// own because the framework's client cannot say how far it came, and that is what decides whether a letter that got
/// no answer certainly has not gone, or may have.
/// </summary>
public sealed class SmtpTransport(CorrespondenceSettings settings) : ITransport
{
    /// <summary>How the certificate of the server is judged; null for the machine's own judgement.</summary>
    public RemoteCertificateValidationCallback? Trust { get; init; }

    public async Task<Handover> SendAsync(Outgoing message, CancellationToken late)
    {
        var handedOver = false;
        try
        {
            using var tcp = new TcpClient();
            await tcp.ConnectAsync(settings.SmtpHost, settings.SmtpPort, late);
            tcp.NoDelay = true;
            await using var talk = new SmtpConversation(tcp.GetStream());
            if (settings.SmtpEncryption == SmtpEncryption.FromTheStart)
                await talk.EncryptAsync(Encryption, late);
            if (await OpenAsync(talk, message, late) is { } problem)
                return problem;
            await talk.SendAsync(message.Mime, late);
            if (!message.StillOurs())
                return Handover.NotNow("The time for this letter was over before it was handed over.");
            handedOver = true;
            var answer = await talk.AskAsync(".", late);
            return answer.IsYes ? Handover.Accepted
                : answer.Code < 400 ? new(HandoverResult.Unknown, answer.Told)
                : No(answer);
        }
        catch (Exception problem) when (problem is IOException or SocketException or AuthenticationException)
        {
            return new(handedOver ? HandoverResult.Unknown : HandoverResult.NotNow, Sentence(problem, handedOver));
        }
        catch (OperationCanceledException)
        {
            return new(
                handedOver ? HandoverResult.Unknown : HandoverResult.NotNow,
                "The mail server took too long to answer."
            );
        }
    }

    // Up to the server's leave to send the message. Before the sender is named, a refusal is about this installation,
    // not about the letter, so the letter waits however final the refusal sounds.
    private async Task<Handover?> OpenAsync(SmtpConversation talk, Outgoing message, CancellationToken late)
    {
        var greeting = await talk.HearAsync(late);
        if (!greeting.IsYes)
            return Handover.NotNow(greeting.Told);
        var offers = await talk.AskAsync(Hello, late);
        if (settings.SmtpEncryption == SmtpEncryption.StartTls)
        {
            if (!offers.Offers("STARTTLS"))
                return Handover.NotNow(
                    "The mail server offers no encryption, and Wardmote is set to send nothing without."
                );
            var agreed = await talk.AskAsync("STARTTLS", late);
            if (!agreed.IsYes)
                return Handover.NotNow(agreed.Told);
            await talk.EncryptAsync(Encryption, late);
            offers = await talk.AskAsync(Hello, late);
        }
        if (!offers.IsYes)
            return Handover.NotNow(offers.Told);
        if (settings.SmtpUser is { Length: > 0 } user)
        {
            var known = await SignInAsync(talk, user, settings.SmtpPassword ?? "", late);
            if (!known.IsYes)
                return Handover.NotNow(known.Told);
        }
        return await NameAsync(talk, message, offers, late);
    }

    private SslClientAuthenticationOptions Encryption =>
        new() { TargetHost = settings.SmtpHost, RemoteCertificateValidationCallback = Trust };

    private string Hello => $"EHLO {settings.PublicAddress.IdnHost}";

    // AUTH PLAIN (RFC 4616), which every server that takes passwords knows.
    private static Task<SmtpReply> SignInAsync(
        SmtpConversation talk,
        string user,
        string password,
        CancellationToken late
    ) => talk.AskAsync($"AUTH PLAIN {Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0{user}\0{password}"))}", late);

    private static async Task<Handover?> NameAsync(
        SmtpConversation talk,
        Outgoing message,
        SmtpReply offers,
        CancellationToken late
    )
    {
        var (from, to) = (MimeHeader.Address(message.From), MimeHeader.Address(message.To));
        var isForeign = !Ascii.IsValid(from + to);
        if (isForeign && !offers.Offers("SMTPUTF8"))
            return new(HandoverResult.Never, "The mail server cannot write to an address with letters such as these.");
        var sender = await talk.AskAsync($"MAIL FROM:<{from}>{(isForeign ? " BODY=8BITMIME SMTPUTF8" : "")}", late);
        if (!sender.IsYes)
            return No(sender);
        var recipient = await talk.AskAsync($"RCPT TO:<{to}>", late);
        if (!recipient.IsYes)
            return No(recipient);
        var leave = await talk.AskAsync("DATA", late);
        return leave.Code == 354 ? null : No(leave);
    }

    private static Handover No(SmtpReply reply) =>
        new(reply.IsForGood ? HandoverResult.Never : HandoverResult.NotNow, reply.Told);

    private static string Sentence(Exception problem, bool handedOver) =>
        problem switch
        {
            AuthenticationException => "The mail server could not be trusted: its certificate is not for its name.",
            SocketException { SocketErrorCode: var code } => $"The mail server could not be reached ({code}).",
            _ when handedOver => "The mail server had the whole letter and went away without an answer.",
            _ => "The conversation with the mail server broke off.",
        };
}
