using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Core.Tests.Anonymity;

/// <summary>
/// Says whether a set of shown teams is safe, written apart from the code it checks and as directly as possible:
/// each cell is walked up to the first shown team, and what meets there is what subtraction gives.
/// </summary>
internal sealed class SafetyCheck(FrozenRoster roster, Func<int, int> answersIn)
{
    public string? FindLeak(IReadOnlySet<string> shown)
    {
        var people = new Dictionary<string, int>(StringComparer.Ordinal);
        var answers = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var cell = 0; cell < roster.CellCount; cell++)
        {
            var team = cell == roster.ReadersCell ? roster.Tree.Root : roster.Tree.Nodes[cell];
            while (team is not null && !shown.Contains(team.Name))
            {
                team = team.ParentIndex is { } parent ? roster.Tree.Nodes[parent] : null;
            }

            if (team is not null)
            {
                // Any one of the readers can take an own answer away.
                var own = cell == roster.ReadersCell ? 1 : 0;
                var (asked, answered) = (roster.EligibleIn(cell), answersIn(cell));
                people[team.Name] = people.GetValueOrDefault(team.Name) + Math.Max(Math.Min(asked, 1), asked - own);
                answers[team.Name] = answers.GetValueOrDefault(team.Name) + Math.Max(0, answered - own);
            }
        }

        return shown.FirstOrDefault(name => people[name] != 0 && (people[name] < 7 || answers[name] < 5) || Total(name) < 7);
    }

    public (int Teams, int Depths) BestByTryingAll()
    {
        var nodes = roster.Tree.Nodes;
        var best = (Teams: 0, Depths: 0);
        for (var mask = 0; mask < 1 << nodes.Count; mask++)
        {
            var set = nodes.Where(node => (mask & (1 << node.Index)) != 0).ToList();
            var depths = set.Sum(node => node.Depth);
            if ((set.Count > best.Teams || (set.Count == best.Teams && depths < best.Depths))
                && FindLeak(set.Select(node => node.Name).ToHashSet(StringComparer.Ordinal)) is null)
            {
                best = (set.Count, depths);
            }
        }

        return best;
    }

    private int Total(string name)
    {
        var team = roster.Tree.Find(name)!;
        return roster.Tree.SubtreeOf(team).Sum(node => roster.EligibleIn(node.Index)) + (team.Depth == 0 ? roster.EligibleIn(roster.ReadersCell) : 0);
    }
}
