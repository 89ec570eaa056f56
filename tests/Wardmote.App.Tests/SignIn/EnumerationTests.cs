using System.Data.Common;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Wardmote.Organisation;
using Wardmote.Store;
using Wardmote.Tests;
using Xunit;

namespace Wardmote.App.Tests.SignIn;

/// <summary>Nobody learns who has an account. How long an answer takes is measured in bench/.</summary>
public sealed class EnumerationTests
{
    [Theory, OnBothDatabases, Trait("asvs", "V6.3.8"), Trait("abuse", "B14")]
    public async Task What_is_known_and_what_is_not_get_the_same_answer_for_the_same_work(On on)
    {
        var commands = new Commands();
        await using var site = await PublicDoors.SiteAsync(
            on,
            iterations: 1000,
            s => s.ConfigureDbContext<Db>(o => o.AddInterceptors(commands))
        );
        var passwords = site.Services.GetRequiredService<Passwords>();
        foreach (var door in await PublicDoors.OfAsync(site))
        {
            await AnswerAsync(door, "whoever.comes.first@example.org");
            string[] asked = [.. door.Known, .. door.Unknown];
            var answers = new List<(HttpStatusCode, string?, string, int Commands, long)>();
            foreach (var one in asked)
                answers.Add(await AnswerAsync(door, one));
            answers.Distinct().Count().ShouldBe(1, door.Name);
            answers[0].Commands.ShouldBeGreaterThan(0, door.Name);
        }

        async Task<(HttpStatusCode, string?, string, int, long)> AnswerAsync(Door door, string with)
        {
            var ask = await door.OpenAsync();
            var (commandsBefore, hashesBefore) = (commands.Count, passwords.Worked);
            using var answer = await ask(with);
            var (commandsAfter, hashesAfter) = (commands.Count, passwords.Worked);
            var words = Plain(await answer.Content.ReadAsStringAsync(), with);
            var to = answer.Headers.Location?.OriginalString;
            return (answer.StatusCode, to, words, commandsAfter - commandsBefore, hashesAfter - hashesBefore);
        }
    }

    // What differs on purpose: what was asked, the token that guards the form, and the question for a passkey.
    private static string Plain(string html, string asked) =>
        Regex.Replace(
            html.Replace(WebUtility.HtmlEncode(asked), "", StringComparison.Ordinal),
            "name=\"(__RequestVerificationToken|Passkey.State)\"( type=\"hidden\")? value=\"[^\"]*\"|data-options=\"[^\"]*\"",
            ""
        );

    /// <summary>Counts what is asked of the database.</summary>
    private sealed class Commands : DbCommandInterceptor
    {
        private int count;

        public int Count => count;

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default
        )
        {
            Interlocked.Increment(ref count);
            return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<int> result,
            CancellationToken cancellationToken = default
        )
        {
            Interlocked.Increment(ref count);
            return base.NonQueryExecutingAsync(command, eventData, result, cancellationToken);
        }
    }
}
