using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Wardmote.Correspondence;
using Wardmote.Organisation;
using Wardmote.Rights;
using Wardmote.Store;
using Wardmote.Tasks;
using Xunit;

namespace Wardmote.Tests.Rights;

public class AccessRequestTests
{
    [Theory, OnBothDatabases]
    public async Task A_request_gets_a_reference_a_date_with_reasons_and_an_acknowledgement(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var request = await northbury.SamAsksAsync();
        request.Reference.ShouldBe("R-2026-0001");
        var kept = await northbury.ReadAsync(request.Id);
        kept.DueOn.ShouldBe(new LocalDate(2026, 12, 21));
        kept.Explanation.ShouldContain("Sunday");
        kept.TargetOn!.Value.ShouldBeLessThanOrEqualTo(kept.DueOn!.Value);
        (await northbury.HappenedAsync(request.Id)).ShouldBe(["RequestReceived"]);
        var letter = await northbury.House.ReadAsync(db => db.Letters.SingleAsync());
        letter.ToAddress.ShouldBe("sam.patel@example.org");
        letter.Text.ShouldContain("R-2026-0001");
        letter.Text.ShouldContain("21 December 2026");
    }

    [Theory, OnBothDatabases]
    public async Task A_branch_that_is_no_controller_passes_the_request_to_the_one_that_is(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var request = await northbury.UseAsync<RecordRequest, Request>(r =>
            r.RunAsync(
                northbury.Secretary,
                new NewRequest(
                    northbury.NorthBranch.Id,
                    Channel.Post,
                    new LocalDate(2026, 11, 19),
                    new Subject { Name = "Ms Grey", PostalAddress = "1 High Street\nNorthbury" }
                ),
                default
            )
        );
        (await northbury.ReadAsync(request.Id)).Unit.Code.ShouldBe("C001");
        var letter = await northbury.House.ReadAsync(db => db.Letters.Include(l => l.Delivery).SingleAsync());
        letter.Medium.ShouldBe(Medium.Post);
        letter.Delivery.ShouldBeNull();
    }

    [Theory, OnBothDatabases]
    public async Task Everything_to_mend_is_said_at_once_and_nothing_is_kept(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var refused = await Should.ThrowAsync<Refused>(() =>
            northbury.UseAsync<RecordRequest, Request>(r =>
                r.RunAsync(
                    northbury.Secretary,
                    new NewRequest(
                        northbury.Constituency.Id,
                        Channel.Email,
                        new LocalDate(2026, 12, 1),
                        new Subject { Name = " ", Email = "not an address" }
                    ),
                    default
                )
            )
        );
        refused.Objections.Select(o => o.Field).ShouldBe(["ReceivedOn", "Name", "Email"]);
        (await northbury.House.ReadAsync(db => db.Requests.CountAsync())).ShouldBe(0);
        (await northbury.House.ReadAsync(db => db.Letters.CountAsync())).ShouldBe(0);
    }

    [Theory, OnBothDatabases]
    public async Task The_clock_waits_for_identity_and_starts_on_the_day_it_comes(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var request = await northbury.SamAsksAsync();
        await northbury.UseAsync<AskForIdentity>(u =>
            u.RunAsync(northbury.Secretary, request.Id, "a bill with your name", "Two members share the name.", default)
        );
        var waiting = await northbury.ReadAsync(request.Id);
        waiting.DueOn.ShouldBeNull();
        waiting.EarliestDueOn.ShouldNotBeNull();
        northbury.House.Clock.GoTo(new LocalDate(2026, 12, 1));
        await northbury.UseAsync<VerifyIdentity>(u =>
            u.RunAsync(northbury.Secretary, request.Id, IdentityMethod.DocumentsShown, null, "Bill seen", default)
        );
        (await northbury.ReadAsync(request.Id)).DueOn.ShouldBe(new LocalDate(2027, 1, 4));
    }

    [Theory, OnBothDatabases]
    public async Task The_executive_is_asked_and_then_the_branch_and_group_once_the_member_is_known(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var request = await northbury.SamAsksAsync();
        await northbury.UseAsync<StartSearch>(u => u.RunAsync(northbury.Secretary, request.Id, default));
        (await northbury.ReadAsync(request.Id))
            .Holders.Select(h => h.Name)
            .Order()
            .ShouldBe(["Alex Hill", "Robin Shaw"]);
        await northbury.UseAsync<DecidePerson>(u =>
            u.RunAsync(northbury.Secretary, request.Id, northbury.Sam.Id, "Same address", default)
        );
        var (asked, _) = await northbury.UseAsync<StartSearch, (int Asked, int Found)>(u =>
            u.RunAsync(northbury.Secretary, request.Id, default)
        );
        asked.ShouldBe(2);
        var holders = (await northbury.ReadAsync(request.Id)).Holders;
        holders.Select(h => h.Name).Order().ShouldBe(["Alex Hill", "Kit Moss", "Noor Aziz", "Robin Shaw"]);
        holders.ShouldAllBe(h => h.DueOn == new LocalDate(2026, 11, 27));
        holders.ShouldNotContain(h => h.Name == "Pat Lane");
    }

    [Theory, OnBothDatabases]
    public async Task Someone_with_two_offices_is_asked_once_in_both(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var request = await northbury.SamAsksAsync();
        await northbury.UseAsync<DecidePerson>(u =>
            u.RunAsync(northbury.Secretary, request.Id, northbury.Sam.Id, "Same address", default)
        );
        await northbury.UseAsync<StartSearch>(u => u.RunAsync(northbury.Secretary, request.Id, default));
        var alex = (await northbury.ReadAsync(request.Id)).Holders.Single(h => h.Name == "Alex Hill");
        alex.Capacities.ShouldBe("Secretary, Northbury Constituency Party\nChair, Northbury North Branch");
    }

    [Theory, OnBothDatabases]
    public async Task An_office_off_the_committee_is_not_asked(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        await northbury.UseAsync<SetCommittee>(u =>
            u.RunAsync(northbury.Secretary, northbury.Constituency.Id, "Chair", false, "Sits ex officio only", default)
        );
        var request = await northbury.SamAsksAsync();
        await northbury.UseAsync<StartSearch>(u => u.RunAsync(northbury.Secretary, request.Id, default));
        (await northbury.ReadAsync(request.Id)).Holders.Select(h => h.Name).ShouldBe(["Alex Hill"]);
    }

    [Theory, OnBothDatabases, Trait("abuse", "A2")]
    public async Task A_stranger_finds_no_such_request(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var request = await northbury.SamAsksAsync();
        var refused = await Should.ThrowAsync<Refused>(() =>
            northbury.UseAsync<StartSearch>(u => u.RunAsync(northbury.Stranger, request.Id, default))
        );
        refused.Message.ShouldBe("There is no such request among those you handle.");
        (
            await northbury.House.ReadAsync(db =>
                db.VisibleTo<Request>(northbury.Stranger, Duty.HandleRights).CountAsync()
            )
        ).ShouldBe(0);
    }

    [Theory, OnBothDatabases]
    public async Task A_holder_answers_with_a_code_that_works_once_and_a_late_answer_counts(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var (request, robin) = await AskedAsync(northbury);
        var token = await LinkOfAsync(northbury, robin);
        await northbury.UseAsync<MailHolderCode>(u => u.RunAsync(token, default));
        var code = await CodeOfAsync(northbury);
        await Should.ThrowAsync<Refused>(() =>
            northbury.UseAsync<OpenSearch>(u => u.RunAsync(token, "000000x", default))
        );
        await northbury.UseAsync<OpenSearch>(u => u.RunAsync(token, code, default));
        await Should.ThrowAsync<Refused>(() => northbury.UseAsync<OpenSearch>(u => u.RunAsync(token, code, default)));
        northbury.House.Clock.GoTo(new LocalDate(2026, 12, 5));
        await northbury.UseAsync<AnswerSearch>(u =>
            u.RunAsync(robin.Id, new Answer(Outcome.Found, "My e-mail", Text: "Minutes, 3 May: Sam spoke."), default)
        );
        var kept = await northbury.ReadAsync(request.Id);
        var answered = kept.Holders.Single(h => h.Id == robin.Id);
        answered.Answer!.Outcome.ShouldBe(Outcome.Found);
        answered.Answer.Late.ShouldBeTrue();
        answered.Answer.Wording.ShouldContain("looked everywhere");
        kept.Items.ShouldContain(i => i.HolderId == robin.Id && i.Title == "pasted text.txt");
        (
            await northbury.House.ReadAsync(db => db.Assignments.SingleAsync(a => a.SubjectId == robin.Id))
        ).EndedAt.ShouldNotBeNull();
    }

    [Theory, OnBothDatabases]
    public async Task A_code_dies_after_ten_minutes_and_after_five_wrong_tries(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var (_, robin) = await AskedAsync(northbury);
        var token = await LinkOfAsync(northbury, robin);
        await northbury.UseAsync<MailHolderCode>(u => u.RunAsync(token, default));
        var first = await CodeOfAsync(northbury);
        northbury.House.Clock.Pass(Duration.FromMinutes(11));
        await Should.ThrowAsync<Refused>(() => northbury.UseAsync<OpenSearch>(u => u.RunAsync(token, first, default)));
        await northbury.UseAsync<MailHolderCode>(u => u.RunAsync(token, default));
        var second = await CodeOfAsync(northbury);
        for (var i = 0; i < 5; i++)
            await Should.ThrowAsync<Refused>(() =>
                northbury.UseAsync<OpenSearch>(u => u.RunAsync(token, "wrong", default))
            );
        await Should.ThrowAsync<Refused>(() => northbury.UseAsync<OpenSearch>(u => u.RunAsync(token, second, default)));
    }

    [Theory, OnBothDatabases]
    public async Task A_silent_holder_is_reminded_once_and_then_passed_to_the_secretary_once(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var (request, robin) = await AskedAsync(northbury);
        await ChaseOnAsync(northbury, new LocalDate(2026, 11, 24), 0, 0);
        await ChaseOnAsync(northbury, new LocalDate(2026, 11, 25), 2, 0);
        await ChaseOnAsync(northbury, new LocalDate(2026, 11, 26), 0, 0);
        await ChaseOnAsync(northbury, new LocalDate(2026, 11, 28), 0, 2);
        await ChaseOnAsync(northbury, new LocalDate(2026, 11, 29), 0, 0);
        await northbury.UseAsync<RecordAnswer>(u =>
            u.RunAsync(
                northbury.Secretary,
                request.Id,
                robin.Id,
                new Answer(Outcome.NoResponse, Because: "Two calls, a message and a letter."),
                default
            )
        );
        var happened = await northbury.HappenedAsync(request.Id);
        happened.Count(k => k == "HolderReminded").ShouldBe(2);
        happened.Count(k => k == "HolderEscalated").ShouldBe(2);
        happened.ShouldContain("NoResponseRecorded");
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_is_told_that_they_themselves_have_not_answered(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        await AskedAsync(northbury);

        await ChaseOnAsync(northbury, new LocalDate(2026, 11, 28), 0, 2);

        var letters = await northbury.House.ReadAsync(db =>
            db.Letters.Where(l => l.Template == LetterTemplates.HolderEscalated).ToListAsync()
        );
        letters
            .Select(l => $"{l.ToName}: {l.Subject.Split(" (")[0]}")
            .Order(StringComparer.Ordinal)
            .ShouldBe(["Alex Hill: No answer from Robin Shaw", "Robin Shaw: No answer from Alex Hill"]);
    }

    [Theory, OnBothDatabases]
    public async Task A_holder_may_be_added_or_excused_only_with_a_reason(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var (request, robin) = await AskedAsync(northbury);
        var refused = await Should.ThrowAsync<Refused>(() =>
            northbury.UseAsync<AddHolder, Holder>(u =>
                u.RunAsync(
                    northbury.Secretary,
                    request.Id,
                    "Lee",
                    "lee@party.example",
                    "Had the newsletter",
                    " ",
                    default
                )
            )
        );
        refused.Objections.Single().Field.ShouldBe("Reason");
        await northbury.UseAsync<AddHolder, Holder>(u =>
            u.RunAsync(
                northbury.Secretary,
                request.Id,
                "Lee",
                "lee@party.example",
                "Had the newsletter",
                "Told us so",
                default
            )
        );
        await Should.ThrowAsync<Refused>(() =>
            northbury.UseAsync<ExcuseHolder>(u => u.RunAsync(northbury.Secretary, request.Id, robin.Id, "", default))
        );
        await northbury.UseAsync<ExcuseHolder>(u =>
            u.RunAsync(northbury.Secretary, request.Id, robin.Id, "In hospital; deputy asked", default)
        );
        var token = await LinkOfAsync(northbury, robin);
        await Should.ThrowAsync<Refused>(() => northbury.UseAsync<MailHolderCode>(u => u.RunAsync(token, default)));
    }

    [Theory, OnBothDatabases]
    public async Task An_item_is_withheld_with_the_laws_reason_and_may_be_put_back(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var (request, robin) = await AskedAsync(northbury);
        await northbury.UseAsync<AnswerSearch>(u =>
            u.RunAsync(robin.Id, new Answer(Outcome.Found, "My e-mail", Text: "A complaint by a neighbour."), default)
        );
        var item = (await northbury.ReadAsync(request.Id)).Items.Single(i => i.HolderId == robin.Id);
        var refused = await Should.ThrowAsync<Refused>(() =>
            northbury.UseAsync<WithholdItem>(u =>
                u.RunAsync(northbury.Secretary, request.Id, item.Id, new NewWithholding(null, null, null), default)
            )
        );
        refused.Objections.Select(o => o.Field).ShouldBe(["Exemption", "Described", "Note"]);
        await northbury.UseAsync<WithholdItem>(u =>
            u.RunAsync(
                northbury.Secretary,
                request.Id,
                item.Id,
                new NewWithholding(
                    Exemption.ThirdParty,
                    "The neighbour asked us not to.",
                    "A letter from a third person",
                    ThirdParty: new("A neighbour", ThirdPartyAnswer.Refused, "Asked by telephone", "none")
                ),
                default
            )
        );
        (await northbury.ReadAsync(request.Id)).Items.Single(i => i.Id == item.Id).Withholding.ShouldNotBeNull();
        await northbury.UseAsync<PutBackItem>(u =>
            u.RunAsync(northbury.Secretary, request.Id, item.Id, "The neighbour agrees now", default)
        );
        (await northbury.ReadAsync(request.Id)).Items.Single(i => i.Id == item.Id).Withholding.ShouldBeNull();
    }

    [Theory, OnBothDatabases]
    public async Task Closing_without_a_delivered_pack_needs_a_reason_and_ends_all_work(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var (request, robin) = await AskedAsync(northbury);
        await Should.ThrowAsync<Refused>(() =>
            northbury.UseAsync<CloseRequest>(u => u.RunAsync(northbury.Secretary, request.Id, null, default))
        );
        await northbury.UseAsync<CloseRequest>(u =>
            u.RunAsync(northbury.Secretary, request.Id, "They withdrew it by telephone.", default)
        );
        await Should.ThrowAsync<Refused>(() =>
            northbury.UseAsync<AnswerSearch>(u =>
                u.RunAsync(robin.Id, new Answer(Outcome.Nothing, "Everywhere"), default)
            )
        );
        (await northbury.House.ReadAsync(db => db.Assignments.CountAsync(a => a.EndedAt == null))).ShouldBe(0);
    }

    [Theory, OnBothDatabases]
    public async Task A_form_sent_twice_makes_one_request(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var (token, _) = await northbury.UseAsync<KeepDraft, (string, Instant)>(u =>
            u.RunAsync(northbury.Constituency.Id, null, a => a with { Name = "Sam Patel" }, default)
        );
        var found = await northbury.UseAsync<Drafts, (Draft Draft, DraftAnswers Answers)?>(d =>
            d.FindAsync(token, northbury.Constituency.Id, default)
        );
        found!.Value.Answers.Name.ShouldBe("Sam Patel");
        var asked = new NewRequest(
            northbury.Constituency.Id,
            Channel.WebForm,
            new LocalDate(2026, 11, 20),
            new Subject { Name = "Sam Patel", Email = "sam.patel@example.org" },
            DraftId: found.Value.Draft.Id
        );
        var tries = Enumerable
            .Range(0, 4)
            .Select(async _ =>
            {
                try
                {
                    await northbury.UseAsync<RecordRequest, Request>(r =>
                        r.RunAsync(Actor.Public("Sam"), asked, default)
                    );
                    return true;
                }
                catch (Exception e) when (e is Refused or DbUpdateException)
                {
                    return false;
                }
            });
        (await Task.WhenAll(tries)).Count(made => made).ShouldBe(1);
        (await northbury.House.ReadAsync(db => db.Requests.CountAsync())).ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task A_draft_is_gone_after_a_day(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var (token, _) = await northbury.UseAsync<KeepDraft, (string, Instant)>(u =>
            u.RunAsync(northbury.Constituency.Id, null, a => a with { Name = "Sam Patel" }, default)
        );
        northbury.House.Clock.Pass(Duration.FromHours(25));
        (
            await northbury.UseAsync<Drafts, (Draft, DraftAnswers)?>(d =>
                d.FindAsync(token, northbury.Constituency.Id, default)
            )
        ).ShouldBeNull();
        (await northbury.UseAsync<SweepDrafts, int>(u => u.RunAsync(default))).ShouldBe(1);
        (await northbury.House.ReadAsync(db => db.Set<Wardmote.Evidence.CaseKey>().CountAsync())).ShouldBe(0);
    }

    private static async Task<(Request Request, Holder Robin)> AskedAsync(Northbury northbury)
    {
        var request = await northbury.SamAsksAsync();
        await northbury.UseAsync<StartSearch>(u => u.RunAsync(northbury.Secretary, request.Id, default));
        return (request, (await northbury.ReadAsync(request.Id)).Holders.Single(h => h.Name == "Robin Shaw"));
    }

    private static async Task ChaseOnAsync(Northbury northbury, LocalDate day, int reminded, int escalated)
    {
        northbury.House.Clock.GoTo(day);
        (await northbury.UseAsync<ChaseHolders, (int, int)>(u => u.RunAsync(default))).ShouldBe((reminded, escalated));
    }

    private static Task<string> LinkOfAsync(Northbury northbury, Holder holder) =>
        northbury.UseAsync<Wardmote.Evidence.MasterKey, string>(key =>
            Task.FromResult(key.LinkToken("answer", holder.Id))
        );

    // The code as the mailbox would get it.
    private static Task<string> CodeOfAsync(Northbury northbury) =>
        northbury.House.DoAsync(async services =>
        {
            var db = services.GetRequiredService<Db>();
            var letter = await db
                .Letters.Where(l => l.Template == LetterTemplates.HolderCode)
                .OrderBy(l => l.Id)
                .LastAsync();
            var (text, _) = await services.GetRequiredService<LetterSecrets>().PutInAsync(letter, default);
            return Regex.Match(text, @"\b\d{6}\b", RegexOptions.NonBacktracking).Value;
        });
}
