using System.Net;
using System.Net.Sockets;
using LeadershipBot.Sandbox;
using LeadershipBot.Tests.Driving;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Xunit;

namespace LeadershipBot.Tests.Sandbox;

/// <summary>The table service of the tests and of <c>--store azurite</c>.</summary>
public sealed class AzuriteProcessTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("azurite-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task It_answers_once_started_and_leaves_its_data_when_it_stops()
    {
        using var http = new HttpClient();
        int port;
        await using (var azurite = await AzuriteProcess.StartAsync(_folder.FullName, cancellationToken: Cancellation))
        {
            port = azurite.Port;
            using var answer = await http.GetAsync(new Uri(azurite.Endpoint + "/Tables"), Cancellation);

            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
            Assert.Contains("Azurite", answer.Headers.Server.ToString(), StringComparison.Ordinal);
            await azurite.StopAsync(Cancellation);
        }

        Assert.NotEmpty(_folder.EnumerateFiles());
        using var client = new TcpClient();
        await Assert.ThrowsAsync<SocketException>(async () => await client.ConnectAsync(IPAddress.Loopback, port, Cancellation));
    }

    [Fact]
    public async Task It_starts_again_on_the_same_port_after_it_was_killed()
    {
        await using var azurite = await AzuriteProcess.StartAsync(_folder.FullName, cancellationToken: Cancellation);
        await azurite.KillAsync();
        await using var again = await SamePort.StartAsync(() => AzuriteProcess.StartAsync(_folder.FullName, azurite.Port, cancellationToken: Cancellation));

        Assert.Equal(azurite.ConnectionString, again.ConnectionString);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_named()
    {
        await using var azurite = await AzuriteProcess.StartAsync(cancellationToken: Cancellation);

        var error = await Assert.ThrowsAsync<AzuriteException>(() => AzuriteProcess.StartAsync(port: azurite.Port, cancellationToken: Cancellation));

        Assert.Contains($"port {azurite.Port}", error.Message, StringComparison.Ordinal);
        Assert.Contains("EADDRINUSE", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_sandbox_that_does_not_start_leaves_none_behind(bool isWhole)
    {
        var wasThere = false;
        var host = SandboxHost.LeadershipBot with
        {
            Build = _ =>
            {
                wasThere = File.Exists(Mark);
                throw new InvalidOperationException("It can't be built.");
            },
        };

        await Assert.ThrowsAsync<InvalidOperationException>(() => isWhole
            ? SandboxServer.StartAsync(Options, host, Cancellation)
            : (Task)SandboxBot.StartAsync(new Uri("http://127.0.0.1:9/"), Options, host, Cancellation));

        Assert.True(wasThere);
        Assert.False(File.Exists(Mark));
    }

    [Fact]
    public async Task A_sandbox_that_does_not_stop_as_it_should_leaves_none_behind()
    {
        var host = SandboxHost.LeadershipBot with
        {
            Build = builder =>
            {
                builder.Logging.ClearProviders();
                builder.Services.AddHostedService<Stubborn>();
                return LeadershipBotHost.Build(builder);
            },
        };
        var sandbox = await SandboxServer.StartAsync(Options, host, Cancellation);
        Assert.True(File.Exists(Mark));

        await Assert.ThrowsAnyAsync<Exception>(async () => await sandbox.DisposeAsync());

        Assert.False(File.Exists(Mark));
    }

    private SandboxOptions Options => new() { DataDirectory = _folder.FullName, Port = 0, Store = SandboxStore.Azurite };

    /// <summary>There as long as the process is.</summary>
    private string Mark => Path.Combine(_folder.FullName, "azurite", "azurite.pid");

    private sealed class Stubborn : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => throw new InvalidOperationException("It does not want to stop.");
    }
}
