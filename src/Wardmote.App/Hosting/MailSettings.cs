using Wardmote.Correspondence;
using Wardmote.Store;

namespace Wardmote.App.Hosting;

/// <summary>
/// How letters leave this installation: the section Wardmote:Mail, by the names of <see cref="CorrespondenceSettings"/>.
/// Without it they are written into the outbox folder and reach nobody.
/// </summary>
internal static class MailSettings
{
    private static readonly string[] Names =
    [
        .. typeof(CorrespondenceSettings)
            .GetProperties()
            .Select(p => p.Name)
            .Where(name => name != nameof(CorrespondenceSettings.PublicAddress)),
    ];

    /// <exception cref="Refused">The section says something that is not understood, or that does not fit together.</exception>
    public static CorrespondenceSettings MailOf(this Installation installation)
    {
        var settings = new CorrespondenceSettings
        {
            PublicAddress = installation.Address,
            SenderAddress = $"wardmote@{installation.Address.Host}",
            Folder = installation.Folder.Outbox,
        };
        var section = installation.Configuration.GetSection("Wardmote:Mail");
        foreach (var (name, _) in section.AsEnumerable(makePathsRelative: true))
            if (name.Length > 0 && !Names.Contains(name, StringComparer.OrdinalIgnoreCase))
                throw new Refused(
                    $"There is no setting Wardmote:Mail:{name}. Those of mail are {string.Join(", ", Names)}."
                );
        try
        {
            section.Bind(settings);
        }
        catch (InvalidOperationException problem)
        {
            throw new Refused($"The settings under Wardmote:Mail cannot be used. {problem.Message}");
        }
        // Said now, at the start, and not to the log whenever a letter is due.
        settings.MakeTransport();
        return settings;
    }
}
