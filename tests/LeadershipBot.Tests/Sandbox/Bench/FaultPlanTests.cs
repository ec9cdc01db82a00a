using System.Text.Json;
using LeadershipBot.Sandbox.Faults;
using Xunit;

namespace LeadershipBot.Tests.Sandbox.Bench;

public sealed class FaultPlanTests
{
    [Fact]
    public void One_rate_is_spread_over_every_kind_that_passes()
    {
        var plan = Read("""{"rate":0.05,"seed":7}""");

        Assert.Equal(7, plan.Seed);
        Assert.Equal(0.05, plan.Rates.Values.Sum(), 9);
        Assert.Equal(FaultNames.AllTransient.Except([TransientFault.TooBig]), plan.Rates.Keys);
        Assert.Empty(plan.People);
    }

    [Fact]
    public void Every_kind_can_be_set_by_its_name()
    {
        var rates = FaultNames.AllTransient.Select(kind => $"\"{FaultNames.Of(kind)}\":0.01");
        var people = FaultNames.AllLasting.Select(kind => $"\"{FaultNames.Of(kind)}\":0.02");

        var plan = Read($$"""{"rates":{{{string.Join(',', rates)}}},"people":{{{string.Join(',', people)}}},"slowestSeconds":0.5,"retryAfterSeconds":3}""");

        Assert.Equal(FaultNames.AllTransient, plan.Rates.Keys);
        Assert.Equal(FaultNames.AllLasting, plan.People.Keys);
        Assert.Equal((TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(3)), (plan.Slowest, plan.RetryAfter));
    }

    [Fact]
    public void Rates_mean_the_same_in_whichever_order_they_are_written() => Assert.Equal(
        Read("""{"rates":{"slow":0.1,"401":0.2}}""").Rates, Read("""{"rates":{"401":0.2,"slow":0.1}}""").Rates);

    [Theory]
    [InlineData("""{"rate":1.5}""", "rate is a number from 0 to 1.")]
    [InlineData("""{"rate":"0.1"}""", "rate is a number from 0 to 1.")]
    [InlineData("""{"rate":-0.1}""", "rate is a number from 0 to 1.")]
    [InlineData("""{"seed":1.5}""", "seed is a whole number.")]
    [InlineData("""{"seed":99999999999}""", "seed is a whole number.")]
    [InlineData("""{"rate":0.1,"rates":{}}""", "Send either rate")]
    [InlineData("""{"rates":[]}""", "rates is an object.")]
    [InlineData("""{"rates":{"500":0.1}}""", "rates has no \"500\"; there are: 401, 412")]
    [InlineData("""{"rates":{"429":2}}""", "rates.429 is a number from 0 to 1.")]
    [InlineData("""{"rates":{"429":0.6,"502":0.6}}""", "rates together are at most 1.")]
    [InlineData("""{"people":{"429":0.6}}""", "people has no \"429\"; there are: blockedByAdmin")]
    [InlineData("""{"people":{"blockedByUser":0.6,"notInstalled":0.6}}""", "people together are at most 1.")]
    [InlineData("""{"slowestSeconds":16}""", "slowestSeconds is a number from 0 to 15.")]
    [InlineData("""{"retryAfterSeconds":1.5}""", "retryAfterSeconds is a whole number from 0 to 600.")]
    [InlineData("""{"speed":1}""", "There is no \"speed\".")]
    public void What_is_wrong_is_said_in_a_sentence(string json, string expected)
    {
        Assert.False(FaultPlan.TryRead(JsonElement.Parse(json), out _, out var problem));
        Assert.StartsWith(expected, problem, StringComparison.Ordinal);
    }

    private static FaultPlan Read(string json)
    {
        Assert.True(FaultPlan.TryRead(JsonElement.Parse(json), out var plan, out var problem), problem);
        return plan;
    }
}
