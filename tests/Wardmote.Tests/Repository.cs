namespace Wardmote.Tests;

/// <summary>The working copy that the tests were built from.</summary>
public static class Repository
{
    /// <summary>Its root folder, absolute.</summary>
    public static string Root { get; } = Find();

    /// <summary>The text of one of its files.</summary>
    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Wardmote.slnx")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run inside the working copy.");
        return folder.FullName;
    }
}
