using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Shouldly;
using Wardmote.App.SignIn;
using Wardmote.Organisation;
using Xunit;

namespace Wardmote.App.Tests.SignIn;

public class DeclarationTests
{
    [Fact, Trait("asvs", "V8.1.1")]
    public async Task A_page_that_does_not_say_whom_it_is_open_to_stops_the_start_up()
    {
        var failure = await Should.ThrowAsync<InvalidOperationException>(() => StartAsync(typeof(Silent)));
        failure.Message.ShouldContain("Silent");
    }

    [Theory, InlineData(typeof(ForEverybody)), InlineData(typeof(ForOfficers)), InlineData(typeof(ForADuty))]
    public Task A_page_that_says_so_does_not(Type page) => StartAsync(page);

    private static Task StartAsync(Type page) =>
        new EveryPageIsDeclared(new OnePage(page.Name), new Loader(page)).StartAsync(default);

    private sealed class Silent : PageModel;

    [Public]
    private sealed class ForEverybody : PageModel;

    [AnyOfficer]
    private sealed class ForOfficers : PageModel;

    [Carries(Duty.HandleRights)]
    private sealed class ForADuty : PageModel;

    private sealed class OnePage(string name) : IActionDescriptorCollectionProvider
    {
        public ActionDescriptorCollection ActionDescriptors { get; } =
            new([new PageActionDescriptor { RelativePath = name }], 1);
    }

    private sealed class Loader(Type page) : PageLoader
    {
        [Obsolete("As the base says.")]
        public override Task<CompiledPageActionDescriptor> LoadAsync(PageActionDescriptor actionDescriptor) =>
            LoadAsync(actionDescriptor, EndpointMetadataCollection.Empty);

        public override Task<CompiledPageActionDescriptor> LoadAsync(
            PageActionDescriptor actionDescriptor,
            EndpointMetadataCollection endpointMetadata
        ) =>
            Task.FromResult(
                new CompiledPageActionDescriptor(actionDescriptor) { HandlerTypeInfo = page.GetTypeInfo() }
            );
    }
}
