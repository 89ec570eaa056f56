using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Wardmote.App.Tests;

/// <summary>What a browser is sent is Wardmote's own: no state's emblem or typeface, and nothing from elsewhere.</summary>
public sealed partial class AssetsTests
{
    // The name by which an SVG says that it is one; nothing is fetched from it.
    private const string SvgName = "http://www.w3.org/2000/svg";

    public static TheoryData<string> Files => [.. Sent().Select(file => Path.GetRelativePath(Root(), file))];

    [Theory, MemberData(nameof(Files))]
    public void A_file_sent_to_browsers_is_Wardmotes_own(string file)
    {
        var text = File.ReadAllText(Path.Combine(Root(), file)).Replace(SvgName, "");

        Foreign().Matches(text).Select(match => match.Value).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("a{background:url(https://example.org/x.png)}")]
    [InlineData("@font-face{font-family:\"GDS Transport\"}")]
    [InlineData("/images/govuk-crest.svg")]
    [InlineData("<i class=\"govuk-header__logotype-crown\">")]
    public void What_is_foreign_is_found(string text) => Foreign().IsMatch(text).ShouldBeTrue();

    [Fact]
    public void The_style_sheet_and_the_script_are_there() =>
        new[] { "wardmote.css", "wardmote.js", "mark.svg" }.ShouldBeSubsetOf(Sent().Select(Path.GetFileName));

    private static IEnumerable<string> Sent() =>
        Directory
            .EnumerateFiles(Root(), "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".css" or ".js" or ".svg" or ".html" or ".json" or ".map");

    /// <summary>The folder that holds the solution.</summary>
    internal static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Wardmote.slnx")))
            folder = folder.Parent;
        return folder.ShouldNotBeNull().FullName;
    }

    private static string Root() => Path.Combine(Repository(), "src", "Wardmote.App", "wwwroot");

    [GeneratedRegex(@"crown|\bcrest|-crest|GDS\s*Transport|https?://[a-z0-9]", RegexOptions.IgnoreCase)]
    private static partial Regex Foreign();
}
