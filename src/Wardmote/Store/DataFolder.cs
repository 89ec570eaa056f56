namespace Wardmote.Store;

/// <summary>
/// The one folder of an installation: the database on SQLite, the master key, the letters of the folder transport, and
/// the files that keep a second process out.
/// </summary>
public sealed class DataFolder
{
    /// <summary>Names a folder; <see cref="Make"/> makes it.</summary>
    /// <param name="path">Absolute, or relative to the current folder.</param>
    public DataFolder(string path) => Root = Path.GetFullPath(path);

    /// <summary>Absolute.</summary>
    public string Root { get; }

    /// <summary>The SQLite database.</summary>
    public string Database => Path.Combine(Root, "wardmote.db");

    /// <summary>The master key, unless it is given as a secret.</summary>
    public string MasterKey => Path.Combine(Root, "master.key");

    /// <summary>Held, locked, by the one process that owns the folder.</summary>
    public string Lock => Path.Combine(Root, "wardmote.lock");

    /// <summary>Where a running server takes commands from its owner.</summary>
    public string Socket => Path.Combine(Root, "wardmote.sock");

    /// <summary>Where the folder transport writes letters, as .eml files.</summary>
    public string Outbox => Path.Combine(Root, "outbox");

    /// <summary>Where the files of a form are while they arrive.</summary>
    public string Arriving => Path.Combine(Root, "arriving");

    /// <summary>Settings of this installation, JSON.</summary>
    public string Settings => Path.Combine(Root, "wardmote.json");

    /// <summary>Makes the folder if it is not there, and keeps it for its owner alone.</summary>
    public DataFolder Make()
    {
        Directory.CreateDirectory(Root);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Root, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return this;
    }
}
