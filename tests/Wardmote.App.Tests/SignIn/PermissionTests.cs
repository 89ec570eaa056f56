using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Wardmote.App.Tests.Pages;
using Wardmote.Clocks;
using Wardmote.Organisation;
using Wardmote.Organisation.Imports;
using Wardmote.Tests;
using Xunit;

namespace Wardmote.App.Tests.SignIn;

/// <summary>
/// The permission matrix: every page, asked for and sent to, by every office in every unit that stands in some relation to
/// the one whose records they are (ASVS V8.2.1 to V8.2.3).
/// </summary>
public sealed class PermissionTests
{
    private const string Token = "__RequestVerificationToken";

    // Own, parent, child and sibling of Northbury; its former officers hold nothing any more.
    private static readonly (string Relation, string Unit, bool Former)[] Relations =
    [
        ("own", "C001", false),
        ("parent", "UK", false),
        ("child", "C001-N", false),
        ("sibling", "C002", false),
        ("former", "C001", true),
    ];

    private static readonly Dictionary<string, string[]> Above = new(StringComparer.Ordinal)
    {
        ["UK"] = ["UK"],
        ["C001"] = ["C001", "UK"],
        ["C001-N"] = ["C001-N", "C001", "UK"],
        ["C001-DG"] = ["C001-DG", "C001", "UK"],
        ["C002"] = ["C002", "UK"],
    };

    [Fact, Trait("asvs", "V8.1.1"), Trait("abuse", "A4")]
    public void What_is_written_of_pages_and_duties_is_what_is_so()
    {
        var (pages, duties) = PermissionFile.Real();
        var (writtenPages, writtenDuties) = PermissionFile.Written();
        writtenPages.ShouldBe(pages, "Bring docs/access/pages.csv up to date.");
        writtenDuties.ShouldBe(duties, "Bring docs/access/duties.csv up to date.");
        PermissionFile.Rows.Select(r => r.Page.TrimStart('/')).ShouldBe(RouteTable.Known, ignoreOrder: true);
    }

    [Fact, Trait("abuse", "A20")]
    public void The_page_that_people_read_is_made_from_the_matrix() =>
        Repository.Approve(PermissionFile.Readable, PermissionFile.MadePage());

    [Theory, OnBothDatabases]
    [Trait("asvs", "V8.2.2"), Trait("abuse", "A2"), Trait("abuse", "A4"), Trait("abuse", "A10"), Trait("abuse", "A13")]
    public async Task Every_page_opens_to_whom_the_matrix_says_and_tells_nobody_else_anything(On on)
    {
        // Every office on SQLite, which hides nothing itself, so that the queries alone are tried; on PostgreSQL one that
        // may much, one that may some and one that may nothing.
        var offices =
            on == On.Sqlite ? [.. OfficeNames.All] : new[] { "secretary", "data-protection officer", "author" };
        await using var served = await Served.OpenAsync(on, demonstration: true);
        await WalkAsync(served, offices, _ => true);
    }

    [Fact, Trait("asvs", "V8.4.1"), Trait("abuse", "A2")]
    public async Task Where_no_query_is_scoped_the_database_tells_nobody_else_anything()
    {
        Assert.SkipWhen(TestSite.HasNoPostgres, "No PostgreSQL: ./test starts one.");
        await using var served = await Served.OpenAsync(
            On.Postgres,
            demonstration: true,
            s => s.AddScoped<IAuthorizationHandler, UnscopedDoor>()
        );
        await WalkAsync(served, ["secretary"], row => row.Record is "request" or "member" or "letter");
    }

    private static async Task WalkAsync(Served served, string[] offices, Func<PageRow, bool> answersSo)
    {
        var cases = await Cases.OpenAsync(served);
        var officers = await AppointEveryoneAsync(served, offices);
        var secrets = await SecretsAsync(served, cases);
        var before = await served.StateAsync();
        var wrong = new List<string>();
        var asked = 0;

        foreach (var (office, relation, unit, cookie) in officers)
        {
            var visit = served.Visit((Federation.SessionCookie, cookie));
            var token = await TokenAsync(visit);
            foreach (var row in PermissionFile.Rows.Where(r => r.OpensTo != "everybody" && r.Record != "own"))
            foreach (var path in Paths(row, cases))
            {
                var opens = Opens(row, path, office, relation, unit);
                var answer = await visit.Client.GetAsync(path);
                asked++;
                Check(opens, "GET", answer.StatusCode);
                var told = await answer.Content.ReadAsStringAsync();
                wrong.AddRange(
                    secrets
                        .Where(s => !s.Units.Any(u => relation != "former" && Above[u].Contains(unit)))
                        .Where(s => told.Contains(s.Text, StringComparison.Ordinal))
                        .Select(s => $"{office}, {relation}: GET {path} tells “{s.Text}”")
                );
                if (opens || !answersSo(row))
                    continue;
                var sent = await visit.Client.PostAsync(path, new FormUrlEncodedContent([new(Token, token)]));
                asked++;
                Check(opens, "POST", sent.StatusCode);

                void Check(bool mayOpen, string how, HttpStatusCode status)
                {
                    var isOpen =
                        status
                        is not (HttpStatusCode.NotFound or HttpStatusCode.Forbidden or HttpStatusCode.MethodNotAllowed);
                    // Whoever holds nothing any more is nobody, and is asked to sign in.
                    if (relation == "former" && status == HttpStatusCode.Found)
                        isOpen = false;
                    if (isOpen != mayOpen && answersSo(row))
                        wrong.Add($"{office}, {relation}: {how} {path} answers {(int)status}");
                }
            }
        }

        wrong.ShouldBeEmpty();
        asked.ShouldBeGreaterThan(offices.Length * Relations.Length * 40);
        (await served.StateAsync()).ShouldBe(before, "Nothing that was refused changed anything.");
    }

    /// <summary>Takes the scope off every query of whoever was let in.</summary>
    private sealed class UnscopedDoor : IAuthorizationHandler
    {
        public Task HandleAsync(AuthorizationHandlerContext context)
        {
            if (context.Resource is HttpContext http && http.Features.Get<Actor>() is { } actor)
                http.Features.Set(actor.Unscoped());
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task Nothing_but_what_the_matrix_says_opens_before_training()
    {
        await using var served = await Served.OpenAsync(On.Sqlite, demonstration: true);
        var cases = await Cases.OpenAsync(served);
        var visit = served.Visit(cases.Cookie(Who.Untrained));
        var token = await TokenAsync(visit);
        var shut = 0;
        foreach (var row in PermissionFile.Rows.Where(r => r.OpensTo != "everybody"))
        foreach (var path in Paths(row, cases))
        {
            var asked = await visit.Client.GetAsync(path);
            if (row.OpensTo == "untrained")
            {
                IsShut(asked).ShouldBeFalse(path);
                continue;
            }
            IsShut(asked).ShouldBeTrue(path);
            IsShut(await visit.Client.PostAsync(path, new FormUrlEncodedContent([new(Token, token)])))
                .ShouldBeTrue(path);
            shut++;
        }
        shut.ShouldBeGreaterThan(30);

        static bool IsShut(HttpResponseMessage answer) =>
            answer.StatusCode == HttpStatusCode.Found && answer.Headers.Location!.OriginalString == "/training";
    }

    [Theory, OnBothDatabases, Trait("abuse", "A3"), Trait("abuse", "B4")]
    public async Task An_id_of_another_record_inside_an_address_leads_nowhere(On on)
    {
        await using var served = await Served.OpenAsync(on, demonstration: true);
        var cases = await Cases.OpenAsync(served);
        var visit = served.Visit((Federation.SessionCookie, await served.SignInAsync(Federation.Secretary)));
        var token = await TokenAsync(visit);
        foreach (
            var path in new[]
            {
                $"/rights/{cases.Received.Reference}/holders/{cases.Searching.Holders[0].Id}",
                $"/rights/{cases.Received.Reference}/items/{cases.Reviewed.Items[0].Id}",
                $"/organisation/C002/handover/{cases.Offices.Chair}",
                $"/organisation/C002/tasks",
                $"/letters/{Guid.Empty}",
                $"/letters/0",
                $"/letters/{cases.Letters.Mailed:n}{'\u0660'}",
                $"/organisation/imports/{cases.Letters.Mailed}",
            }
        )
        {
            (await visit.Client.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
            var sent = await visit.Client.PostAsync(path, new FormUrlEncodedContent([new(Token, token)]));
            sent.StatusCode.ShouldBeOneOf(HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed);
        }
    }

    /// <summary>Whether a page opens, by the matrix alone.</summary>
    private static bool Opens(PageRow row, string path, string office, string relation, string unit)
    {
        if (relation == "former")
            return false;
        if (row.Duty is null)
            return true;
        if (!PermissionFile.Duties[row.OpensTo].Contains(office))
            return false;
        // Some change one duty, and ask for it as well.
        if (
            Enum.GetNames<Duty>().FirstOrDefault(d => path.EndsWith($"/duties/{d}", StringComparison.Ordinal))
                is { } also
            && !PermissionFile.Duties[also].Contains(office)
        )
            return false;
        return row.Record.Length == 0 || UnitsOf(row, path).Any(u => Above[u].Contains(unit));
    }

    /// <summary>The units that the record at an address belongs to.</summary>
    private static string[] UnitsOf(PageRow row, string path) =>
        row.Record switch
        {
            "member" => path.EndsWith("A1", StringComparison.Ordinal) ? ["C001-N", "C001-DG"] : ["C001-N"],
            "unit" => [path.Split('/', '?', '=').First(Above.ContainsKey)],
            "top" => ["UK"],
            _ => ["C001"],
        };

    /// <summary>The addresses of a page that lead somewhere for the secretary whose records they are.</summary>
    private static IEnumerable<string> Paths(PageRow row, Cases cases) =>
        RouteTable
            .LooksAt(row.Page.TrimStart('/'))
            .Where(l => l.Who is Who.Secretary or Who.National)
            .Where(l => l.Status is HttpStatusCode.OK or HttpStatusCode.Found && !l.Errors)
            .Select(l => l.Where(cases))
            .Take(1);

    /// <summary>What only those who reach some units may read.</summary>
    private static async Task<IReadOnlyList<(string Text, string[] Units)>> SecretsAsync(Served served, Cases cases)
    {
        var references = await served.ReadAsync(db =>
            db.Set<Wardmote.Rights.Request>().Select(r => r.Reference).ToListAsync()
        );
        return
        [
            .. references.Select(r => (r, new[] { "C001" })),
            ("sam2@example.org", ["C001"]),
            ("Quay Street", ["C001"]),
            ("12 Mill Lane", ["C001-N", "C001-DG"]),
            ("Nobody Known", ["C001"]),
        ];
    }

    private static async Task<List<(string Office, string Relation, string Unit, string Cookie)>> AppointEveryoneAsync(
        Served served,
        string[] offices
    )
    {
        var file = new StringBuilder(Federation.Offices.TrimEnd('\n')).Append('\n');
        foreach (var (relation, unit, former) in Relations)
        foreach (var office in offices)
            file.Append(
                System.Globalization.CultureInfo.InvariantCulture,
                $"{unit},{office},{office} {relation},{Email(office, relation)},2024-02-01,\n"
            );
        await ImportAsync(served, file.ToString());
        var officers = new List<(string, string, string, string)>();
        foreach (var (relation, unit, _) in Relations)
        foreach (var office in offices)
            officers.Add((office, relation, unit, await served.SignInAsync(Email(office, relation))));
        // Then the former ones leave, in the middle of their sessions.
        var left = served.Clock.Today().PlusDays(-1);
        await ImportAsync(
            served,
            string.Join(
                '\n',
                file.ToString()
                    .Split('\n')
                    .Select(l =>
                        l.Contains(".former@", StringComparison.Ordinal)
                            ? l + NodaTime.Text.LocalDatePattern.Iso.Format(left)
                            : l
                    )
            )
        );
        return officers;
    }

    private static string Email(string office, string relation) =>
        $"{office.Replace(' ', '-').Replace("'", "", StringComparison.Ordinal)}.{relation}@party.example";

    private static Task ImportAsync(Served served, string offices) =>
        served.UseAsync<ImportOffices>(i =>
            i.RunAsync(
                Actor.Operator,
                new("offices.csv", () => new MemoryStream(Encoding.UTF8.GetBytes(offices), writable: false)),
                default
            )
        );

    private static async Task<string> TokenAsync(TestVisit visit)
    {
        var page = await visit.GetAsync("/deadlines");
        foreach (var path in new[] { "/account/password", "/sign-out" })
        {
            page = await visit.GetAsync(path);
            if (page.Status == HttpStatusCode.OK)
                break;
        }
        return page.Document.QuerySelectorAll($"input[name={Token}]")
                .OfType<IHtmlInputElement>()
                .FirstOrDefault()
                ?.Value
            ?? "none";
    }
}
