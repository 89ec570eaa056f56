using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Wardmote.Store;
using Wardmote.Tests;
using Xunit;

namespace Wardmote.App.Tests.Hosting;

public class ProblemPageTests
{
    [Theory, OnBothDatabases]
    public async Task An_address_that_leads_nowhere_says_what_to_do(On on)
    {
        await using var site = await TestSite.OpenAsync(on);
        var page = await site.Visit().GetAsync("/rights/R-2026-9999/nothing");
        page.Status.ShouldBe(HttpStatusCode.NotFound);
        page.Heading.ShouldBe("We cannot find that page");
        page.Words.ShouldContain("Check the address");
    }

    [Theory]
    [InlineData(typeof(InvalidOperationException), HttpStatusCode.InternalServerError, "Something went wrong")]
    [InlineData(typeof(BadHttpRequestException), HttpStatusCode.RequestEntityTooLarge, "That is too large")]
    [InlineData(typeof(InvalidDataException), HttpStatusCode.RequestEntityTooLarge, "That is too large")]
    public async Task A_failure_ends_in_a_sentence_and_tells_nothing(
        Type failure,
        HttpStatusCode status,
        string heading
    )
    {
        await using var site = await TestSite.OpenAsync(
            On.Sqlite,
            also: services => services.AddSingleton<IAuthenticationService>(new FailsAt("/fails", failure))
        );
        var visit = site.Visit();
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post })
        {
            using var request = new HttpRequestMessage(method, "/fails");
            using var answer = await visit.Client.SendAsync(request);
            answer.StatusCode.ShouldBe(status);
            var html = await answer.Content.ReadAsStringAsync();
            html.ShouldContain(heading);
            html.ShouldNotContain("secret of the failure");
            html.Contains("Reference:").ShouldBe(status == HttpStatusCode.InternalServerError);
        }
    }

    [Fact]
    public async Task A_refusal_that_no_page_catches_still_says_its_sentence()
    {
        await using var site = await TestSite.OpenAsync(
            On.Sqlite,
            also: services => services.AddSingleton<IAuthenticationService>(new FailsAt("/fails", typeof(Refused)))
        );
        var page = await site.Visit().GetAsync("/fails");
        page.Status.ShouldBe(HttpStatusCode.Conflict);
        page.Heading.ShouldBe("That cannot be done");
        page.Words.ShouldContain("Sign in again.");
    }

    // Every request asks who it comes from, so that is where one can be made to fail.
    private sealed class FailsAt(string path, Type failure) : IAuthenticationService
    {
        public Task<AuthenticateResult> AuthenticateAsync(HttpContext context, string? scheme) =>
            context.Request.Path == path ? throw Failure() : Task.FromResult(AuthenticateResult.NoResult());

        public Task ChallengeAsync(HttpContext context, string? scheme, AuthenticationProperties? properties) =>
            throw new NotSupportedException();

        public Task ForbidAsync(HttpContext context, string? scheme, AuthenticationProperties? properties) =>
            throw new NotSupportedException();

        public Task SignInAsync(
            HttpContext context,
            string? scheme,
            ClaimsPrincipal principal,
            AuthenticationProperties? properties
        ) => throw new NotSupportedException();

        public Task SignOutAsync(HttpContext context, string? scheme, AuthenticationProperties? properties) =>
            throw new NotSupportedException();

        private Exception Failure() =>
            failure == typeof(Refused) ? new Refused("Sign in again.")
            : failure == typeof(BadHttpRequestException)
                ? new BadHttpRequestException("secret of the failure", StatusCodes.Status413PayloadTooLarge)
            : (Exception)Activator.CreateInstance(failure, "secret of the failure")!;
    }
}
