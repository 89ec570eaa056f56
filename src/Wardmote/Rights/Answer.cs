using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Rights;

/// <summary>A file someone gives, read once.</summary>
/// <param name="MediaType">As their browser tells it; never trusted.</param>
/// <param name="Content">Knows its length.</param>
public sealed record GivenFile(string Name, string MediaType, Stream Content)
{
    /// <summary>Why it cannot be kept, and what to do; null when it can.</summary>
    public string? Objection =>
        Content.Length switch
        {
            0 => $"{Name} is empty. Choose the file again.",
            > Vault.MostBytes => $"{Name} is larger than 25 MB. Choose a smaller copy, or split it.",
            _ => null,
        };
}

/// <summary>What someone says about their search.</summary>
/// <param name="Searched">Where they looked, one place to a line.</param>
/// <param name="Because">Why not yet; or, when an officer writes it down, how it was heard or what was tried.</param>
/// <param name="Text">What they hold, pasted.</param>
public sealed record Answer(
    Outcome Outcome,
    string? Searched = null,
    string? Because = null,
    LocalDate? ExpectedOn = null,
    string? Text = null,
    IReadOnlyList<GivenFile>? Files = null
)
{
    /// <summary>Whether an attestation says the same: what the same form leaves when it is sent again.</summary>
    internal bool Says(Attestation said) =>
        (said.Outcome, said.Searched, said.Because, said.ExpectedOn)
        == (Outcome, Searched?.Trim(), Because?.Trim(), ExpectedOn);
}

/// <summary>Writes an answer into the current save: the attestation, what was given, the end of the task.</summary>
public sealed class AnswerRecorder(Db db, Journal journal, Vault vault, RequestClock requestClock, IClock clock)
{
    /// <summary>Most files with one answer.</summary>
    public const int MostFiles = 20;

    /// <summary>Most bytes with one answer: 50 MiB.</summary>
    public const long MostBytes = 2 * Vault.MostBytes;

    /// <param name="recordedBy">The officer who writes it down for the holder; null when the holder answers.</param>
    /// <exception cref="Refused">Something is missing for that outcome.</exception>
    public async Task RecordAsync(
        Author author,
        Request request,
        Holder holder,
        Answer answer,
        string? recordedBy,
        CancellationToken stop
    )
    {
        Check(request.Wish, answer, requestClock.Today);
        var now = clock.GetCurrentInstant();
        holder.Step();
        db.Add(
            new Attestation
            {
                Id = Ids.New(now),
                HolderId = holder.Id,
                RequestId = request.Id,
                Outcome = answer.Outcome,
                Searched = answer.Searched?.Trim(),
                Because = answer.Because?.Trim(),
                ExpectedOn = answer.ExpectedOn,
                Wording = Wording(request.Wish, answer.Outcome),
                At = now,
                RecordedBy = recordedBy,
                Late = requestClock.Today > holder.DueOn,
            }
        );
        var given = answer.Outcome is Outcome.Found or Outcome.DoneInPart
            ? await KeepAsync(request, holder, answer, stop)
            : 0;
        if (answer.Outcome != Outcome.CannotYet)
            await db.EndSearchAsync(holder, clock, stop);
        if (answer.Outcome is Outcome.Done or Outcome.Nothing)
            foreach (var kept in request.Items.Where(i => i.HolderId == holder.Id && i.Ruling is { IsOpen: true }))
                kept.Ruling!.Do(now, $"{holder.Name} said so");
        journal.Write(
            author,
            new(
                Kind(answer.Outcome),
                request.Id,
                request.UnitId,
                Sentence(holder, answer, given, recordedBy),
                answer.Because?.Trim(),
                OnBehalfOf: recordedBy is null ? null : holder.Name
            )
        );
    }

    /// <summary>What an officer can say to such a request.</summary>
    public static IReadOnlyList<Outcome> Outcomes(Wish wish) =>
        wish.IsChange
            ? [Outcome.Done, Outcome.DoneInPart, Outcome.Nothing, Outcome.CannotYet]
            : [Outcome.Found, Outcome.Nothing, Outcome.CannotYet];

    /// <summary>The words someone puts their name to.</summary>
    public static string Wording(Wish wish, Outcome outcome) =>
        outcome switch
        {
            Outcome.Done =>
                $"I have looked everywhere I keep or can reach information in my role, on paper and on screen, and {Did(wish)}.",
            Outcome.DoneInPart =>
                $"I have looked everywhere I keep or can reach information in my role, on paper and on screen, and {Did(wish)}, all but what I name, for the reason I give.",
            Outcome.Found =>
                "I have looked everywhere I keep or can reach information in my role, on paper and on screen. What I found is attached.",
            Outcome.Nothing =>
                "I have looked everywhere I keep or can reach information in my role, on paper and on screen. I hold nothing about this person.",
            Outcome.CannotYet => "I cannot finish looking by the day I was asked to, for the reason given.",
            _ => "No answer came from this officer, and what was done to get one is written here.",
        };

    private async Task<int> KeepAsync(Request request, Holder holder, Answer answer, CancellationToken stop)
    {
        var source = $"{holder.Name}, {PlainDates.List(holder.Capacities.Split('\n'))}";
        var files = answer.Files ?? [];
        foreach (var file in files)
        {
            var sealing = await vault.SealAsync(request.Id, file.Name, file.MediaType, file.Content, stop);
            Keep(request, holder, source, sealing);
        }
        if (string.IsNullOrWhiteSpace(answer.Text))
            return files.Count;
        var text = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(answer.Text));
        var name = request.Wish.IsChange ? "what must stay, they say.txt" : "pasted text.txt";
        Keep(request, holder, source, await vault.SealAsync(request.Id, name, "text/plain", text, stop));
        return files.Count + 1;
    }

    private void Keep(Request request, Holder holder, string source, Attachment attachment) =>
        db.Add(
            new Item
            {
                Id = Ids.New(clock),
                RequestId = request.Id,
                HolderId = holder.Id,
                Source = source,
                Title = attachment.Name,
                AttachmentId = attachment.Id,
                FoundAt = clock.GetCurrentInstant(),
                IsTheirs = true,
            }
        );

    private static string Did(Wish wish) =>
        wish.Deed switch
        {
            Deed.Remove => "I have removed what I held about this person, every copy of it",
            Deed.Correct => "I have corrected what I held about this person, every copy of it",
            _ => "I no longer use what I hold about this person, and keep it safe",
        };

    private static void Check(Wish wish, Answer answer, LocalDate today)
    {
        var objections = new List<Objection>();
        if (answer.Outcome != Outcome.NoResponse && !Outcomes(wish).Contains(answer.Outcome))
            objections.Add(new("Choose one of the answers that this request asks for.", "Outcome"));
        if (answer.Outcome == Outcome.DoneInPart && string.IsNullOrWhiteSpace(answer.Text))
            objections.Add(new("Name what you think must stay, and why: nobody else knows of it.", "Text"));
        if (
            answer.Outcome is not (Outcome.CannotYet or Outcome.NoResponse)
            && string.IsNullOrWhiteSpace(answer.Searched)
        )
            objections.Add(
                new("Say where you looked, even when you found nothing: e-mail, phone, papers.", "Searched")
            );
        if (
            answer.Outcome == Outcome.Found
            && (answer.Files ?? []).Count == 0
            && string.IsNullOrWhiteSpace(answer.Text)
        )
            objections.Add(new("Add what you found: choose a file, or paste the text.", "Files"));
        objections.AddRange(FileObjections(answer.Files ?? []).Select(sentence => new Objection(sentence, "Files")));
        if (answer.Text?.Length > 200_000)
            objections.Add(new("That text is very long. Save it as a file and choose the file instead.", "Text"));
        if (answer.Outcome == Outcome.CannotYet && string.IsNullOrWhiteSpace(answer.Because))
            objections.Add(new("Say why you cannot look by then.", "Because"));
        if (answer.Outcome == Outcome.CannotYet && (answer.ExpectedOn is not { } day || day < today))
            objections.Add(new("Enter the day you expect to answer, today or later.", "ExpectedOn"));
        if (answer.Outcome == Outcome.NoResponse && string.IsNullOrWhiteSpace(answer.Because))
            objections.Add(new("Say what was done to get an answer.", "Because"));
        foreach (var (text, field) in new[] { (answer.Searched, "Searched"), (answer.Because, "Because") })
            if (text?.Length > 2000)
                objections.Add(new("Use at most 2,000 characters here.", field));
        if (objections.Count > 0)
            throw new Refused(objections);
    }

    private static IEnumerable<string> FileObjections(IReadOnlyList<GivenFile> files)
    {
        if (files.Count > MostFiles)
            yield return $"Choose at most {MostFiles} files at a time. You can answer again to add more.";
        var objections = files.Select(f => f.Objection).OfType<string>().ToList();
        foreach (var objection in objections)
            yield return objection;
        if (objections.Count == 0 && files.Sum(f => f.Content.Length) > MostBytes)
            yield return "Together these files are larger than 50 MB. Choose some of them now. You can answer again to add the rest.";
    }

    private static string Kind(Outcome outcome) =>
        outcome switch
        {
            Outcome.CannotYet => "AnswerPutOff",
            Outcome.NoResponse => "NoResponseRecorded",
            _ => "HolderAnswered",
        };

    private static string Sentence(Holder holder, Answer answer, int given, string? recordedBy)
    {
        var how = recordedBy is null ? "" : " (written down for them)";
        return answer.Outcome switch
        {
            Outcome.Found =>
                $"{holder.Name} found {given} {(given == 1 ? "thing" : "things")} and gave {(given == 1 ? "it" : "them")}{how}.",
            Outcome.Nothing => $"{holder.Name} looked and holds nothing{how}.",
            Outcome.Done => $"{holder.Name} looked, and did what the person asks{how}.",
            Outcome.DoneInPart =>
                $"{holder.Name} did what the person asks in part, and says what they think must stay{how}.",
            Outcome.CannotYet =>
                $"{holder.Name} cannot answer yet and expects to on {answer.ExpectedOn!.Value.Full()}{how}.",
            _ => $"{holder.Name} did not answer.",
        };
    }
}
