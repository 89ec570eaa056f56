using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Wardmote.Clocks;
using Wardmote.Correspondence;
using Wardmote.Finding;
using Wardmote.Members;
using Wardmote.Rights;
using Wardmote.Rights.Changing;
using Wardmote.Rights.Triage;
using Wardmote.Store;
using Xunit;

namespace Wardmote.Tests.Rights.Changing;

public sealed class OtherWishesTests
{
    [Theory, OnBothDatabases]
    public async Task A_correction_is_weighed_done_everywhere_and_told(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var request = await northbury.AsksAsync("rectification", "I am Patel-Jones now");
        await northbury.KnowAsync(request);
        (await Should.ThrowAsync<Refused>(() => northbury.SearchAsync(request))).Message.ShouldContain(
            "what is to be corrected"
        );
        await CorrectAsync(new("Last name", "Patel", "Patel-Jones", "Marriage certificate, seen", true));
        await CorrectAsync(new("Joined", "2019", "2009", "Nothing was shown", false, "Our lists all say 2019."));
        await northbury.SearchAsync(request);
        await northbury.AllSayAsync(request, Outcome.Done);
        await northbury.GrantAllAsync(request);
        await northbury.CarryOutAsync(request);
        foreach (var left in (await northbury.ReadAsync(request.Id)).Items.Where(i => i.Ruling is { IsOpen: true }))
            await northbury.UseAsync<MarkDone>(m =>
                m.RunAsync(northbury.Secretary, request.Id, left.Id, "Put right on paper today", default)
            );
        await northbury.ReplyAsync(request, "Northbury Printers");

        var sam = await northbury.House.ReadAsync(db => db.Members.SingleAsync(m => m.Number == "A1"));
        (sam.LastName, sam.NameKey).ShouldBe(("Patel-Jones", "sam patel jones"));
        var letter = await northbury.LetterAsync(request, LetterTemplates.RequestOutcome);
        letter.ShouldContain("in part");
        letter.ShouldContain("Last name: “Patel” becomes “Patel-Jones”");
        letter.ShouldContain("Our lists all say 2019.");
        letter.ShouldContain("Northbury Printers");

        Task CorrectAsync(NewCorrection correction) =>
            northbury.UseAsync<RecordCorrection>(r => r.RunAsync(northbury.Secretary, request.Id, correction, default));
    }

    [Theory, OnBothDatabases]
    public async Task A_restriction_stands_for_every_unit_with_what_goes_on_all_the_same(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var request = await northbury.AsksAsync("restriction");
        await northbury.KnowAsync(request);
        await northbury.SearchAsync(request);
        await northbury.AllSayAsync(request, Outcome.Done);
        await northbury.GrantAllAsync(request);
        await northbury.CarryOutAsync(request);
        await northbury.ReplyAsync(request);
        var sam = (await northbury.ReadAsync(request.Id)).PersonId!.Value;
        (await northbury.House.ReadAsync(db => db.Restricted(RestrictedUse.DirectMarketing).ToListAsync())).ShouldBe([
            sam,
        ]);
        (await northbury.House.ReadAsync(db => db.Members.CountAsync())).ShouldBe(2);
        (await northbury.LetterAsync(request, LetterTemplates.RequestOutcome)).ShouldContain("kept and not used");
        (
            await Should.ThrowAsync<Refused>(() =>
                northbury.UseAsync<OpenMember>(o => o.RunAsync(northbury.Secretary, "A1", AccessTask.Usual[0], default))
            )
        ).Message.ShouldContain("asked that nothing");
        await northbury.UseAsync<OpenMember>(o => o.RunAsync(northbury.Secretary, "A2", AccessTask.Usual[0], default));
        await EndsAsync(northbury, request);
    }

    private static async Task EndsAsync(Northbury northbury, Request request)
    {
        var today = northbury.House.Clock.Today();
        var soon = await Should.ThrowAsync<Refused>(() => EndAsync(today.PlusDays(6), " "));
        soon.Objections.Select(o => o.Field).ShouldBe(["On", "Because"]);
        await Should.ThrowAsync<Refused>(() => EndAsync(today.PlusDays(7), "Checked", northbury.Stranger));
        await EndAsync(today.PlusDays(7), "We have checked the address, and it is right.");
        (await Should.ThrowAsync<Refused>(() => EndAsync(today.PlusDays(9), "Again"))).Message.ShouldContain(
            "been told"
        );
        (await northbury.LetterAsync(request, LetterTemplates.RestrictionEnds)).ShouldContain("checked the address");

        await northbury.UseAsync<LiftRestrictions>(l => l.RunAsync(default));
        (await InForceAsync()).Single().EndsOn.ShouldBe(today.PlusDays(7));
        northbury.House.Clock.Now += Duration.FromDays(7);
        await northbury.UseAsync<LiftRestrictions>(l => l.RunAsync(default));
        await northbury.UseAsync<LiftRestrictions>(l => l.RunAsync(default));
        (await InForceAsync()).ShouldBeEmpty();
        (await northbury.HappenedAsync(request.Id)).Count(k => k == "RestrictionLifted").ShouldBe(1);
        await northbury.UseAsync<OpenMember>(o => o.RunAsync(northbury.Secretary, "A1", AccessTask.Usual[0], default));

        Task EndAsync(LocalDate on, string because, Wardmote.Organisation.Actor? actor = null) =>
            northbury.UseAsync<EndRestriction>(e =>
                e.RunAsync(actor ?? northbury.Secretary, request.Id, on, because, default)
            );

        Task<List<InForce>> InForceAsync() =>
            northbury.House.ReadAsync(db => db.RestrictionsFor(northbury.Secretary).ToListAsync());
    }

    [Theory, OnBothDatabases]
    public async Task Nothing_stands_against_an_objection_to_promotion(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var request = await northbury.AsksAsync("objection-marketing");
        await northbury.KnowAsync(request);
        await northbury.SearchAsync(request);
        var item = (await northbury.ReadAsync(request.Id)).Items.First(i => i.IsTheirs);
        (
            await Should.ThrowAsync<Refused>(() =>
                northbury.UseAsync<RuleOnItem>(r =>
                    r.RunAsync(
                        northbury.Secretary,
                        request.Id,
                        item.Id,
                        new(false, Ground.CompellingGrounds, "We would like to go on."),
                        default
                    )
                )
            )
        ).Message.ShouldStartWith("Nothing outweighs this");
        await northbury.GrantAllAsync(request);
        await northbury.CarryOutAsync(request);
        (await northbury.House.ReadAsync(db => db.Restricted(RestrictedUse.DirectMarketing).CountAsync())).ShouldBe(1);
        (await northbury.House.ReadAsync(db => db.Restricted(RestrictedUse.PoliticalOpinions).CountAsync())).ShouldBe(
            0
        );
    }

    [Fact]
    public async Task A_stop_notice_must_be_in_writing()
    {
        await using var northbury = await Northbury.OpenAsync(On.Sqlite);
        (
            await Should.ThrowAsync<Refused>(() => northbury.AsksAsync("stop-notice", channel: Channel.Phone))
        ).Message.ShouldContain("in writing");
        await northbury.AsksAsync("stop-notice");
    }

    [Theory, OnBothDatabases]
    public async Task A_refusal_waits_for_who_it_is_and_for_legal_advice_where_the_policy_wants_it(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var request = await northbury.AsksAsync("access");
        (await RefusedAsync(new(RefusalGround.Excessive, "Too much"))).ShouldContain("who the person is");
        await northbury.KnowAsync(request);
        (await RefusedAsync(new(RefusalGround.Exceptional, "It would harm someone."))).ShouldContain("legal advice");
        await RefuseAsync(
            new(
                RefusalGround.Exceptional,
                "It would harm someone.",
                "Dale & Co, 3 November: the balance is against it."
            )
        );
        var letter = await northbury.LetterAsync(request, LetterTemplates.RequestRefused);
        letter.ShouldContain("It would harm someone.");
        letter.ShouldNotContain("Dale & Co");
        letter.ShouldContain("go to court");
        (await RefusedAsync(new(RefusalGround.Excessive, "Again"))).ShouldContain("has their answer");

        async Task<string> RefusedAsync(NewRefusal refusal) =>
            (await Should.ThrowAsync<Refused>(() => RefuseAsync(refusal))).Message;

        Task RefuseAsync(NewRefusal refusal) =>
            northbury.UseAsync<RefuseRequest>(r => r.RunAsync(northbury.Secretary, request.Id, refusal, default));
    }

    [Theory, OnBothDatabases]
    public async Task Only_what_was_checked_to_be_theirs_counts_as_a_repetition(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var others = await northbury.AsksAsync("access");
        var first = await northbury.AsksAsync("access");
        await northbury.KnowAsync(first);
        var second = await northbury.AsksAsync("access");
        (await FactsAsync(second)).ShouldSatisfyAllConditions(
            f => f.Earlier.ShouldBeEmpty(),
            f => f.SameName.ShouldBe(1)
        );
        (await AssessAsync(second)).ShouldContain("who the person is");
        await northbury.KnowAsync(second);
        var facts = await FactsAsync(second);
        facts.Earlier.Select(e => e.Reference).ShouldBe([first.Reference]);
        facts
            .For(Quality.Repetitive, await northbury.ReadAsync(second.Id))[0]
            .ShouldStartWith($"{first.Reference}, 0 days before: the same kind, asked in the same words");
        others.Reference.ShouldNotBe(first.Reference);

        async Task<TriageFacts> FactsAsync(Request request)
        {
            var whole = await northbury.ReadAsync(request.Id);
            return await northbury.UseAsync<TriageReading, TriageFacts>(t => t.OfAsync(whole, default));
        }

        async Task<string> AssessAsync(Request request) =>
            (
                await Should.ThrowAsync<Refused>(() =>
                    northbury.UseAsync<AssessRequest>(a =>
                        a.RunAsync(northbury.Secretary, request.Id, Quality.Repetitive, true, "The same", default)
                    )
                )
            ).Message;
    }
}
