using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Wardmote.App.SignIn;
using Wardmote.App.Tests.Pages;
using Wardmote.Organisation;
using Wardmote.Store;
using Wardmote.Tests;
using Xunit;

namespace Wardmote.App.Tests.Abuse;

/// <summary>Addresses and forms, sent with what no page of ours would send.</summary>
public sealed class ParameterTests
{
    private const string Unasked =
        "format=json&embed=1&print=1&sort=PasswordHash&order=EmailKey&filter[PasswordHash]=a&links[]=1&cc=x@example.org&userId=1&role=administrator";

    private static readonly Type[] PageModels =
    [
        .. typeof(StaffPage).Assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(PageModel)) && !t.IsAbstract),
    ];

    [Fact, Trait("abuse", "A6"), Trait("abuse", "A7"), Trait("abuse", "A15")]
    public async Task What_a_page_does_not_ask_for_changes_nothing()
    {
        await using var served = await Served.OpenAsync(On.Sqlite, demonstration: true);
        var cases = await Cases.OpenAsync(served);
        var asked = 0;
        foreach (var page in RouteTable.Known)
        foreach (var look in RouteTable.LooksAt(page).Where(l => l.Status == HttpStatusCode.OK).Take(1))
        {
            var visit = served.Visit(cases.Cookie(look.Who));
            var path = look.Where(cases);
            var asItIs = (await visit.GetAsync(path)).Words;
            var more = (
                await visit.GetAsync($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{Unasked}")
            ).Words;
            more.ShouldBe(asItIs, path);
            asked++;
            // Behind a link is whatever token somebody makes up, and the page that says so.
            if (look.Who is not (Who.Secretary or Who.National))
                continue;
            foreach (var other in new[] { ".json", ".csv", "/print", "/embed", "/export.xlsx" })
                (await visit.Client.GetAsync(path.Split('?')[0].TrimEnd('/') + other)).StatusCode.ShouldBeOneOf(
                    [HttpStatusCode.NotFound, HttpStatusCode.Found],
                    path + other
                );
        }
        asked.ShouldBeGreaterThan(60);
    }

    [Theory, OnBothDatabases, Trait("abuse", "A8"), Trait("asvs", "V1.2.4")]
    public async Task What_is_searched_for_is_text_and_nothing_else(On on)
    {
        await using var served = await Served.OpenAsync(on, demonstration: true);
        await Cases.OpenAsync(served);
        var visit = served.Visit((Federation.SessionCookie, await served.SignInAsync(Federation.Secretary)));
        var page = await visit.GetAsync("/members");
        (await FindAsync("patel")).ShouldContain("Patel");
        foreach (
            var query in new[]
            {
                "' or '1'='1",
                "x' union select * from accounts --",
                "\"; drop table members; --",
                "%",
                "_____",
                "A1%",
                "1 or 1=1",
                "*",
                "\\",
            }
        )
            (await FindAsync(query)).ShouldNotContain("Patel", Case.Sensitive, query);
        (await FindAsync("patel")).ShouldContain("Patel");

        async Task<string> FindAsync(string query)
        {
            var found = await visit.SendAsync(page, ("Query", query));
            found.Status.ShouldBe(HttpStatusCode.OK);
            return string.Join('\n', found.Document.QuerySelectorAll("main a, main td").Select(e => e.TextContent));
        }
    }

    [Theory, OnBothDatabases, Trait("abuse", "A15"), Trait("asvs", "V8.2.2")]
    public async Task What_may_be_left_out_of_an_address_is_checked_when_it_is_there(On on)
    {
        await using var served = await Served.OpenAsync(on, demonstration: true);
        await Cases.OpenAsync(served);
        var visit = served.Visit((Federation.SessionCookie, await served.SignInAsync(Federation.Secretary)));
        foreach (var path in new[] { "/letters/wordings", "/letters/wordings/holder-asked" })
        {
            (await visit.GetAsync($"{path}?unit=C001")).Status.ShouldBe(HttpStatusCode.OK, path);
            (await visit.GetAsync($"{path}?unit=C002")).Status.ShouldBe(HttpStatusCode.NotFound, path);
        }
    }

    [Fact, Trait("abuse", "A18"), Trait("asvs", "V15.3.3")]
    public void No_form_fills_a_row()
    {
        var options = new DbContextOptionsBuilder<Db>();
        new Wardmote.Sqlite.SqliteEngine("never-opened.db").Configure(options);
        using var db = new Db(options.Options);
        var rows = db.Model.GetEntityTypes().Select(e => e.ClrType).ToHashSet();
        var bound = new HashSet<Type>();
        foreach (var model in PageModels)
        {
            foreach (var property in model.GetProperties().Where(p => p.IsDefined(typeof(BindPropertyAttribute))))
                Take(property.PropertyType);
            foreach (var handler in model.GetMethods().Where(m => m.Name.StartsWith("On", StringComparison.Ordinal)))
            foreach (var parameter in handler.GetParameters())
                Take(parameter.ParameterType);
        }
        bound.Where(rows.Contains).ShouldBeEmpty();
        bound.ShouldNotContain(typeof(Actor));
        bound.Count.ShouldBeGreaterThan(20);

        void Take(Type type)
        {
            if (!bound.Add(type))
                return;
            foreach (var inside in type.GetGenericArguments())
                Take(inside);
            if (type.Assembly == typeof(StaffPage).Assembly || type.Assembly == typeof(Db).Assembly)
                foreach (var property in type.GetProperties().Where(p => p.SetMethod is { IsPublic: true }))
                    Take(property.PropertyType);
        }
    }

    [Fact, Trait("abuse", "A17"), Trait("abuse", "A9")]
    public void A_page_says_once_whom_it_opens_to()
    {
        foreach (var model in PageModels)
            model
                .GetCustomAttributes()
                .Count(a => a is CarriesAttribute or AnyOfficerAttribute or BeforeTrainingAttribute or PublicAttribute)
                .ShouldBe(1, model.FullName!);
    }

    [Fact, Trait("abuse", "A5")]
    public void No_address_takes_a_kind_of_record() =>
        RouteTable
            .Known.Where(r =>
                new[] { "{type", "{kind", "{entity", "{model", "{table", "{resource" }.Any(p =>
                    r.Contains(p, StringComparison.OrdinalIgnoreCase)
                )
            )
            .ShouldBeEmpty();
}
