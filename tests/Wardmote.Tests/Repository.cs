using Shouldly;

namespace Wardmote.Tests;

/// <summary>The working copy that the tests were built from.</summary>
public static class Repository
{
    /// <summary>Its root folder, absolute.</summary>
    public static string Root { get; } = Find();

    /// <summary>The text of one of its files.</summary>
    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>Holds what was made to what somebody has approved; WARDMOTE_APPROVE=1 approves what was made.</summary>
    public static void Approve(string path, string made)
    {
        var file = Path.Combine(Root, path);
        if (Environment.GetEnvironmentVariable("WARDMOTE_APPROVE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, made);
        }
        made.ShouldBe(
            File.ReadAllText(file),
            $"Look at it; if it is right, run the test with WARDMOTE_APPROVE=1: {path}"
        );
    }

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Wardmote.slnx")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run inside the working copy.");
        return folder.FullName;
    }
}
