using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;

namespace Wardmote.App.SignIn;

/// <summary>
/// Refuses to start when a page does not say whom it is open to. Without this it would merely stay shut, and its author
/// would open it with whatever came to hand.
/// </summary>
public sealed class EveryPageIsDeclared(IActionDescriptorCollectionProvider actions, PageLoader loader) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var undeclared = new List<string>();
        foreach (var page in actions.ActionDescriptors.Items.OfType<PageActionDescriptor>())
        {
            var loaded = await loader.LoadAsync(page, EndpointMetadataCollection.Empty);
            var said = loaded.HandlerTypeInfo.GetCustomAttributes(inherit: true);
            if (
                !said.Any(s =>
                    s is CarriesAttribute or AnyOfficerAttribute or BeforeTrainingAttribute or PublicAttribute
                )
            )
                undeclared.Add(page.RelativePath);
        }
        if (undeclared.Count > 0)
            throw new InvalidOperationException(
                $"Say whom each page is open to, with [Carries(…)], [AnyOfficer], [BeforeTraining] or [Public]: {string.Join(", ", undeclared)}."
            );
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
