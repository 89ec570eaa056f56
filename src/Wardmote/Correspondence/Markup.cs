using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;

namespace Wardmote.Correspondence;

/// <summary>Markdown with a token of letters and digits, which mean nothing to it, where each placeholder was.</summary>
internal static partial class Markup
{
    /// <summary>CommonMark and no more: HTML is shown as typed.</summary>
    public static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();

    /// <summary>What stands for the link while the Markdown is read.</summary>
    public static readonly string LinkToken = Token(LetterTemplate.Link);

    public static MarkdownDocument Parse(string body) =>
        Markdown.Parse(Wording.Placeholder().Replace(body, m => Token(m.Groups["name"].Value)), Pipeline);

    /// <summary>Puts values where their tokens stand, once: a value that looks like a token stays as it is.</summary>
    public static string PutIn(string words, Func<string, string> value) =>
        Tokens().Replace(words, m => value(m.Groups["name"].Value));

    public static bool HoldsToken(string words) => Tokens().IsMatch(words);

    private static string Token(string name) => $"zqplace{name}zq";

    [GeneratedRegex("zqplace(?<name>[A-Za-z]+?)zq", RegexOptions.NonBacktracking)]
    private static partial Regex Tokens();
}
