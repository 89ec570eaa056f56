using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Wardmote.Correspondence;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Protection;
using Wardmote.Store;
using Wardmote.Tests.Rights;
using Wardmote.Tests.Training;
using Wardmote.Training;
using Xunit;

namespace Wardmote.Tests.Protection;

/// <summary>Who sees to data protection, how that is on record, and what is said to be missing.</summary>
public class ProtectionTests
{
    private const string Dee = "dee.park@party.example";
    private const string Alex = "alex.hill@party.example";
    private static readonly LocalDate Began = new(2026, 11, 1);
    private static readonly NewDesignation Decided = new(
        "The executive",
        new(2026, 10, 20),
        "Minutes, item 7",
        Origin.Staff
    );

    [Theory, OnBothDatabases]
    public async Task Everything_missing_is_named_with_what_to_do_and_goes_once_it_is_done(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var bare = await OnRecordAsync(northbury);
        bare.Gaps.Select(g => g.Kind).ShouldBe([GapKind.NoOfficer, GapKind.NoDpo]);
        bare.Gaps[0].Sentence.ShouldContain("the chair acts for it");
        bare.Gaps[1].Sentence.ShouldContain("the secretary acts for it");

        await AppointAsync(northbury, northbury.Constituency, ProtectionOffices.Officer, "Robin Shaw", "r@p.example");
        await AppointAsync(northbury, northbury.Constituency, ProtectionOffices.Dpo, "Dee Park", Dee);
        (await OnRecordAsync(northbury))
            .Gaps.Select(g => (g.Kind, g.About))
            .ShouldBe([
                (GapKind.NotDesignated, ProtectionOffices.Officer),
                (GapKind.NotDesignated, ProtectionOffices.Dpo),
                (GapKind.NotDeclared, null),
                (GapKind.NoContact, null),
            ]);

        var dee = await AccountAsync(northbury, Dee);
        foreach (var office in new[] { ProtectionOffices.Officer, ProtectionOffices.Dpo })
            await northbury.UseAsync<RecordDesignation>(u =>
                u.RunAsync(northbury.Secretary, northbury.Constituency.Id, office, Decided, default)
            );
        await DeclareAsync(northbury, dee);
        await northbury.UseAsync<SetPublicContact>(u =>
            u.RunAsync(dee, northbury.Constituency.Id, " dpo@party.example ", "", null, default)
        );

        var whole = await OnRecordAsync(northbury);
        whole.Gaps.ShouldBeEmpty();
        whole.Contact!.Email.ShouldBe("dpo@party.example");
        (whole.Dpo!.Held.PersonName, whole.Dpo.Designation!.By).ShouldBe(("Dee Park", "The executive"));
        whole.Dpo.DeclareBy.ShouldBe(new LocalDate(2027, 11, 20));
    }

    [Theory, OnBothDatabases]
    public async Task A_unit_without_its_own_is_served_by_the_nearest_above(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        await AppointAsync(northbury, northbury.National, ProtectionOffices.Dpo, "Dee Park", Dee);

        var found = await northbury.House.DoAsync(s =>
            s.GetRequiredService<OfficesOnRecord>().ForAsync(northbury.NorthBranch.Id, default)
        );

        found!.Unit.Id.ShouldBe(northbury.Constituency.Id);
        found.Dpo!.Held.PersonName.ShouldBe("Dee Park");
        found.HasOwnDpo.ShouldBeFalse();
        found.Gaps.Select(g => g.Kind).ShouldBe([GapKind.NoOfficer]);
    }

    [Theory, OnBothDatabases]
    public async Task A_designation_is_written_down_by_another_officer_of_the_controller_and_can_be_put_right(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var unit = northbury.Constituency;
        (await DesignateAsync(northbury.Secretary, unit, Decided)).Message.ShouldContain("Nobody holds this office");
        var held = await AppointAsync(northbury, unit, ProtectionOffices.Dpo, "Dee Park", Dee);
        var dee = await AccountAsync(northbury, Dee);

        (await DesignateAsync(dee, unit, Decided)).Message.ShouldContain("their own designation");
        (await DesignateAsync(northbury.Stranger, unit, Decided)).Message.ShouldContain("of that unit");
        (await DesignateAsync(northbury.Secretary, northbury.NorthBranch, Decided)).Message.ShouldContain(
            "Another unit answers"
        );
        (await DesignateAsync(northbury.Secretary, unit, new(" ", new(2026, 11, 21), null, null)))
            .Objections.Select(o => o.Field)
            .ShouldBe(["By", "On", "Document", "Origin"]);
        var minutes = Encoding.UTF8.GetBytes("Item 7: Dee Park is designated.");
        var file = new GivenDocument("minutes.txt", "text/plain", new MemoryStream(minutes));
        foreach (var designated in new[] { Decided with { By = "The chair", File = file }, Decided })
            await northbury.UseAsync<RecordDesignation>(u =>
                u.RunAsync(northbury.Secretary, unit.Id, ProtectionOffices.Dpo, designated, default)
            );

        var kept = await northbury.House.ReadAsync(db => db.Designations.SingleAsync());
        kept.By.ShouldBe("The executive");
        var read = await northbury.House.DoAsync(async s =>
        {
            var sealedFile = await s.GetRequiredService<Db>().Attachments.SingleAsync(a => a.Id == kept.FileId);
            return await s.GetRequiredService<Vault>().ReadAsync(sealedFile, default);
        });
        read.ShouldBe(minutes);
        (await northbury.HappenedAsync(held.Id)).Count(k => k == "OfficerDesignated").ShouldBe(2);

        Task<Refused> DesignateAsync(Actor actor, Unit where, NewDesignation designated) =>
            Should.ThrowAsync<Refused>(() =>
                northbury.UseAsync<RecordDesignation>(u =>
                    u.RunAsync(actor, where.Id, ProtectionOffices.Dpo, designated, default)
                )
            );
    }

    [Theory, OnBothDatabases]
    public async Task Who_decides_about_data_explains_before_declaring_and_declares_again_after_a_new_office(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        await AppointAsync(northbury, northbury.Constituency, ProtectionOffices.Dpo, "Alex Hill", Alex);
        var alex = await AccountAsync(northbury, Alex);
        (await RefusedAsync(alex, confirmed: false, null))
            .Objections.Select(o => o.Field)
            .ShouldBe(["Because", "Confirmed"]);
        (await RefusedAsync(northbury.Secretary, confirmed: true, "Because.")).Message.ShouldStartWith("Only");

        await DeclareAsync(northbury, alex, "The chair decides about the list.");
        var declared = (await OnRecordAsync(northbury)).Dpo!;
        declared.Declaration!.OtherOffices.ShouldBe(
            "secretary, Northbury Constituency Party; chair, Northbury North Branch"
        );
        declared.DeclareBy.ShouldBe(new LocalDate(2027, 11, 20));

        northbury.House.Clock.GoTo(new(2027, 2, 1));
        await AppointAsync(
            northbury,
            northbury.Constituency,
            "treasurer",
            "Alex Hill",
            Alex,
            from: new LocalDate(2027, 1, 10)
        );
        var again = await OnRecordAsync(northbury);
        again.Dpo!.DeclareBy.ShouldBe(new LocalDate(2027, 2, 10));
        again.Gaps.ShouldContain(g => g.Kind == GapKind.NotDeclared && g.Sentence.Contains("declares again"));

        async Task<Refused> RefusedAsync(Actor actor, bool confirmed, string? because) =>
            await Should.ThrowAsync<Refused>(() =>
                northbury.UseAsync<DeclareIndependence>(u =>
                    u.RunAsync(actor, northbury.Constituency.Id, confirmed, because, default)
                )
            );
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_who_answers_for_the_data_can_declare_to_watch_over_it(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        await AppointAsync(northbury, northbury.Constituency, ProtectionOffices.Dpo, "Dee Park", Dee);
        await AppointAsync(northbury, northbury.Constituency, ProtectionOffices.Officer, "Dee Park", Dee);
        var dee = await AccountAsync(northbury, Dee);

        var refused = await Should.ThrowAsync<Refused>(() => DeclareAsync(northbury, dee, "I am careful."));

        refused.Message.ShouldContain("nobody can watch over their own decisions");
        var gaps = (await OnRecordAsync(northbury)).Gaps;
        gaps.ShouldContain(g => g.Kind == GapKind.SamePerson);
        gaps.ShouldNotContain(g => g.Kind == GapKind.NotDeclared);
        (await northbury.House.ReadAsync(db => db.Declarations.CountAsync())).ShouldBe(0);
    }

    [Theory, OnBothDatabases]
    public async Task What_became_of_advice_is_written_down_once_and_a_refusal_has_its_reason(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var advice = await AdviseAsync(northbury);
        var day = new LocalDate(2026, 11, 19);

        (await RefusedAsync(northbury.Stranger, true, day, "The executive")).Message.ShouldStartWith("There is no");
        (await RefusedAsync(northbury.Secretary, null, null, null))
            .Objections.Select(o => o.Field)
            .ShouldBe(["Followed", "By", "On"]);
        (await RefusedAsync(northbury.Secretary, false, new(2026, 11, 9), "The executive"))
            .Objections.Select(o => o.Field)
            .ShouldBe(["On", "Because"]);
        await northbury.UseAsync<DecideAdvice>(u =>
            u.RunAsync(northbury.Secretary, advice.Id, false, day, "The executive", " Too dear. ", default)
        );
        (await RefusedAsync(northbury.Secretary, true, day, "The executive")).Message.ShouldContain("already");

        var kept = await northbury.House.ReadAsync(db => db.Advice.AsNoTracking().SingleAsync());
        (kept.Decision!.Followed, kept.Decision.By, kept.Decision.Because).ShouldBe(
            (false, "The executive", "Too dear.")
        );
        (await northbury.HappenedAsync(advice.Id)).ShouldBe(["AdviceGiven", "AdviceDecided"], ignoreOrder: true);

        async Task<Refused> RefusedAsync(Actor actor, bool? followed, LocalDate? on, string? by) =>
            await Should.ThrowAsync<Refused>(() =>
                northbury.UseAsync<DecideAdvice>(u => u.RunAsync(actor, advice.Id, followed, on, by, null, default))
            );
    }

    [Theory, OnBothDatabases]
    public async Task A_letter_of_the_regulator_waits_in_the_hands_of_whoever_holds_the_office(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        await AppointAsync(northbury, northbury.Constituency, ProtectionOffices.Dpo, "Dee Park", Dee);
        var letter = await WriteAsync(northbury, new(2026, 11, 30));
        (await InHandAsync(Dee)).ShouldBe(["See to the answer to the regulator, due by 30 November 2026"]);
        northbury.House.Clock.GoTo(new(2026, 12, 3));
        (await OnRecordAsync(northbury)).Gaps.ShouldContain(g =>
            g.Kind == GapKind.AnswerDue && g.Sentence.Contains("was due by 30 November 2026")
        );

        await AppointAsync(
            northbury,
            northbury.Constituency,
            ProtectionOffices.Dpo,
            "Kit Moss",
            "kit.moss@party.example",
            from: new LocalDate(2026, 12, 1)
        );
        (await InHandAsync(Dee)).ShouldBeEmpty();
        (await InHandAsync("kit.moss@party.example")).Count.ShouldBe(1);
        await northbury.UseAsync<RecordRegulatorAnswer>(u =>
            u.RunAsync(northbury.Secretary, letter.Id, new(2026, 12, 2), "We have stopped calling.", default)
        );

        (await InHandAsync("kit.moss@party.example")).ShouldBeEmpty();
        var again = await Should.ThrowAsync<Refused>(() =>
            northbury.UseAsync<RecordRegulatorAnswer>(u =>
                u.RunAsync(northbury.Secretary, letter.Id, new(2026, 12, 2), "Again.", default)
            )
        );
        again.Message.ShouldContain("waits for no answer");

        Task<List<string>> InHandAsync(string email) =>
            northbury.House.DoAsync(async s =>
                (
                    await s.GetServices<IHandOver>()
                        .OfType<RegulatorInHand>()
                        .Single()
                        .OfAsync(email, northbury.Constituency.Id, default)
                )
                    .Select(h => h.What)
                    .ToList()
            );
    }

    [Theory, OnBothDatabases]
    public async Task The_champion_is_the_secretary_unless_the_unit_says_otherwise_and_vacancies_come_first(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var usual = await ContactsAsync(northbury);
        usual.Select(c => c.Unit.Code).ShouldBe(["UK", "C001", "C001-DG", "C001-N", "C001-S", "C002"]);
        usual[0].Champion.Person.ShouldBeNull();
        usual[0].Gap!.Kind.ShouldBe(GapKind.NoChampion);
        var south = usual.Single(c => c.Unit.Code == "C001-S");
        south.Champion.Person!.PersonName.ShouldBe("Pat Lane");
        south.Lead.Capacity.ShouldBe("Secretary, for the vacant office of chair");

        await ChooseAsync(northbury.Secretary, northbury.NorthBranch, "Chair", "The committee");
        var chosen = (await ContactsAsync(northbury)).Single(c => c.Unit.Code == "C001-N").Champion;
        (chosen.Person!.PersonName, chosen.IsChosen, chosen.IsVacant).ShouldBe(("Alex Hill", true, false));
        (await RefusedAsync(northbury.Secretary, northbury.NorthBranch, "treasurer", "It"))
            .Objections.Single()
            .Field.ShouldBe("Office");
        (await RefusedAsync(northbury.Stranger, northbury.NorthBranch, "chair", "It")).Message.ShouldContain(
            "of that unit"
        );
        (await RefusedAsync(northbury.Secretary, northbury.NorthBranch, "secretary", " "))
            .Objections.Single()
            .Field.ShouldBe("Because");
        await ChooseAsync(northbury.Secretary, northbury.NorthBranch, "secretary", "The committee");
        (await northbury.House.ReadAsync(db => db.RoleChoices.CountAsync())).ShouldBe(0);

        var file = Encoding.UTF8.GetString(
            await northbury.UseAsync<ExportContacts, byte[]>(u =>
                u.RunAsync(northbury.Secretary, northbury.Constituency.Id, default)
            )
        );
        file.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(5);
        file.ShouldContain("\"C001-S\",\"Northbury South Branch\",\"Pat Lane\",\"Secretary\"");
        (await northbury.HappenedAsync(northbury.Constituency.Id)).ShouldContain("ContactsExported");

        Task ChooseAsync(Actor actor, Unit unit, string office, string because) =>
            northbury.UseAsync<ChooseRole>(u =>
                u.RunAsync(actor, unit.Id, UnitRole.Champion, office, because, default)
            );

        Task<Refused> RefusedAsync(Actor actor, Unit unit, string office, string because) =>
            Should.ThrowAsync<Refused>(() => ChooseAsync(actor, unit, office, because));
    }

    [Theory, OnBothDatabases]
    public async Task A_reminder_to_declare_goes_once_at_each_mark(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        await AppointAsync(northbury, northbury.Constituency, ProtectionOffices.Dpo, "Dee Park", Dee);
        var clock = northbury.House.Clock;

        // Began on 1 November, so the first declaration is due by 1 December.
        (await RemindAsync()).ShouldBe(1);
        (await RemindAsync()).ShouldBe(0);
        clock.GoTo(new(2026, 11, 26));
        (await RemindAsync()).ShouldBe(1);
        clock.GoTo(new(2026, 12, 20));
        (await RemindAsync()).ShouldBe(1);
        (await RemindAsync()).ShouldBe(0);
        var letters = await northbury.House.ReadAsync(db =>
            db.Letters.Where(l => l.Template == LetterTemplates.DeclarationReminder).ToListAsync()
        );
        letters.ShouldAllBe(l => l.ToAddress == Dee && l.Subject.EndsWith("1 December 2026"));

        await DeclareAsync(northbury, await AccountAsync(northbury, Dee));
        (await RemindAsync()).ShouldBe(0);
        clock.GoTo(new(2027, 11, 25));
        (await RemindAsync()).ShouldBe(1);

        Task<int> RemindAsync() => northbury.UseAsync<RemindDeclarations, int>(u => u.RunAsync(default));
    }

    [Theory, OnBothDatabases]
    public async Task The_report_counts_what_is_on_record_in_its_period(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        await northbury.SamAsksAsync();
        await AdviseAsync(northbury);
        await WriteAsync(northbury, answerDue: null);
        await northbury.UseAsync<RecordAwareness>(u =>
            u.RunAsync(
                northbury.Secretary,
                northbury.Constituency.Id,
                new LocalDate(2026, 11, 12),
                "A talk",
                "Everyone",
                default
            )
        );

        var report = await ReportAsync(new(2026, 11, 1), new(2026, 11, 30));
        var earlier = await ReportAsync(new(2026, 10, 1), new(2026, 10, 31));

        (report.Received, report.Open, report.Closed, report.Overdue).ShouldBe((1, 1, 0, 0));
        (report.Advice.Count, report.Awareness.Count, report.Letters.Count).ShouldBe((1, 1, 1));
        report.Officers[Standing.Missing].ShouldBe(5);
        (earlier.Received, earlier.Advice.Count, earlier.Awareness.Count, earlier.Letters.Count).ShouldBe((0, 0, 0, 0));

        Task<MonitoringReport> ReportAsync(LocalDate from, LocalDate until) =>
            northbury.House.DoAsync(s =>
                s.GetRequiredService<Monitoring>().OfAsync(northbury.Constituency.Id, from, until, default)
            );
    }

    [Theory, OnBothDatabases]
    public async Task What_is_held_about_a_person_is_found(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        await AppointAsync(northbury, northbury.Constituency, ProtectionOffices.Dpo, "Dee Park", Dee);
        await northbury.UseAsync<RecordDesignation>(u =>
            u.RunAsync(northbury.Secretary, northbury.Constituency.Id, ProtectionOffices.Dpo, Decided, default)
        );
        await AdviseAsync(northbury, "What Sam Patel asked for is not ours to give.");

        var dee = await FindAsync("Dee Park", Dee);
        var sam = await FindAsync("sam patel", "sam.patel@example.org");

        dee["Data-protection offices"].Single().Fields.ShouldContain(new HeldField("Designated by", "The executive"));
        dee["Log of the data-protection officer"].ShouldBeEmpty();
        sam["Data-protection offices"].ShouldBeEmpty();
        sam["Log of the data-protection officer"].Single().Title.ShouldBe("Advice about the printer");

        Task<Dictionary<string, IReadOnlyList<HeldRecord>>> FindAsync(string name, string email) =>
            northbury.House.DoAsync(async s =>
            {
                var found = new Dictionary<string, IReadOnlyList<HeldRecord>>();
                foreach (
                    var store in s.GetServices<IHoldPersonalData>().Where(h => h is DesignationsHeld or AdviceHeld)
                )
                    found[store.Source] = await store.FindAsync(
                        new(northbury.Constituency.Id, null, name, [email], []),
                        default
                    );
                return found;
            });
    }

    [Fact]
    public async Task A_public_contact_leads_somewhere()
    {
        await using var northbury = await Northbury.OpenAsync(On.Sqlite);
        (await RefusedAsync("a@b.example", null)).Message.ShouldContain("no data-protection officer of its own");
        await AppointAsync(northbury, northbury.Constituency, ProtectionOffices.Dpo, "Dee Park", Dee);
        (await RefusedAsync("", "020 7946 0000")).Objections.Single().Field.ShouldBe("Email");
        (await RefusedAsync("nonsense", "call me")).Objections.Select(o => o.Field).ShouldBe(["Email", "Phone"]);

        Task<Refused> RefusedAsync(string? email, string? phone) =>
            Should.ThrowAsync<Refused>(() =>
                northbury.UseAsync<SetPublicContact>(u =>
                    u.RunAsync(northbury.Secretary, northbury.Constituency.Id, email, phone, null, default)
                )
            );
    }

    private static async Task<ControllerOnRecord> OnRecordAsync(Northbury northbury) =>
        await northbury.House.DoAsync(async s =>
            (await s.GetRequiredService<OfficesOnRecord>().ForAsync(northbury.Constituency.Id, default))!
        );

    private static Task<IReadOnlyList<UnitContact>> ContactsAsync(Northbury northbury) =>
        northbury.House.DoAsync(s =>
            s.GetRequiredService<UnitContacts>().OfAsync(s.GetRequiredService<Db>().Units, default)
        );

    private static Task DeclareAsync(Northbury northbury, Actor actor, string? because = null) =>
        northbury.UseAsync<DeclareIndependence>(u =>
            u.RunAsync(actor, northbury.Constituency.Id, true, because, default)
        );

    private static Task<Advice> AdviseAsync(Northbury northbury, string words = "Have an agreement first.") =>
        northbury.UseAsync<RecordAdvice, Advice>(u =>
            u.RunAsync(
                northbury.Secretary,
                northbury.Constituency.Id,
                new(new LocalDate(2026, 11, 10), "The executive", "the printer", words),
                default
            )
        );

    private static Task<RegulatorLetter> WriteAsync(Northbury northbury, LocalDate? answerDue) =>
        northbury.UseAsync<RecordRegulatorLetter, RegulatorLetter>(u =>
            u.RunAsync(
                northbury.Secretary,
                northbury.Constituency.Id,
                new(Way.FromRegulator, new LocalDate(2026, 11, 10), "Calls", null, answerDue),
                default
            )
        );

    private static Task<Appointment> AppointAsync(
        Northbury northbury,
        Unit unit,
        string office,
        string name,
        string email,
        LocalDate? from = null
    ) =>
        northbury.House.DoAsync(async s =>
        {
            var db = s.GetRequiredService<Db>();
            var appointment = new Appointment
            {
                Id = Ids.New(northbury.House.Clock),
                UnitId = unit.Id,
                Office = office,
                PersonName = name,
                Email = email,
                EmailKey = Keys.Email(email)!,
                From = from ?? Began,
            };
            db.Add(appointment);
            s.GetRequiredService<Journal>().Write(Author.System, new("Began", appointment.Id, unit.Id, "Appointed."));
            await db.SaveChangesAsync();
            return appointment;
        });

    private static Task<Actor> AccountAsync(Northbury northbury, string email) =>
        northbury.House.DoAsync(async s =>
        {
            var db = s.GetRequiredService<Db>();
            var (account, _) = await db.AccountOfOfficerAsync(
                Actor.Operator,
                email,
                northbury.House.Clock.Now,
                default
            );
            s.GetRequiredService<Journal>().Write(Actor.Operator, new("AccountMade", account.Id, null, "."));
            await db.SaveChangesAsync();
            await GettingTrained.TrainAsync(s, email);
            return await GettingTrained.ActorAsync(s, email);
        });
}
