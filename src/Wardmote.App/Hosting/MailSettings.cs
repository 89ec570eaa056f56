using Wardmote.Correspondence;
using Wardmote.Store;

namespace Wardmote.App.Hosting;

/// <summary>
/// How letters leave this installation: the section Wardmote:Mail, by the names of <see cref="CorrespondenceSettings"/>.
/// Without it they are written into the outbox folder and reach nobody.
/// </summary>
internal static class MailSettings
{
    /// <exception cref="Refused">The section says something that is not understood.</exception>
    public static CorrespondenceSettings MailOf(this Installation installation)
    {
        var settings = new CorrespondenceSettings
        {
            PublicAddress = installation.Address,
            SenderAddress = $"wardmote@{installation.Address.Host}",
            Folder = installation.Folder.Outbox,
        };
        try
        {
            installation
                .Configuration.GetSection("Wardmote:Mail")
                .Bind(settings, binding => binding.ErrorOnUnknownConfiguration = true);
        }
        catch (InvalidOperationException problem)
        {
            throw new Refused($"The settings under Wardmote:Mail cannot be used. {problem.Message}");
        }
        return settings;
    }
}
