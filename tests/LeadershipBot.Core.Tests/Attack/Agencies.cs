using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Core.Tests.Attack;

/// <summary>What somebody would say, in every round alike: the attacker's dream.</summary>
internal sealed record Voice(bool TakesPart, IReadOnlyList<Answer> Answers);

/// <summary>One round as it truly was.</summary>
internal sealed record TrueRound(FrozenRoster Roster, IReadOnlyList<string> Readers, IReadOnlyDictionary<string, Voice> Voices)
{
    /// <summary>Teams as they were given, with those who lead or read in a team of their own choice: for policies that count them there.</summary>
    public required IReadOnlyList<TestTeam> Teams { get; init; }

    /// <summary>The team a reader belongs to.</summary>
    public required IReadOnlyDictionary<string, string> TeamOfReader { get; init; }

    public Tally Tally(Instrument instrument, FrozenRoster? roster = null) => Add(new Tally(instrument, (roster ?? Roster).CellCount), roster ?? Roster);

    private Tally Add(Tally tally, FrozenRoster roster)
    {
        for (var cell = 0; cell < roster.CellCount; cell++)
        {
            foreach (var person in roster.PeopleIn(cell))
            {
                if (Voices.TryGetValue(person, out var voice) && voice.TakesPart)
                {
                    tally.Add(new Ballot(cell, voice.Answers));
                }
            }
        }

        return tally;
    }
}

/// <summary>
/// A made-up organisation from one round to the next: people leave, join and move, teams are renamed, split, joined and put
/// elsewhere. Nobody who stays ever changes an answer, which is what somebody who subtracts rounds has to assume.
/// </summary>
internal sealed class Agencies(int seed)
{
    private readonly Random random = new(seed);
    private readonly Dictionary<string, Voice> voices = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> teamOfReader = new(StringComparer.Ordinal);
    private List<TestTeam> teams = [];
    private int people;
    private int named;
    private double response;
    private double silence;

    /// <summary>Items that are reported at every level, for teams and five supervisors together, and for the agency and its regions.</summary>
    public static Instrument Instrument { get; } = Rounds.Asking(
        Rounds.Item("C1", kind: ItemKind.Climate),
        Rounds.Item("C2", SeenActor.AgencyLeaders, ItemKind.Climate),
        Rounds.Item("S", SeenActor.Supervisor));

    public IReadOnlyList<TrueRound> Make()
    {
        response = Pick(0.45, 0.7, 0.85, 1.0);
        silence = Pick(0.05, 0.15, 0.3, 0.6);
        Found();
        var rounds = new List<TrueRound> { Freeze() };
        for (var more = random.Next(4); more > 0; more--)
        {
            Change();
            rounds.Add(Freeze());
        }

        return rounds;
    }

    private void Found()
    {
        var count = Pick(1, 2, 3, 4, 5, 6, 8, 10, 13);
        var shape = random.Next(4);
        for (var number = 0; number < count; number++)
        {
            var parent = number == 0 ? null : teams[shape switch
            {
                0 => 0, // flat
                1 => number - 1, // one below the other
                2 => (number - 1) / 2,
                _ => random.Next(number),
            }].Name;
            teams.Add(new TestTeam($"T{named++}", parent, []));
            Fill(number, Pick(0, 0, 1, 2, 3, 4, 5, 6, 7, 7, 8, 8, 9, 10, 12, 15, 20, 26));
            if (random.Next(3) > 0)
            {
                AddReader(teams[number].Name);
            }
        }
    }

    private void Change()
    {
        switch (random.Next(7))
        {
            case 0 or 1:
                Leave(random.Next(1, 5));
                break;
            case 2:
                Fill(random.Next(teams.Count), random.Next(1, 6));
                break;
            case 3:
                Leave(random.Next(1, 3));
                Fill(random.Next(teams.Count), random.Next(1, 3));
                break;
            case 4:
                Move(random.Next(1, 8));
                break;
            case 5:
                Reorganise();
                break;
            default:
                break; // nothing at all
        }

        if (random.Next(4) == 0)
        {
            Move(random.Next(1, 3));
        }
    }

    private void Leave(int count)
    {
        for (; count > 0; count--)
        {
            var team = random.Next(teams.Count);
            Set(team, [.. teams[team].People.Skip(1)]);
        }
    }

    private void Move(int count)
    {
        var (from, to) = (random.Next(teams.Count), random.Next(teams.Count));
        var moving = teams[from].People.Take(count).ToList();
        Set(from, [.. teams[from].People.Skip(moving.Count)]);
        Set(to, [.. teams[to].People, .. moving]);
    }

    private void Reorganise()
    {
        var team = random.Next(teams.Count);
        switch (random.Next(4))
        {
            case 0: // a new name
                var old = teams[team].Name;
                Rename(team, $"T{named++}", old);
                break;
            case 1: // half of it becomes a team of its own
                var half = teams[team].People.Where((_, index) => index % 2 == 0).ToList();
                teams.Add(new TestTeam($"T{named++}", teams[team].Name, half));
                Set(team, [.. teams[team].People.Except(half, StringComparer.Ordinal)]);
                break;
            case 2 when teams.Count > 1 && teams[team].Parent is { } above: // it is dissolved into the one above
                var upper = teams.FindIndex(candidate => candidate.Name == above);
                Set(upper, [.. teams[upper].People, .. teams[team].People]);
                var name = teams[team].Name;
                teams = [.. teams.Where(candidate => candidate.Name != name).Select(candidate => candidate.Parent == name ? candidate with { Parent = above } : candidate)];
                break;
            default: // it is put under the root
                if (teams[team].Parent is not null)
                {
                    teams[team] = teams[team] with { Parent = teams.Single(candidate => candidate.Parent is null).Name };
                }

                break;
        }
    }

    private void Rename(int team, string name, string old)
    {
        teams[team] = teams[team] with { Name = name };
        teams = [.. teams.Select(candidate => candidate.Parent == old ? candidate with { Parent = name } : candidate)];
    }

    private void Fill(int team, int count)
    {
        // Some teams are of one mind.
        var mood = random.Next(4) == 0 ? random.Next(1, 6) : 0;
        var added = Enumerable.Range(0, count).Select(_ => NewPerson(mood)).ToList();
        Set(team, [.. teams[team].People, .. added]);
    }

    private void AddReader(string team) => teamOfReader.Add(NewPerson(0), team);

    private bool HasLead(TestTeam team) => teamOfReader.ContainsValue(team.Name);

    private string NewPerson(int mood)
    {
        var person = $"p{people++:D4}";
        Answer OneAnswer() => random.NextDouble() < silence
            ? random.Next(2) == 0 ? Answer.Skipped : Answer.CannotTell
            : Rounds.Score(mood > 0 ? mood : Pick(1, 2, 2, 3, 3, 4, 4, 4, 5, 5));
        voices.Add(person, new Voice(random.NextDouble() < response, [OneAnswer(), OneAnswer(), OneAnswer()]));
        return person;
    }

    private void Set(int team, IReadOnlyList<string> now) => teams[team] = teams[team] with { People = now };

    private TrueRound Freeze()
    {
        var names = teams.Select(team => team.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var reader in teamOfReader.Where(reader => !names.Contains(reader.Value)).Select(reader => reader.Key).ToList())
        {
            teamOfReader[reader] = teams[0].Name;
        }

        return new TrueRound(Rounds.Freeze([.. teams.Select(team => team with { HasLead = HasLead(team) })], [.. teamOfReader.Keys]), [.. teamOfReader.Keys], voices)
        {
            Teams = [.. teams],
            TeamOfReader = new Dictionary<string, string>(teamOfReader, StringComparer.Ordinal),
        };
    }

    private T Pick<T>(params ReadOnlySpan<T> values) => values[random.Next(values.Length)];
}
