using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Rights;
using Wardmote.Store;
using Xunit;

namespace Wardmote.Tests.Rights.Packing;

public class BuildPackTests
{
    private static readonly HeldRecord Member = new(
        "M1",
        "Member 1234567",
        true,
        [new("First name", "Siân"), new("Last name", "O’Brien"), new("Mobile", null), new("Payment", "=2+2")]
    );

    [Theory, OnBothDatabases]
    public async Task A_pack_holds_the_page_the_letter_the_data_the_papers_and_a_manifest(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        var one = await PackCase.OpenAsync(house);
        var holder = await one.AskAsync("Tom Reid", "Chair, Northbury North Branch", Outcome.Found, "E-mail, phone");
        await one.AddRecordAsync("Membership records", Member);
        var paper = RandomNumberGenerator.GetBytes(700_000);
        await one.AddFileAsync("minutes.pdf", paper, holder);

        var pack = await one.BuildAsync();

        pack.Items.ShouldBe(2);
        pack.Withheld.ShouldBe(0);
        var files = await one.FilesAsync();
        files.Keys.ShouldBe([
            "index.html",
            "letter.html",
            "letter.txt",
            "data/membership-records.csv",
            "data/data.json",
            "withheld.csv",
            "attachments/001 minutes.pdf",
            "manifest.json",
            "SHA256SUMS",
        ]);
        files["attachments/001 minutes.pdf"].ShouldBe(paper);
        var last = (await one.TimelineAsync()).ShouldHaveSingleItem();
        last.ShouldBe(("PackBuilt", "Made the pack: 2 items, 0 items kept back.", null));
    }

    [Theory, OnBothDatabases]
    public async Task The_manifest_names_every_file_with_its_length_and_hash(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        var one = await PackCase.OpenAsync(house);
        await one.AddRecordAsync("Membership records", Member);
        await one.BuildAsync();
        var files = await one.FilesAsync();

        using var manifest = JsonDocument.Parse(files["manifest.json"]);
        var named = manifest.RootElement.GetProperty("files").EnumerateArray().ToList();
        named
            .Select(f => f.GetProperty("path").GetString())
            .ShouldBe(files.Keys.Except(["manifest.json", "SHA256SUMS"]), ignoreOrder: true);
        foreach (var file in named)
        {
            var content = files[file.GetProperty("path").GetString()!];
            file.GetProperty("length").GetInt64().ShouldBe(content.Length);
            file.GetProperty("sha256").GetString().ShouldBe(Convert.ToHexStringLower(SHA256.HashData(content)));
        }
        var sums = Encoding.UTF8.GetString(files["SHA256SUMS"]).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        sums.Length.ShouldBe(files.Count - 1);
        foreach (var line in sums)
            line[..64].ShouldBe(Convert.ToHexStringLower(SHA256.HashData(files[line[66..]])));
    }

    [Theory, OnBothDatabases]
    public async Task Nothing_kept_back_is_in_the_pack_and_what_is_kept_back_is_listed(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        var one = await PackCase.OpenAsync(house);
        var holder = await one.AskAsync("Tom Reid", "Chair, Northbury North Branch", Outcome.Found, "E-mail");
        var whole = await one.AddFileAsync("CANARY-NAME-1.txt", "CANARY-WHOLE"u8.ToArray(), holder, "text/plain");
        var part = await one.AddFileAsync(
            "CANARY-NAME-2.txt",
            "seen CANARY-PART seen"u8.ToArray(),
            holder,
            "text/plain"
        );
        var record = await one.AddRecordAsync(
            "Letters",
            new("L1", "CANARY-TITLE", true, [new("Subject", "CANARY-FIELD")])
        );
        var other = await one.AddRecordAsync("Letters", new("L2", "CANARY-OTHER", false, []), theirs: false);
        await one.ChangeAsync(async s =>
            (await s.GetRequiredService<Db>().Items.SingleAsync(i => i.Id == other)).NotTheirsAt = house.Clock.Now
        );
        await one.WithholdAsync(whole, "A message between two officers");
        await one.WithholdAsync(part, "A message of 3 March", copy: ("copy.txt", "seen [taken out] seen"u8.ToArray()));
        await one.WithholdAsync(record, "A letter to our solicitor", Exemption.LegalPrivilege);

        var pack = await one.BuildAsync();

        pack.Withheld.ShouldBe(3);
        var files = await one.FilesAsync();
        foreach (var (path, content) in files)
        {
            path.ShouldNotContain("CANARY");
            content.AsSpan().IndexOf("CANARY"u8).ShouldBe(-1, path);
        }
        (await one.BytesAsync()).AsSpan().IndexOf("CANARY"u8).ShouldBe(-1);
        Encoding.UTF8.GetString(files["attachments/001 copy.txt"]).ShouldBe("seen [taken out] seen");
        var kept = Encoding.UTF8.GetString(files["withheld.csv"]);
        kept.ShouldContain(
            "\"A message between two officers\",\"All of it\",\"It would reveal information about someone else\",\"DPA 2018 Sch 2 paras 16–17\",\"THIRD_PARTY\""
        );
        kept.ShouldContain("\"A message of 3 March\",\"A part\"");
        kept.ShouldContain("LPP");
        foreach (var page in new[] { "index.html", "letter.html", "letter.txt" })
            Encoding.UTF8.GetString(files[page]).ShouldContain("A letter to our solicitor");
    }

    [Theory, OnBothDatabases, Trait("abuse", "B16")]
    public async Task A_pack_is_refused_until_everything_is_settled_and_says_what_is_open(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        var one = await PackCase.OpenAsync(house, verified: false, searched: false);
        await one.AddRecordAsync("Membership records", Member with { Linked = false }, theirs: false);
        await one.AddRecordAsync("Letters", Member with { Key = "L1", Linked = false }, theirs: false);
        await one.AskAsync("Tom Reid", "Chair", null);

        var refused = await Should.ThrowAsync<Refused>(() => one.BuildAsync());

        refused
            .Objections.Select(o => o.Sentence)
            .ShouldBe(
                [
                    "Record how you made sure who the person is. Nothing may be sent before that.",
                    "Start the search first, so that our own records and every officer are asked.",
                    "Say first whether these are about the person: 1 item in Letters and 1 item in Membership records.",
                    "1 officer has not answered yet. Wait for them, record what they say, or say why the pack is made without them.",
                ],
                ignoreOrder: false
            );
        (await house.ReadAsync(db => db.Attachments.CountAsync(a => a.FinishedAt == null))).ShouldBe(0);
    }

    [Theory, OnBothDatabases]
    public async Task A_pack_without_every_answer_needs_a_reason_and_keeps_it(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        var one = await PackCase.OpenAsync(house);
        await one.AskAsync("Tom Reid", "Chair, Northbury North Branch", null);
        await Should.ThrowAsync<Refused>(() => one.BuildAsync("  "));

        var pack = await one.BuildAsync("He is in hospital, and the month ends today.");

        pack.UnansweredBecause.ShouldBe("He is in hospital, and the month ends today.");
        (await one.TimelineAsync()).Single().Reason.ShouldBe("He is in hospital, and the month ends today.");
        var page = await one.TextAsync("index.html");
        page.ShouldContain("Had not answered when this pack was made");
        page.ShouldNotContain("hospital");
        (await one.TextAsync("letter.txt")).ShouldContain(
            "1 officer we asked had not answered when this pack was made."
        );
    }

    [Theory, OnBothDatabases]
    public async Task A_pack_is_only_made_by_those_who_handle_the_request(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        var one = await PackCase.OpenAsync(house);
        var stranger = Actor.SignedIn(
            Ids.New(house.Clock),
            "Stranger",
            new() { [Duty.HandleRights] = [Ids.New(house.Clock)], [Duty.KeepMembership] = [one.UnitId] }
        );
        var refused = await Should.ThrowAsync<Refused>(() =>
            house.DoAsync(s => s.GetRequiredService<BuildPack>().RunAsync(stranger, one.RequestId, null, default))
        );
        refused.Message.ShouldBe("There is no such request among those you handle.");
    }

    [Theory, OnBothDatabases]
    public async Task A_request_that_changes_while_its_pack_is_made_gets_none(On on)
    {
        Action? between = null;
        await using var house = await TestHouse.OpenAsync(
            on,
            services => services.AddScoped<IHoldPersonalData>(_ => new Interrupting(() => between?.Invoke()))
        );
        var one = await PackCase.OpenAsync(house);
        between = () =>
        {
            between = null;
            one.ChangeAsync(async s => (await s.GetRequiredService<Db>().Requests.SingleAsync()).Step())
                .GetAwaiter()
                .GetResult();
        };

        var refused = await Should.ThrowAsync<Refused>(() => one.BuildAsync());

        refused.Message.ShouldStartWith("This request changed while the pack was being made.");
        (await house.ReadAsync(db => db.Packs.CountAsync())).ShouldBe(0);
        await one.BuildAsync();
        (await house.ReadAsync(db => db.Packs.CountAsync())).ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task A_closed_request_and_one_that_asks_for_no_copy_get_no_pack(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        var one = await PackCase.OpenAsync(house, wish: "erasure");
        (await Should.ThrowAsync<Refused>(() => one.BuildAsync())).Message.ShouldStartWith("A pack answers");
        await one.ChangeAsync(db =>
            db.Requests.Single(r => r.Id == one.RequestId).Closure = new() { At = house.Clock.Now, ClosedBy = "Priya" }
        );
        (await Should.ThrowAsync<Refused>(() => one.BuildAsync())).Message.ShouldStartWith("This request is closed.");
    }

    [Theory, OnBothDatabases]
    public async Task An_empty_search_is_answered_too(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        var one = await PackCase.OpenAsync(house);
        await one.AskAsync("Tom Reid", "Chair, Northbury North Branch", Outcome.Nothing, "E-mail");
        (await one.BuildAsync()).Items.ShouldBe(0);
        var letter = await one.TextAsync("letter.txt");
        letter.ShouldContain("found nothing about you");
        letter.ShouldContain("1 officer we asked looked and held nothing.");
    }

    // A room whose name is asked for while the pack is gathered: where a test can step in between.
    private sealed class Interrupting(Action step) : IHoldPersonalData
    {
        public string Source
        {
            get
            {
                step();
                return "Membership records";
            }
        }

        public Task EraseAsync(string key, Erasing erasing, CancellationToken stop) => Task.CompletedTask;

        public Task<IReadOnlyList<HeldRecord>> FindAsync(Sought sought, CancellationToken stop) =>
            Task.FromResult<IReadOnlyList<HeldRecord>>([]);
    }
}
