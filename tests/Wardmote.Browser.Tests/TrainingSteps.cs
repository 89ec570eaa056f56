using Shouldly;
using Wardmote.Training;

namespace Wardmote.Browser.Tests;

/// <summary>The way through the gate: whoever is new sees nothing but the training.</summary>
internal static class TrainingSteps
{
    /// <summary>Two texts to accept, a course to read, and a test that is passed.</summary>
    /// <param name="failFirst">Whether the test is failed once before.</param>
    public static async Task TakeTrainingAsync(this Visitor visitor, Course course, bool failFirst = false)
    {
        visitor.Path.ShouldBe("/training");
        await visitor.FollowAsync("Read and accept the code of conduct");
        await visitor.PressAsync("I accept the code of conduct");
        await visitor.FollowAsync("Read and accept the account rules");
        await visitor.PressAsync("I accept the account rules");
        await visitor.FollowAsync(course.Title);
        foreach (var section in course.Sections)
        {
            visitor.Path.ShouldBe($"/training/course/{section.Key}");
            await visitor.PressAsync("I have read this: go on");
        }
        if (failFirst)
        {
            await AnswerAsync(question => question.Answers[^1]);
            (await visitor.TextAsync()).ShouldContain("Not passed yet");
            await visitor.PressAsync("Try again");
        }
        await AnswerAsync(question => question.Answers[0]);
        (await visitor.TextAsync()).ShouldContain("You have passed");

        async Task AnswerAsync(Func<CourseQuestion, string> choose)
        {
            foreach (var question in course.Questions)
                await visitor.ChooseAsync(choose(question));
            await visitor.PressAsync("Send my answers");
        }
    }
}
