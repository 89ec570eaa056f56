namespace Wardmote.Tests.Architecture;

/// <summary>The rooms and their floors, as ARCHITECTURE.md draws them.</summary>
public sealed class FloorTable
{
    private readonly Dictionary<string, int> floors = [];

    /// <summary>Reads the drawing that follows the heading "Floors": a line a floor, its number, then its rooms.</summary>
    public static FloorTable Read(string markdown)
    {
        var table = new FloorTable();
        var section = markdown[markdown.IndexOf("\n## Floors", StringComparison.Ordinal)..];
        foreach (var line in section.Split("```")[1].Trim().Split('\n'))
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            foreach (var room in words.Skip(1))
                table.floors.Add(room, int.Parse(words[0]));
        }
        return table;
    }

    /// <summary>Every room.</summary>
    public IReadOnlyCollection<string> Rooms => floors.Keys;

    /// <summary>The room's floor; null when it is not in the table.</summary>
    public int? FloorOf(string room) => floors.TryGetValue(room, out var floor) ? floor : null;

    /// <summary>Whether code in one room may use code in another.</summary>
    public bool MayUse(string room, string other) => room == other || FloorOf(room) > FloorOf(other);
}
