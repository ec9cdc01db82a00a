using System.Net;
using System.Net.Sockets;
using LeadershipBot.Sandbox;
using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.Sandbox;

/// <summary>What starts again on a port it gave back does so too where somebody else has that port for a moment.</summary>
public sealed class SamePortTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_port_that_somebody_else_has_for_a_moment_is_waited_for()
    {
        using var tables = Take();
        var (port, tries) = (PortOf(tables), 0);
        await using var azurite = await SamePort.StartAsync(() =>
        {
            if (++tries == 2)
            {
                tables.Stop();
            }

            return AzuriteProcess.StartAsync(port: port, cancellationToken: Cancellation);
        });
        Assert.Equal((2, port), (tries, azurite.Port));

        using var bot = Take();
        var start = AgencyAtWork.StartHarborAsync(port: PortOf(bot));
        Assert.False(start.IsCompleted);
        bot.Stop();
        await using var agency = await start;
        Assert.Equal("ready", await agency.ReadinessAsync());
    }

    private static TcpListener Take()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return listener;
    }

    private static int PortOf(TcpListener listener) => ((IPEndPoint)listener.LocalEndpoint).Port;
}
