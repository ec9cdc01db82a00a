using System.Collections.Frozen;

namespace LeadershipBot.Core.Nudges;

/// <summary>Every framework and every nudge there is.</summary>
public sealed class NudgeLibrary
{
    private readonly FrozenDictionary<string, Framework> _frameworks;
    private readonly FrozenDictionary<string, Nudge> _nudges;

    /// <summary>Puts a library together.</summary>
    /// <param name="frameworks">Each id once.</param>
    /// <param name="nudges">Each id once, each of one of the <paramref name="frameworks"/>.</param>
    /// <exception cref="ArgumentException">An id stands twice, or a nudge names a framework that is not here.</exception>
    public NudgeLibrary(IReadOnlyList<Framework> frameworks, IReadOnlyList<Nudge> nudges)
    {
        Frameworks = frameworks;
        Nudges = nudges;
        _frameworks = Index(frameworks, framework => framework.Id, nameof(frameworks));
        _nudges = Index(nudges, nudge => nudge.Id, nameof(nudges));
        if (nudges.FirstOrDefault(nudge => !_frameworks.ContainsKey(nudge.Framework)) is { } stray)
        {
            throw new ArgumentException(
                $"Nudge '{stray.Id}' names the framework '{stray.Framework}', which is not in the library.", nameof(nudges));
        }
    }

    /// <summary>In the order they were given.</summary>
    public IReadOnlyList<Framework> Frameworks { get; }

    /// <summary>In the order they were given.</summary>
    public IReadOnlyList<Nudge> Nudges { get; }

    /// <summary>The nudge with this id; null when there is none (any more): history outlives content.</summary>
    public Nudge? Find(string nudgeId) => _nudges.GetValueOrDefault(nudgeId);

    /// <summary>The framework a nudge of this library comes from.</summary>
    public Framework FrameworkOf(Nudge nudge) => _frameworks[nudge.Framework];

    private static FrozenDictionary<string, T> Index<T>(IReadOnlyList<T> all, Func<T, string> idOf, string parameter)
    {
        var byId = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var one in all)
        {
            if (!byId.TryAdd(idOf(one), one))
            {
                throw new ArgumentException($"The id '{idOf(one)}' stands twice.", parameter);
            }
        }

        return byId.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
