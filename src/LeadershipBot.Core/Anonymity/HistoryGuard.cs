namespace LeadershipBot.Core.Anonymity;

/// <summary>
/// Keeps two rounds from being subtracted from each other. Where groups shown now and groups shown before, however they are
/// added up, differ by a few people, the difference of their scores would point to those people. So they may be alike, or differ
/// by <see cref="ReleasePolicy.MinimumDifference"/> people at least who came from one group and are in one group now: of fewer too
/// few may have answered. Groups with <see cref="ReleasePolicy.ExemptFromHistory"/> answers and more are exempt: in so many
/// somebody always answers differently.
/// </summary>
/// <remarks>
/// Two rounds are two ways to divide people into groups. Draw a point for each group of either round and a line for each person
/// from the group they are in now to the one they were in before; who is in none now, or was in none, is on the outside. A sum of
/// groups now less a sum of groups before is a set of points; the people in the difference are the lines that lead out of it.
/// Points that enough people connect can't be parted by fewer, and are taken as one. What is then not one with the outside must
/// have no line at all.
/// </remarks>
/// <param name="readers">Leads and other readers, each of whom knows an own answer: any number of them counts as one fewer.</param>
/// <param name="remembered">For each round before, the number of the group each person was in.</param>
internal sealed class HistoryGuard(IEnumerable<string> readers, IEnumerable<IReadOnlyDictionary<string, int>> remembered)
{
    private const int Outside = 0;

    private readonly HashSet<string> readers = readers.ToHashSet(StringComparer.Ordinal);
    private readonly IReadOnlyList<IReadOnlyDictionary<string, int>> rounds = [.. remembered];

    /// <summary>Teams whose atoms come too close to what was shown before: one for each way they do.</summary>
    public IReadOnlyList<int> FindTooClose(Atoms atoms)
    {
        if (rounds.Count == 0)
        {
            return [];
        }

        var now = Enumerable.Range(0, atoms.Published.Length)
            .Where(atoms.IsRemembered)
            .Select(team => (Team: team, People: atoms.PeopleOf(team)))
            .ToList();
        return [.. rounds.SelectMany(before => FindTooClose(now, before)).Distinct()];
    }

    private IEnumerable<int> FindTooClose(List<(int Team, string[] People)> now, IReadOnlyDictionary<string, int> before)
    {
        var points = Enumerable.Range(0, 1 + now.Count + before.Values.DefaultIfEmpty(-1).Max() + 1).ToArray();
        var lines = Lines(now, before);
        foreach (var ((isIn, wasIn), _) in lines.Where(line => line.Value.People - (line.Value.WithReader ? 1 : 0) >= ReleasePolicy.MinimumDifference))
        {
            // The outside stays the name of whatever is one with it.
            var (first, second) = (Find(points, isIn), Find(points, wasIn));
            points[Math.Max(first, second)] = Math.Min(first, second);
        }

        var tooClose = lines.Keys
            .Select(line => (IsIn: Find(points, line.IsIn), WasIn: Find(points, line.WasIn)))
            .Where(line => line.IsIn != line.WasIn)
            .SelectMany(line => new[] { line.IsIn, line.WasIn })
            .Where(point => point != Outside)
            .ToHashSet();
        return Enumerable.Range(0, now.Count)
            .Where(group => tooClose.Contains(Find(points, 1 + group)))
            .GroupBy(group => Find(points, 1 + group), group => now[group])
            .Select(together => together.MinBy(group => (group.People.Length, group.Team)).Team);
    }

    /// <summary>How many people are in one group now and were in another before, and whether any of them is a reader.</summary>
    private Dictionary<(int IsIn, int WasIn), (int People, bool WithReader)> Lines(List<(int Team, string[] People)> now, IReadOnlyDictionary<string, int> before)
    {
        var lines = new Dictionary<(int IsIn, int WasIn), (int People, bool WithReader)>();
        var here = new HashSet<string>(StringComparer.Ordinal);
        void Draw(string person, int isIn, int wasIn)
        {
            var line = lines.GetValueOrDefault((isIn, wasIn));
            lines[(isIn, wasIn)] = (line.People + 1, line.WithReader || readers.Contains(person));
        }

        for (var group = 0; group < now.Count; group++)
        {
            foreach (var person in now[group].People)
            {
                here.Add(person);
                Draw(person, 1 + group, before.TryGetValue(person, out var number) ? 1 + now.Count + number : Outside);
            }
        }

        foreach (var (person, number) in before.Where(person => !here.Contains(person.Key)))
        {
            Draw(person, Outside, 1 + now.Count + number);
        }

        return lines;
    }

    private static int Find(int[] points, int point)
    {
        while (points[point] != point)
        {
            point = points[point] = points[points[point]];
        }

        return point;
    }
}
