using System.Globalization;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Wardmote.App.Tests;

/// <summary>Wardmote's colours can be told apart: WCAG 2.2, 1.4.3 (text, 4.5 to 1) and 1.4.11 (edges and rings, 3 to 1).</summary>
public sealed partial class ColoursTests
{
    private static readonly Dictionary<string, string> Colours = Declared()
        .Matches(File.ReadAllText(Path.Combine(AssetsTests.Repository(), "assets", "scss", "_colours.scss")))
        .ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value, StringComparer.Ordinal);

    [Theory]
    [InlineData("ink", "paper card sand aubergine-mist marigold-mist moss-mist brick-mist")]
    [InlineData("ink-soft", "paper card sand aubergine-mist marigold-mist moss-mist brick-mist")]
    [InlineData("aubergine", "paper card sand aubergine-mist marigold-mist")]
    [InlineData("aubergine-deep", "paper card aubergine-mist")]
    [InlineData("marigold-ink", "paper card marigold-mist")]
    [InlineData("moss", "paper card moss-mist")]
    [InlineData("brick", "paper card brick-mist")]
    [InlineData("brick-deep", "paper card brick-mist")]
    [InlineData("card", "aubergine aubergine-deep brick brick-deep moss")]
    public void Text_can_be_read(string text, string grounds)
    {
        foreach (var ground in grounds.Split(' '))
            Contrast(Colours[text], Colours[ground]).ShouldBeGreaterThanOrEqualTo(4.5, $"{text} on {ground}");
    }

    [Theory]
    [InlineData("edge", "paper card sand")]
    [InlineData("ring", "paper card sand aubergine-mist marigold-mist moss-mist brick-mist")]
    [InlineData("aubergine", "paper card")]
    public void Edges_and_rings_can_be_seen(string line, string grounds)
    {
        foreach (var ground in grounds.Split(' '))
            Contrast(Colours[line], Colours[ground]).ShouldBeGreaterThanOrEqualTo(3.0, $"{line} on {ground}");
    }

    [Theory]
    [InlineData("#000000", "#ffffff", 21.0)]
    [InlineData("#777777", "#ffffff", 4.48)]
    public void Contrast_is_reckoned_as_the_standard_does(string one, string other, double contrast) =>
        Contrast(one, other).ShouldBe(contrast, 0.01);

    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string hex)
    {
        var parts = Enumerable
            .Range(0, 3)
            .Select(i =>
                int.Parse(hex.AsSpan(1 + (2 * i), 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0
            )
            .Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4))
            .ToArray();
        return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
    }

    [GeneratedRegex(@"\$([a-z-]+):\s*(#[0-9a-f]{6});")]
    private static partial Regex Declared();
}
