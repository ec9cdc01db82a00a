using System.Globalization;
using LeadershipBot.Content;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Benchmarks;

/// <summary>The release policy alone, where it has most to do: very many small teams, and two years to compare with.</summary>
internal static class PolicyBenchmark
{
    private const int Teams = 10_000;
    private const int PeopleATeam = 8;
    private const int Months = 12 * PublishedHistory.RememberedYears;

    public static Task<IReadOnlyList<Row>> RunAsync()
    {
        var instrument = ContentLibrary.Load().Instrument("first-eight");
        var roster = Organization();
        var history = PublishedHistory.Empty;
        for (var round = 0; round < Months; round++)
        {
            history = history.With(Publish(instrument, roster, PublishedHistory.Empty, round).Groups);
        }

        var started = TimeProvider.System.GetTimestamp();
        var first = Publish(instrument, roster, PublishedHistory.Empty, round: Months);
        var alone = TimeProvider.System.GetElapsedTime(started);
        var again = Publish(instrument, roster, history, round: Months);
        var both = TimeProvider.System.GetElapsedTime(started);
        return Task.FromResult<IReadOnlyList<Row>>(
        [
            new(
                string.Create(CultureInfo.InvariantCulture, $"release policy for {instrument.Items.Count} items in {Teams:N0} teams of {PeopleATeam}"),
                string.Create(CultureInfo.InvariantCulture, $"{alone.TotalSeconds:0.0} s the first time ({Shown(first):N0} groups shown), {(both - alone).TotalSeconds:0.0} s with {Months} rounds to compare with ({Shown(again):N0} shown)"),
                "< 1 s the first time",
                "sums in memory, counting them included"),
        ]);
    }

    private static int Shown(ReleaseResult result) => result.Release.Nodes.Count(node => node.IsPublished);

    private static ReleaseResult Publish(Instrument instrument, FrozenRoster roster, PublishedHistory history, int round)
    {
        var random = new Random(round);
        var tally = new Tally(instrument, roster.CellCount);
        for (var cell = 0; cell < roster.CellCount; cell++)
        {
            for (var person = 0; person < roster.EligibleIn(cell); person++)
            {
                if (random.Next(10) < 8)
                {
                    tally.Add(new Ballot(cell, [.. instrument.Items.Select(_ => Answer.TryFromCode(random.Next(0, 6), out var answer) ? answer : default)]));
                }
            }
        }

        var opened = new DateOnly(2024, 1, 1).AddMonths(round);
        return ReleasePolicy.Apply(new RoundFacts($"pulse-{round}", opened, opened.AddDays(7)), instrument, roster, tally, history);
    }

    private static FrozenRoster Organization()
    {
        IReadOnlyList<FrozenTeam> all =
        [
            new("Agency", null, HasLead: true),
            .. Enumerable.Range(0, Teams - 1).Select(team => new FrozenTeam($"T{team:D5}", team < 100 ? "Agency" : $"T{team % 100:D5}", HasLead: true)),
        ];
        var tree = OrganizationTree.FromParents(all.Select(team => (team.Name, team.Parent)));
        return new FrozenRoster(all, [.. tree.Nodes.Select(node => new FrozenCell(
            node.Index, [.. Enumerable.Range(0, PeopleATeam).Select(person => $"{node.Name}-{person}")]))]);
    }
}
