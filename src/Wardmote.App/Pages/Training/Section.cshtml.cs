using Microsoft.AspNetCore.Mvc;
using Wardmote.App.SignIn;
using Wardmote.Store;
using Wardmote.Training;

namespace Wardmote.App.Pages.Training;

/// <summary>A section of the course. Going on to the next says that it was read.</summary>
[BeforeTraining]
public sealed class SectionModel(Db db, Course course, ReadSection read) : StaffPage(db)
{
    public Course Course => course;

    public CourseSection Section { get; private set; } = null!;

    /// <summary>Its place in the course, from 1.</summary>
    public int Place { get; private set; }

    /// <summary>The sections that have been read, by key.</summary>
    public IReadOnlySet<string> Read { get; private set; } = new HashSet<string>();

    public async Task<IActionResult> OnGetAsync(string section, CancellationToken stop)
    {
        if (course.Find(section) is not { } found)
            return NotFound();
        Section = found;
        Place = course.Sections.TakeWhile(s => s != found).Count() + 1;
        Read = await Db.SectionsReadAsync(Actor, course, stop);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string section, CancellationToken stop)
    {
        if (course.Find(section) is null)
            return NotFound();
        var next = await read.RunAsync(Actor, section, stop);
        return Redirect($"/training/course/{next?.Key ?? "test"}");
    }
}
