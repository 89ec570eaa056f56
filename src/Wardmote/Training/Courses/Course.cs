using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Wardmote.Training;

/// <summary>A section of a course, a page each.</summary>
/// <param name="Key">"rights", which its address ends with.</param>
/// <param name="Html">The words, ready for a page.</param>
public sealed record CourseSection(string Key, string Title, string Html);

/// <summary>A question of the test.</summary>
/// <param name="Key">"one-month"; its place in the test may change, its key does not.</param>
/// <param name="Answers">What may be chosen; the first is right.</param>
/// <param name="Because">Why, for whoever chose another.</param>
public sealed record CourseQuestion(string Key, string Ask, IReadOnlyList<string> Answers, string Because)
{
    /// <summary>
    /// The order in which the answers are shown, as their places in <see cref="Answers"/>: the same for a person and a try
    /// however often it is asked for, another for the next.
    /// </summary>
    public IReadOnlyList<int> Order(Guid accountId, int tried) =>
        [.. Enumerable.Range(0, Answers.Count).OrderBy(place => Lot($"{accountId:n} {tried} {Key} {place}"))];

    private static ulong Lot(string of) =>
        BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(of)));
}

/// <summary>The course that comes with Wardmote: what whoever uses it must know, and a short test.</summary>
/// <param name="Key">"looking-after-data".</param>
/// <param name="Version">From 1; it goes up when so much has changed that what was read before does not count.</param>
/// <param name="PassPercent">How many of a hundred answers must be right.</param>
public sealed record Course(
    string Key,
    string Title,
    int Version,
    int PassPercent,
    IReadOnlyList<CourseSection> Sections,
    IReadOnlyList<CourseQuestion> Questions
)
{
    /// <summary>How many answers must be right to pass.</summary>
    public int RightToPass => (Questions.Count * PassPercent + 99) / 100;

    /// <summary>The section of a key; null when there is none.</summary>
    public CourseSection? Find(string key) => Sections.FirstOrDefault(s => s.Key == key);

    /// <summary>The first section that is not among those read; null when all are.</summary>
    public CourseSection? NextAfter(IReadOnlySet<string> read) => Sections.FirstOrDefault(s => !read.Contains(s.Key));

    /// <summary>Reads the course from the program itself.</summary>
    public static Course Load()
    {
        var outline = JsonSerializer.Deserialize<Outline>(
            TrainingText.Embedded("course.course.json"),
            JsonSerializerOptions.Web
        )!;
        return new(
            outline.Key,
            outline.Title,
            outline.Version,
            outline.PassPercent,
            [.. outline.Sections.Select(Section)],
            outline.Questions
        );
    }

    private static CourseSection Section(string key)
    {
        var text = new TrainingText(TrainingText.Embedded($"course.{key}.md"));
        return new(key, text.Title, text.Html);
    }

    private sealed record Outline(
        string Key,
        string Title,
        int Version,
        int PassPercent,
        string[] Sections,
        CourseQuestion[] Questions
    );
}
