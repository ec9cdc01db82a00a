using System.Collections.Frozen;

namespace LeadershipBot.BotFramework.Turns;

/// <summary>Builds look-ups that refuse two parts with one name.</summary>
internal static class UniqueNames
{
    public static FrozenDictionary<string, T> ByName<T>(this IEnumerable<T> parts, string kind, Func<T, string> nameOf)
        where T : class
    {
        var byName = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var part in parts)
        {
            var name = nameOf(part);
            if (!byName.TryAdd(name, part))
            {
                throw new InvalidOperationException(
                    $"{byName[name].GetType().Name} and {part.GetType().Name} both have the {kind} \"{name}\".");
            }
        }

        return byName.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
