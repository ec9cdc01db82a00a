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
    public Task Tables_wait_for_it() => WaitsAsync(port => AzuriteProcess.StartAsync(port: port, cancellationToken: Cancellation));

    [Fact]
    public Task A_sandbox_waits_for_it() => WaitsAsync(port => SandboxServer.StartAsync(new() { Port = port }, TestBot.Host, Cancellation));

    private static async Task WaitsAsync<T>(Func<int, Task<T>> start)
        where T : IAsyncDisposable
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var (port, tries) = (((IPEndPoint)other.LocalEndpoint).Port, 0);

        await using var started = await SamePort.StartAsync(() =>
        {
            if (++tries == 2)
            {
                other.Stop();
            }

            return start(port);
        });

        Assert.Equal(2, tries);
    }
}
