using System.Net.Sockets;
using System.Text;
using LeadershipBot.BotFramework.Turns;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LeadershipBot.BotFramework.Tests.Adapter;

/// <summary>Clients that announce a body and keep it back.</summary>
public sealed class SlowBodyTests : IAsyncLifetime
{
    private BotUnderTest _bot = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _bot = await BotUnderTest.StartAsync(
        services: services => services.Configure<BotAdapterOptions>(options => options.BodyTimeout = TimeSpan.FromMilliseconds(300)));

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task A_body_that_drips_is_given_up_and_its_connection_closed()
    {
        using var client = await ConnectAsync(_bot.Token().Encode(), announced: 1000);
        while (!client.GetStream().DataAvailable)
        {
            await client.GetStream().WriteAsync("x"u8.ToArray(), Cancellation);
            await Task.Delay(10, Cancellation);
        }

        var answer = await ReadToEndAsync(client);

        Assert.StartsWith("HTTP/1.1 408 ", answer, StringComparison.Ordinal);
        Assert.Contains("Connection: close", answer, StringComparison.Ordinal);
        Assert.EndsWith("The body took too long.\r\n0\r\n\r\n", answer, StringComparison.Ordinal);
        Assert.Equal(0, _bot.Handler.Turns);
    }

    [Fact]
    public async Task A_stranger_is_answered_before_any_of_the_body_is_there()
    {
        using var client = await ConnectAsync("no token", announced: 1000);
        var buffer = new byte[100];

        var read = await client.GetStream().ReadAsync(buffer, Cancellation);

        Assert.StartsWith("HTTP/1.1 401 ", Encoding.ASCII.GetString(buffer, 0, read), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_who_hangs_up_in_the_middle_leaves_no_trace()
    {
        using (var client = await ConnectAsync(_bot.Token().Encode(), announced: 1000))
        {
            client.LingerState = new LingerOption(enable: true, seconds: 0);
        }

        Assert.Equal(System.Net.HttpStatusCode.OK, (await _bot.PostAsync(_bot.Message())).Status);
        await _bot.StopAsync();

        Assert.Equal(1, _bot.Handler.Turns);
        Assert.DoesNotContain(_bot.Log.Lines, line => line.Level >= Microsoft.Extensions.Logging.LogLevel.Warning);
    }

    private static async Task<string> ReadToEndAsync(TcpClient client)
    {
        var answer = new StringBuilder();
        var buffer = new byte[1000];
        try
        {
            while (await client.GetStream().ReadAsync(buffer, Cancellation) is > 0 and var read)
            {
                answer.Append(Encoding.ASCII.GetString(buffer, 0, read));
            }
        }
        catch (IOException)
        {
            // What it still sends is answered with a reset.
        }

        return answer.ToString();
    }

    private async Task<TcpClient> ConnectAsync(string token, int announced)
    {
        var client = new TcpClient();
        var address = new Uri(_bot.Address);
        await client.ConnectAsync(address.Host, address.Port, Cancellation);
        await client.GetStream().WriteAsync(
            Encoding.ASCII.GetBytes($"POST /api/messages HTTP/1.1\r\nHost: {address.Authority}\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json\r\nContent-Length: {announced}\r\n\r\n{{"),
            Cancellation);
        return client;
    }
}
