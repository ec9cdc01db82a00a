using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Core.Tests.Pulses;

public sealed class RoundLifeCycleTests
{
    private static readonly RoundState[] States = Enum.GetValues<RoundState>();
    private static readonly RoundStep[] Steps = Enum.GetValues<RoundStep>();

    /// <summary>Every step a state allows; all others are refused.</summary>
    public static TheoryData<RoundState, string> Allowed { get; } = new()
    {
        { RoundState.Planned, "Prepare Open Abandon" },
        { RoundState.Open, "Ask TakeBallot StopIntake" },
        { RoundState.Closing, "Count Publish Abandon" },
        { RoundState.Published, "Erase Purge" },
        { RoundState.Abandoned, "Erase Purge" },
        { RoundState.Purged, "EraseAgain SendResults" },
    };

    [Theory]
    [MemberData(nameof(Allowed))]
    public void A_state_allows_these_steps_and_no_other(RoundState state, string steps) => Assert.Equal(
        steps.Split(' ').Order(StringComparer.Ordinal),
        Steps.Where(step => RoundLifeCycle.Allows(state, step)).Select(step => step.ToString()).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData(RoundState.Planned, RoundStep.Open, RoundState.Open)]
    [InlineData(RoundState.Planned, RoundStep.Abandon, RoundState.Abandoned)]
    [InlineData(RoundState.Open, RoundStep.StopIntake, RoundState.Closing)]
    [InlineData(RoundState.Closing, RoundStep.Publish, RoundState.Published)]
    [InlineData(RoundState.Closing, RoundStep.Abandon, RoundState.Abandoned)]
    [InlineData(RoundState.Published, RoundStep.Purge, RoundState.Purged)]
    [InlineData(RoundState.Abandoned, RoundStep.Purge, RoundState.Purged)]
    public void A_step_leads_to_its_state(RoundState from, RoundStep step, RoundState to) =>
        Assert.Equal(to, RoundLifeCycle.After(from, step));

    [Fact]
    public void Every_other_step_leaves_the_state_as_it_is_or_is_refused()
    {
        var moves = (from state in States from step in Steps
                     let after = RoundLifeCycle.After(state, step)
                     where after is not null && after != state
                     select step).ToList();

        Assert.Equal(7, moves.Count);
        Assert.All(
            from state in States from step in Steps select (state, step),
            pair => Assert.Equal(RoundLifeCycle.Allows(pair.state, pair.step), RoundLifeCycle.After(pair.state, pair.step) is not null));
    }

    [Fact]
    public void A_round_never_comes_back_to_a_state_it_left()
    {
        foreach (var start in States)
        {
            var reached = new HashSet<RoundState>();
            var left = new Stack<RoundState>(Next(start));
            while (left.TryPop(out var state))
            {
                Assert.NotEqual(start, state);
                if (reached.Add(state))
                {
                    Next(state).ToList().ForEach(left.Push);
                }
            }

            Assert.True(start == RoundState.Purged || reached.Contains(RoundState.Purged), $"{start} never ends");
        }

        static IEnumerable<RoundState> Next(RoundState state) =>
            Steps.Select(step => RoundLifeCycle.After(state, step)).OfType<RoundState>().Where(after => after != state);
    }

    [Fact]
    public void Ballots_are_taken_only_while_open_and_counted_only_afterwards()
    {
        Assert.Equal([RoundState.Open], States.Where(state => RoundLifeCycle.Allows(state, RoundStep.TakeBallot)));
        Assert.Equal([RoundState.Closing], States.Where(state => RoundLifeCycle.Allows(state, RoundStep.Count)));
        Assert.Equal([RoundState.Planned, RoundState.Open, RoundState.Closing], States.Where(RoundLifeCycle.NeedsKeys));
    }
}
