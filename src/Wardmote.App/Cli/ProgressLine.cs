using System.Diagnostics;
using System.Globalization;

namespace Wardmote.App.Cli;

/// <summary>One line on a terminal that says how far a long job has come, and leaves nothing behind.</summary>
public sealed class ProgressLine : IProgress<double>, IDisposable
{
    private const int BarColumns = 30;
    private readonly string doing;
    private readonly TextWriter? terminal;
    private long drawn;

    /// <param name="doing">What is being done: "Reading members.csv".</param>
    /// <param name="caller">Whose terminal it is; null draws nothing.</param>
    internal ProgressLine(string doing, Caller? caller)
    {
        this.doing = Terminal.Safe(doing);
        terminal = caller?.Columns is null ? null : caller.Error;
    }

    /// <summary>Draws the share done, from 0 to 1, at most ten times a second.</summary>
    public void Report(double value)
    {
        if (terminal is null || (drawn != 0 && value < 1 && Stopwatch.GetElapsedTime(drawn).TotalMilliseconds < 100))
            return;
        drawn = Stopwatch.GetTimestamp();
        var share = Math.Clamp(value, 0, 1);
        var full = (int)(share * BarColumns);
        var percent = share.ToString("P0", CultureInfo.InvariantCulture);
        terminal.Write($"\r{doing}  {new string('█', full)}{new string('░', BarColumns - full)} {percent}\e[K");
        terminal.Flush();
    }

    public void Dispose()
    {
        if (drawn == 0)
            return;
        terminal?.Write("\r\e[K");
        terminal?.Flush();
    }
}
