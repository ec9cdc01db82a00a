using System.Collections.Frozen;

namespace LeadershipBot.Core.Nudges;

/// <summary>Every framework, practice and nudge there is.</summary>
public sealed class NudgeLibrary
{
    private readonly FrozenDictionary<string, Framework> _frameworks;
    private readonly FrozenDictionary<string, Practice> _practices;
    private readonly FrozenDictionary<string, Nudge> _nudges;
    private readonly ILookup<string, Nudge> _byPractice;

    /// <summary>Puts a library together.</summary>
    /// <param name="frameworks">Each id once.</param>
    /// <param name="practices">Each id once, each of one of the <paramref name="frameworks"/>.</param>
    /// <param name="nudges">Each id once, each of one of the <paramref name="practices"/>.</param>
    /// <exception cref="ArgumentException">An id stands twice, or something names what is not here.</exception>
    public NudgeLibrary(IReadOnlyList<Framework> frameworks, IReadOnlyList<Practice> practices, IReadOnlyList<Nudge> nudges)
    {
        Frameworks = frameworks;
        Practices = practices;
        Nudges = nudges;
        _frameworks = Index(frameworks, framework => framework.Id, nameof(frameworks));
        _practices = Index(practices, practice => practice.Id, nameof(practices));
        _nudges = Index(nudges, nudge => nudge.Id, nameof(nudges));
        _byPractice = nudges.ToLookup(nudge => nudge.PracticeId, StringComparer.Ordinal);
        if (practices.FirstOrDefault(practice => !_frameworks.ContainsKey(practice.Framework)) is { } lost)
        {
            throw new ArgumentException(
                $"Practice '{lost.Id}' names the framework '{lost.Framework}', which is not in the library.", nameof(practices));
        }

        if (nudges.FirstOrDefault(nudge => !_practices.ContainsKey(nudge.PracticeId)) is { } stray)
        {
            throw new ArgumentException(
                $"Nudge '{stray.Id}' names the practice '{stray.PracticeId}', which is not in the library.", nameof(nudges));
        }

        if (nudges.FirstOrDefault(nudge => nudge.ItemId is { } id && _practices[nudge.PracticeId].Items.All(item => item.Item.Id != id)) is { } other)
        {
            throw new ArgumentException(
                $"Nudge '{other.Id}' names the item '{other.ItemId}', which its practice does not have.", nameof(nudges));
        }
    }

    /// <summary>In the order they were given.</summary>
    public IReadOnlyList<Framework> Frameworks { get; }

    /// <summary>In the order they were given.</summary>
    public IReadOnlyList<Practice> Practices { get; }

    /// <summary>In the order they were given.</summary>
    public IReadOnlyList<Nudge> Nudges { get; }

    /// <summary>The nudge with this id; null when there is none (any more): history outlives content.</summary>
    public Nudge? Find(string nudgeId) => _nudges.GetValueOrDefault(nudgeId);

    /// <summary>The practice with this id; null when there is none (any more).</summary>
    public Practice? FindPractice(string practiceId) => _practices.GetValueOrDefault(practiceId);

    /// <summary>The nudges that grow a practice, in the order they were given; none for an unknown one.</summary>
    public IEnumerable<Nudge> NudgesOf(string practiceId) => _byPractice[practiceId];

    /// <summary>The practice that a nudge of this library grows.</summary>
    public Practice PracticeOf(Nudge nudge) => _practices[nudge.PracticeId];

    /// <summary>The half of its practice that a nudge of this library belongs to: the first, unless it names another.</summary>
    public PracticeItem ItemOf(Nudge nudge)
    {
        var items = PracticeOf(nudge).Items;
        return items.FirstOrDefault(item => item.Item.Id == nudge.ItemId) ?? items[0];
    }

    /// <summary>The framework that a nudge of this library comes from.</summary>
    public Framework FrameworkOf(Nudge nudge) => _frameworks[PracticeOf(nudge).Framework];

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
