using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Wardmote.App.SignIn;
using Wardmote.Store;
using Wardmote.Training;

namespace Wardmote.App.Pages.Training;

/// <summary>How one try at the test went, with the reason for each answer that was wrong.</summary>
[BeforeTraining]
public sealed class TryModel(Db db, Course course) : StaffPage(db)
{
    public Course Course => course;
    public CourseTry Tried { get; private set; } = null!;

    /// <summary>Each question that was answered wrongly, with the answer chosen.</summary>
    public IReadOnlyList<(CourseQuestion Question, string Chosen)> Wrong { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(int number, CancellationToken stop)
    {
        var tried = await Db
            .CourseTries.AsNoTracking()
            .SingleOrDefaultAsync(t => t.AccountId == Actor.Id && t.Course == course.Key && t.Number == number, stop);
        if (tried is null)
            return NotFound();
        Tried = tried;
        // Of an older version the questions may be gone.
        if (tried.Version == course.Version)
            Wrong =
            [
                .. course
                    .Questions.Zip(tried.Answers)
                    .Where(a => a.Second != 0)
                    .Select(a => (a.First, a.First.Answers[a.Second])),
            ];
        return Page();
    }
}
