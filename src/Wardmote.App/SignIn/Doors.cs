using Microsoft.AspNetCore.Razor.Hosting;
using Microsoft.AspNetCore.Routing.Template;
using Wardmote.Organisation;

namespace Wardmote.App.SignIn;

/// <summary>A page, and whom it opens to.</summary>
/// <param name="Route">Its pattern without the first slash: "rights/{reference}".</param>
/// <param name="Duty">What must be carried; null when it opens to every officer or to everybody.</param>
/// <param name="Public">Whether it opens to everybody.</param>
/// <param name="BeforeTraining">Whether it opens to officers who have not had the training yet.</param>
/// <param name="Fresh">Whether it, or a form on it, asks for a fresh second factor.</param>
public sealed record Door(string Route, Duty? Duty, bool Public, bool BeforeTraining, bool Fresh)
{
    /// <summary>Whom it opens to, in a word: "everybody", "untrained" officers too, trained "officers", or the duty's name.</summary>
    public string OpensTo =>
        Public ? "everybody"
        : BeforeTraining ? "untrained"
        : Duty?.ToString() ?? "officers";
}

/// <summary>Every page of the application, read from what is compiled into it: no server is needed.</summary>
public static class Doors
{
    private static readonly Lazy<IReadOnlyList<Door>> Found = new(() =>
        [.. Find().OrderBy(d => d.Route, StringComparer.Ordinal)]
    );

    /// <summary>All of them, by route.</summary>
    public static IReadOnlyList<Door> All => Found.Value;

    /// <summary>The page at a path, with what its pattern takes from it; null when there is none.</summary>
    public static (Door Door, RouteValueDictionary Values)? At(string path) =>
        All.Select(door => (Door: door, Template: TemplateParser.Parse(door.Route), Values: new RouteValueDictionary()))
            .Where(d => new TemplateMatcher(d.Template, []).TryMatch(path, d.Values))
            .OrderBy(d => RoutePrecedence.ComputeInbound(d.Template))
            .Select(d => ((Door, RouteValueDictionary)?)(d.Door, d.Values))
            .FirstOrDefault();

    private static IEnumerable<Door> Find()
    {
        foreach (var page in new RazorCompiledItemLoader().LoadItems(typeof(Doors).Assembly))
        {
            var route = page
                .Metadata.OfType<RazorCompiledItemMetadataAttribute>()
                .FirstOrDefault(m => string.Equals(m.Key, "RouteTemplate", StringComparison.Ordinal))
                ?.Value;
            if (route is null)
                continue;
            var model = page.Type.GetProperty("Model")!.PropertyType;
            var said = model.GetCustomAttributes(inherit: true);
            yield return new(
                route.TrimStart('/'),
                said.OfType<CarriesAttribute>().SingleOrDefault()?.Duty,
                said.OfType<PublicAttribute>().Any(),
                said.OfType<BeforeTrainingAttribute>().Any(),
                said.Concat(model.GetMethods().SelectMany(m => m.GetCustomAttributes(inherit: true)))
                    .OfType<FreshFactorAttribute>()
                    .Any()
            );
        }
    }
}
