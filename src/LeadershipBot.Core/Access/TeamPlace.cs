using LeadershipBot.Core.Anonymity;

namespace LeadershipBot.Core.Access;

/// <summary>Where a team stood in the organisation when the round opened, whatever else of it a reader sees.</summary>
/// <param name="Depth">How far beneath the top.</param>
/// <param name="HasBeneath">Whether there were teams beneath it.</param>
/// <param name="IsOwn">Whether the reader is in it or leads it today, and nothing was taken away that is about somebody who led it before.</param>
internal readonly record struct TeamPlace(int Depth, bool HasBeneath, bool IsOwn)
{
    /// <summary>The places of all teams of a release, in which each comes after the one above it.</summary>
    public static IReadOnlyDictionary<string, TeamPlace> Of(Release release, IReadOnlySet<string> own)
    {
        var withBeneath = release.Nodes.Select(node => node.Parent).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var places = new Dictionary<string, TeamPlace>(release.Nodes.Count, StringComparer.Ordinal);
        foreach (var node in release.Nodes)
        {
            places.Add(node.Name, new(node.Parent is null ? 0 : places[node.Parent].Depth + 1, withBeneath.Contains(node.Name), own.Contains(node.Name)));
        }

        return places;
    }
}
