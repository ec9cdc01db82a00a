using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using LeadershipBot.Pulses;
using LeadershipBot.Tests.BadInput;
using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.Attack;

/// <summary>Whoever could have tokens signed could send the bot, and its token with it, to other addresses of its network.</summary>
public sealed class ServiceUrlTests(WatchedHarbor harbor) : IClassFixture<WatchedHarbor>, IDisposable
{
    [Theory]
    [InlineData("http://localhost:{0}/")]
    [InlineData("http://127.0.0.2:{0}/")]
    [InlineData("http://2130706433:{0}/")]
    [InlineData("http://0x7f.0.0.1:{0}/")]
    [InlineData("http://0177.0.0.1:{0}/")]
    [InlineData("http://127.1:{0}/")]
    [InlineData("http://[::1]:{0}/")]
    [InlineData("http://[::ffff:127.0.0.1]:{0}/")]
    [InlineData("http://0.0.0.0:{0}/")]
    [InlineData("http://127.0.0.1@localhost:{0}/")]
    [InlineData("http://127.0.0.1:{0}\\@localhost:{0}/")]
    [InlineData("http://127.0.0.1%2f@localhost:{0}/")]
    [InlineData("http://①②⑦.0.0.1:{0}/")]
    [InlineData("http://127.0.0.1.localhost:{0}/")]
    [InlineData("https://localhost:{0}/")]
    [InlineData("http://127.0.0.1:{0}/connector/../")]
    public async Task An_address_that_is_not_listed_opens_no_connection_however_well_signed(string pattern)
    {
        using var trap = new TcpListener(IPAddress.IPv6Any, 0);
        trap.Server.DualMode = true;
        trap.Start();
        var address = string.Format(System.Globalization.CultureInfo.InvariantCulture, pattern, ((IPEndPoint)trap.LocalEndpoint).Port);

        foreach (var activity in new[]
        {
            harbor.Wire.Message("North1", "help"),
            harbor.Wire.Message("North1", "something"),
            harbor.Wire.Tap("North1", SubmitBallot.VerbName, new JsonObject { ["round"] = Harbor.RoundId, ["VM-2"] = "4" }),
        })
        {
            activity["serviceUrl"] = address;
            Assert.Equal((401, "Unauthorized."), await harbor.Wire.PostAsync(activity.ToJsonString(), harbor.Wire.Token(address)));
        }

        Assert.False(trap.Pending());
    }

    public void Dispose() => harbor.CheckNothingStoredAndNobodyNamed();
}
