using System.Net.Sockets;
using LeadershipBot.Sandbox;
using Xunit;

namespace LeadershipBot.Tests.Driving;

/// <summary>A server that comes back on the port it had. For a moment that may be the near end of somebody else's connection.</summary>
internal static class SamePort
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    /// <summary>Tries again for some seconds while the port is taken.</summary>
    public static async Task<T> StartAsync<T>(Func<Task<T>> start)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                return await start();
            }
            catch (Exception error) when (IsTaken(error) && TimeProvider.System.GetElapsedTime(begun) < Longest)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), TestContext.Current.CancellationToken);
            }
        }
    }

    private static bool IsTaken(Exception error) => error switch
    {
        SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } => true,
        AzuriteException => error.Message.Contains("EADDRINUSE", StringComparison.Ordinal),
        _ => error.InnerException is { } inner && IsTaken(inner),
    };
}
