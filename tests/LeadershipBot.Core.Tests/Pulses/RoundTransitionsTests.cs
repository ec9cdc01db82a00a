using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Core.Tests.Pulses;

public sealed class RoundTransitionsTests
{
    [Fact]
    public void A_round_goes_through_its_states_in_order_and_may_repeat_a_step()
    {
        var states = Enum.GetValues<RoundState>();

        foreach (var (from, to) in from first in states from second in states select (first, second))
        {
            Assert.Equal(to - from is 0 or 1, RoundTransitions.IsAllowed(from, to));
        }

        Assert.Equal(RoundState.Open, RoundTransitions.After(RoundState.Planned));
        Assert.Null(RoundTransitions.After(RoundState.Purged));
    }
}
