using System.Globalization;

namespace LeadershipBot.Core.Organization;

/// <summary>Gathers teams and their parents row by row, then says whether they are one tree.</summary>
internal sealed class TeamReader
{
    private readonly Dictionary<string, Team> teams = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Notes that a row names this team; gives the spelling the whole roster uses.</summary>
    public string Add(int line, string name, string parent, Action<int, string, string> report)
    {
        if (!teams.TryGetValue(name, out var team))
        {
            team = new Team(name, line);
            teams.Add(name, team);
        }
        else if (!string.Equals(team.Name, name, StringComparison.Ordinal))
        {
            report(line, "team", $"This team is written in another way on line {team.Line}. Write a team's name the same way everywhere.");
        }

        if (parent.Length > 0 && team.Parent is null)
        {
            team.Parent = parent;
            team.ParentLine = line;
        }
        else if (parent.Length > 0 && !string.Equals(parent, team.Parent, StringComparison.OrdinalIgnoreCase))
        {
            report(line, "team parent", $"This team is under another team on line {team.ParentLine} than here. A team is under one team only.");
        }

        return team.Name;
    }

    /// <summary>The tree, or null after reporting why there is none.</summary>
    public OrganizationTree? Build(Action<int, string, string> report)
    {
        if (teams.Count == 0)
        {
            return null;
        }

        var sound = true;
        foreach (var team in teams.Values.Where(team => team.Parent is not null))
        {
            if (!teams.TryGetValue(team.Parent!, out var parent))
            {
                sound = false;
                report(team.ParentLine, "team parent", "No row has this team in the team column. Check the spelling, or add a row for somebody in that team, such as its lead.");
            }
            else if (!string.Equals(parent.Name, team.Parent, StringComparison.Ordinal))
            {
                sound = false;
                report(team.ParentLine, "team parent", $"This team is written in another way on line {parent.Line}. Write a team's name the same way everywhere.");
            }
        }

        sound &= ReportCircles(report);
        sound &= ReportRoots(report);
        return sound ? OrganizationTree.FromParents(teams.Values.Select(team => (team.Name, team.Parent))) : null;
    }

    private bool ReportCircles(Action<int, string, string> report)
    {
        var state = new Dictionary<Team, int>();
        var walk = 0;
        var sound = true;
        foreach (var start in teams.Values)
        {
            walk++;
            var path = new List<Team>();
            var team = start;
            while (team is not null && state.TryAdd(team, walk))
            {
                path.Add(team);
                team = team.Parent is null ? null : teams.GetValueOrDefault(team.Parent);
            }

            if (team is not null && state[team] == walk)
            {
                sound = false;
                var circle = path.SkipWhile(step => step != team).Append(team).Select(step => string.Create(CultureInfo.InvariantCulture, $"the team on line {step.Line}"));
                report(team.ParentLine, "team parent", $"These teams are under each other in a circle: {string.Join(", under ", circle)}. One of them must be under a team outside the circle.");
            }
        }

        return sound;
    }

    private bool ReportRoots(Action<int, string, string> report)
    {
        var roots = teams.Values.Where(team => team.Parent is null).ToList();
        if (roots.Count == 0)
        {
            report(0, "team parent", "No team is at the top. Leave the team parent empty for the one team that is above all others.");
            return false;
        }

        foreach (var root in roots.Skip(1))
        {
            report(root.Line, "team parent", $"The team on line {roots[0].Line} and the team on this line both have no team above them. Only one team is at the top: write the team parent of the other.");
        }

        return roots.Count == 1;
    }

    private sealed class Team(string name, int line)
    {
        public string Name { get; } = name;

        public int Line { get; } = line;

        public string? Parent { get; set; }

        public int ParentLine { get; set; }
    }
}
