using System.Reflection;
using Wardmote.Store;

namespace Wardmote.Tests.Architecture;

/// <summary>The rules of ARCHITECTURE.md, over compiled code. Every answer is the list of what breaks the rule.</summary>
/// <param name="table">Rooms and floors.</param>
/// <param name="house">The namespace that rooms are named in: <c>Wardmote</c>.</param>
public sealed class HouseRules(FloorTable table, string house)
{
    // Not rooms: the executable, and the two database providers.
    private const string App = "App";
    private static readonly string[] Providers = ["Sqlite", "Postgres"];
    private static readonly string[] Ground = ["Store", "Evidence"];
    private static readonly string[] Bulk = ["Store", "Retention"];

    private static readonly string[] FolderNames =
    [
        "Common",
        "Shared",
        "Helpers",
        "Utils",
        "Services",
        "Managers",
        "Models",
        "Interfaces",
        "Dtos",
    ];

    /// <summary>A room uses only rooms on lower floors; a provider uses only Store and Finding.</summary>
    public IEnumerable<string> WrongFloors(IEnumerable<Use> uses) =>
        from use in uses
        let room = RoomOf(use.From)
        let other = RoomOf(use.To)
        where room is not null && other is not null && room != App && room != other && !MayUse(room, other)
        select $"{use.From} uses {use.To}";

    /// <summary>Every namespace directly in the house is a room of the table, the executable or a provider.</summary>
    public IEnumerable<string> UnknownRooms(IEnumerable<Use> uses) =>
        from use in uses
        let room = RoomOf(use.From)
        where room is not null && room != App && !Providers.Contains(room) && table.FloorOf(room) is null
        select $"{use.From} is in no room of the table";

    /// <summary>Nothing in the executable saves, and above Evidence only use cases do.</summary>
    public IEnumerable<string> WrongSaves(IEnumerable<Use> uses, IReadOnlySet<string> useCases) =>
        from use in uses
        where IsSave(use) && RoomOf(use.From) is { } room && !Ground.Contains(room) && !useCases.Contains(use.From)
        select $"{use.From} saves";

    /// <summary>Set-based updates and deletes are Store's and Retention's; SQL is Store's and the providers'.</summary>
    public IEnumerable<string> WrongBulk(IEnumerable<Use> uses) =>
        from use in uses
        let room = RoomOf(use.From)
        let member = use.Member ?? ""
        where room is not null
        where
            (StartsWithAny(member, "ExecuteUpdate", "ExecuteDelete") && !Bulk.Contains(room))
            || (
                StartsWithAny(member, "ExecuteSql", "SqlQuery", "FromSql")
                && room != "Store"
                && !Providers.Contains(room)
            )
        select $"{use.From} calls {use.Member}";

    /// <summary>The domain knows nothing of ASP.NET Core but Identity's stores, and no database provider.</summary>
    public IEnumerable<string> WrongAssemblies(IEnumerable<Use> uses) =>
        from use in uses
        where RoomOf(use.From) is { } room && room != App && !Providers.Contains(room)
        where
            (use.Assembly.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal) && !IsIdentity(use.Assembly))
            || use.Assembly.Contains("Sqlite", StringComparison.OrdinalIgnoreCase)
            || use.Assembly.StartsWith("Npgsql", StringComparison.Ordinal)
        select $"{use.From} uses {use.Assembly}";

    /// <summary>A use case has one public method, RunAsync, and one save.</summary>
    public IEnumerable<string> WrongUseCases(Assembly assembly, IReadOnlyList<Use> uses)
    {
        foreach (var type in UseCases(assembly))
        {
            var methods = type.GetMethods(
                BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly
            );
            if (methods.Select(m => m.Name).ToArray() is not ["RunAsync"])
                yield return $"{type.FullName} does not have the one public method RunAsync";
            var saves = uses.Count(u => u.From == type.FullName && IsSave(u));
            if (saves != 1)
                yield return $"{type.FullName} saves in {saves} places";
        }
    }

    /// <summary>The names of an assembly's use cases.</summary>
    public IReadOnlySet<string> UseCaseNames(Assembly assembly) =>
        UseCases(assembly).Select(t => t.FullName!).ToHashSet(StringComparer.Ordinal);

    /// <summary>No folder has a name that says nothing.</summary>
    public static IEnumerable<string> WrongFolders(string root) =>
        Directory
            .EnumerateDirectories(root, "*", SearchOption.AllDirectories)
            .Where(f => FolderNames.Contains(Path.GetFileName(f), StringComparer.OrdinalIgnoreCase))
            .Where(f =>
                !Path.GetRelativePath(root, f).Split(Path.DirectorySeparatorChar).Any(n => n is "bin" or "obj")
            );

    private IEnumerable<Type> UseCases(Assembly assembly) =>
        assembly
            .GetTypes()
            .Where(t => t.GetCustomAttribute<UseCaseAttribute>() is not null)
            .Where(t => t.Namespace?.StartsWith(house, StringComparison.Ordinal) == true);

    private bool MayUse(string room, string other) =>
        Providers.Contains(room) ? other is "Store" or "Finding" : table.MayUse(room, other);

    // The part of the name after the house; null for the house itself and for everything outside it.
    private string? RoomOf(string type)
    {
        var parts = type.Split('.');
        return parts.Length > 2 && parts[0] == house ? parts[1] : null;
    }

    private static bool IsSave(Use use) => use.Member is "SaveChanges" or "SaveChangesAsync";

    private static bool IsIdentity(string assembly) =>
        assembly is "Microsoft.AspNetCore.Identity" or "Microsoft.AspNetCore.Identity.EntityFrameworkCore";

    private static bool StartsWithAny(string text, params string[] starts) =>
        starts.Any(s => text.StartsWith(s, StringComparison.Ordinal));
}
