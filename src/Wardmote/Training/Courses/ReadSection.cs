using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Training;

/// <summary>Notes that somebody has read a section of the course, so that they go on from there another day.</summary>
[UseCase]
public sealed class ReadSection(Db db, Course course, IClock clock)
{
    /// <returns>The section to read next; null when the test comes next.</returns>
    /// <exception cref="Refused">There is no such section.</exception>
    public async Task<CourseSection?> RunAsync(Actor actor, string section, CancellationToken stop)
    {
        if (course.Find(section) is null)
            throw new Refused("There is no such section in the course.");
        var now = clock.GetCurrentInstant();
        if (await db.SectionsRead.FindAsync([actor.Id, course.Key, course.Version, section], stop) is { } again)
            again.At = now;
        else
            db.Add(
                new SectionRead
                {
                    AccountId = actor.Id!.Value,
                    Course = course.Key,
                    Version = course.Version,
                    Section = section,
                    At = now,
                }
            );
        try
        {
            await db.SaveChangesAsync(stop);
        }
        // The same page, sent twice at once.
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (!(await db.SectionsReadAsync(actor, course, stop)).Contains(section))
                throw;
        }
        return course.NextAfter(await db.SectionsReadAsync(actor, course, stop));
    }
}

public static class CourseReading
{
    /// <summary>
    /// The sections of the present version that somebody has read since they last passed the test, by key: whoever takes the
    /// course again in two years reads it again (R71).
    /// </summary>
    public static async Task<HashSet<string>> SectionsReadAsync(
        this Db db,
        Actor actor,
        Course course,
        CancellationToken stop
    )
    {
        var passed = db.CourseTries.Where(t => t.AccountId == actor.Id && t.Course == course.Key && t.Passed);
        return await db
            .SectionsRead.Where(r => r.AccountId == actor.Id && r.Course == course.Key && r.Version == course.Version)
            .Where(r => !passed.Any(t => t.At >= r.At))
            .Select(r => r.Section)
            .ToHashSetAsync(stop);
    }

    /// <summary>The number of somebody's next try at the test, from 1.</summary>
    public static async Task<int> NextTryAsync(this Db db, Actor actor, Course course, CancellationToken stop) =>
        1
        + (
            await db
                .CourseTries.Where(t => t.AccountId == actor.Id && t.Course == course.Key)
                .MaxAsync(t => (int?)t.Number, stop)
            ?? 0
        );
}
