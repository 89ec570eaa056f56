using Wardmote.Clocks;
using Wardmote.Sheets;
using Wardmote.Store;

namespace Wardmote.App.Cli;

/// <summary>How a command ends: 0 done, 2 refused with the sentence on the error stream, 1 failed.</summary>
internal static class Ending
{
    public static async Task<int> OfAsync(Caller caller, Func<Task<int>> work, CancellationToken stop)
    {
        try
        {
            return await work();
        }
        catch (Refused refused)
        {
            foreach (var objection in refused.Objections)
                caller.Error.WriteLine(objection.Sentence);
            return CommandLine.Refused;
        }
        catch (Exception problem) when (problem is CannotCompute or SheetProblem)
        {
            caller.Error.WriteLine(problem.Message);
            return CommandLine.Refused;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            caller.Error.WriteLine("Stopped before it was done.");
            return CommandLine.Failed;
        }
        // The test host stops the entry point this way once it has the built host.
        catch (Exception failure) when (failure is not HostAbortedException)
        {
            caller.Error.WriteLine($"Wardmote failed. {failure}");
            return CommandLine.Failed;
        }
    }
}
