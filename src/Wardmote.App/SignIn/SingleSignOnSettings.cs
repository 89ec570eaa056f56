using Wardmote.App.Hosting;
using Wardmote.Store;

namespace Wardmote.App.SignIn;

/// <summary>
/// The provider at which the organisation's people have accounts already: the section Wardmote:SingleSignOn. Without it there
/// is no single sign-on, and no trace of it.
/// </summary>
public sealed class SingleSignOnSettings
{
    private const string Section = "Wardmote:SingleSignOn";

    /// <summary>What people call it: "Sign in with …".</summary>
    public string Name { get; set; } = "single sign-on";

    /// <summary>Its address, below which it says how it works (OpenID Connect Discovery 4).</summary>
    public string? Authority { get; set; }

    /// <summary>What it calls this installation.</summary>
    public string? ClientId { get; set; }

    /// <summary>The secret it gave us; from the environment, because settings are read by more people than need it.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>A file with the secret and nothing else.</summary>
    public string? ClientSecretFile { get; set; }

    /// <summary>
    /// The words, with spaces between, of which one must stand in the claim amr, or be the claim acr, so that a second factor
    /// counts as given there (RFC 8176 2).
    /// </summary>
    public string SecondFactor { get; set; } = "mfa";

    /// <summary>The settings of an installation; null when it has no single sign-on.</summary>
    /// <exception cref="Refused">The section says something that is not understood, or that does not fit together.</exception>
    public static SingleSignOnSettings? Of(Installation installation)
    {
        var section = installation.Configuration.GetSection(Section);
        if (!section.Exists())
            return null;
        string[] names = [.. typeof(SingleSignOnSettings).GetProperties().Select(p => p.Name)];
        foreach (var (name, _) in section.AsEnumerable(makePathsRelative: true))
            if (name.Length > 0 && !names.Contains(name, StringComparer.OrdinalIgnoreCase))
                throw new Refused($"There is no setting {Section}:{name}. There are {string.Join(", ", names)}.");
        var settings = new SingleSignOnSettings();
        section.Bind(settings);
        settings.Check();
        return settings;
    }

    private void Check()
    {
        if (!Uri.TryCreate(Authority, UriKind.Absolute, out var address) || !IsSafe(address))
            throw new Refused(
                $"The setting {Section}:Authority is “{Authority}”. Give the provider's address, which begins with https."
            );
        if (string.IsNullOrWhiteSpace(ClientId))
            throw new Refused($"The setting {Section}:ClientId is missing. The provider gives it to you.");
        if (ClientSecretFile is { } file)
            ClientSecret = SecretIn(file);
        if (string.IsNullOrWhiteSpace(ClientSecret))
            throw new Refused(
                $"The secret for {Section} is missing. Put it into a file and name that in ClientSecretFile, or into the environment as WARDMOTE__SINGLESIGNON__CLIENTSECRET."
            );
        if (string.IsNullOrWhiteSpace(SecondFactor))
            throw new Refused(
                $"The setting {Section}:SecondFactor is empty. Leave it out, or give the words by which the provider says that a second factor was given."
            );
    }

    // Plain http only where nothing leaves the machine.
    private static bool IsSafe(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);

    private static string SecretIn(string file)
    {
        try
        {
            return File.ReadAllText(file).Trim();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new Refused(
                $"The file {file}, which {Section}:ClientSecretFile names, cannot be read. See that it is there, and that Wardmote's user may read it."
            );
        }
    }
}
