namespace Wardmote.Organisation;

/// <summary>
/// Tells the holder of an account by letter that something about signing in has changed, so that they notice when it was
/// not they (ASVS V6.3.5, V6.3.7). The letters stand on a higher floor.
/// </summary>
public interface IAccountNotices
{
    /// <summary>Adds the letter to the current save. Never saves.</summary>
    /// <param name="what">One sentence: "Your password was changed."</param>
    Task TellAsync(Account account, string what, CancellationToken stop);
}
