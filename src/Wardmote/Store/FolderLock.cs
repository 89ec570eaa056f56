namespace Wardmote.Store;

/// <summary>
/// One process owns a folder. The lock is the operating system's, so it goes with the process however that ends.
/// </summary>
public sealed class FolderLock : IDisposable
{
    private readonly FileStream held;

    private FolderLock(FileStream held) => this.held = held;

    /// <summary>Takes the folder, or null when another process has it.</summary>
    public static FolderLock? TryTake(DataFolder folder)
    {
        try
        {
            return new(new FileStream(folder.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Takes the folder.</summary>
    /// <exception cref="Refused">Another process has it.</exception>
    public static FolderLock Take(DataFolder folder) =>
        TryTake(folder)
        ?? throw new Refused(
            $"Another Wardmote is already using the folder {folder.Root}. Stop it first, or choose another folder with --data."
        );

    public void Dispose() => held.Dispose();
}
