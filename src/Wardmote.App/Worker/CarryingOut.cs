using Microsoft.EntityFrameworkCore;
using Wardmote.Rights.Changing;

namespace Wardmote.App.Worker;

/// <summary>Does what officers decided, one record after the other, until nothing is waiting.</summary>
public sealed class CarryingOut(IServiceScopeFactory scopes)
{
    public async Task RunAsync(CancellationToken stop)
    {
        while (await NextAsync(stop)) { }
    }

    private async Task<bool> NextAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            return await scope.ServiceProvider.GetRequiredService<CarryOutNext>().RunAsync(stop) is not null;
        }
        catch (DbUpdateConcurrencyException)
        {
            // An officer, or another node, changed the request meanwhile: it is looked at again at the next turn.
            return false;
        }
    }
}
