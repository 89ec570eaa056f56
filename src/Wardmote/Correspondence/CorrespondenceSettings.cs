namespace Wardmote.Correspondence;

/// <summary>The ways a letter can leave.</summary>
public enum TransportKind
{
    /// <summary>Written as an .eml file and sent to nobody: what a fresh install does.</summary>
    Folder,

    /// <summary>To a mail server, plain or with STARTTLS.</summary>
    Smtp,

    /// <summary>To the machine's own mail program.</summary>
    Sendmail,
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

    /// <summary>For <see cref="TransportKind.Folder"/>: where the files go, normally <see cref="Store.DataFolder.Outbox"/>.</summary>
    public string? Folder { get; init; }

    public string SmtpHost { get; init; } = "localhost";
    public int SmtpPort { get; init; } = 587;

    /// <summary>Whether the conversation must be encrypted before anything is said. Off only for a relay on the same machine.</summary>
    public bool SmtpStartTls { get; init; } = true;

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
}
