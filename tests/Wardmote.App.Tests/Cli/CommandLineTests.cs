using Shouldly;
using Wardmote.App.Cli;
using Xunit;

namespace Wardmote.App.Tests.Cli;

public class CommandLineTests
{
    [Fact]
    public async Task The_help_names_every_command_and_what_all_of_them_take()
    {
        var help = await TestCommand.RunAsync("/", "--help");
        help.Code.ShouldBe(0);
        foreach (
            var word in new[]
            {
                "serve",
                "init",
                "demo",
                "deadline",
                "rights",
                "units",
                "--data",
                "--json",
                "--version",
            }
        )
            help.Output.ShouldContain(word);
        help.Output.ShouldNotContain("additional arguments");
    }

    [Theory]
    [InlineData("frobnicate")]
    [InlineData("serve", "--fast")]
    [InlineData("rights", "show")]
    [InlineData("rights", "record", "--channel", "Pigeon")]
    public async Task What_is_not_understood_is_refused_with_a_way_on(params string[] typed)
    {
        var answered = await TestCommand.RunAsync("/", typed);
        answered.Code.ShouldBe(2);
        answered.Output.ShouldBe("");
        answered.Error.ShouldContain("--help to see what it takes.");
    }

    [Fact]
    public async Task Every_command_says_what_it_is_for()
    {
        foreach (
            var words in new string[][]
            {
                ["rights"],
                ["units"],
                ["offices"],
                ["members"],
                ["people"],
                ["sessions"],
                ["holidays"],
                ["outbox"],
                ["deadline"],
                ["serve"],
                ["init"],
                ["demo"],
            }
        )
        {
            var help = await TestCommand.RunAsync("/", [.. words, "--help"]);
            help.Code.ShouldBe(0);
            var commands = help.Output[help.Output.IndexOf("Usage:", StringComparison.Ordinal)..]
                .Split("Commands:")
                .Skip(1)
                .SelectMany(s => s.Split('\n'))
                .Where(line => line.StartsWith("  ", StringComparison.Ordinal) && line.Trim().Length > 0);
            foreach (var line in commands)
                line.Trim().Split("  ", 2).Length.ShouldBe(2, line);
        }
    }

    [Fact]
    public async Task A_folder_without_Wardmote_says_how_to_make_one()
    {
        var answered = await TestCommand.RunAsync("/", "rights", "list", "--data", "/nowhere");
        answered.Code.ShouldBe(2);
        answered.Error.ShouldBe(
            "There is no Wardmote in /nowhere. Make one with: wardmote init --data /nowhere" + Environment.NewLine
        );
    }

    [Theory]
    [InlineData("Siân\u001b[31m O’Brien\u0007", "Siân[31m O’Brien")]
    [InlineData("one\r\ntwo\tthree", "one\ntwo\tthree")]
    [InlineData("a\u202Ebc\u200D", "abc")]
    public void Words_from_elsewhere_cannot_steer_the_terminal(string given, string shown) =>
        Terminal.Safe(given).ShouldBe(shown);

    [Fact]
    public void Progress_is_drawn_on_a_terminal_only_and_leaves_nothing_behind()
    {
        foreach (var columns in new int?[] { 80, null })
        {
            using var output = new StringWriter();
            using var error = new StringWriter();
            var caller = new Caller
            {
                Arguments = [],
                Folder = "/",
                Columns = columns,
                Output = output,
                Error = error,
            };
            using (var line = new ProgressLine("Reading members.csv", caller))
            {
                line.Report(0.5);
                line.Report(1);
            }
            if (columns is null)
                error.ToString().ShouldBe("");
            else
                error.ToString().ShouldEndWith("\r\e[K");
            output.ToString().ShouldBe("");
        }
    }
}
