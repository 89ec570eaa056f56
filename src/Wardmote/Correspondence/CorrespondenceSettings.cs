using Wardmote.Store;

namespace Wardmote.Correspondence;

/// <summary>The ways a letter can leave.</summary>
public enum TransportKind
{
    /// <summary>Written as an .eml file and sent to nobody: what a fresh install does.</summary>
    Folder,

    /// <summary>To a mail server.</summary>
    Smtp,

    /// <summary>To the machine's own mail program.</summary>
    Sendmail,
}

/// <summary>How the conversation with a mail server is kept from others.</summary>
public enum SmtpEncryption
{
    /// <summary>Plain at first, then encrypted before anything is said (RFC 3207), usually on port 587.</summary>
    StartTls,

    /// <summary>Encrypted from the start (RFC 8314), usually on port 465.</summary>
    FromTheStart,

    /// <summary>Not at all: only for a server on the same machine.</summary>
    None,
}

/// <summary>What an installation says about its mail. The host fills it in from its settings.</summary>
public sealed class CorrespondenceSettings
{
    /// <summary>Where the installation is reached, https but for trials: links in letters start with it.</summary>
    public required Uri PublicAddress { get; init; }

    /// <summary>The address letters come from. Answers go to the unit's own address where it has one.</summary>
    public required string SenderAddress { get; init; }

    /// <summary>The name letters come from; null for the name of the unit that writes.</summary>
    public string? SenderName { get; init; }

    public TransportKind Transport { get; init; } = TransportKind.Folder;

    /// <summary>For <see cref="TransportKind.Folder"/>: where the files go, normally <see cref="DataFolder.Outbox"/>.</summary>
    public string? Folder { get; init; }

    public string SmtpHost { get; init; } = "localhost";
    public int SmtpPort { get; init; } = 587;

    public SmtpEncryption SmtpEncryption { get; init; } = SmtpEncryption.StartTls;

    /// <summary>Null when the server wants none.</summary>
    public string? SmtpUser { get; init; }

    public string? SmtpPassword { get; init; }

    /// <summary>The mail program, which understands <c>-t -i</c> as sendmail does.</summary>
    public string SendmailPath { get; init; } = "/usr/sbin/sendmail";

    /// <summary>
    /// How long a worker may take over one letter, in seconds. A worker that dies holds its letter for no longer than
    /// this.
    /// </summary>
    public int LeaseSeconds { get; init; } = 120;

    /// <summary>The transport these settings describe.</summary>
    /// <exception cref="Refused">They do not fit together; the sentence says what to change.</exception>
    public ITransport MakeTransport()
    {
        try
        {
            MimeHeader.Address(SenderAddress);
        }
        catch (FormatException)
        {
            throw new Refused(
                $"Letters would come from “{SenderAddress}”. Give an address such as wardmote@example.org as their sender."
            );
        }
        if (Transport == TransportKind.Smtp && SmtpEncryption == SmtpEncryption.None && SmtpUser is { Length: > 0 })
            throw new Refused(
                "The password of the mail server would travel unencrypted. Choose StartTls or FromTheStart."
            );
        return Transport switch
        {
            TransportKind.Smtp => new SmtpTransport(this),
            TransportKind.Sendmail => new SendmailTransport(SendmailPath),
            _ => new FolderTransport(Folder ?? throw new Refused("Say which folder letters are written to.")),
        };
    }
}
