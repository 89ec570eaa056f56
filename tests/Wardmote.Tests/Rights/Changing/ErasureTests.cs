using System.Text;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Wardmote.Clocks;
using Wardmote.Correspondence;
using Wardmote.Finding;
using Wardmote.Members;
using Wardmote.Organisation.Imports;
using Wardmote.Rights;
using Wardmote.Rights.Changing;
using Wardmote.Store;
using Xunit;

namespace Wardmote.Tests.Rights.Changing;

public sealed class ErasureTests
{
    [Theory, OnBothDatabases]
    public async Task Everything_is_removed_everybody_confirms_and_the_person_is_told(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var request = await northbury.AsksAsync("erasure");
        await northbury.KnowAsync(request);
        await northbury.SearchAsync(request);
        await northbury.GrantAllAsync(request);
        await northbury.CarryOutAsync(request);

        (await northbury.House.ReadAsync(db => db.Members.Select(m => m.Number).ToListAsync())).ShouldBe(["A2"]);
        (await northbury.House.ReadAsync(db => db.GroupMemberships.CountAsync())).ShouldBe(0);
        (await Should.ThrowAsync<Refused>(() => northbury.ReplyAsync(request))).Message.ShouldContain(
            "not answered yet"
        );
        await northbury.AllSayAsync(request, Outcome.Done);
        await northbury.ReplyAsync(request);

        var whole = await northbury.ReadAsync(request.Id);
        whole.Reply!.Extent.ShouldBe(Extent.Whole);
        whole
            .Items.Where(i => i.Ruling is not null)
            .ShouldAllBe(i => i.ForgottenAt != null && i.Ruling!.DoneAt != null);
        var letter = await northbury.LetterAsync(request, LetterTemplates.RequestOutcome);
        letter.ShouldContain("We have done what you asked.");
        letter.ShouldContain("Membership records: 1 record");
        letter.ShouldContain("go to court");
        NextStep.Of(whole).Path.ShouldBe("closure");
    }

    [Theory, OnBothDatabases]
    public async Task What_the_law_keeps_is_kept_named_in_the_letter_and_looked_at_again_in_a_year(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var request = await northbury.AsksAsync("erasure");
        await northbury.KnowAsync(request);
        await northbury.SearchAsync(request);
        var member = (await northbury.ReadAsync(request.Id)).Items.Single(i =>
            i.IsTheirs && i.Source == "Membership records"
        );
        var none = await Should.ThrowAsync<Refused>(() => RuleAsync(new(false)));
        none.Objections.Select(o => o.Field).ShouldBe(["Ground", "Because"]);
        (
            await Should.ThrowAsync<Refused>(() => RuleAsync(new(false, Ground.CompellingGrounds, "No")))
        ).Message.ShouldContain("ground");
        await RuleAsync(new(false, Ground.LegalDuty, "Election law asks us to keep who gave what for six years."));
        await northbury.AllSayAsync(request, Outcome.Nothing);
        await northbury.CarryOutAsync(request);
        await northbury.ReplyAsync(request);

        (await northbury.House.ReadAsync(db => db.Members.CountAsync())).ShouldBe(2);
        var whole = await northbury.ReadAsync(request.Id);
        whole.Reply!.Extent.ShouldBe(Extent.None);
        whole
            .Items.Single(i => i.Id == member.Id)
            .Ruling!.ReviewOn.ShouldBe(northbury.House.Clock.Today().PlusYears(1));
        var letter = await northbury.LetterAsync(request, LetterTemplates.RequestOutcome);
        letter.ShouldContain("because the law obliges us to keep it (UK GDPR Art 17(3)(b)). Election law asks us");

        Task RuleAsync(NewRuling ruling) =>
            northbury.UseAsync<RuleOnItem>(r =>
                r.RunAsync(northbury.Secretary, request.Id, member.Id, ruling, default)
            );
    }

    [Theory, OnBothDatabases]
    public async Task An_officer_who_would_keep_something_is_asked_again_when_it_is_to_go(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var request = await northbury.AsksAsync("erasure");
        await northbury.KnowAsync(request);
        await northbury.SearchAsync(request);
        var kit = (await northbury.ReadAsync(request.Id)).Holders.Single(h => h.Name == "Kit Moss");
        await northbury.SaysAsync(kit, Outcome.DoneInPart, "The branch minutes of May name them.");
        await northbury.AllSayAsync(request, Outcome.Done);
        await northbury.GrantAllAsync(request);
        await northbury.CarryOutAsync(request);

        var asked = await northbury.ReadAsync(request.Id);
        asked.Holders.Single(h => h.Name == "Kit Moss").IsSettled.ShouldBeFalse();
        (await northbury.LetterAsync(request, LetterTemplates.HolderAskedAgain)).ShouldContain("need not");
        (await Should.ThrowAsync<Refused>(() => northbury.ReplyAsync(request))).Message.ShouldContain("not answered");
        northbury.House.Clock.Pass(NodaTime.Duration.FromHours(1));
        await northbury.SaysAsync(kit, Outcome.Done);
        (await northbury.ReadAsync(request.Id))
            .Items.Single(i => i.HolderId == kit.Id)
            .Ruling!.DoneHow.ShouldBe("Kit Moss said so");
        await northbury.ReplyAsync(request);
    }

    [Theory, OnBothDatabases]
    public async Task Nothing_is_removed_before_it_is_known_who_asks_or_before_everything_is_decided(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var request = await northbury.AsksAsync("erasure");
        await northbury.SearchAsync(request);
        (await StartAsync()).ShouldContain("who the person is");
        await northbury.KnowAsync(request);
        (await StartAsync()).ShouldContain("Say first of each thing");
        await northbury.SearchAsync(request);
        foreach (var item in (await northbury.ReadAsync(request.Id)).Items.Where(i => i.NeedsDecision))
            await northbury.UseAsync<DecideItem>(d =>
                d.RunAsync(northbury.Secretary, request.Id, item.Id, theirs: false, "Another address", default)
            );
        (await StartAsync()).ShouldContain("Decide first about");
        (await northbury.House.ReadAsync(db => db.Members.CountAsync())).ShouldBe(2);

        async Task<string> StartAsync() =>
            (
                await Should.ThrowAsync<Refused>(() =>
                    northbury.UseAsync<StartCarryingOut>(s => s.RunAsync(northbury.Secretary, request.Id, default))
                )
            ).Message;
    }

    [Theory, OnBothDatabases]
    public async Task A_fingerprint_is_left_and_nothing_else(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var request = await northbury.AsksAsync("erasure");
        await northbury.KnowAsync(request);
        await northbury.SearchAsync(request);
        await northbury.GrantAllAsync(request);
        await northbury.CarryOutAsync(request);
        var known = await northbury.UseAsync<Suppressions, Func<Identifier, bool>?>(s => s.AskAsync(default));
        known!(Identifier.Number(" a1 ")).ShouldBeTrue();
        known(Identifier.NameAtEmail("SAM PATEL", "Sam.Patel@example.org")!.Value).ShouldBeTrue();
        known(Identifier.Number("A2")).ShouldBeFalse();
        known(Identifier.NameAtEmail("Sam Patel", "sam2@example.org")!.Value).ShouldBeFalse();
    }

    [Theory, OnBothDatabases]
    public async Task The_next_list_does_not_bring_them_back_and_says_so(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var request = await northbury.AsksAsync("erasure");
        await northbury.KnowAsync(request);
        await northbury.SearchAsync(request);
        await northbury.GrantAllAsync(request);
        await northbury.CarryOutAsync(request);
        const string List =
            "membership_number,first_name,last_name,email,date_of_birth,unit\r\n"
            + "A1,Sam,Patel,sam.patel@example.org,,C001\r\n"
            + "A2,Sam,Patel,sam2@example.org,,C001\r\n"
            + "A9,Sam,Patel,another.sam@example.org,,C001\r\n"
            + "A7,Sam,Patel,sam.patel@example.org,,C001\r\n";
        foreach (
            var (dryRun, says) in new[] { (true, "It would come to"), (false, "Imported"), (false, "Nothing changed") }
        )
        {
            var report = await northbury.UseAsync<ImportMembers, ImportReport>(i =>
                i.RunAsync(
                    Wardmote.Organisation.Actor.Operator,
                    "C001",
                    new("members.csv", () => new MemoryStream(Encoding.UTF8.GetBytes(List))) { DryRun = dryRun },
                    default
                )
            );
            report.Sentence.ShouldContain(says);
            report.Sentence.ShouldContain("kept out, because they asked to be removed");
            report.KeptOutLines.ShouldBe([2, 5]);
        }
        (
            await northbury.House.ReadAsync(db => db.Members.OrderBy(m => m.Number).Select(m => m.Number).ToListAsync())
        ).ShouldBe(["A2", "A9"]);
    }

    [Theory, OnBothDatabases]
    public async Task When_it_is_closed_the_address_goes_as_well(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var request = await northbury.AsksAsync("erasure", "All of it, and the photograph too");
        await northbury.KnowAsync(request);
        await northbury.SearchAsync(request);
        await northbury.GrantAllAsync(request);
        await northbury.CarryOutAsync(request);
        await northbury.AllSayAsync(request, Outcome.Done);
        await northbury.ReplyAsync(request);
        (await Should.ThrowAsync<Refused>(CloseAsync)).Message.ShouldContain("has not gone yet");
        await northbury.House.DoAsync<bool>(async s =>
        {
            var db = (Db)s.GetService(typeof(Db))!;
            foreach (var delivery in await db.Deliveries.ToListAsync())
                delivery.Keep(new(HandoverResult.Accepted), northbury.House.Clock.Now);
            await db.SaveChangesAsync();
            return true;
        });
        await CloseAsync();
        var closed = await northbury.ReadAsync(request.Id);
        (closed.Subject.Name, closed.Subject.Email, closed.Scope).ShouldBe(("Sam Patel", null, null));
        (await northbury.House.ReadAsync(db => db.Letters.CountAsync(l => l.ToAddress.Contains("sam.patel")))).ShouldBe(
            0
        );

        Task CloseAsync() =>
            northbury.UseAsync<CloseRequest>(c => c.RunAsync(northbury.Secretary, request.Id, null, default));
    }
}
