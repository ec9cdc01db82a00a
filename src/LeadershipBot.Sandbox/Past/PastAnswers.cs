using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Sandbox.Staff;

namespace LeadershipBot.Sandbox.Past;

/// <summary>What people would have answered, by the same temperament, with years that went better in some places than in others.</summary>
internal sealed class PastAnswers(Temperament temperament)
{
    private const double CannotTellRate = 0.06;
    private const double SkipRate = 0.04;

    private readonly Dictionary<string, double[]> _leanings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> _rates = new(StringComparer.Ordinal);

    public Tally Count(Core.Organization.Roster roster, FrozenRoster frozen, Instrument instrument, int number, string roundId)
    {
        var tally = new Tally(instrument, frozen.CellCount);
        var drift = new Dictionary<string, double>(StringComparer.Ordinal);
        var chance = temperament.Chance("past", roundId);
        foreach (var person in roster.People)
        {
            if (frozen.CellOf(person.Id) is not { } cell || chance.NextDouble() >= RateOf(person.Team))
            {
                continue;
            }

            if (!drift.TryGetValue(person.Team, out var moved))
            {
                drift[person.Team] = moved = DriftOf(roster.Tree, person.Team, number);
            }

            var leanings = LeaningsOf(person, instrument);
            tally.Add(new Ballot(cell, [.. leanings.Select(leaning => Answered(leaning + moved, chance))]));
        }

        return tally;
    }

    private double RateOf(string team) => _rates.TryGetValue(team, out var rate) ? rate : _rates[team] = temperament.ResponseRate(team);

    private double[] LeaningsOf(Person person, Instrument instrument)
    {
        if (!_leanings.TryGetValue(person.Id, out var leanings))
        {
            _leanings[person.Id] = leanings = [.. instrument.Items.Select(item => temperament.Leaning(person, item.Id))];
        }

        return leanings;
    }

    /// <summary>A slow wave for each branch of the organisation, a smaller one for each team.</summary>
    private double DriftOf(OrganizationTree tree, string team, int number)
    {
        var node = tree.Find(team)!;
        var branch = tree.AncestorsOf(node).Reverse().Skip(1).FirstOrDefault() ?? node;
        return Wave("branch", branch.Name, 0.45) + Wave("team", team, 0.2);

        double Wave(string kind, string name, double height)
        {
            var chance = temperament.Chance(kind, name);
            var (phase, months) = (chance.NextDouble() * Math.Tau, 16 + (chance.NextDouble() * 16));
            return height * Math.Sin(phase + (number * Math.Tau / months));
        }
    }

    private static Answer Answered(double leaning, Random chance)
    {
        var roll = chance.NextDouble();
        if (roll < SkipRate)
        {
            return Answer.Skipped;
        }

        if (roll < SkipRate + CannotTellRate)
        {
            return Answer.CannotTell;
        }

        _ = Answer.TryFromCode((int)Math.Clamp(Math.Round(leaning + Temperament.Noise(chance, 0.8)), 1, Answer.ScalePoints), out var answer);
        return answer;
    }
}
