using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Wardmote.Clocks;
using Wardmote.Consent;
using Wardmote.Correspondence;
using Wardmote.Members;
using Wardmote.Notices;
using Wardmote.Organisation;
using Wardmote.Permits;
using Wardmote.Rights;
using Wardmote.Store;
using Xunit;

namespace Wardmote.Tests.Rights.Changing;

/// <summary>
/// Thirty strings that occur nowhere else are written about one person wherever Wardmote keeps something. Once the person’s
/// removal is done and closed, none of them is in any row, nor in any byte of the files.
/// </summary>
public sealed class CanaryTests
{
    private const int Count = 36;

    private static readonly LocalDate Long = new(2024, 5, 1);

    [Theory, OnBothDatabases]
    public async Task After_a_removal_nothing_is_left_of_thirty_strings(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        await FillAsync(northbury);
        // The file of an officer, and its name, are sealed from the first.
        (await RowsAsync(northbury))
            .DistinctBy(r => r.Canary)
            .Count()
            .ShouldBeGreaterThanOrEqualTo(30, "each must be there before it can be gone");

        await RemoveAsync(northbury);

        (await RowsAsync(northbury)).ShouldBeEmpty();
        await northbury.House.DoAsync(s => s.GetRequiredService<Scrubber>().EmptyLogAsync(default));
        await northbury.UseAsync<SweepOutbox>(s => s.RunAsync(default));
        Files(northbury.House.Folder.Root).ShouldBeEmpty();
    }

    [Fact]
    public async Task After_the_maintenance_step_no_file_of_a_server_holds_one()
    {
        await using var cluster = await OwnCluster.StartAsync();
        await using var northbury = await Northbury.OpenAsync(await TestHouse.OpenAsync(cluster));
        await FillAsync(northbury);
        // As the server does by itself, sooner or later: samples of values, and files that are kept for another use.
        await northbury.House.ReadAsync(db => db.Database.ExecuteSqlRawAsync("reset role; analyze; checkpoint"));
        await RemoveAsync(northbury);
        Files(cluster.Folder).ShouldNotBeEmpty("deleted rows stay in the files until the step");

        await northbury.House.DoAsync(s => s.GetRequiredService<Scrubber>().ScrubAsync(default));

        Files(cluster.Folder).ShouldBeEmpty();
    }

    /// <summary>The n-th string: letters and figures that fit a name, an address and a number.</summary>
    private static string C(int n) => string.Create(CultureInfo.InvariantCulture, $"zq{n:00}canary");

    private static string Phone(int n) => string.Create(CultureInfo.InvariantCulture, $"07700 90{n:00}41");

    private static async Task FillAsync(Northbury northbury)
    {
        const string Header =
            "membership_number,title,first_name,middle_names,last_name,preferred_name,gender,email,mobile,landline,address_1,address_2,town,postcode,unit,status,payment\n";
        const string Others =
            "A1,,Sam,,Patel,,,sam.patel@example.org,,,,,,,C001,,\nA2,,Sam,,Patel,,,sam2@example.org,,,,,,,C001,,\n";
        await ImportAsync(
            $"{Header}{Others}{C(1)},{C(2)},Robin,{C(3)},Rook,{C(4)},{C(5)},{C(6)}@example.org,{Phone(7)},{Phone(8)},{C(9)},{C(10)},{C(11)},NB1 2CD,C001,{C(12)},{C(13)}\n"
        );
        await ImportAsync(
            $"{Header}{Others}{C(1)},{C(2)},Robin,{C(3)},Rook,{C(4)},{C(5)},{C(14)}@example.org,{Phone(7)},{Phone(8)},{C(15)},{C(10)},{C(16)},NB1 2CE,C001,{C(12)},{C(13)}\n"
        );
        await ReadAsync(northbury);
        await AgreeAsync(northbury);
        await KeepDataAsync(northbury);
        await AskBeforeAsync(northbury);

        Task ImportAsync(string file) =>
            northbury.UseAsync<ImportMembers>(i =>
                i.RunAsync(
                    Actor.Operator,
                    "C001",
                    new("members.csv", () => new MemoryStream(Encoding.UTF8.GetBytes(file))),
                    default
                )
            );
    }

    // An officer reads the record, saying why, and notes an opinion.
    private static async Task ReadAsync(Northbury northbury)
    {
        await northbury.UseAsync<OpenMember>(u => u.RunAsync(northbury.Secretary, C(1), AccessTask.Usual[0], default));
        await northbury.UseAsync<UnmaskMember>(u => u.RunAsync(northbury.Secretary, C(1), C(17), default));
        await northbury.UseAsync<NoteOpinion>(u =>
            u.RunAsync(northbury.Secretary, C(1), new(C(18), C(19), "Kit Moss", Long, C(20)), default)
        );
    }

    private static async Task AgreeAsync(Northbury northbury)
    {
        var wording = await northbury.UseAsync<WriteWording, ConsentWording>(u =>
            u.RunAsync(northbury.Secretary, northbury.Constituency.Id, null, 0, new("News", "Yes", Long), default)
        );
        var given = await northbury.UseAsync<RecordConsent, ConsentRecord>(u =>
            u.RunAsync(
                northbury.Secretary,
                new(wording.Id, 1, C(1), null, null, ConsentChannel.Paper, C(21), Long),
                default
            )
        );
        await northbury.UseAsync<WithdrawConsent>(u => u.RunAsync(northbury.Secretary, given.Id, Long, C(22), default));
        await northbury.UseAsync<ChooseNotices>(u =>
            u.RunAsync(northbury.Secretary, northbury.Constituency.Id, C(1), false, Long, C(23), default)
        );
    }

    private static async Task KeepDataAsync(Northbury northbury)
    {
        var permit = await northbury.UseAsync<GivePermit, Permit>(u =>
            u.RunAsync(
                northbury.Secretary,
                northbury.Constituency.Id,
                new("Robin Rook", $"{C(14)}@example.org", C(24), C(25), C(26), Long.PlusDays(9), Long),
                default
            )
        );
        await northbury.UseAsync<EndPermit>(u =>
            u.RunAsync(northbury.Secretary, permit.Id, new(Fate.Removed, Long, null, C(27)), default)
        );
    }

    // A copy they asked for before, with what an officer held.
    private static async Task AskBeforeAsync(Northbury northbury)
    {
        var subject = new Subject
        {
            Name = "Robin Rook",
            Email = $"{C(14)}@example.org",
            Phone = Phone(28),
            PostalAddress = $"{C(29)}\nNorthbury",
            AlsoKnownAs = C(30),
        };
        var request = await AskAsync(northbury, subject, "access", C(31));
        await KnowAsync(northbury, request, C(32));
        await northbury.SearchAsync(request);
        var kit = (await northbury.ReadAsync(request.Id)).Holders[0];
        using var file = new MemoryStream(Encoding.UTF8.GetBytes($"Minutes that name {C(33)}"));
        await northbury.UseAsync<AnswerSearch>(a =>
            a.RunAsync(
                kit.Id,
                new(Outcome.Found, "E-mail", Text: C(34), Files: [new($"{C(35)}.txt", "text/plain", file)]),
                default
            )
        );
        await northbury.UseAsync<CloseRequest>(c =>
            c.RunAsync(northbury.Secretary, request.Id, "They rang and took it back", default)
        );
    }

    private static async Task RemoveAsync(Northbury northbury)
    {
        var subject = new Subject { Name = "Robin Rook", Email = $"{C(14)}@example.org" };
        var request = await AskAsync(northbury, subject, "erasure", C(36));
        await KnowAsync(northbury, request, "Known for years");
        await northbury.SearchAsync(request);
        foreach (var item in (await northbury.ReadAsync(request.Id)).Items.Where(i => i.NeedsDecision))
            await northbury.UseAsync<DecideItem>(d =>
                d.RunAsync(northbury.Secretary, request.Id, item.Id, theirs: true, "The same person", default)
            );
        await northbury.GrantAllAsync(request);
        await northbury.CarryOutAsync(request);
        await northbury.AllSayAsync(request, Outcome.Done);
        await northbury.ReplyAsync(request);
        await northbury.UseAsync<Postman>(p => p.SendDueAsync(default));
        Files(northbury.House.Folder.Outbox).ShouldNotBeEmpty("the letters to them are there");
        await northbury.UseAsync<CloseRequest>(c => c.RunAsync(northbury.Secretary, request.Id, null, default));
    }

    private static Task<Request> AskAsync(Northbury northbury, Subject subject, string wish, string scope) =>
        northbury.UseAsync<RecordRequest, Request>(r =>
            r.RunAsync(
                northbury.Secretary,
                new(
                    northbury.Constituency.Id,
                    Channel.Email,
                    northbury.House.Clock.Today(),
                    subject,
                    Scope: scope,
                    WishKey: wish
                ),
                default
            )
        );

    private static async Task KnowAsync(Northbury northbury, Request request, string note)
    {
        var number = C(1);
        var member = await northbury.House.ReadAsync(db =>
            db.Members.Where(m => m.Number == number).Select(m => m.Id).SingleAsync()
        );
        await northbury.UseAsync<VerifyIdentity>(v =>
            v.RunAsync(northbury.Secretary, request.Id, IdentityMethod.KnownToOfficer, null, note, default)
        );
        await northbury.UseAsync<DecidePerson>(d =>
            d.RunAsync(northbury.Secretary, request.Id, member, "Same address", default)
        );
    }

    /// <summary>Which of them are in which table, of all there are.</summary>
    private static Task<List<(string Table, int Canary)>> RowsAsync(Northbury northbury) =>
        northbury.House.ReadAsync(async db =>
        {
            List<(string, int)> found = [];
            await db.Database.OpenConnectionAsync();
            foreach (var table in db.Model.GetEntityTypes().Select(e => e.GetTableName()).OfType<string>().Distinct())
            {
                var said = await SaidAsync(db, table);
                found.AddRange(Enumerable.Range(1, Count).Where(n => Says(said, n)).Select(n => (table, n)));
            }
            return found;
        });

    private static async Task<string> SaidAsync(Db db, string table)
    {
        var said = new StringBuilder();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"select * from {table}";
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            for (var column = 0; column < reader.FieldCount; column++)
                said.Append(
                        reader.GetValue(column) switch
                        {
                            byte[] bytes => Encoding.Latin1.GetString(bytes),
                            var value => Convert.ToString(value, CultureInfo.InvariantCulture),
                        }
                    )
                    .Append('\n');
        return said.ToString();
    }

    private static bool Says(string text, int n) =>
        text.Contains(C(n), StringComparison.OrdinalIgnoreCase)
        || text.Contains(Phone(n), StringComparison.Ordinal)
        || text.Contains(Keys.Phone(Phone(n))!, StringComparison.Ordinal);

    /// <summary>Which of them are in a file, and in which.</summary>
    private static List<string> Files(string folder)
    {
        SqliteConnection.ClearAllPools();
        return
        [
            .. Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Select(path => (path, text: Encoding.Latin1.GetString(File.ReadAllBytes(path))))
                .SelectMany(f =>
                    Enumerable
                        .Range(1, Count)
                        .Where(n => Says(f.text, n))
                        .Select(n => $"{C(n)} in {Path.GetFileName(f.path)}")
                ),
        ];
    }
}
