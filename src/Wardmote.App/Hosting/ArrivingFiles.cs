using NodaTime;
using Wardmote.Rights;

namespace Wardmote.App.Hosting;

/// <summary>The files of a form while they arrive.</summary>
internal static class ArrivingFiles
{
    /// <summary>
    /// The most a form with an answer's files may hold. More than an answer takes, so that a little too much gets a
    /// sentence and loses nothing typed.
    /// </summary>
    public const long MostBytes = AnswerRecorder.MostBytes + (32 << 20);

    /// <summary>
    /// Has the framework, which writes files to disk before a page sees them, write them into the data folder, which is
    /// its owner's alone. Those that a killed server left behind, unsealed, are deleted; where other servers use the
    /// folder too, only those that no upload can still be writing.
    /// </summary>
    public static void Prepare(Installation installation, Instant now)
    {
        var folder = Directory.CreateDirectory(installation.Folder.Arriving);
        var left = installation.OwnsFolder ? now : now - Duration.FromHours(1);
        foreach (var file in folder.EnumerateFiles())
            if (Instant.FromDateTimeUtc(file.LastWriteTimeUtc) < left)
                file.Delete();
        Environment.SetEnvironmentVariable("ASPNETCORE_TEMP", folder.FullName);
    }
}
