using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Correspondence;
using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Rights;

/// <summary>
/// Mails a code to the address someone has just typed, so that they can show it is theirs. At most three a day to one
/// address, whichever units are asked; beyond that nothing is sent and nothing is said, so that nobody can use the form
/// to flood a mailbox.
/// </summary>
[UseCase]
public sealed class MailDraftCode(Db db, Vault vault, Drafts drafts, LetterWriter writer, IClock clock)
{
    private const int MostADay = 3;

    /// <param name="token">The draft's cookie.</param>
    public async Task RunAsync(Guid unitId, string? token, CancellationToken stop)
    {
        if (await drafts.FindAsync(token, unitId, stop) is not { Answers.Email: { Length: > 0 } email } found)
            return;
        var now = clock.GetCurrentInstant();
        var key = Keys.Email(email);
        var since = now - Duration.FromDays(1);
        var sent = await db.Letters.CountAsync(
            l => l.EmailKey == key && l.Template == LetterTemplates.IdentityCode && l.WrittenAt > since,
            stop
        );
        if (sent >= MostADay)
            return;
        var code = Secret.NewCode();
        var answers = found.Answers with
        {
            CodeHash = Convert.ToBase64String(Secret.HashCode(code)),
            CodeGoodUntil = (now + Duration.FromMinutes(10)).ToDateTimeOffset(),
            CodeTries = 0,
        };
        found.Draft.Sealed = await vault.SealBytesAsync(found.Draft.Id, Drafts.Write(answers), stop);
        found.Draft.Version++;
        await writer.WriteAsync(
            new NewLetter(
                LetterTemplates.IdentityCode,
                unitId,
                null,
                new Recipient(answers.Name ?? email, email, null),
                new Dictionary<string, string?>(StringComparer.Ordinal)
                {
                    ["reference"] = "your request",
                    ["code"] = code,
                    ["minutes"] = "10",
                }
            ),
            stop
        );
        await db.SaveChangesAsync(stop);
    }
}

/// <summary>Someone types the code back. Five wrong ones end it.</summary>
[UseCase]
public sealed class ConfirmDraftEmail(Db db, Vault vault, Drafts drafts, IClock clock)
{
    /// <param name="token">The draft's cookie.</param>
    /// <exception cref="Refused">The code is wrong or over ten minutes old.</exception>
    public async Task RunAsync(Guid unitId, string? token, string? typed, CancellationToken stop)
    {
        if (await drafts.FindAsync(token, unitId, stop) is not { } found)
            throw new Refused("Your answers have been deleted because a day has passed. Start again.");
        var now = clock.GetCurrentInstant().ToDateTimeOffset();
        var answers = found.Answers;
        var right =
            answers is { CodeHash: { } hash, CodeTries: < 5 }
            && answers.CodeGoodUntil >= now
            && Secret.Same(Convert.FromBase64String(hash), Secret.HashCode(typed ?? ""));
        answers = right
            ? answers with
            {
                CodeHash = null,
                EmailConfirmedAt = now,
            }
            : answers with
            {
                CodeTries = answers.CodeTries + 1,
            };
        found.Draft.Sealed = await vault.SealBytesAsync(found.Draft.Id, Drafts.Write(answers), stop);
        found.Draft.Version++;
        await db.SaveChangesAsync(stop);
        if (!right)
            throw new Refused(
                "That code is not right, or it is more than ten minutes old. Check it, or ask for a new one.",
                "Code"
            );
    }
}
