using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Wardmote.Correspondence;
using Wardmote.Rights;
using Wardmote.Rights.Own;
using Wardmote.Store;
using Xunit;

namespace Wardmote.Tests.Rights;

public sealed class OwnRequestTests
{
    [Theory, OnBothDatabases]
    public async Task The_letter_carries_the_code_that_opens_the_page_and_nothing_else_does(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var request = await northbury.SamAsksAsync();
        var code = await CodeAsync(northbury, request);
        (await FindAsync(request.Reference.ToLowerInvariant(), code.Replace("-", " "))).ShouldBe(request.Id);
        (await FindAsync(request.Reference, "AAAA-AAAA-AAAA")).ShouldBeNull();
        (await FindAsync("R-2026-0999", code)).ShouldBeNull();
        (await FindAsync(request.Reference, null)).ShouldBeNull();

        Task<Guid?> FindAsync(string reference, string? typed) =>
            northbury.UseAsync<OwnRequests, Guid?>(o => o.FindAsync(reference, typed, default));
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_asked_answers_asks_for_less_and_takes_it_back_and_the_secretary_hears_of_it(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var request = await northbury.SamAsksAsync();
        (await RefusedAsync<AnswerOwnQuestion>(u => u.RunAsync(request.Id, "North", default))).ShouldContain(
            "not waiting"
        );
        await northbury.UseAsync<AskQuestion>(a =>
            a.RunAsync(northbury.Secretary, request.Id, "Which branch?", "There are many", default)
        );
        (await StandingAsync()).Explanation.ShouldContain("Which branch?");
        northbury.House.Clock.Pass(Duration.FromDays(3));
        await northbury.UseAsync<AnswerOwnQuestion>(u => u.RunAsync(request.Id, " North ", default));
        var answered = await northbury.ReadAsync(request.Id);
        (answered.OpenQuestion, answered.Questions[0].Answer, answered.WaitsFor).ShouldBe((null, "North", null));
        await northbury.UseAsync<NarrowRequest>(u => u.RunAsync(request.Id, "E-mails of May", default));
        (await northbury.ReadAsync(request.Id)).Scope.ShouldBe("E-mails of May");
        await northbury.UseAsync<StartSearch>(s => s.RunAsync(northbury.Secretary, request.Id, default));
        await northbury.UseAsync<WithdrawRequest>(u => u.RunAsync(request.Id, default));
        (await StandingAsync()).Title.ShouldBe("The request is closed");
        (await RefusedAsync<WithdrawRequest>(u => u.RunAsync(request.Id, default))).ShouldContain("closed");
        (await northbury.House.ReadAsync(db => db.Set<Tasks.Assignment>().CountAsync(a => a.EndedAt == null))).ShouldBe(
            0
        );
        (
            await northbury.House.ReadAsync(db =>
                db.Letters.CountAsync(l => l.Template == LetterTemplates.RequestNews && l.ToName == "Alex Hill")
            )
        ).ShouldBe(3);

        async Task<OwnStanding> StandingAsync() =>
            OwnStanding.Of(await northbury.ReadAsync(request.Id), northbury.House.Clock.Now);

        async Task<string> RefusedAsync<T>(Func<T, Task> use)
            where T : notnull => (await Should.ThrowAsync<Refused>(() => northbury.UseAsync(use))).Message;
    }

    private static Task<string> CodeAsync(Northbury northbury, Request request) =>
        northbury.House.DoAsync(async s =>
        {
            var letter = await s.GetRequiredService<Db>()
                .Letters.SingleAsync(l => l.CaseId == request.Id && l.Template == LetterTemplates.RequestAcknowledged);
            letter.Text.ShouldNotContain("code: **");
            var (text, _) = await s.GetRequiredService<LetterSecrets>().PutInAsync(letter, default);
            return text.Split("this code: ")[1][..14];
        });
}
