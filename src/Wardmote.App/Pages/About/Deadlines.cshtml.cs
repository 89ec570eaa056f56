using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using NodaTime.Text;
using Wardmote.App.SignIn;
using Wardmote.Clocks;
using Wardmote.Organisation;

namespace Wardmote.App.Pages.About;

/// <summary>
/// Works out a deadline for anyone. Nothing personal is asked, so the question stands in the address and can be kept as
/// a bookmark. The kind comes first, because it decides what else matters.
/// </summary>
[Public]
public sealed class DeadlinesModel(HolidayCalendar calendar, IClock clock) : PageModel
{
    private const int QuestionsShown = 2;

    /// <summary>Null on the first visit.</summary>
    [BindProperty(SupportsGet = true), Display(Name = "Kind")]
    public DeadlineKind? Kind { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "Nation")]
    public Nation Nation { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "The day it came")]
    public LocalDate? Received { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "The day proof was asked for")]
    public LocalDate? IdentityRequested { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "The day proof came")]
    public LocalDate? IdentityReceived { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "The day a fee was charged")]
    public LocalDate? FeeCharged { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "The day the fee was paid")]
    public LocalDate? FeePaid { get; set; }

    [BindProperty(SupportsGet = true)]
    public List<QuestionAsked> Clarifications { get; set; } = [];

    [BindProperty(SupportsGet = true), Display(Name = "Extension")]
    public bool Extended { get; set; }

    [BindProperty(SupportsGet = true)]
    public MomentTyped Suspected { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public MomentTyped Reported { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public MomentTyped Aware { get; set; } = new();

    /// <summary>Null before dates are given, and while they cannot be right.</summary>
    public DeadlineAnswer? Answer { get; private set; }

    /// <summary>Whether anything of what a request may wait for was given or is wrong, so that it is shown unfolded.</summary>
    public bool HasMore =>
        Extended
        || (IdentityRequested ?? IdentityReceived ?? FeeCharged ?? FeePaid) is not null
        || Clarifications.Exists(question => (question.Asked ?? question.Answered) is not null)
        || ModelState.Any(entry =>
            entry.Value!.Errors.Count > 0 && !entry.Key.StartsWith(nameof(Received), StringComparison.Ordinal)
        );

    /// <summary>Says what each kind is about.</summary>
    public static string InWords(DeadlineKind kind) =>
        kind switch
        {
            DeadlineKind.Access => "Someone asks what you hold about them",
            DeadlineKind.Erasure => "Someone wants their data removed",
            DeadlineKind.Rectification => "Someone wants their data corrected",
            DeadlineKind.Restriction => "Someone wants their data kept but not used",
            DeadlineKind.Objection => "Someone objects to how their data is used",
            DeadlineKind.Portability => "Someone wants their data in a form for computers",
            DeadlineKind.Withdrawal => "Someone takes back their consent",
            DeadlineKind.StopNotice => "Someone wants you to stop using their political opinions",
            DeadlineKind.Complaint => "Someone complains about how their data is used",
            _ => "Data was lost, exposed or spoiled",
        };

    public async Task OnGetAsync(CancellationToken stop)
    {
        while (Clarifications.Count < QuestionsShown)
            Clarifications.Add(new());
        if (Kind is not { } kind || !ModelState.IsValid || !Request.Query.Keys.Any(key => key != nameof(Kind)))
            return;
        var question = new DeadlineQuestion(kind, Nation)
        {
            Received = Received,
            IdentityRequested = IdentityRequested,
            IdentityReceived = IdentityReceived,
            FeeCharged = FeeCharged,
            FeePaid = FeePaid,
            Clarifications = Questions(),
            Extended = Extended,
            Suspected = Read(Suspected, nameof(Suspected), "it was suspected"),
            Reported = Read(Reported, nameof(Reported), "it was reported"),
            Aware = Read(Aware, nameof(Aware), "it was known"),
        };
        if (!ModelState.IsValid)
            return;
        try
        {
            Answer = question.Answer((await calendar.KnownAsync(stop)).Engine, clock.Today());
        }
        catch (CannotCompute problem) when (problem.Field is nameof(Suspected) or nameof(Reported) or nameof(Aware))
        {
            ModelState.AddModelError($"{problem.Field}.{nameof(MomentTyped.On)}", problem.Message);
        }
    }

    private List<Clarification> Questions()
    {
        var questions = new List<Clarification>();
        for (var at = 0; at < Clarifications.Count; at++)
        {
            var (asked, answered) = (Clarifications[at].Asked, Clarifications[at].Answered);
            if (asked is { } day)
                questions.Add(new(day, answered));
            else if (answered is not null)
                ModelState.AddModelError(
                    FormattableString.Invariant($"{nameof(Clarifications)}[{at}].{nameof(QuestionAsked.Asked)}"),
                    "Enter the day you asked, or leave the answer’s day empty"
                );
        }
        return questions;
    }

    private WallTime? Read(MomentTyped typed, string field, string what)
    {
        if (typed.On is not { } day)
        {
            if (!string.IsNullOrWhiteSpace(typed.At))
                ModelState.AddModelError($"{field}.{nameof(MomentTyped.On)}", $"Enter the day {what}");
            return null;
        }
        var time = typed.At?.Trim() is { Length: 4 } early ? $"0{early}" : typed.At?.Trim();
        try
        {
            return WrittenQuestion.Moment($"{LocalDatePattern.Iso.Format(day)}T{time}", "This");
        }
        catch (CannotCompute)
        {
            ModelState.AddModelError(
                $"{field}.{nameof(MomentTyped.At)}",
                $"Enter the time {what}, such as 09:30 or 16:30"
            );
            return null;
        }
    }
}

/// <summary>A question to the person as it is typed.</summary>
public sealed class QuestionAsked
{
    [Display(Name = "The day you asked")]
    public LocalDate? Asked { get; set; }

    [Display(Name = "The day they answered")]
    public LocalDate? Answered { get; set; }
}

/// <summary>A moment as it is typed: a day, and the time the clock on the wall showed.</summary>
public sealed class MomentTyped
{
    [Display(Name = "Day")]
    public LocalDate? On { get; set; }

    [Display(Name = "Time"), StringLength(8)]
    public string? At { get; set; }
}
