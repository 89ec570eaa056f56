using Wardmote.Members;
using Wardmote.Organisation;
using Wardmote.Organisation.Imports;
using Wardmote.Store;

namespace Wardmote.App.Demo;

/// <summary>Brings the invented federation in, from the same files and by the same use cases as a real one.</summary>
internal static class DemoFederation
{
    public static async Task BringInAsync(IServiceProvider house, CancellationToken stop)
    {
        await Run<ImportUnits>("units.csv", (import, order) => import.RunAsync(Actor.Operator, order, stop));
        await Run<ImportOffices>("offices.csv", (import, order) => import.RunAsync(Actor.Operator, order, stop));
        await Run<ImportMembers>("members.csv", (import, order) => import.RunAsync(Actor.Operator, "CG", order, stop));
        await Run<ImportGroups>("groups.csv", (import, order) => import.RunAsync(Actor.Operator, order, stop));

        async Task Run<T>(string file, Func<T, ImportOrder, Task<ImportReport>> importAsync)
            where T : notnull
        {
            await using var scope = house.CreateAsyncScope();
            var report = await importAsync(scope.ServiceProvider.GetRequiredService<T>(), new(file, () => Open(file)));
            if (report.Outcome != ImportOutcome.Published)
                throw new Refused($"The demonstration's {file} was not taken: {report.Sentence}");
        }
    }

    private static Stream Open(string file) =>
        typeof(DemoFederation).Assembly.GetManifestResourceStream($"Wardmote.Demo.{file}")
        ?? throw new InvalidOperationException($"{file} is not in the program.");
}
