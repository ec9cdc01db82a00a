using System.Net.Sockets;
using System.Text;
using LeadershipBot.Operations;
using LeadershipBot.Tests.Driving;
using LeadershipBot.Tests.MainJob;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace LeadershipBot.Tests.Attack;

/// <summary>Clients on the real server that take their time or send too much; its time-outs are short here.</summary>
public sealed class SlowClientTests : IAsyncLifetime
{
    private AgencyAtWork _agency = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _agency = await AgencyAtWork.StartHarborAsync(change: builder => builder.WebHost.ConfigureKestrel(server =>
    {
        server.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(1);
        server.Limits.MinRequestBodyDataRate = new MinDataRate(server.Limits.MinRequestBodyDataRate!.BytesPerSecond, TimeSpan.FromSeconds(1.1));
    }));

    public ValueTask DisposeAsync() => _agency.DisposeAsync();

    [Fact]
    public async Task A_body_that_drips_is_cut_off()
    {
        var token = new Wire(_agency).Token();

        var answer = await SayAsync(
            $"POST /api/messages HTTP/1.1\r\nHost: {_agency.Root.Authority}\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n",
            drips: true);

        Assert.StartsWith("HTTP/1.1 408 ", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Headers_that_drip_are_cut_off()
    {
        var answer = await SayAsync($"POST /api/messages HTTP/1.1\r\nHost: {_agency.Root.Authority}\r\nX-Slow: ", drips: true);

        Assert.StartsWith("HTTP/1.1 408 ", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET /api/messages?{0} HTTP/1.1\r\nHost: x\r\n\r\n", 4 * 1024, "414")]
    [InlineData("POST /api/messages HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {0}\r\n\r\n", 24 * 1024, "431")]
    [InlineData("POST /healthz HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{0}", 1, "400")]
    [InlineData("POST /api/messages HTTP/1.1\r\n\r\n{0}", 1, "400")]
    [InlineData("rubbish\r\n\r\n{0}", 1, "400")]
    public async Task A_request_that_is_too_long_or_none_is_refused_by_the_server(string request, int padding, string status)
    {
        var answer = await SayAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, request, new string('x', padding)), drips: false);

        Assert.StartsWith($"HTTP/1.1 {status} ", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sixty_five_headers_are_too_many()
    {
        var headers = string.Concat(Enumerable.Range(0, 65).Select(number => $"X-{number}: x\r\n"));

        Assert.StartsWith("HTTP/1.1 431 ", await SayAsync($"POST /api/messages HTTP/1.1\r\nHost: x\r\n{headers}\r\n", drips: false), StringComparison.Ordinal);
    }

    [Fact]
    public void The_servers_limits_are_the_hosts()
    {
        var expected = new KestrelServerOptions();
        ServerLimits.Apply(expected);
        var actual = _agency.Service<IOptions<KestrelServerOptions>>().Value.Limits;

        Assert.Equal(
            (expected.Limits.MaxRequestLineSize, expected.Limits.MaxRequestHeadersTotalSize, expected.Limits.MaxRequestHeaderCount, expected.Limits.MaxRequestBodySize),
            (actual.MaxRequestLineSize, actual.MaxRequestHeadersTotalSize, actual.MaxRequestHeaderCount, actual.MaxRequestBodySize));
        Assert.InRange(expected.Limits.RequestHeadersTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(15));
        Assert.InRange(expected.Limits.MinRequestBodyDataRate!.GracePeriod, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));
    }

    /// <summary>Sends the start and then, if it drips, a byte now and then until the server says something.</summary>
    private async Task<string> SayAsync(string start, bool drips)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(_agency.Root.Host, _agency.Root.Port, Cancellation);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(start), Cancellation);
        while (drips && !stream.DataAvailable)
        {
            await stream.WriteAsync("x"u8.ToArray(), Cancellation);
            await Task.Delay(50, Cancellation);
        }

        var buffer = new byte[1000];
        var read = await stream.ReadAsync(buffer, Cancellation).AsTask().WaitAsync(TimeSpan.FromSeconds(20), Cancellation);
        return Encoding.ASCII.GetString(buffer, 0, read);
    }
}
