using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Core.Tests.Attack;

/// <summary>People whose answers to an item stand in the same figures, equally often: nothing published tells them apart.</summary>
internal sealed class AnswerClass
{
    private readonly List<Answer> scored;

    private AnswerClass(IReadOnlyDictionary<int, int> parts, IReadOnlyCollection<Voice> voices, int item, bool isOwn)
    {
        (Parts, Asked, IsOwn) = (parts, voices.Count, isOwn);
        scored = [.. voices.Where(voice => voice.TakesPart && voice.Answers[item].IsScored).Select(voice => voice.Answers[item])];
    }

    /// <summary>In which figures, by position, and how many times.</summary>
    public IReadOnlyDictionary<int, int> Parts { get; }

    /// <summary>How many were asked.</summary>
    public int Asked { get; }

    /// <summary>Whether the attacker knows this answer because it is their own.</summary>
    public bool IsOwn { get; }

    public int Answers => scored.Count;

    public int Points => scored.Sum(answer => answer.Code);

    public int Favourable => scored.Count(answer => answer.Code >= Tally.FavourableFrom);

    /// <summary>The standard deviation of exactly these answers, where it was published.</summary>
    public double? Deviation { get; set; }

    /// <summary>All classes, of which some may have kept silent.</summary>
    public static List<AnswerClass> Of(IReadOnlyList<TrueRound> rounds, Figure[] figures, int item, string? insider)
    {
        var groups = new Dictionary<string, (Dictionary<int, int> Parts, List<Voice> Voices, bool IsOwn)>(StringComparer.Ordinal);
        var figuresOf = FiguresOf(figures);
        foreach (var (person, unitRounds) in Units(figuresOf, person => rounds[person.Round].Voices[person.Person] is { TakesPart: true } voice && voice.Answers[item].IsScored))
        {
            var parts = unitRounds.SelectMany(round => figuresOf[(person, round)]).CountBy(figure => figure).ToDictionary();
            var key = string.Join(' ', parts.OrderBy(part => part.Key).Select(part => $"{part.Key}x{part.Value}")) + (person == insider ? " own" : "");
            if (!groups.TryGetValue(key, out var group))
            {
                groups.Add(key, group = (parts, [], person == insider));
            }

            group.Voices.Add(rounds[unitRounds[0]].Voices[person]);
        }

        return [.. groups.Values.Select(group => new AnswerClass(group.Parts, group.Voices, item, group.IsOwn))];
    }

    private static Dictionary<(string Person, int Round), List<int>> FiguresOf(Figure[] figures)
    {
        var figuresOf = new Dictionary<(string Person, int Round), List<int>>();
        for (var index = 0; index < figures.Length; index++)
        {
            foreach (var (person, round) in figures[index].Parts.SelectMany(part => part.People.Select(person => (person, part.Round))))
            {
                if (!figuresOf.TryGetValue((person, round), out var known))
                {
                    figuresOf.Add((person, round), known = []);
                }

                known.Add(index);
            }
        }

        return figuresOf;
    }

    /// <summary>
    /// Each person's answers: one unit for all rounds in which a small group around them can be told apart, because there they
    /// are taken to answer alike; one for each other round.
    /// </summary>
    private static IEnumerable<(string Person, IReadOnlyList<int> Rounds)> Units(
        Dictionary<(string Person, int Round), List<int>> figuresOf, Func<(string Person, int Round), bool> hasAnswered)
    {
        var frozen = figuresOf
            .GroupBy(pair => $"{pair.Key.Round}: {string.Join(' ', pair.Value)}", pair => pair.Key)
            .Where(atom => atom.Count(hasAnswered) < ReleasePolicy.ExemptFromHistory)
            .SelectMany(atom => atom)
            .ToHashSet();
        foreach (var person in figuresOf.Keys.GroupBy(key => key.Person, key => key.Round))
        {
            var alike = person.Where(round => frozen.Contains((person.Key, round))).ToList();
            if (alike.Count > 0)
            {
                yield return (person.Key, alike);
            }

            foreach (var round in person.Except(alike))
            {
                yield return (person.Key, [round]);
            }
        }
    }
}
