using NodaTime;
using Wardmote.Clocks;
using Wardmote.Correspondence;
using Wardmote.Organisation;
using Wardmote.Rights.Changing;

namespace Wardmote.Rights;

/// <summary>
/// The letters a request gives rise to, added to the current save. Letters to officers never name the person: the page
/// behind the link and the code does.
/// </summary>
public sealed class RequestLetters(LetterWriter writer, OfficeFinder offices, RequestClock requestClock)
{
    /// <summary>Tells whoever asked that the request came, its reference and its date, and what opens their own page.</summary>
    public Task AcknowledgeAsync(Request request, string code, CancellationToken stop) =>
        WriteAsync(
            LetterTemplates.RequestAcknowledged,
            request,
            Asker(request),
            "/mine",
            stop,
            ("person", PersonWhenAnother(request)),
            ("received", request.ReceivedOn.DayMonthYear()),
            ("due", DueSentence(request)),
            (LetterTemplate.Code, code)
        );

    /// <summary>Tells the officers who handle a request that the person did something about it; none are told where the office is vacant.</summary>
    public async Task TellOfNewsAsync(Request request, string news, CancellationToken stop)
    {
        if (await offices.SecretaryAsync(request.UnitId, requestClock.Today, null, stop) is not { } secretary)
            return;
        await WriteAsync(
            LetterTemplates.RequestNews,
            request,
            new Recipient(secretary.PersonName, secretary.Email, null),
            $"/rights/{request.Reference}",
            stop,
            ("news", news)
        );
    }

    /// <summary>Asks for proof of who they are, and says that the clock waits.</summary>
    public Task AskForIdentityAsync(Request request, string needed, CancellationToken stop) =>
        WriteAsync(
            LetterTemplates.IdentityAsked,
            request,
            Asker(request),
            null,
            stop,
            ("person", PersonWhenAnother(request)),
            ("needed", needed),
            (
                "clock",
                request.IdentityWaits
                    ? "The month we have to answer starts on the day this reaches us."
                    : "The time we have to act runs on meanwhile."
            )
        );

    /// <summary>Tells whoever asked that two more months are needed, why, and until when.</summary>
    public Task TellExtensionAsync(Request request, CancellationToken stop) =>
        WriteAsync(
            LetterTemplates.RequestExtended,
            request,
            Asker(request),
            null,
            stop,
            ("person", PersonWhenAnother(request)),
            ("because", request.Extension!.Because),
            ("due", DueSentence(request)),
            ("regulator", $"{Regulator.Name} ({Regulator.ComplaintPage})")
        );

    /// <summary>Asks whoever asked what they are looking for.</summary>
    public Task AskQuestionAsync(Request request, string question, CancellationToken stop) =>
        WriteAsync(
            LetterTemplates.QuestionAsked,
            request,
            Asker(request),
            null,
            stop,
            ("person", PersonWhenAnother(request)),
            ("question", question)
        );

    /// <summary>Tells whoever asked of a fee, what it is made of, and that they may ask for less.</summary>
    public Task QuoteFeeAsync(Request request, Fee fee, CancellationToken stop) =>
        WriteAsync(
            LetterTemplates.FeeQuoted,
            request,
            Asker(request),
            null,
            stop,
            ("person", PersonWhenAnother(request)),
            ("amount", fee.Amount),
            ("because", fee.Because),
            ("basis", fee.Basis),
            ("regulator", $"{Regulator.Name} ({Regulator.ComplaintPage})")
        );

    /// <summary>Says what was done, what was not, and why (R154, R155, R159).</summary>
    public Task<Letter> ReplyAsync(Request request, ReplyWords words, CancellationToken stop) =>
        WriteAsync(
            LetterTemplates.RequestOutcome,
            request,
            Asker(request),
            null,
            stop,
            ("person", PersonWhenAnother(request)),
            ("received", request.ReceivedOn.DayMonthYear()),
            ("asked", words.Asked),
            ("outcome", words.Outcome),
            ("done", words.Done),
            ("kept", words.Kept),
            ("told", words.Told),
            ("next", words.Next),
            ("regulator", $"{Regulator.Name} ({Regulator.ComplaintPage})")
        );

    /// <summary>Tells whoever asked that a restriction ends, before it does (UK GDPR Art 18(3)).</summary>
    public Task<Letter> TellRestrictionEndsAsync(
        Request request,
        LocalDate from,
        LocalDate ends,
        string because,
        CancellationToken stop
    ) =>
        WriteAsync(
            LetterTemplates.RestrictionEnds,
            request,
            Asker(request),
            null,
            stop,
            ("person", PersonWhenAnother(request)),
            ("from", from.DayMonthYear()),
            ("ends", ends.Full()),
            ("because", because),
            ("regulator", $"{Regulator.Name} ({Regulator.ComplaintPage})")
        );

    /// <summary>Says how data is used, from the registers (R132).</summary>
    public Task<Letter> ExplainUseAsync(Request request, string uses, CancellationToken stop) =>
        WriteAsync(
            LetterTemplates.DataUse,
            request,
            Asker(request),
            null,
            stop,
            ("person", PersonWhenAnother(request)),
            ("uses", uses),
            ("regulator", $"{Regulator.Name} ({Regulator.ComplaintPage})")
        );

    /// <summary>Says that the request is not answered, why, and what the person can do (UK GDPR Art 12(4); R146, R147).</summary>
    public Task<Letter> RefuseAsync(Request request, Refusal refusal, CancellationToken stop) =>
        WriteAsync(
            LetterTemplates.RequestRefused,
            request,
            Asker(request),
            null,
            stop,
            ("person", PersonWhenAnother(request)),
            ("received", request.ReceivedOn.DayMonthYear()),
            ("ground", refusal.InWords),
            ("because", refusal.Because),
            ("regulator", $"{Regulator.Name} ({Regulator.ComplaintPage})")
        );

    /// <summary>Asks an officer to search, or to do what the person asks, with a link.</summary>
    public async Task AskHolderAsync(Request request, Holder holder, string token, CancellationToken stop)
    {
        var secretary = await SecretaryAsync(request, stop);
        if (request.Wish.Deed == Deed.Copy)
            await WriteAsync(
                LetterTemplates.HolderAsked,
                request,
                To(holder),
                AnswerLink(token),
                stop,
                ("capacities", holder.Capacities),
                ("due", holder.DueOn.Full()),
                ("secretary", secretary)
            );
        else
            await WriteAsync(
                LetterTemplates.HolderAskedToAct,
                request,
                To(holder),
                AnswerLink(token),
                stop,
                ("asks", request.Wish.ToOfficers),
                ("capacities", holder.Capacities),
                ("due", holder.DueOn.Full()),
                ("secretary", secretary)
            );
    }

    /// <summary>Tells an officer that what they meant to keep is to go as well, with the same link.</summary>
    public async Task AskHolderAgainAsync(Request request, Holder holder, string token, CancellationToken stop) =>
        await WriteAsync(
            LetterTemplates.HolderAskedAgain,
            request,
            To(holder),
            AnswerLink(token),
            stop,
            ("asks", request.Wish.ToOfficers),
            ("secretary", await SecretaryAsync(request, stop))
        );

    /// <summary>Reminds an officer, with the same link.</summary>
    public async Task RemindHolderAsync(Request request, Holder holder, string token, CancellationToken stop) =>
        await WriteAsync(
            LetterTemplates.HolderReminder,
            request,
            To(holder),
            AnswerLink(token),
            stop,
            ("due", holder.DueOn.Full()),
            ("secretary", await SecretaryAsync(request, stop))
        );

    /// <summary>Tells an officer that no answer is needed after all.</summary>
    public async Task ExcuseHolderAsync(Request request, Holder holder, CancellationToken stop) =>
        await WriteAsync(
            LetterTemplates.HolderExcused,
            request,
            To(holder),
            null,
            stop,
            ("secretary", await SecretaryAsync(request, stop))
        );

    /// <summary>Mails an officer the code that opens the search.</summary>
    public Task MailHolderCodeAsync(Request request, Holder holder, string code, CancellationToken stop) =>
        WriteAsync(LetterTemplates.HolderCode, request, To(holder), null, stop, ("code", code), ("minutes", "10"));

    /// <summary>Tells the secretary that an officer has not answered.</summary>
    public Task EscalateAsync(Request request, Holder holder, Appointment secretary, CancellationToken stop) =>
        WriteAsync(
            LetterTemplates.HolderEscalated,
            request,
            new Recipient(secretary.PersonName, secretary.Email, null),
            $"/rights/{request.Reference}",
            stop,
            ("holder", holder.Name),
            ("capacities", holder.Capacities),
            ("due", holder.DueOn.Full()),
            ("answerDue", DueSentence(request))
        );

    /// <summary>Tells whoever asked that their copy is ready, with the link to it.</summary>
    public Task<Letter> SendPackAsync(Request request, Release release, string token, CancellationToken stop) =>
        WriteAsync(
            LetterTemplates.PackReady,
            request,
            Asker(request),
            $"/collect/{token}",
            stop,
            ("person", PersonWhenAnother(request)),
            ("opening", Opening(release.CodeChannel)),
            ("expires", release.ExpiresAt.UkDate().DayMonthYear()),
            ("regulator", $"{Regulator.Name} ({Regulator.ComplaintPage})")
        );

    /// <summary>The letter to print that carries the code, to whoever asked, by post.</summary>
    public Task<Letter> PostPackCodeAsync(Request request, Release release, string code, CancellationToken stop) =>
        WriteAsync(
            LetterTemplates.PackCode,
            request,
            Asker(request) with
            {
                Email = null,
            },
            null,
            stop,
            ("code", code),
            ("expires", release.ExpiresAt.UkDate().DayMonthYear())
        );

    /// <summary>The person the answer goes to: whoever asked.</summary>
    public static Recipient Asker(Request request) =>
        request.Representative is { } other
            ? new(other.Name, other.Email, other.PostalAddress)
            : new(request.Subject.Name, request.Subject.Email, request.Subject.PostalAddress);

    /// <summary>"We must answer by the end of …", or what the clock waits for.</summary>
    public static string DueSentence(Request request) =>
        request.DueOn is { } due ? $"We must answer by the end of {due.Full()}."
        : request.WaitsFor == WaitingFor.Clarification
            ? "The time to answer stands still until you have answered our question."
        : request.WaitsFor == WaitingFor.Fee ? "The time to answer has not started yet: it starts when the fee is paid."
        : "The time to answer has not started yet: it starts when proof of identity has come.";

    private Task<Letter> WriteAsync(
        string template,
        Request request,
        Recipient to,
        string? link,
        CancellationToken stop,
        params ReadOnlySpan<(string Name, string? Value)> values
    )
    {
        var all = new Dictionary<string, string?>(StringComparer.Ordinal) { ["reference"] = request.Reference };
        foreach (var (name, value) in values)
            all[name] = value;
        return writer.WriteAsync(new NewLetter(template, request.UnitId, request.Id, to, all, link), stop);
    }

    private async Task<string> SecretaryAsync(Request request, CancellationToken stop) =>
        (await offices.SecretaryAsync(request.UnitId, requestClock.Today, null, stop))?.PersonName ?? request.Unit.Name;

    private static string Opening(CodeChannel channel) =>
        channel switch
        {
            CodeChannel.Post => "To open it you need a code, which comes to you by post.",
            CodeChannel.Phone => "To open it you need a code, which we tell you by telephone.",
            CodeChannel.InPerson => "To open it you need a code, which we give you in person.",
            _ => "The link opens it: keep it to yourself.",
        };

    private static string? PersonWhenAnother(Request request) =>
        request.Representative is null ? null : request.Subject.Name;

    private static Recipient To(Holder holder) => new(holder.Name, holder.Email, null);

    private static string AnswerLink(string token) => $"/answer/{token}";
}
