using Microsoft.AspNetCore.Mvc;
using Wardmote.App.SignIn;
using Wardmote.Store;
using Wardmote.Training;

namespace Wardmote.App.Pages.Training;

/// <summary>The test of the course, once every section has been read.</summary>
[BeforeTraining]
public sealed class TestModel(Db db, Course course, TakeTest take) : StaffPage(db)
{
    /// <summary>By question, the place at which the answer stood that was chosen.</summary>
    [BindProperty]
    public Dictionary<string, int> Chosen { get; set; } = [];

    /// <summary>Which try was shown.</summary>
    [BindProperty]
    public int Number { get; set; }

    public Course Course => course;

    /// <summary>The answers to a question in the order of this try.</summary>
    public IEnumerable<string> AnswersTo(CourseQuestion question) =>
        question.Order(Actor.Id!.Value, Number).Select(place => question.Answers[place]);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (course.NextAfter(await Db.SectionsReadAsync(Actor, course, stop)) is { } unread)
            return Redirect($"/training/course/{unread.Key}");
        Number = await Db.NextTryAsync(Actor, course, stop);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var tried = await take.RunAsync(Actor, Number, Chosen, stop);
        return Redirect($"/training/course/tries/{tried.Number}");
    }
}
